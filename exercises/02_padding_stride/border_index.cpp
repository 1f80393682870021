// 2.5 border_index: what lies beyond the edge?                                   docs/02_padding_stride.md#border_index
//
// Idea         Zeros are only one way to go on beyond the edge. The image can also repeat its last pixel, turn back as
//              in a mirror, or start again from its other end.
// Consequence  A border is then no array but a rule: an index outside becomes an index inside, or nothing.
// Task         Return which of the pixels 0..size-1 is read at `index`. The header draws each rule: what is read left
//              of the image abcd, and right of it.
// Done when    With 3 pixels, index 3 reads nothing with zero, pixel 2 with replicate and with reflect, pixel 1 with
//              reflect101, pixel 0 with wrap.
// Careful      The index may be far outside: a mirror turns back again at the other end, as often as it takes. With one
//              pixel, every rule but zero reads pixel 0. Refused with std::invalid_argument: an index that is not in
//              -largest_length..largest_length (require_between), a size below 1, and a border that there is not
//              (require_enumerator).

#include <algorithm>

#include "padding_stride.hpp"

namespace convkit {

std::optional<Index> border_index(Index index, Index size, Border border) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
