// 5.1 conv_params: how many numbers does a convolution learn?                     docs/05_param_counting.md#conv_params
//
// Idea         A filter has a weight for each place of its kernel in each input channel, and one bias. A layer has as
//              many filters as it has outputs.
// Consequence  Neither the height nor the width of the image appears: a larger photo needs no larger filter.
// Task         Return how many parameters a convolutional layer has; its filters have a bias each where `bias` is true.
// Done when    One 5×5 filter over a grey image has 26 parameters, and ten of them have 260.
// Careful      A size outside 1..largest_length is refused with std::invalid_argument naming that parameter, the first
//              if there are more: require_at_least in the kit does it. Counts are 64 bits wide, and a product beyond
//              that starts again at 0 without a word: refuse it too, naming "outputs". That check is yours to write.

#include <limits>

#include "param_counting.hpp"

namespace convkit {

std::uint64_t conv_params(Index kernel_rows, Index kernel_columns, Index inputs, Index outputs, bool bias) {
    // ---- your code starts here ----
    require_at_least("kernel_rows", kernel_rows, 1);
    require_at_least("kernel_columns", kernel_columns, 1);
    require_at_least("inputs", inputs, 1);
    require_at_least("outputs", outputs, 1);
    constexpr auto largest = std::numeric_limits<std::uint64_t>::max();
    // Asked before each step: a count that has wrapped round looks like any other.
    const auto require = [&](bool fits) {
        if (!fits) {
            throw std::invalid_argument("outputs is " + std::to_string(outputs) +
                                        ", but must be so few that the count stays within 64 bits");
        }
    };
    std::uint64_t weights = 1;
    for (const Index size : {kernel_rows, kernel_columns, inputs, outputs}) {
        require(weights <= largest / static_cast<std::uint64_t>(size));
        weights *= static_cast<std::uint64_t>(size);
    }
    const auto biases = bias ? static_cast<std::uint64_t>(outputs) : 0;
    require(weights <= largest - biases);
    return weights + biases;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
