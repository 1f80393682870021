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
    require_between("index", index, -largest_length, largest_length);
    require_at_least("size", size, 1);
    require_enumerator("border", border, Border::wrap);
    // Where `index` lies in a pattern that repeats every `period` pixels; % alone would keep a minus sign.
    const auto within = [index](Index period) { return (index % period + period) % period; };
    switch (border) {
        case Border::zero:
            break;
        case Border::replicate:
            return std::clamp(index, Index{0}, size - 1);
        case Border::reflect: {  // abcd dcba
            const Index i = within(2 * size);
            return std::min(i, 2 * size - 1 - i);
        }
        case Border::reflect101: {                                    // abcd cb
            const Index period = std::max(2 * (size - 1), Index{1});  // a single pixel is its own mirror image
            const Index i = within(period);
            return std::min(i, period - i);
        }
        case Border::wrap:
            return within(size);
    }
    if (index < 0 || index >= size) return std::nullopt;
    return index;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
