#include "convolution/spec.hpp"
#include "layers.hpp"
#include "one_by_one_conv.hpp"

namespace convkit::test {
namespace {

using Biases = std::vector<double>;

Bank with_places(const Bank& weights, const Callable<bool(Index m, Index n)>& kept) {
    return bank_from(weights.outputs(), weights.inputs(), weights.rows(), weights.columns(),
                     [&](Index o, Index c, Index m, Index n) { return kept(m, n) ? weights.at(o, c, m, n) : 0.0; });
}

using Shift = std::pair<Index, Index>;  // down, right

/// What place (m, n) of the kernel sees: the image from row m, column n on.
Shift from_corner(const Bank&, Index m, Index n) { return {m, n}; }
Shift from_middle(const Bank& weights, Index m, Index n) { return {m - weights.rows() / 2, n - weights.columns() / 2}; }

double rolled(const Plane<double>& plane, Index row, Index column) {
    return plane.at(row % plane.rows(), column % plane.columns());
}

/// For each place of the kernel its weight times the pixel that it sees, in choices.
struct Shifts {
    enum class Bias { never, once, everywhere };

    Callable<Bank(const Bank&)> weights = [](const Bank& weights) { return weights; };
    Callable<bool(const Bank& weights, Index m, Index n)> counts = [](const Bank&, Index, Index) { return true; };
    Callable<Shift(const Bank& weights, Index m, Index n)> shift = from_corner;
    Callable<double(const Plane<double>& plane, Index row, Index column)> pixel =
        [](const auto& plane, Index row, Index column) { return plane.at(row, column); };
    bool same_size = false;
    bool averaged = false;
    Bias bias = Bias::once;

