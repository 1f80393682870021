#include "cards.hpp"

#include <algorithm>
#include <stdexcept>

namespace convkit {

void sort_names(std::vector<std::string>& names) { std::sort(names.begin(), names.end()); }

Card best_of(const std::vector<Card>& cards) {
    if (cards.empty()) throw std::invalid_argument("cards is empty, but must hold at least one");
    return *std::max_element(cards.begin(), cards.end(),
                             [](const Card& a, const Card& b) { return a.points < b.points; });
}

}  // namespace convkit
