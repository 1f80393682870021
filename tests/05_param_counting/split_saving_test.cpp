#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "counts.hpp"
#include "param_counting.hpp"

namespace convkit::test {
namespace {

/// The sizes that a mistaken formula is made of: fractions are what this exercise is about.
struct Sizes {
    using Number = double;
    double rows, columns, kernel, inputs, outputs;

    double places = rows * columns;
    double window = kernel * kernel;

    Saving answer() const { return {places / window, places}; }
};

/// How many taps of all windows along one axis lie inside the map.
double taps_inside(Index size, Index kernel) {
    if (size < 1 || size > 1000 || kernel < 1 || kernel > 1000) throw std::invalid_argument("a size is out of range");
    const Index before = (kernel - 1) / 2;
    Index taps = 0;
    for (Index i = 0; i < size; ++i) {
        taps += std::min(size - 1, i + kernel - 1 - before) - std::max(Index{0}, i - before) + 1;
    }
    return static_cast<double>(taps);
}

}  // namespace
}  // namespace convkit::test

SPEC(split_saving) {
    takes(whole("rows", 1), whole("columns", 1), whole("kernel", 1), whole("inputs", 1), whole("outputs", 1));
    each_value_is(
        [](Index rows, Index columns, Index kernel, Index, Index, const Shape&) {
            return Formula{fmt::format("{}·{} pixels / {}·{} weights of a window", rows, columns, kernel, kernel),
                           static_cast<double>(rows) * static_cast<double>(columns) /
                               (static_cast<double>(kernel) * static_cast<double>(kernel))};
        },
        "locality");
    each_value_is(
        [](Index rows, Index columns, Index, Index, Index, const Shape&) {
            Sum places;
            return places.product(rows, columns);
        },
        "sharing");

    gives("a row of 6 under a 1×1 kernel: 6/1, then 6", {6, 6}, 1, 6, 1, 1, 1);
    gives("2×6 pixels under 2×2: 12/4, then 12", {3, 12}, 2, 6, 2, 1, 1);
    gives("3×5 pixels under 2×2, 3 channels to 4: 15/4, then 15", {3.75, 15}, 3, 5, 2, 3, 4);
    gives("a kernel as large as the map: only sharing saves", {1, 9}, 3, 3, 3, 2, 5);
    gives("a kernel larger than the map: 6/25, then 6", {0.24, 6}, 2, 3, 5, 1, 1);
    gives("a single pixel: nothing to save", {1, 1}, 1, 1, 1, 4, 7);
    gives("28×28 under 3×3: 784/9, then 784", {784.0 / 9, 784}, 28, 28, 3, 128, 256);
    gives("a photo of 1000×1000 under 3×3", {1e6 / 9, 1e6}, 1000, 1000, 3, 3, 64);

    agrees(
        "random layers, against weights that are allocated",
        [](Random& random) {
            return std::tuple(random.index(1, 4), random.index(1, 4), random.index(1, 4), random.index(1, 3),
                              random.index(1, 3));
        },
        [](Index rows, Index columns, Index kernel, Index inputs, Index outputs) {
            const Index from = rows * columns * inputs, to = rows * columns * outputs;
            const auto dense = static_cast<double>(Plane<double>(to, from).values().size());
            const auto local = static_cast<double>(weights_of(to, inputs, kernel, kernel));
            const auto shared = static_cast<double>(weights_of(outputs, inputs, kernel, kernel));
            return Saving{dense / local, local / shared};
        });

    obeys("both factors together are the whole saving", [](const auto& split_saving, Random& random) {
        const Index rows = random.index(1, 99), columns = random.index(1, 99), kernel = random.index(1, 11);
        const double side = static_cast<double>(rows * columns) / static_cast<double>(kernel);
        const auto answer = split_saving(rows, columns, kernel, random.index(1, 64), random.index(1, 64));
        return equal("locality·sharing", answer.locality * answer.sharing, "(rows·columns / kernel)²", side * side);
    });
    obeys("the channels play no part", [](const auto& split_saving, Random& random) {
        const Index rows = random.index(1, 99), columns = random.index(1, 99), kernel = random.index(1, 11);
        return equal("the saving with many channels",
                     split_saving(rows, columns, kernel, random.index(2, 64), random.index(2, 64)),
                     "the saving with one", split_saving(rows, columns, kernel, 1, 1));
    });
    obeys("a map turned on its side is as large", [](const auto& split_saving, Random& random) {
        const Index rows = random.index(1, 99), columns = random.index(1, 99), kernel = random.index(1, 11);
        return equal("rows×columns pixels", split_saving(rows, columns, kernel, 3, 5), "columns×rows pixels",
                     split_saving(columns, rows, kernel, 3, 5));
    });

    refuses("-28 rows and -28 columns", "rows", -28, -28, 3, 128, 256);

    gives("more places than a float tells apart", {99'980'001 / 9.0, 99'980'001}, 9'999, 9'999, 3, 1, 1);

    at_the_edge();
    gives("a map of more numbers than largest_length", {0x1p31 / 9, 0x1p31}, 65'536, 32'768, 3, 1, 1);
    refuses("a dense layer over 100000×100000 pixels", "outputs", 100'000, 100'000, 3, 3, 64);
    refuses("more pixels than an Index counts weights for", "outputs", largest_length, largest_length, 3, 1, 1);
    odd_arguments(formula<Sizes>([](const Sizes& n) {
                      refuse_by("outputs", std::max(n.places * n.places, n.window) * n.inputs * n.outputs < 0x1p64);
                      return n.answer();
                  }),
                  5, 7, 3, 2, 5);
}

