#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "one_by_one_conv.hpp"
#include "spec/number_text.hpp"

namespace convkit::test {
namespace {

using Channels = std::vector<double>;

bool empty(const ReluWitness& witness) {
    return witness.pixel.empty() || witness.first.weights.values().empty() || witness.second.weights.values().empty();
}

bool has_its_biases(const PointwiseLayer& layer) { return std::ssize(layer.bias) == layer.weights.rows(); }

bool reads(const PointwiseLayer& layer, Index channels) { return layer.weights.columns() == channels; }

bool fits(const ReluWitness& witness) {
    const auto& [first, second, pixel] = witness;
    return !empty(witness) && has_its_biases(first) && has_its_biases(second) && reads(first, std::ssize(pixel)) &&
           reads(second, first.weights.rows());
}

bool finite(const Channels& channels) {
    return std::all_of(channels.begin(), channels.end(), [](double x) { return std::isfinite(x); });
}

bool finite(const ReluWitness& witness) {
    const auto& [first, second, pixel] = witness;
    return finite(first.weights.values()) && finite(first.bias) && finite(second.weights.values()) &&
           finite(second.bias) && finite(pixel);
}

/// One pixel through one layer.
Channels through(const PointwiseLayer& layer, const Channels& pixel) {
    Channels sums = layer.bias;
    for (Index o = 0; o < layer.weights.rows(); ++o) {
        for (Index c = 0; c < layer.weights.columns(); ++c) {
            sums.at(static_cast<std::size_t>(o)) += layer.weights.at(o, c) * pixel.at(static_cast<std::size_t>(c));
        }
    }
    return sums;
}

/// The same with everything made positive: how large the terms are that the sums are made of.
Channels sizes(PointwiseLayer layer, Channels pixel) {
    const auto made_positive = [](Channels channels) {
        for (double& x : channels) x = std::abs(x);
        return channels;
    };
    for (Index o = 0; o < layer.weights.rows(); ++o) {
        for (Index c = 0; c < layer.weights.columns(); ++c) layer.weights.at(o, c) = std::abs(layer.weights.at(o, c));
    }
    return through({layer.weights, made_positive(layer.bias)}, made_positive(std::move(pixel)));
}

Channels without_negatives(Channels channels) {
    for (double& x : channels) x = std::max(x, 0.0);
    return channels;
}

/// Both ways of a witness that fits and is finite.
struct Ways {
    explicit Ways(const ReluWitness& witness)
        : between(through(witness.first, witness.pixel)),
          without(through(witness.second, between)),
          with(through(witness.second, without_negatives(between))),
          sizes_between(sizes(witness.first, witness.pixel)),
          sizes_after(sizes(witness.second, sizes_between)) {}

    bool finite() const { return test::finite(between) && test::finite(without) && test::finite(sizes_after); }
    bool below_zero_between() const {
        return std::any_of(between.begin(), between.end(), [](double x) { return x < 0; });
    }
    /// Further below 0 than rounding alone can bring a sum of such terms.
    bool clearly_below_zero_between() const {
        for (std::size_t h = 0; h < between.size(); ++h) {
            if (between[h] < -rounding * sizes_between[h]) return true;
        }
        return false;
    }
    bool differ() const {
        for (std::size_t o = 0; o < with.size(); ++o) {
            if (std::abs(with[o] - without[o]) > rounding * sizes_after[o]) return true;
        }
        return false;
    }

