#include "convolution/random.hpp"

#include "convolution/imitation.hpp"

namespace convkit::test {

Plane<double> random_plane(Random& random, Index rows, Index columns) {
    return plane_from(rows, columns, [&](Index, Index) { return random.digit(); });
}

Plane<double> random_real_plane(Random& random, Index rows, Index columns) {
    return plane_from(rows, columns, [&](Index, Index) { return 10 * random.real(); });
}

Volume random_volume(Random& random, Index channels, Index rows, Index columns) {
    Volume volume(channels, rows, columns);
    for (Index channel = 0; channel < channels; ++channel)
        volume.set_channel(channel, random_plane(random, rows, columns));
    return volume;
}

Bank random_bank(Random& random, Index outputs, Index inputs, Index rows, Index columns) {
    Bank bank(outputs, inputs, rows, columns);
    for (Index o = 0; o < outputs; ++o) {
        for (Index i = 0; i < inputs; ++i) {
            for (Index row = 0; row < rows; ++row) {
                for (Index column = 0; column < columns; ++column) bank.at(o, i, row, column) = random.digit();
            }
        }
    }
    return bank;
}

}  // namespace convkit::test
