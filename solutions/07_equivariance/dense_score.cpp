// 7.8 dense_score: one neuron of a dense layer                                      docs/07_equivariance.md#dense_score
//
// Idea         A neuron of a dense layer has a weight of its own for every pixel of the picture. Together the weights
//              are a template as large as the picture, which is laid over it in one place only.
// Consequence  What the template holds at the top left, it looks for at the top left, and nowhere else.
// Task         Return the neuron's score for the picture, without a bias.
// Done when    The image {{2, 0, 1}, {0, 3, 0}} under the weights {{1, 5, 4}, {5, -1, 5}} scores 2·1 + 1·4 + 3·(-1) =
//              3.
// Careful      Refuse weights of another shape than the image's, and no weights at all, naming "weights".

#include <string>

#include "../01_conv_formula/conv_formula.hpp"
#include "equivariance.hpp"

namespace convkit {

double dense_score(const Plane<double>& image, const Plane<double>& weights) {
    // ---- your code starts here ----
    if (weights.values().empty() || weights.rows() != image.rows() || weights.columns() != image.columns()) {
        throw std::invalid_argument("weights are " + std::to_string(weights.rows()) + "×" +
                                    std::to_string(weights.columns()) + ", but must be as large as the image, " +
                                    std::to_string(image.rows()) + "×" + std::to_string(image.columns()) +
                                    ", and not empty");
    }
    return patch_dot(image, weights);

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
