// 5.1 conv_params: how many numbers does a convolution learn?                     docs/05_param_counting.md#conv_params
//
// Idea         A filter has a weight for each place of its kernel in each input channel, and one bias. A layer has as
//              many filters as it has outputs.
// Consequence  Neither the height nor the width of the image appears: a larger photo needs no larger filter.
// Task         Return how many parameters a convolutional layer has; its filters have a bias each where `bias` is true.
// Done when    One 5×5 filter over a grey image has 26 parameters, and ten of them have 260.
// Careful      A size outside 1..largest_length is refused with std::invalid_argument naming that parameter, the first
//              if there are more: require_at_least in the kit does it. Counts are 64 bits wide, and a product beyond
//              that starts again at 0 without a word: refuse it too, naming "outputs". That check is yours to write.

#include <limits>

#include "param_counting.hpp"

namespace convkit {

std::uint64_t conv_params(Index kernel_rows, Index kernel_columns, Index inputs, Index outputs, bool bias) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
