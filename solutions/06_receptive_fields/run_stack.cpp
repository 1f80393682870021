// 6.5 run_stack: a network of one row                                             docs/06_receptive_fields.md#run_stack
//
// Idea         What a stack sees can be computed, and it can be tried out. For the trial you need a stack that runs.
// Consequence  Weights do not matter for what is seen, as long as none is 0. So let all be 1: each layer adds up its
//              window.
// Task         Return what the last layer gives. The first layer reads `input`, each further one what the layer before
//              it gave. Positions outside of what a layer reads are 0.
// Done when    {3, 1, 4, 1, 5} under {2, 3} (kernel 2, stride 3) is {4, 6}.
// Careful      A last window that is not full gives no output. Refused with std::invalid_argument are layers as in 6.2,
//              and the first one whose padded row is shorter than its reach or longer than longest_row, naming it:
//              require_between(of_layer(2, "the padded row"), …).

#include "receptive_fields.hpp"

namespace convkit {

std::vector<double> run_stack(const std::vector<double>& input, const std::vector<Window>& layers) {
    // ---- your code starts here ----
    receptive_field(layers);  // refuses layers that are out of range
    auto row = input;
    for (std::size_t place = 0; place < layers.size(); ++place) {
        const auto& [kernel, stride, pad, dilation] = layers[place];
        const Index size = std::ssize(row);
        const Index reach = (kernel - 1) * dilation + 1;
        require_between(of_layer(place, "the padded row"), size + 2 * pad, reach, longest_row);
        std::vector<double> sums((size + 2 * pad - reach) / stride + 1);
        for (Index i = 0; i < std::ssize(sums); ++i) {
            for (Index m = 0; m < kernel; ++m) {
                const Index position = i * stride - pad + m * dilation;
                if (position >= 0 && position < size) sums[i] += row[position];
            }
        }
        row = sums;
    }
    return row;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
