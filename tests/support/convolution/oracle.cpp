#include "convolution/oracle.hpp"

#include <fmt/format.h>

namespace convkit::test::oracle {

Plane<double> correlate(const Plane<double>& image, const Plane<double>& kernel, double bias) {
    Plane<double> map(image.rows() - kernel.rows() + 1, image.columns() - kernel.columns() + 1, bias);
    for (Index r = 0; r < image.rows(); ++r) {
        for (Index c = 0; c < image.columns(); ++c) {
            for (Index m = 0; m < kernel.rows(); ++m) {
                for (Index n = 0; n < kernel.columns(); ++n) {
                    const Index row = r - m;
                    const Index column = c - n;
                    if (row < 0 || column < 0 || row >= map.rows() || column >= map.columns()) continue;
                    map.at(row, column) += image.at(r, c) * kernel.at(m, n);
                }
            }
        }
    }
    return map;
}

Plane<double> correlate(const Volume& image, const Volume& kernel, double bias) {
    Plane<double> map(image.rows() - kernel.rows() + 1, image.columns() - kernel.columns() + 1, bias);
    for (Index channel = 0; channel < image.channels(); ++channel) {
        const auto part = correlate(image.channel(channel), kernel.channel(channel), 0.0);
        for (Index row = 0; row < map.rows(); ++row) {
            for (Index column = 0; column < map.columns(); ++column) map.at(row, column) += part.at(row, column);
        }
    }
    return map;
}

Plane<double> convolve(const Plane<double>& image, const Plane<double>& kernel) {
    Plane<double> map(image.rows() - kernel.rows() + 1, image.columns() - kernel.columns() + 1);
    for (Index r = 0; r < image.rows(); ++r) {
        for (Index c = 0; c < image.columns(); ++c) {
            for (Index m = 0; m < kernel.rows(); ++m) {
                for (Index n = 0; n < kernel.columns(); ++n) {
                    // The copy that pixel (r, c) writes starts at (r, c) of the full map, whose first KH - 1 rows and
                    // KW - 1 columns not every weight reaches.
                    const Index row = r + m - (kernel.rows() - 1);
                    const Index column = c + n - (kernel.columns() - 1);
                    if (row < 0 || column < 0 || row >= map.rows() || column >= map.columns()) continue;
                    map.at(row, column) += image.at(r, c) * kernel.at(m, n);
                }
            }
        }
    }
    return map;
}

Volume conv_layer(const Volume& image, const Bank& weights, const std::vector<double>& bias) {
    Volume maps(weights.outputs(), image.rows() - weights.rows() + 1, image.columns() - weights.columns() + 1);
    for (Index output = 0; output < maps.channels(); ++output) {
        maps.set_channel(output, Plane<double>(maps.rows(), maps.columns(), bias.at(static_cast<std::size_t>(output))));
        for (Index input = 0; input < weights.inputs(); ++input) {
            for (Index m = 0; m < weights.rows(); ++m) {
                for (Index n = 0; n < weights.columns(); ++n) {
                    const double weight = weights.at(output, input, m, n);  // adds to every place of its map
                    for (Index r = 0; r < maps.rows(); ++r) {
                        for (Index c = 0; c < maps.columns(); ++c) {
                            maps.at(output, r, c) += weight * image.at(input, r + m, c + n);
                        }
                    }
                }
            }
        }
    }
    return maps;
}

namespace {

void add_products(Sum& sum, const Plane<double>& image, const Plane<double>& kernel, const Shape& position) {
    const auto row = position[position.size() - 2];
    const auto column = position.back();
    for (Index m = 0; m < kernel.rows(); ++m) {
        for (Index n = 0; n < kernel.columns(); ++n) sum.product(image.at(row + m, column + n), kernel.at(m, n));
    }
}

}  // namespace

Sum correlate_sum(const Plane<double>& image, const Plane<double>& kernel, double bias, const Shape& position) {
    Sum sum;
    add_products(sum, image, kernel, position);
    if (bias != 0) sum.plus(bias);
    return sum;
}

Sum correlate_sum(const Volume& image, const Volume& kernel, double bias, const Shape& position) {
    Sum sum;
    for (Index channel = 0; channel < image.channels(); ++channel) {
        add_products(sum, image.channel(channel), kernel.channel(channel), position);
    }
    if (bias != 0) sum.plus(bias);
    return sum;
}

Formula value_at(std::string_view name, const Plane<double>& plane, Index row, Index column) {
    return {fmt::format("{}.at({}, {})", name, row, column), plane.at(row, column)};
}

Formula value_at(std::string_view name, const Volume& volume, Index channel, Index row, Index column) {
    return {fmt::format("{}.at({}, {}, {})", name, channel, row, column), volume.at(channel, row, column)};
}

Plane<double> turned(const Plane<double>& kernel) {
    Plane<double> result(kernel.rows(), kernel.columns());
    for (Index row = 0; row < kernel.rows(); ++row) {
        for (Index column = 0; column < kernel.columns(); ++column) {
            result.at(kernel.rows() - 1 - row, kernel.columns() - 1 - column) = kernel.at(row, column);
        }
    }
    return result;
}

}  // namespace convkit::test::oracle
