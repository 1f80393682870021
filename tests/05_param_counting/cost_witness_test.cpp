#include <fmt/format.h>

#include <algorithm>

#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "networks.hpp"
#include "param_counting.hpp"

namespace convkit::test {
namespace {

bool fits(const LayerShape& layer, const InputShape& input) {
    return layer.kind != LayerKind::pool || layer.kernel <= std::min(input.rows, input.columns);
}

bool runs(const CostWitness& witness, const LayerShape& layer) {
    return sizes_good(witness.input) && sizes_good(layer) && fits(layer, witness.input);
}

bool both_run(const CostWitness& witness) {
    return runs(witness, witness.fewer_params) && runs(witness, witness.fewer_macs);
}

Step step_of(const CostWitness& witness, const LayerShape& layer) {
    return {layer, witness.input, resized(witness.input, layer)};
}

/// Whether parameters and MACs of a layer that runs stay within 64 bits.
bool countable(const CostWitness& witness, const LayerShape& layer) {
    const auto [channels, rows, columns] = witness.input;
    const bool pixels_fit =
        fits_64_bits({static_cast<Count>(rows), static_cast<Count>(columns), static_cast<Count>(channels)});
    const bool taps_fit = layer.kind != LayerKind::conv ||
                          fits_64_bits({static_cast<Count>(layer.kernel), static_cast<Count>(layer.kernel)});
    if (!pixels_fit || !taps_fit) return false;
    const auto step = step_of(witness, layer);
    return step.fits() && (!step.learns() || fits_64_bits({step.weights(), pixels(step.to)}));
}

bool comparable(const CostWitness& witness) {
    return both_run(witness) && countable(witness, witness.fewer_params) && countable(witness, witness.fewer_macs);
}

/// What the two layers come to.
struct Costs {
    explicit Costs(const CostWitness& witness)
        : small(step_of(witness, witness.fewer_params)), quick(step_of(witness, witness.fewer_macs)) {}

    static Count macs(const Step& step) { return step.weights() * (step.learns() ? pixels(step.to) : 0); }
    bool fewer_params() const { return small.params() < quick.params(); }
    bool more_macs() const { return macs(small) > macs(quick); }

    Step small;  ///< fewer_params
    Step quick;  ///< fewer_macs
};

/// Recognises a witness whose costs can be compared, by them.
template <class Look>
Callable<bool(const CostWitness&)> when_compared(Look look) {
    return [look](const CostWitness& witness) { return comparable(witness) && look(Costs(witness)); };
}

bool same(const LayerShape& a, const LayerShape& b) {
    return a.kind == b.kind && a.kernel == b.kernel && a.stride == b.stride && a.outputs == b.outputs &&
           a.bias == b.bias;
}

/// "9 weights at 100 places = 900 MACs".
std::string macs_text(const Step& step) {
    return fmt::format("{} weights at {} places = {} MACs", step.weights(), step.learns() ? pixels(step.to) : 0,
                       Costs::macs(step));
}

std::string trouble_with(const CostWitness& witness, const LayerShape& layer, const std::string& name) {
    const auto& [kind, kernel, stride, outputs, bias] = layer;
    if (!sizes_good(witness.input)) return "There is no input for " + name + " to run on";
    if (!sizes_good(layer)) {
        return fmt::format("{} is a {} of kernel {}, stride {} and {} outputs; what it uses of these must be 1 to 2^30",
                           name, name_of(kind), kernel, stride, outputs);
    }
    return fmt::format("{} is a {}×{} pool, and your input has only {}×{} pixels", name, kernel, kernel,
                       witness.input.rows, witness.input.columns);
}

}  // namespace
}  // namespace convkit::test

SPEC(cost_witness) {
    takes();

    obeys("the input holds something", [](const auto& cost_witness, Random&) {
        const auto witness = cost_witness();
        const auto& [channels, rows, columns] = witness.input;
        return claim(sizes_good(witness.input),
                     fmt::format("Your input is {}×{}×{}: each size must be 1 to 2^30", channels, rows, columns));
    });
    obeys("fewer_params is a layer that runs on it", [](const auto& cost_witness, Random&) {
        const auto witness = cost_witness();
        const auto& layer = witness.fewer_params;
        return claim(runs(witness, layer), trouble_with(witness, layer, "fewer_params"));
    });
    obeys("fewer_macs is a layer that runs on it", [](const auto& cost_witness, Random&) {
        const auto witness = cost_witness();
        const auto& layer = witness.fewer_macs;
        return claim(runs(witness, layer), trouble_with(witness, layer, "fewer_macs"));
    });
    obeys("the counts stay within 64 bits", [](const auto& cost_witness, Random&) {
        return claim(comparable(cost_witness()),
                     "Your layers cannot be compared: one of them does not run, or has more parameters or MACs than 64 "
                     "bits can count");
    });
    obeys("fewer_params has fewer parameters", [](const auto& cost_witness, Random&) {
        const auto witness = cost_witness();
        if (!comparable(witness)) return claim(false, "There are no counts to compare");
        const Costs costs(witness);
        return claim(costs.fewer_params(), fmt::format("fewer_params has {} parameters, and fewer_macs has {}",
                                                       costs.small.params(), costs.quick.params()));
    });
    obeys("and yet it has more MACs", [](const auto& cost_witness, Random&) {
        const auto witness = cost_witness();
        if (!comparable(witness)) return claim(false, "There are no counts to compare");
        const Costs costs(witness);
        return claim(costs.more_macs(), fmt::format("fewer_params has {}, and fewer_macs has {}",
                                                    macs_text(costs.small), macs_text(costs.quick)));
    });
}

