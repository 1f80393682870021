#pragma once

#include <initializer_list>
#include <string>
#include <vector>

namespace convkit::test {

/// How one value of a result comes about, as a person would write it, and what that comes to:
/// "⌊(1 + 6 + 1 - 3) / 2⌋ + 1" is 3.
struct Formula {
    std::string text;
    double value;
};

/// The sum behind one value of a result, as a person would write it: "1·1 + 2·(-2) + 10". Long ones are shortened in
/// the middle; value() is always that of the whole sum.
class Sum {
public:
    /// One product of two factors or more: "3·3·128·256".
    template <class... Factors>
    Sum& product(Factors... factors) {
        return product_of({static_cast<double>(factors)...});
    }
    Sum& plus(double term);

    double value() const { return value_; }
    std::string text() const;
    operator Formula() const { return {text(), value_}; }

private:
    Sum& product_of(std::initializer_list<double> factors);
    Sum& add(std::string term, double value);

    double value_ = 0.0;
    std::vector<std::string> terms_;
};

}  // namespace convkit::test
