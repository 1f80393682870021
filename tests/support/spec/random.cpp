#include "spec/random.hpp"

#include "spec/imitation.hpp"

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

Plane<double> Random::plane(Index rows, Index columns) {
    return plane_from(rows, columns, [this](Index, Index) { return digit(); });
}

Plane<double> Random::real_plane(Index rows, Index columns) {
    return plane_from(rows, columns, [this](Index, Index) { return 10 * real(); });
}

Volume Random::volume(Index channels, Index rows, Index columns) {
    Volume volume(channels, rows, columns);
    for (Index channel = 0; channel < channels; ++channel) volume.set_channel(channel, plane(rows, columns));
    return volume;
}

Bank Random::bank(Index outputs, Index inputs, Index rows, Index columns) {
    Bank bank(outputs, inputs, rows, columns);
    for (Index o = 0; o < outputs; ++o) {
        for (Index i = 0; i < inputs; ++i) {
            for (Index row = 0; row < rows; ++row) {
                for (Index column = 0; column < columns; ++column) bank.at(o, i, row, column) = digit();
            }
        }
    }
    return bank;
}

}  // namespace convkit::test
