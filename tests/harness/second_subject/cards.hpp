#pragma once

#include <string>
#include <vector>

#include "kit/index.hpp"

// A second subject, which has nothing to do with images: it shows that the harness knows none.

namespace convkit {

// Names of the kit's own subject. If the harness included it, these would be defined twice.
struct Plane {};
struct Volume {};
struct Bank {};

/// Puts names in the order of the alphabet.
void sort_names(std::vector<std::string>& names);

struct Card {
    std::string name;
    Index points;
};

/// The card with the most points, of several the first. Throws std::invalid_argument naming "cards" where there are none.
Card best_of(const std::vector<Card>& cards);

}  // namespace convkit