    static constexpr double rounding = 1e-12;
    Channels between;
    Channels without;
    Channels with;
    Channels sizes_between;
    Channels sizes_after;
};

std::string text(const Channels& channels) {
    std::string list;
    for (const double x : channels) list += (list.empty() ? "" : ", ") + number_text(x);
    return list;
}

/// A witness that could be looked at, to the end or up to the numbers between the layers.
bool sound(const ReluWitness& witness) { return fits(witness) && finite(witness) && Ways(witness).finite(); }

bool stays_above_zero(const ReluWitness& witness) { return sound(witness) && !Ways(witness).below_zero_between(); }

bool hidden(const ReluWitness& witness) {
    return sound(witness) && Ways(witness).below_zero_between() && !Ways(witness).differ();
}

/// Every weight over a number below 0 is 0.
bool overlooked(const ReluWitness& witness) {
    const auto between = Ways(witness).between;
    const auto& weights = witness.second.weights;
    for (Index h = 0; h < weights.columns(); ++h) {
        for (Index o = 0; o < weights.rows(); ++o) {
            if (between[static_cast<std::size_t>(h)] < 0 && weights.at(o, h) != 0) return false;
        }
    }
    return true;
}

bool any_below_zero(const Channels& channels) {
    return std::any_of(channels.begin(), channels.end(), [](double x) { return x < 0; });
}

Claim parts_fit(const ReluWitness& witness) {
    const auto& [first, second, pixel] = witness;
    if (empty(witness)) return claim(false, "The pixel and both layers need at least one number each");
    for (const auto& [name, layer] : {std::pair("first", first), std::pair("second", second)}) {
        if (has_its_biases(layer)) continue;
        return claim(false, fmt::format("`{}` has {} rows of weights and {} biases: there must be one bias a row", name,
                                        layer.weights.rows(), layer.bias.size()));
    }
    if (!reads(first, std::ssize(pixel))) {
        return claim(false, fmt::format("`first` has {} columns, but the pixel has {} channels: there must be one "
                                        "column a channel",
                                        first.weights.columns(), pixel.size()));
    }
    return claim(reads(second, first.weights.rows()),
                 fmt::format("`second` has {} columns, but `first` gives {} channels: there must be one column a "
                             "channel",
                             second.weights.columns(), first.weights.rows()));
}

/// A law about a sound witness, which fails where it is none: what comes later needs what comes earlier.
Callable<Claim(const Callable<ReluWitness()>&, Random&)> then(
    const Callable<Claim(const ReluWitness&, const Ways&)>& law) {
    return [law](const auto& relu_witness, Random&) {
        const auto witness = relu_witness();
        if (!fits(witness)) return parts_fit(witness);
        if (!finite(witness)) return claim(false, "Your answer holds an infinity or a NaN. Small whole numbers do");
        const Ways ways(witness);
        if (!ways.finite()) return claim(false, "The sums are too large for a double. Small whole numbers do");
        return law(witness, ways);
    };
}

/// What one layer in the place of both makes of the pixel.
Channels at_once(const ReluWitness& witness) {
    const auto& [first, second, pixel] = witness;
    PointwiseLayer fused{Plane<double>(second.weights.rows(), first.weights.columns()), through(second, first.bias)};
    for (Index o = 0; o < fused.weights.rows(); ++o) {
        for (Index c = 0; c < fused.weights.columns(); ++c) {
            for (Index h = 0; h < first.weights.rows(); ++h) {
                fused.weights.at(o, c) += second.weights.at(o, h) * first.weights.at(h, c);
            }
        }
    }
    return through(fused, pixel);
}

}  // namespace
}  // namespace convkit::test

SPEC(relu_witness) {
    takes();

    obeys("the pixel and the layers fit each other",
          [](const auto& relu_witness, Random&) { return parts_fit(relu_witness()); });
    obeys("all values are ordinary numbers", then([](const auto&, const auto&) { return claim(true, ""); }));
    obeys("without a ReLU, one fused layer does what the two do", then([](const auto& witness, const Ways& ways) {
              const auto fused = at_once(witness);
              for (std::size_t o = 0; o < fused.size(); ++o) {
                  if (std::abs(fused[o] - ways.without[o]) <= Ways::rounding * ways.sizes_after[o]) continue;
                  return claim(
                      false, fmt::format("The two layers give {}, one fused layer {}: the numbers are too large or too "
                                         "small to be told from rounding",
                                         text(ways.without), text(fused)));
              }
              return claim(true, "");
          }));
    obeys("between the layers there is a number below 0", then([](const auto&, const Ways& ways) {
              return claim(
                  ways.below_zero_between(),
                  fmt::format("Between the layers your pixel becomes {}. None of that is below 0, so a ReLU there "
                              "changes nothing",
                              text(ways.between)));
          }));
    obeys("a ReLU between the layers changes the result", then([](const auto&, const Ways& ways) {
              return claim(
                  ways.differ(),
                  fmt::format("Between the layers your pixel becomes {}, and {} after a ReLU. The second layer makes "
                              "{} of the one and {} of the other: no difference",
                              text(ways.between), text(without_negatives(ways.between)), text(ways.without),
                              text(ways.with)));
          }));
}

