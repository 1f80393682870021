#include "spec/sum.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "spec/number_text.hpp"

namespace convkit::test {
namespace {

std::string in_sum(double number) { return number < 0 ? "(" + number_text(number) + ")" : number_text(number); }

}  // namespace

Sum& Sum::add(std::string term, double value) {
    terms_.push_back(std::move(term));
    value_ += value;
    return *this;
}

Sum& Sum::product_of(std::initializer_list<double> factors) {
    std::string term;
    double value = 1.0;
    for (const double factor : factors) {
        const bool first = term.empty() && terms_.empty();
        term += (term.empty() ? "" : "·") + (first ? number_text(factor) : in_sum(factor));
        value *= factor;
    }
    return add(term, value);
}

Sum& Sum::plus(double term) { return add(in_sum(term), term); }

std::string Sum::text() const {
    constexpr std::size_t most = 10;
    constexpr std::size_t kept = 4;  // at each end of a sum that is longer
    if (terms_.empty()) return "0";
    if (terms_.size() <= most) return fmt::format("{}", fmt::join(terms_, " + "));
    return fmt::format("{} + … {} more … + {}", fmt::join(terms_.begin(), terms_.begin() + kept, " + "),
                       terms_.size() - 2 * kept, fmt::join(terms_.end() - kept, terms_.end(), " + "));
}

}  // namespace convkit::test
