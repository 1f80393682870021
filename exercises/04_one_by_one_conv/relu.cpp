// 4.6 relu: what is below zero becomes zero                                             docs/04_one_by_one_conv.md#relu
//
// Idea         Layers multiply and add, and several of them in a row still only multiply and add. To do more, something
//              else has to stand between them. The simplest such step stops what is negative.
// Consequence  For numbers above 0 nothing happens. That is enough to make two layers more than one: see 4.11.
// Task         Return the image after a ReLU.
// Done when    {{-3, 4}, {0.5, -0.5}} becomes {{0, 4}, {0.5, 0}}.
// Careful      There is no upper limit. And a NaN, a number that went wrong somewhere, is not below 0: it stays, so
//              that it can be seen.

#include <algorithm>

#include "one_by_one_conv.hpp"

namespace convkit {

Volume relu(const Volume& image) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