MISTAKES(relu_witness) {
    const PointwiseLayer sum_and_difference{{{1, 1}, {1, -1}}, {0, 0}};
    mistake_when("there is nothing in it", "A default-made Plane is 0×0. Write the numbers out: {{1, 2}, {3, 4}}.",
                 empty, ReluWitness{});
    mistake_when(
        "the layers are in the wrong order",
        "`first` reads the pixel, and `second` reads what `first` gives. Yours fit the other way round.",
        [](const ReluWitness& witness) {
            return !empty(witness) && !fits(witness) && fits({witness.second, witness.first, witness.pixel});
        },
        ReluWitness{{{{1, 1, 1}}, {0}}, {{{1, 2}, {3, 4}, {5, 6}}, {0, 0, 0}}, {1, 2}});
    mistake_when(
        "a layer has not one bias for each of its outputs",
        "Each row of weights makes one output, and each output has one bias; it may be 0.",
        [](const ReluWitness& witness) {
            return !empty(witness) && !(has_its_biases(witness.first) && has_its_biases(witness.second));
        },
        ReluWitness{{{{1, -1}, {2, 0}}, {0}}, {{{1, 1}}, {5}}, {1, 2}});
    mistake_when(
        "the pixel has not as many channels as the first layer reads",
        "Each channel meets its own column of first.weights: as many columns as channels.",
        [](const ReluWitness& witness) { return !empty(witness) && !reads(witness.first, std::ssize(witness.pixel)); },
        ReluWitness{{{{1, -1}}, {0}}, {{{1}}, {0}}, {1, 2, 3}});
    mistake_when(
        "the second layer does not read what the first one gives",
        "`first` gives one channel a row. second.weights needs that many columns.",
        [](const ReluWitness& witness) {
            return !empty(witness) && !reads(witness.second, witness.first.weights.rows());
        },
        ReluWitness{{{{1, -1}, {2, 0}}, {0, 0}}, {{{1}}, {0}}, {1, 2}});
    mistake_when(
        "the values are no ordinary numbers", "Infinities and NaN swallow all differences. A few digits are enough.",
        [](const ReluWitness& witness) { return fits(witness) && !finite(witness); },
        ReluWitness{{{{-std::numeric_limits<double>::infinity()}}, {0}}, {{{1}}, {0}}, {1}});
    mistake_when(
        "the numbers are so large that their sums are none", "A double ends near 1.8e308. A few digits are enough.",
        [](const ReluWitness& witness) { return fits(witness) && finite(witness) && !sound(witness); },
        ReluWitness{{{{-1e200}}, {0}}, {{{1e200}}, {0}}, {1e200}});
    mistake_when(
        "the pixel is below 0, but not what the first layer makes of it",
        "The ReLU stands between the layers: it never sees the pixel itself, but weights times pixel, plus bias.",
        [](const ReluWitness& witness) { return stays_above_zero(witness) && any_below_zero(witness.pixel); },
        ReluWitness{{{{-1}}, {0}}, {{{2}}, {0}}, {-3}});
    mistake_when(
        "the result is below 0, but nothing between the layers",
        "That would matter to a ReLU at the end. This one stands in the middle: let the first layer go below 0.",
        [](const ReluWitness& witness) { return stays_above_zero(witness) && any_below_zero(Ways(witness).without); },
        ReluWitness{sum_and_difference, {{{-1, -1}}, {0}}, {2, 1}});
    mistake_when(
        "nothing between the layers is below 0",
        "Numbers above 0 pass a ReLU untouched. A negative weight, or a negative bias, in the first layer helps.",
        stays_above_zero, ReluWitness{sum_and_difference, {{{1, 1}}, {0}}, {2, 1}});
    mistake_when(
        "what is below 0 is only rounding", "In exact numbers it would be 0. Let the first layer go further below.",
        [](const ReluWitness& witness) { return hidden(witness) && !Ways(witness).clearly_below_zero_between(); },
        ReluWitness{{{{0.3, -0.1, -0.2}}, {0}}, {{{1}}, {0}}, {1, 1, 1}});
    mistake_when(
        "the second layer does not look at what is below 0",
        "A number between the layers is below 0, but the second layer's weight for it is 0. Give it another weight.",
        [](const ReluWitness& witness) { return hidden(witness) && overlooked(witness); },
        ReluWitness{sum_and_difference, {{{1, 0}}, {0}}, {1, 2}});
    mistake_when(
        "the differences cancel out",
        "The ReLU changes more than one number, and in the second layer what one loses another gains. Change one "
        "weight.",
        hidden, ReluWitness{{{{1, -1}, {1, -1}}, {0, 0}}, {{{1, -1}}, {0}}, {1, 2}});
}
