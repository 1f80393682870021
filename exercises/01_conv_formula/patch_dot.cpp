// 1.1 patch_dot: how well does a patch match a kernel?                                docs/01_conv_formula.md#patch_dot
//
// Idea         Lay a small grid of weights over an equally small patch of pixels. The larger the weights over the
//              bright pixels, the larger the one number that comes out.
// Consequence  Everything else in this chapter is this number, taken at many places.
// Task         Return the sum of the products of the pixels and the weights that lie on them.
// Done when    {{0, 1}, {3, 4}} under {{0, 1}, {2, 3}} gives 0·0 + 1·1 + 3·2 + 4·3 = 19.
// Careful      Patches need not be square. If the shapes differ, or there is nothing in them, throw
//              std::invalid_argument with a message that names "kernel".

#include "conv_formula.hpp"

namespace convkit {

double patch_dot(const Plane<double>& patch, const Plane<double>& kernel) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
