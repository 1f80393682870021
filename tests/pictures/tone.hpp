#pragma once

#include <string>

#include "text.hpp"

// How a map of numbers becomes greys that can be seen.

namespace convkit {

/// A picture, and in words which values it shows.
struct Drawn {
    Picture8 picture;
    std::string range;
};

/// The absolute value above which only one value in 50 is; 1 where all are 0. A few outliers would make all others
/// dark; what is above this is shown as if it were this.
double bright_value(const Plane<double>& map);

Plane<double> scaled(const Plane<double>& map, double factor);

/// Rounded, and cut to 0..255; what is no number becomes 0.
Picture8 clamped(const Plane<double>& map);

/// "−765 to 765".
std::string range_of(const Plane<double>& map);

/// Values 0..255, each as its own grey.
Drawn as_it_is(const Plane<double>& map);

/// 0 is black; the brightest values are white, however faint they are.
Drawn from_black(const Plane<double>& map);

/// 0 is mid-grey; what is above it is brighter, what is below is darker, the strongest values white and black.
Drawn around_grey(const Plane<double>& map);
/// The same, with `bright` as white: for maps that are to be compared.
Drawn around_grey(const Plane<double>& map, double bright);

/// In words, which values become white and black where `bright` does.
std::string words_from_black(const Plane<double>& map, double bright);
std::string words_around_grey(const Plane<double>& map, double bright);

}  // namespace convkit
