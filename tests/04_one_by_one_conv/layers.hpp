#pragma once

#include <algorithm>
#include <initializer_list>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "spec/random.hpp"

// What the specs of this chapter build their laws and imitations from. What laws do to answers is safe whatever shape
// these have.

namespace convkit::test {

/// Throws as an exercise must that has something to complain of, by the name of each true one. Where there are two names
/// either is right: then std::length_error, of which odd_arguments makes no case.
inline void refuse_if(std::initializer_list<std::pair<const char*, bool>> complaints) {
    std::set<std::string> names;
    for (const auto& [name, holds] : complaints) {
        if (holds) names.insert(name);
    }
    if (names.size() == 1) throw std::invalid_argument(*names.begin());
    if (names.size() > 1) throw std::length_error("either name is right");
}

inline double value_at(const Volume& image, Index channel, Index row, Index column) {
    return image.at(channel, row, column);
}

/// Each value by its place: f(channel, row, column).
template <class F>
Volume volume_from(Index channels, Index rows, Index columns, F f) {
    Volume result(channels, rows, columns);
    for (Index c = 0; c < channels; ++c) {
        for (Index i = 0; i < rows; ++i) {
            for (Index j = 0; j < columns; ++j) result.at(c, i, j) = f(c, i, j);
        }
    }
    return result;
}

/// Each value by itself: f(value).
template <class F>
Volume map_values(const Volume& volume, F f) {
    return volume_from(volume.channels(), volume.rows(), volume.columns(),
                       [&](Index c, Index i, Index j) { return f(volume.at(c, i, j)); });
}

inline Volume times(double factor, const Volume& volume) {
    return map_values(volume, [factor](double x) { return factor * x; });
}

/// Value by value; what one of them has not counts as 0.
inline Volume sum_of(const Volume& a, const Volume& b) {
    const auto at_or_zero = [](const Volume& volume, Index c, Index i, Index j) {
        const bool inside = c < volume.channels() && i < volume.rows() && j < volume.columns();
        return inside ? volume.at(c, i, j) : 0.0;
    };
    return volume_from(std::max(a.channels(), b.channels()), std::max(a.rows(), b.rows()),
                       std::max(a.columns(), b.columns()),
                       [&](Index c, Index i, Index j) { return at_or_zero(a, c, i, j) + at_or_zero(b, c, i, j); });
}

/// Numbers with a fraction.
inline Volume real_volume(Random& random, Index channels, Index rows, Index columns) {
    Volume volume(channels, rows, columns);
    for (Index c = 0; c < channels; ++c) volume.set_channel(c, random_real_plane(random, rows, columns));
    return volume;
}

inline std::vector<double> reals(Random& random, Index count) { return random_real_plane(random, 1, count).values(); }

/// A Bank by its places: f(output, input, row, column).
template <class F>
Bank bank_from(Index outputs, Index inputs, Index rows, Index columns, F f) {
    Bank bank(outputs, inputs, rows, columns);
    for (Index o = 0; o < outputs; ++o) {
        for (Index c = 0; c < inputs; ++c) {
            for (Index m = 0; m < rows; ++m) {
                for (Index n = 0; n < columns; ++n) bank.at(o, c, m, n) = f(o, c, m, n);
            }
        }
    }
    return bank;
}

inline Bank real_bank(Random& random, Index outputs, Index inputs, Index rows, Index columns) {
    return bank_from(outputs, inputs, rows, columns, [&](Index, Index, Index, Index) { return 10 * random.real(); });
}

/// Every kernel turned by 180°.
inline Bank turned(const Bank& weights) {
    return bank_from(weights.outputs(), weights.inputs(), weights.rows(), weights.columns(),
                     [&](Index o, Index c, Index m, Index n) {
                         return weights.at(o, c, weights.rows() - 1 - m, weights.columns() - 1 - n);
                     });
}

/// The volume with a border of `width` zeros all round.
inline Volume with_zeros_around(const Volume& volume, Index width) {
    return volume_from(volume.channels(), volume.rows() + 2 * width, volume.columns() + 2 * width,
                       [&](Index c, Index i, Index j) { return at_or_zero(volume.channel(c), i - width, j - width); });
}

/// `changed`, with one pixel, all its channels, taken from `original` where both have it.
inline Volume with_pixel_of(const Volume& original, const Volume& changed, Index row, Index column) {
    Volume result = changed;
    const bool inside = row < changed.rows() && column < changed.columns() && row < original.rows() &&
                        column < original.columns() && changed.channels() == original.channels();
    for (Index c = 0; inside && c < changed.channels(); ++c) result.at(c, row, column) = original.at(c, row, column);
    return result;
}

/// Pixel p, counted in reading order, becomes pixel order[p], all its channels; what has another size stays.
inline Volume rearranged(const Volume& volume, const std::vector<Index>& order) {
    if (static_cast<Index>(order.size()) != volume.rows() * volume.columns()) return volume;
    return volume_from(volume.channels(), volume.rows(), volume.columns(), [&](Index c, Index i, Index j) {
        const Index from = order[static_cast<std::size_t>(i * volume.columns() + j)];
        return volume.at(c, from / volume.columns(), from % volume.columns());
    });
}

/// 0..count - 1 in a random order.
inline std::vector<Index> random_order(Random& random, Index count) {
    std::vector<Index> order;
    for (Index i = 0; i < count; ++i) order.push_back(i);
    for (Index i = count - 1; i > 0; --i) {
        std::swap(order[static_cast<std::size_t>(i)], order[static_cast<std::size_t>(random.index(0, i))]);
    }
    return order;
}

/// The weights of a 1×1 layer as chapter 1 writes them: filters of one place.
inline Bank as_bank(const Plane<double>& weights) {
    return bank_from(weights.rows(), weights.columns(), 1, 1,
                     [&](Index o, Index c, Index, Index) { return weights.at(o, c); });
}

/// The right answer of conv_1x1: the layer of chapter 1 with filters of one place.
inline Volume mixed(const Volume& image, const Plane<double>& weights, const std::vector<double>& bias) {
    return oracle::conv_layer(image, as_bank(weights), bias);
}

/// The sum that makes its value at `position`.
inline Sum mixed_sum(const Volume& image, const Plane<double>& weights, const std::vector<double>& bias,
                     const Shape& position) {
    Sum sum;
    for (Index c = 0; c < image.channels(); ++c) {
        sum.product(image.at(c, position[1], position[2]), weights.at(position[0], c));
    }
    const double b = bias.at(static_cast<std::size_t>(position[0]));
    if (b != 0) sum.plus(b);
    return sum;
}

}  // namespace convkit::test