MISTAKES(split_saving) {
    mistake("locality and sharing have changed places",
            "Locality is the first step: a window in place of the whole map. Sharing is the second: one filter for "
            "all places.",
            formula<Sizes>([](const Sizes& n) {
                return Saving{n.places, n.places / n.window};
            }));
    mistake("the window is not squared", "A window has kernel·kernel taps. Sharing is right.",
            with<Sizes>([](Sizes& n) { n.window = n.kernel; }));
    mistake("locality is upside down",
            "A saving is the larger count divided by the smaller: dense / locally connected.",
            formula<Sizes>([](const Sizes& n) {
                return Saving{n.window / n.places, n.places};
            }));
    mistake("sharing is upside down", "A saving is the larger count divided by the smaller: locally connected / conv.",
            formula<Sizes>([](const Sizes& n) {
                return Saving{n.places / n.window, 1 / n.places};
            }));
    mistake("both are upside down", "A saving is what was there before, divided by what is left.",
            formula<Sizes>([](const Sizes& n) {
                return Saving{n.window / n.places, 1 / n.places};
            }));
    mistake("locality is cut to a whole number",
            "784 places to 9 taps is 87.1, not 87. Two whole numbers divided lose their fraction: make them doubles "
            "first.",
            formula<Sizes>([](const Sizes& n) {
                return Saving{std::floor(n.places / n.window), n.places};
            }));
    mistake("locality is the whole saving",
            "You divided dense by conv: that is both steps in one. The first step ends at the locally connected "
            "layer, where each place still has its own filter.",
            formula<Sizes>([](const Sizes& n) {
                return Saving{n.places / n.window * n.places, n.places};
            }));
    mistake("sharing is the whole saving",
            "You divided dense by conv: that is both steps in one. The second step starts at the locally connected "
            "layer.",
            formula<Sizes>([](const Sizes& n) {
                return Saving{n.places / n.window, n.places / n.window * n.places};
            }));
    mistake("sharing counts the output channels",
            "Places of one map share a filter. Different maps have different filters: that is what they are for.",
            formula<Sizes>([](const Sizes& n) {
                return Saving{n.places / n.window, n.places * n.outputs};
            }));
    mistake("the window forgets the input channels",
            "Local means local in rows and columns. A window still sees all input channels, as the dense layer does, "
            "so that they cancel.",
            formula<Sizes>([](const Sizes& n) {
                return Saving{n.places * n.inputs / n.window, n.places};
            }));
    mistake("rows stand for the whole map", "There are rows·columns places, not rows·rows.",
            with<Sizes>([](Sizes& n) { n.places = n.rows * n.rows; }));
    mistake("columns stand for the whole map", "There are rows·columns places, not columns·columns.",
            with<Sizes>([](Sizes& n) { n.places = n.columns * n.columns; }));
    mistake("only windows inside the map are counted",
            "The output is as large as the input, so that each pixel has its window. Some hang over the border.",
            formula<Sizes>([](const Sizes& n) {
                const double inside = (n.rows - n.kernel + 1) * (n.columns - n.kernel + 1);
                return Saving{n.places * n.places / (inside * n.window), inside};
            }));
    mistake("windows are cut off at the border",
            "A window that hangs over the border keeps all its weights; the pixels that they meet there are zeros. "
            "Count kernel·kernel for each place.",
            [](Index rows, Index columns, Index kernel, Index, Index) {
                const double taps = taps_inside(rows, kernel) * taps_inside(columns, kernel);
                const auto places = static_cast<double>(rows * columns);
                const auto window = static_cast<double>(kernel * kernel);
                return Saving{places * places / taps, taps / window};
            });
    mistake("biases are counted",
            "Both factors are about weights. With biases the first is a little smaller and depends on the channels.",
            formula<Sizes>([](const Sizes& n) {
                return Saving{(n.places * n.inputs + 1) / (n.window * n.inputs + 1), n.places};
            }));
    mistake("they are the parts that are saved",
            "You answered which part of the weights goes. The question is how many times fewer are left.",
            formula<Sizes>([](const Sizes& n) {
                return Saving{1 - n.window / n.places, 1 - 1 / n.places};
            }));
    mistake("counts beyond 64 bits are let through",
            "The factors come out without the counts. This chapter refuses counts that nothing could hold, all the "
            "same: dense_against_conv does.",
            formula<Sizes>([](const Sizes& n) {
                return Saving{n.places / n.window, n.places};
            }));
}