    Volume operator()(const Volume& image, const Bank& given, const Biases& biases) const {
        refuse_if({{"bias", std::ssize(biases) != given.outputs()},
                   {"weights", given.values().empty() || given.inputs() != image.channels()},
                   {"weights", given.rows() > image.rows() || given.columns() > image.columns()}});
        const auto bank = weights(given);
        const auto places = static_cast<double>(bank.rows() * bank.columns());
        const double biased = bias == Bias::everywhere ? places : bias == Bias::once ? 1 : 0;
        const Index rows = same_size ? image.rows() : image.rows() - bank.rows() + 1;
        const Index columns = same_size ? image.columns() : image.columns() - bank.columns() + 1;
        return volume_from(bank.outputs(), rows, columns, [&](Index o, Index i, Index j) {
            double sum = 0;
            for (Index c = 0; c < bank.inputs(); ++c) {
                const auto plane = image.channel(c);
                for (Index m = 0; m < bank.rows(); ++m) {
                    for (Index n = 0; n < bank.columns(); ++n) {
                        if (!counts(bank, m, n)) continue;
                        const auto [down, right] = shift(bank, m, n);
                        sum += bank.at(o, c, m, n) * pixel(plane, i + down, j + right);
                    }
                }
            }
            return biased * biases.at(static_cast<std::size_t>(o)) + (averaged ? sum / places : sum);
        });
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(conv_by_shifts) {
    takes("image", "weights", "bias");
    each_value_is([](const auto& image, const auto& weights, const auto& bias, const Shape& position) {
        const auto o = position[0];
        return oracle::correlate_sum(image, weights.filter(o), bias[static_cast<std::size_t>(o)], position);
    });

    const Volume two{{{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}}, {{2, 0, 1, 5}, {1, 3, 0, 2}, {6, 1, 4, 0}}};
    gives("a row of two places: 3·10 + 4·1, 4·10 + 5·1", {{{34, 45}}}, {{{3, 4, 5}}}, {{{{10, 1}}}}, {0});
    gives("a column of two places: 3·10 + 4·1, 4·10 + 5·1", {{{34}, {45}}}, {{{3}, {4}, {5}}}, {{{{10}, {1}}}}, {0});
    gives("a bias, once: 3·10 + 4·1 + 100, 4·10 + 5·1 + 100", {{{134, 145}}}, {{{3, 4, 5}}}, {{{{10, 1}}}}, {100});
    gives("a bright pixel writes the kernel backwards", {{{6, 5, 4}, {3, 2, 1}}},
          {{{0, 0, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 0, 0}}}, {{{{1, 2, 3}, {4, 5, 6}}}}, {0});
    gives("one place: 1×1, and a bias", {{{7, 17}}, {{2, -3}}}, {{{3, 8}}}, {{{{2}}}, {{{-1}}}}, {1, 5});
    gives("asymmetric filters, each with a bias of its own",
          {{{7, 29}, {69, 4}}, {{-6.5, -0.5}, {5.5, -7.5}}, {{1015, 997}, {1003, 1019}}}, two,
          {{{{1, -2, 3}, {0, 4, -1}}, {{0, 2, -3}, {1, 0, 5}}},
           {{{2, 0, -1}, {1, -3, 0}}, {{-2, 1, 0}, {3, 0, 1}}},
           {{{0, 1, 4}, {-2, 0, 3}}, {{5, 0, -1}, {0, 2, -4}}}},
          {10, -8.5, 1000});
    gives("far below zero, and far above it", {{{-9'999'999'996, 400'001}}}, {{{-1e5, 3, 1e5}}}, {{{{1e5, 1}}}}, {1});
    gives("a kernel as large as the image", {{{-7.5}}}, {{{1, 2, 3}, {4, 5, 6}}}, {{{{1, 0, -1}, {2, 0, -2}}}}, {-1.5});

    agrees(
        "random layers, against chapter 1's definition",
        [](Random& random) {
            const Index outputs = random.index(1, 3), inputs = random.index(1, 3);
            const Index rows = random.index(1, 3), columns = random.index(1, 4);
            return std::tuple(real_volume(random, inputs, rows + random.index(0, 3), columns + random.index(0, 3)),
                              real_bank(random, outputs, inputs, rows, columns), reals(random, outputs));
        },
        oracle::conv_layer);

    obeys("a single weight of 1 moves the image", [](const auto& conv_by_shifts, Random& random) {
        const auto image = random_volume(random, 1, 4, 5);
        const Index row = random.index(0, 1), column = random.index(0, 2);
        Bank weights(1, 1, 2, 3);
        weights.at(0, 0, row, column) = 1;
        return equal(
            "the map", conv_by_shifts(image, weights, {0}),
            "the part of the image that starts in row " + std::to_string(row) + ", column " + std::to_string(column),
            Volume{crop(image.channel(0), row, column, 3, 3)});
    });
    obeys("kernels added: maps added, without bias", [](const auto& conv_by_shifts, Random& random) {
        const auto image = random_volume(random, 2, 4, 4);
        const auto weights = random_bank(random, 2, 2, 2, 3);
        const auto part = [&](bool top) {
            return conv_by_shifts(image, with_places(weights, [top](Index m, Index) { return (m == 0) == top; }),
                                  {0, 0});
        };
        return equal("the map of the kernel", conv_by_shifts(image, weights, {0, 0}),
                     "that of its top row plus that of its bottom row", sum_of(part(true), part(false)));
    });
    obeys("a black image gives each filter's bias", [](const auto& conv_by_shifts, Random& random) {
        const auto bias = random.digits(2);
        return equal("conv_by_shifts(black image)",
                     conv_by_shifts(Volume(3, 3, 4), random_bank(random, 2, 3, 2, 2), bias), "the biases",
                     Volume{Plane<double>(2, 3, bias[0]), Plane<double>(2, 3, bias[1])});
    });

    const Volume grey(1, 4, 4), colour(3, 4, 4);
    refuses("filters for more channels than the image has", "weights", grey, Bank(2, 3, 2, 2), {0, 0});
    refuses("filters for fewer channels than the image has", "weights", colour, Bank(2, 1, 2, 2), {0, 0});
    refuses("filters taller than the image", "weights", colour, Bank(2, 3, 5, 2), {0, 0});
    refuses("filters wider than the image", "weights", colour, Bank(2, 3, 2, 5), {0, 0});
    refuses("filters without weights", "weights", colour, Bank(2, 3, 0, 0), {0, 0});
    refuses("no filters", "weights", colour, Bank(), Biases());
    odd_arguments(Shifts{}, two,
                  {{{{1, -2, 3}, {0, 4, -1}}, {{0, 2, -3}, {1, 0, 5}}},
                   {{{2, 0, -1}, {1, -3, 0}}, {{-2, 1, 0}, {3, 0, 1}}},
                   {{{0, 1, 4}, {-2, 0, 3}}, {{5, 0, -1}, {0, 2, -4}}}},
                  {10, -8.5, 1000});
}

MISTAKES(conv_by_shifts) {
    mistake(
        "the image is moved the other way",
        "The kernel is flipped: its first place belongs to the part that starts in row 0, column 0, its last to the "
        "part that ends in the last row and column.",
        Shifts{.weights = turned});
    mistake("only the first place counts",
            "There is a part of the image for each place of the kernel. Add up over all.",
            Shifts{.counts = [](const Bank&, Index m, Index n) { return m == 0 && n == 0; }});
    mistake("only the last place counts", "Each place's maps overwrite the ones before. Add them to what is there.",
            Shifts{.counts = [](const Bank& weights, Index m, Index n) {
                return m + 1 == weights.rows() && n + 1 == weights.columns();
            }});
    mistake("the last row of the kernel is skipped", "The loop over the places ends one row too early.",
            Shifts{.counts = [](const Bank& weights, Index m, Index) { return m + 1 < weights.rows(); }});
    mistake("the last column of the kernel is skipped", "The loop over the places ends one column too early.",
            Shifts{.counts = [](const Bank& weights, Index, Index n) { return n + 1 < weights.columns(); }});
    mistake("the image is never moved", "Place (m, n) sees the image from row m, column n on.",
            Shifts{.shift = [](const Bank&, Index, Index) { return Shift(0, 0); }});
    mistake("rows and columns are exchanged in the shift",
            "Place (m, n) sees the image from row m, column n on: m goes with the rows.",
            Shifts{.shift = [](const Bank&, Index m, Index n) { return Shift(n, m); }});
    mistake("the bias is added for every place",
            "Each of the 1×1 layers adds it. Give it to one of them, and zeros to the others.",
            Shifts{.bias = Shifts::Bias::everywhere});
    mistake("every map gets the first bias", "Each filter has a bias of its own: map o gets bias[o].",
            [](const auto& image, const auto& weights, const auto& biases) {
                return Shifts{}(image, weights, Biases(biases.size(), biases.empty() ? 0 : biases[0]));
            });
    mistake("the bias is forgotten", "The sum over the places is right, but each filter's bias is missing, once.",
            Shifts{.bias = Shifts::Bias::never});
    mistake(
        "the maps are as large as the image",
        "Where the kernel does not fit there is no output: the maps are smaller by KH - 1 rows and KW - 1 columns, and "
        "so are the parts of the image.",
        Shifts{.pixel = at_or_zero, .same_size = true});
    mistake(
        "the parts lie around the pixel, zeros outside",
        "The anchor is the top-left corner: place (0, 0) sees the image as it is. Nothing is added around it, and the "
        "maps are smaller than the image.",
        Shifts{.shift = from_middle, .pixel = at_or_zero, .same_size = true});
    mistake("what leaves the image comes back on the other side",
            "A part of the image is cut out, not rolled round. It is smaller than the image.",
            Shifts{.pixel = rolled, .same_size = true});
    mistake("filters and channels are exchanged in the weights",
            "The layout is O×I×H×W: the first index of at() is the filter, the second the channel that it reads.",
            Shifts{.weights = [](const Bank& weights) {
                return bank_from(weights.outputs(), weights.inputs(), weights.rows(), weights.columns(),
                                 [&](Index o, Index c, Index m, Index n) { return weights.at(c, o, m, n); });
            }});
    mistake("the places of the kernel are averaged", "The 1×1 layers are added up. Nothing is divided.",
            Shifts{.averaged = true});
}
