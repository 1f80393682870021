// 6.1 stacked_size: how far do several layers see?                             docs/06_receptive_fields.md#stacked_size
//
// Idea         An output of one layer with a kernel of 3 looks at 3 pixels. A second such layer looks at 3 outputs of
//              the first, and their windows overlap.
// Consequence  What an output depends on in the end, its receptive field, grows with every layer; but not by a whole
//              kernel, because of the overlap.
// Task         Return how many pixels, from the first to the last, one output sees through `layers` layers of stride 1,
//              each with a kernel of `kernel`.
// Done when    6 layers with a kernel of 4 see 19 pixels.
// Careful      There may be no layers at all. "layers" below 0 and "kernel" below 1 are refused with
//              std::invalid_argument that names them: require_at_least is there for that.

#include "receptive_fields.hpp"

namespace convkit {

Index stacked_size(Index layers, Index kernel) {
    // ---- your code starts here ----
    require_at_least("layers", layers, 0);
    require_at_least("kernel", kernel, 1);
    return 1 + layers * (kernel - 1);

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
