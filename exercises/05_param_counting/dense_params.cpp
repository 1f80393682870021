// 5.2 dense_params: every output sees every input                                docs/05_param_counting.md#dense_params
//
// Idea         A neuron of a dense layer has its own weight for each number that comes in, and one bias.
// Consequence  The weights grow with the size of the image on one side and with the number of neurons on the other, and
//              the two are multiplied.
// Task         Return how many parameters a dense layer has; its neurons have a bias each where `bias` is true.
// Done when    A dense layer from 4 numbers to 3 has 15 parameters, and 12 without biases.
// Careful      A size outside 1..largest_length is refused by its name. Three million inputs and a thousand outputs come
//              to more than an int can hold.

#include "param_counting.hpp"

namespace convkit {

std::uint64_t dense_params(Index inputs, Index outputs, bool bias) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
