// 6.6 touched: which pixels change an output?                                       docs/06_receptive_fields.md#touched
//
// Idea         What an output depends on can be found out by experiment, with nothing but a stack that runs.
// Consequence  This needs no formula, so it can check one. It also shows what a first and a last pixel cannot: holes.
// Task         Return which of the pixels 0..size-1 change output `output` of the stack when they change, in rising
//              order.
// Done when    {2, 1, 0, 4} (kernel 2, dilation 4) over 8 pixels, output 1: pixels 1 and 5, nothing between.
// Careful      "size" outside 1..largest_axis, and an "output" that there is not, are refused with
//              std::invalid_argument that names them (require_between); so are layers that run_stack refuses.

#include "receptive_fields.hpp"

namespace convkit {

std::vector<Index> touched(const std::vector<Window>& layers, Index size, Index output) {
    // ---- your code starts here ----
    require_between("size", size, 1, largest_axis);
    run_stack(std::vector<double>(size), layers);  // refuses layers that are out of range or do not fit
    std::vector<Index> sizes{size};                // of the rows between the layers
    for (const auto& [kernel, stride, pad, dilation] : layers) {
        sizes.push_back((sizes.back() + 2 * pad - (kernel - 1) * dilation - 1) / stride + 1);
    }
    require_between("output", output, 0, sizes.back() - 1);

    // One way back instead of a run for every pixel: what the output reads, then what that reads, and so on.
    std::vector<bool> seen(sizes.back());
    seen[output] = true;
    for (auto place = layers.size(); place-- > 0;) {
        const auto& [kernel, stride, pad, dilation] = layers[place];
        std::vector<bool> reads(sizes[place]);
        for (Index i = 0; i < std::ssize(seen); ++i) {
            for (Index m = 0; seen[i] && m < kernel; ++m) {
                const Index position = i * stride - pad + m * dilation;
                if (position >= 0 && position < sizes[place]) reads[position] = true;
            }
        }
        seen = reads;
    }
    std::vector<Index> pixels;
    for (Index pixel = 0; pixel < size; ++pixel) {
        if (seen[pixel]) pixels.push_back(pixel);
    }
    return pixels;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
