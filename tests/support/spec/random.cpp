#include "spec/random.hpp"

namespace convkit::test {

Random::Random(std::uint64_t seed) : engine_(seed) {}

Index Random::index(Index lowest, Index highest) {
    return lowest + static_cast<Index>(engine_() % static_cast<std::uint64_t>(highest - lowest + 1));
}

double Random::digit() { return static_cast<double>(index(-9, 9)); }

double Random::real() { return 2.0 * static_cast<double>(engine_() >> 11) / 9007199254740992.0 - 1.0; }

std::vector<double> Random::digits(Index count) {
    std::vector<double> values;
    for (Index i = 0; i < count; ++i) values.push_back(digit());
    return values;
}

}  // namespace convkit::test
