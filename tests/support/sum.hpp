#pragma once

#include <string>
#include <vector>

namespace convkit::test {

/// The sum behind one value of a result, as a person would write it: "1·1 + 2·(-2) + 10". Long ones are shortened in
/// the middle; value() is always that of the whole sum.
class Sum {
public:
    Sum& product(double a, double b);
    Sum& plus(double term);

    double value() const { return value_; }
    std::string text() const;

private:
    Sum& add(std::string term, double value);

    double value_ = 0.0;
    std::vector<std::string> terms_;
};

}  // namespace convkit::test
