#pragma once

#include <cstdint>
#include <random>

#include "kit/kit.hpp"

namespace convkit::test {

/// Seeded random input, the same on every machine: the standard's distributions differ from library to library, its
/// engines do not.
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    /// lowest..highest, both included.
    Index index(Index lowest, Index highest) {
        return lowest + static_cast<Index>(engine_() % static_cast<std::uint64_t>(highest - lowest + 1));
    }
    /// A whole number -9..9.
    double digit() { return static_cast<double>(index(-9, 9)); }
    /// A real number in -1..1 with all its bits in use.
    double real() { return 2.0 * static_cast<double>(engine_() >> 11) / 9007199254740992.0 - 1.0; }

    std::vector<double> digits(Index count) {
        std::vector<double> values;
        for (Index i = 0; i < count; ++i) values.push_back(digit());
        return values;
    }
    /// Whole numbers, so that sums are exact.
    Plane<double> plane(Index rows, Index columns) {
        return plane_of(rows, columns, [&] { return digit(); });
    }
    /// Numbers with a fraction: what counts in integers or in float fails here.
    Plane<double> real_plane(Index rows, Index columns) {
        return plane_of(rows, columns, [&] { return 10 * real(); });
    }
    Volume volume(Index channels, Index rows, Index columns) {
        Volume volume(channels, rows, columns);
        for (Index channel = 0; channel < channels; ++channel) volume.set_channel(channel, plane(rows, columns));
        return volume;
    }
    Bank bank(Index outputs, Index inputs, Index rows, Index columns) {
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

private:
    template <class Draw>
    static Plane<double> plane_of(Index rows, Index columns, Draw draw) {
        Plane<double> plane(rows, columns);
        for (Index row = 0; row < rows; ++row) {
            for (Index column = 0; column < columns; ++column) plane.at(row, column) = draw();
        }
        return plane;
    }

    std::mt19937_64 engine_;
};

}  // namespace convkit::test
