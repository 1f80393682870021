// 1.6 correlate_channels: one filter over several channels                   docs/01_conv_formula.md#correlate_channels
//
// Idea         A colour image is three planes, and so is a filter that reads it: one slice for red, one for green, one
//              for blue. Each slice looks at its own plane; what they see is added up.
// Consequence  However many channels go in, one filter gives one map.
// Task         Return that map. correlate is at hand: the kit's own, not yours.
// Done when    A single pixel of three channels, 1, 10 and 100, under the weights 2, 3 and 4 with bias 5 gives
//              1·2 + 10·3 + 100·4 + 5 = 437.
// Careful      If image and kernel differ in their number of channels, or the kernel is empty or does not fit, throw
//              std::invalid_argument naming "kernel".

#include "conv_formula.hpp"

namespace convkit {

Plane<double> correlate_channels(const Volume& image, const Volume& kernel, double bias) {
    // ---- your code starts here ----
    if (kernel.channels() == 0 || kernel.channels() != image.channels()) {
        throw std::invalid_argument("kernel has " + std::to_string(kernel.channels()) +
                                    " channels, but must have as many as the image, " +
                                    std::to_string(image.channels()) + ", and at least one");
    }
    Plane<double> map = correlate(image.channel(0), kernel.channel(0), bias);  // the bias counts once
    for (Index channel = 1; channel < image.channels(); ++channel) {
        const Plane<double> part = correlate(image.channel(channel), kernel.channel(channel), 0.0);
        for (Index i = 0; i < map.rows(); ++i) {
            for (Index j = 0; j < map.columns(); ++j) {
                map.at(i, j) += part.at(i, j);
            }
        }
    }
    return map;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
