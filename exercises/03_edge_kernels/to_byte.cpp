// 3.6 to_byte: a number as a pixel                                                      docs/03_edge_kernels.md#to_byte
//
// Idea         A pixel is one byte: a whole number 0..255. Responses are real numbers, negative ones and large ones
//              too. So each must be brought to the pixel that is nearest to it.
// Consequence  What lies outside 0..255 goes to the end that is nearer. What lies between two whole numbers is rounded.
// Task         Return the value as a pixel: rounded to the nearest whole number, halves upwards; 0 for all that is
//              below 0, 255 for all that is above 255, infinities included.
// Done when    to_byte(7.5) is 8, to_byte(-3) is 0, and to_byte(1000) is 255.
// Careful      A conversion to a whole number cuts the fraction off, and one to a byte keeps only what is left modulo
//              256. A NaN has no brightness: throw std::invalid_argument naming "value".

#include <algorithm>
#include <cmath>

#include "edge_kernels.hpp"

namespace convkit {

std::uint8_t to_byte(double value) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
