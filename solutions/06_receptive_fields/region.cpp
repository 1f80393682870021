// 6.3 region: the pixels that one output sees                                        docs/06_receptive_fields.md#region
//
// Idea         A stack's size, jump and centre say where the field of every output lies, not only how large it is.
// Consequence  With padding the first fields begin before pixel 0: what lies there are zeros.
// Task         Return the first and the last pixel of output `output`'s field, both included.
// Done when    Output 1 of {5, 3, 2} (kernel 5, stride 3, pad 2) sees {1, 5}.
// Careful      Do not cut anything off: positions below 0 are right answers. "output" below 0 is refused with
//              std::invalid_argument that names it (require_at_least), and layers as in 6.2.

#include "receptive_fields.hpp"

namespace convkit {

Interval region(const std::vector<Window>& layers, Index output) {
    // ---- your code starts here ----
    require_at_least("output", output, 0);
    const auto [size, jump, centre] = receptive_field(layers);
    const Index start = static_cast<Index>(centre - (size - 1) / 2.0);  // two halves, or none: a whole number
    return {start + output * jump, start + output * jump + size - 1};

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
