// 7.7 output_shift: which shifts survive a stride?                                 docs/07_equivariance.md#output_shift
//
// Idea         The outputs of a strided map stand stride pixels apart. Move the picture by exactly that much, and every
//              output finds its scene again at its neighbour.
// Consequence  Move it by less, and the outputs stand on pixels at which none of them stood before. What comes out need
//              not be the old map anywhere.
// Task         Return by how many outputs the map moves when the picture moves by shift pixels, or nothing where the
//              outputs would land between the old ones.
// Done when    At stride 5, a shift of 10 moves the map by 2, and a shift of 7 does not just move it.
// Careful      A shift may be negative, or 0. Refuse a stride outside 1..largest_length, naming "stride", and a shift
//              outside -largest_length..largest_length, naming "shift": require_at_least and require_between.

#include <cstdlib>

#include "equivariance.hpp"

namespace convkit {

std::optional<Index> output_shift(Index shift, Index stride) {
    // ---- your code starts here ----
    require_between("shift", shift, -largest_length, largest_length);
    require_at_least("stride", stride, 1);
    if (shift % stride != 0) return std::nullopt;
    return shift / stride;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
