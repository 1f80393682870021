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

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
