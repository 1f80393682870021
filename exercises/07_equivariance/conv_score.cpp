// 7.9 conv_score: is it anywhere in the picture?                                     docs/07_equivariance.md#conv_score
//
// Idea         Slide a small template over the whole picture, as chapter 1 does, and ask only how well it fits where it
//              fits best.
// Consequence  The map moves with the picture; its maximum does not care where it stands. From equivariance you get
//              invariance.
// Task         Return the best response of the kernel anywhere in the image, without a bias. correlate of 1.3 is at
//              hand: the kit's own, not yours.
// Done when    The row 1 5 0 2 under the kernel 1 -1 scores 5: the responses are -4, 5, -2.
// Careful      The best response may be below 0. A NaN among the responses is the best, wherever it stands. A kernel
//              that is empty or does not fit is refused as correlate refuses it.

#include <algorithm>
#include <cmath>

#include "../01_conv_formula/conv_formula.hpp"
#include "equivariance.hpp"

namespace convkit {

double conv_score(const Plane<double>& image, const Plane<double>& kernel) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