MISTAKES(cost_witness) {
    mistake_when(
        "the input has a size out of range", "Write its sizes out, channels first: {1, 10, 10}.",
        [](const CostWitness& witness) { return !sizes_good(witness.input); },
        CostWitness{{0, 0, 0}, conv(3, 1), dense(5)});
    mistake_when(
        "a layer has a size out of range",
        "A conv and a dense layer need outputs, and a LayerShape starts with 0 of them.",
        [](const CostWitness& witness) { return !sizes_good(witness.fewer_params) || !sizes_good(witness.fewer_macs); },
        CostWitness{{1, 10, 10}, conv(3, 0), dense(5)});
    mistake_when(
        "one of the two has nothing to learn",
        "A pool and a ReLU have 0 parameters and 0 MACs: fewer than that is not possible. Take layers with "
        "weights.",
        [](const CostWitness& witness) {
            return !Step{witness.fewer_params, {}, {}}.learns() || !Step{witness.fewer_macs, {}, {}}.learns();
        },
        CostWitness{{1, 10, 10}, pool(2, 2), dense(5)});
    mistake_when(
        "the counts leave 64 bits", "A few pixels and a few outputs are enough.",
        [](const CostWitness& witness) { return both_run(witness) && !comparable(witness); },
        CostWitness{{1, 1'000'000'000, 1'000'000'000}, conv(3, 1), dense(1'000'000'000)});
    mistake_when(
        "both layers are the same", "Their costs are the same, too. The two must differ.",
        [](const CostWitness& witness) { return same(witness.fewer_params, witness.fewer_macs); },
        CostWitness{{1, 10, 10}, conv(3, 1), conv(3, 1)});
    mistake_when("the two layers have changed places",
                 "Exchange them, and you have it: fewer_params comes first, then fewer_macs.",
                 when_compared([](const Costs& costs) {
                     return costs.small.params() > costs.quick.params() &&
                            Costs::macs(costs.small) < Costs::macs(costs.quick);
                 }),
                 CostWitness{{1, 10, 10}, dense(5), conv(3, 1)});
    mistake_when("the image is a single pixel",
                 "Where there is one place, each weight is used once, and MACs follow parameters. Take a larger image.",
                 when_compared([](const Costs& costs) { return pixels(costs.small.from) == 1; }),
                 CostWitness{{16, 1, 1}, conv(3, 1), dense(20)});
    mistake_when("both layers are dense",
                 "A dense layer uses each weight once: more weights are more MACs. Which layer uses its weights often?",
                 when_compared([](const Costs& costs) {
                     return costs.small.is(LayerKind::dense) && costs.quick.is(LayerKind::dense);
                 }),
                 CostWitness{{1, 10, 10}, dense(5), dense(10)});
    mistake_when("both layers use each weight equally often",
                 "Both give maps of one size, so MACs follow parameters. Let one of them be used at fewer places: "
                 "with a stride, or as a dense layer.",
                 when_compared([](const Costs& costs) { return pixels(costs.small.to) == pixels(costs.quick.to); }),
                 CostWitness{{1, 10, 10}, conv(3, 1), conv(5, 1)});
    mistake_when("the layer with few parameters has the fewer places",
                 "Few weights must be used often. Yours is the one that is used at fewer places: give it the larger "
                 "map.",
                 when_compared([](const Costs& costs) { return pixels(costs.small.to) < pixels(costs.quick.to); }),
                 CostWitness{{1, 10, 10}, conv(3, 1, 2), conv(3, 2)});
    mistake_when("the parameters are equal", "Fewer means strictly fewer. Your MACs are as they should be.",
                 when_compared([](const Costs& costs) {
                     return costs.small.params() == costs.quick.params() && costs.more_macs();
                 }),
                 CostWitness{{1, 10, 10}, conv(3, 4), conv(3, 4, 2)});
    mistake_when("the MACs are equal", "More means strictly more. Your parameters are as they should be.",
                 when_compared([](const Costs& costs) {
                     return costs.fewer_params() && Costs::macs(costs.small) == Costs::macs(costs.quick);
                 }),
                 CostWitness{{1, 10, 10}, conv(3, 1, 1, false), dense(9, false)});
    mistake_when("the layer that is used often has more parameters",
                 "It has more MACs, as it should. Give it fewer weights, or the other one more.",
                 when_compared([](const Costs& costs) { return costs.more_macs(); }),
                 CostWitness{{1, 10, 10}, conv(3, 20), dense(1)});
    mistake_when("the layer with few parameters does not work hard enough",
                 "It has fewer parameters, as it should. Let it be used at more places: take a larger image, or give "
                 "the other one fewer outputs.",
                 when_compared([](const Costs& costs) { return costs.fewer_params(); }),
                 CostWitness{{1, 10, 10}, conv(3, 1), dense(20)});
}
