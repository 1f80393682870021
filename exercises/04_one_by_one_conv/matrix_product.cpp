// 4.2 matrix_product: rows times columns                                      docs/04_one_by_one_conv.md#matrix_product
//
// Idea         A matrix makes new numbers out of old ones, a row of weights for each. The product of two matrices does
//              it for many columns of numbers at once.
// Consequence  `a` has as many columns as `b` has rows. The product has the rows of `a` and the columns of `b`.
// Task         Return the product of `a` and `b`.
// Done when    {{1, 2, 3}} times {{4}, {5}, {6}} gives {{1·4 + 2·5 + 3·6}} = {{32}}.
// Careful      The other way round is another product. Where the sizes do not meet, throw std::invalid_argument naming
//              "b".

#include "one_by_one_conv.hpp"

namespace convkit {

Plane<double> matrix_product(const Plane<double>& a, const Plane<double>& b) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
