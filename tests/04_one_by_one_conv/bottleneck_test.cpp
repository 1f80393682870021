#include <algorithm>

#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "layers.hpp"
#include "one_by_one_conv.hpp"

namespace convkit::test {
namespace {

using Biases = std::vector<double>;

Volume without_negatives(const Volume& image) {
    return map_values(image, [](double x) { return x < 0 ? 0 : x; });
}

Volume unchanged(const Volume& image) { return image; }

Volume zeros_around(const Volume& image) { return with_zeros_around(image, 1); }

Volume zeros_below_and_right(const Volume& image) {
    return volume_from(image.channels(), image.rows() + 2, image.columns() + 2,
                       [&](Index c, Index i, Index j) { return at_or_zero(image.channel(c), i, j); });
}

Volume border_repeated(const Volume& image) {
    return volume_from(image.channels(), image.rows() + 2, image.columns() + 2, [&](Index c, Index i, Index j) {
        return image.at(c, std::clamp(i - 1, Index{0}, image.rows() - 1),
                        std::clamp(j - 1, Index{0}, image.columns() - 1));
    });
}

/// Throws as bottleneck does.
void refuse_unfit(const Volume& image, const PointwiseLayer& reduce, const Bank& spatial, const Biases& spatial_bias,
                  const PointwiseLayer& expand) {
    const bool is_3x3 = spatial.rows() == 3 && spatial.columns() == 3;
    refuse_if({{"reduce", reduce.weights.columns() != image.channels()},
               {"reduce", std::ssize(reduce.bias) != reduce.weights.rows()},
               {"spatial", spatial.inputs() != reduce.weights.rows() || !is_3x3},
               {"spatial_bias", std::ssize(spatial_bias) != spatial.outputs()},
               {"expand", expand.weights.columns() != spatial.outputs()},
               {"expand", std::ssize(expand.bias) != expand.weights.rows()}});
    const Index layers_outputs = std::min({reduce.weights.rows(), spatial.outputs(), expand.weights.rows()});
    if (layers_outputs < 1 || image.values().empty()) throw std::invalid_argument("weights");
}

/// The three layers and what stands before, between and after them.
struct Bottleneck {
    using Step = Callable<Volume(const Volume&)>;
    Step first = unchanged;
    Step after_reduce = without_negatives;
    Step around = zeros_around;
    Step after_spatial = without_negatives;
    Step last = unchanged;
    bool pointwise_biases = true;
    bool spatial_biases = true;
    bool flips = false;  ///< turns the 3×3 weights
    bool has_spatial = true;

    /// What the last layer reads.
    Volume seen(const Volume& image, const PointwiseLayer& reduce, const Bank& spatial,
                const Biases& spatial_bias) const {
        const auto narrow = after_reduce(through(reduce, first(image)));
        if (!has_spatial) return narrow;
        const auto wide = around(narrow);
        // As conv_layer refuses it.
        if (wide.rows() < spatial.rows() || wide.columns() < spatial.columns()) throw std::invalid_argument("weights");
        return after_spatial(oracle::conv_layer(wide, flips ? turned(spatial) : spatial,
                                                spatial_biases ? spatial_bias : Biases(spatial_bias.size())));
    }
    Volume operator()(const Volume& image, const PointwiseLayer& reduce, const Bank& spatial,
                      const Biases& spatial_bias, const PointwiseLayer& expand) const {
        refuse_unfit(image, reduce, spatial, spatial_bias, expand);
        return last(through(expand, seen(image, reduce, spatial, spatial_bias)));
    }

private:
    Volume through(const PointwiseLayer& layer, const Volume& image) const {
        return mixed(image, layer.weights, pointwise_biases ? layer.bias : Biases(layer.bias.size()));
    }
};

/// One filter over one channel.
Bank one_filter(const Plane<double>& kernel) { return Bank{Volume{kernel}}; }

PointwiseLayer random_layer(Random& random, Index outputs, Index inputs) {
    return {random_plane(random, outputs, inputs), random.digits(outputs)};
}

}  // namespace
}  // namespace convkit::test

SPEC(bottleneck) {
    takes("image", "reduce", "spatial", "spatial_bias", "expand");
    each_value_is([](const auto& image, const auto& reduce, const auto& spatial, const auto& spatial_bias,
                     const auto& expand, const Shape& position) {
        return mixed_sum(Bottleneck{}.seen(image, reduce, spatial, spatial_bias), expand.weights, expand.bias,
                         position);
    });

    const PointwiseLayer as_it_is{{{1}}, {0}};
    const Bank digits = one_filter({{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
    const Bank only_the_middle = one_filter({{0, 0, 0}, {0, 1, 0}, {0, 0, 0}});
    gives("one pixel: 2·3 + 1 = 7, 7·2 = 14, 14·5 - 4 = 66", {{{66}}}, {{{2}}}, {{{3}}, {1}},
          one_filter({{0, 0, 0}, {0, 2, 0}, {0, 0, 0}}), {0}, {{{5}}, {-4}});
    gives("the same, but with weights on the eight places around", {{{66}}}, {{{2}}}, {{{3}}, {1}},
          one_filter({{1, -3, 4}, {5, 2, -6}, {7, 8, 9}}), {0}, {{{5}}, {-4}});
    gives("a bright pixel writes the 3×3 weights backwards", {{{9, 8, 7, 0}, {6, 5, 4, 0}, {3, 2, 1, 0}}},
          {{{0, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, 0}}}, as_it_is, digits, {0}, as_it_is);
    gives("a bright pixel in the corner", {{{5, 4, 0}, {2, 1, 0}}}, {{{1, 0, 0}, {0, 0, 0}}}, as_it_is, digits, {0},
          as_it_is);
    gives("below 0 after the first layer: it becomes 0", {{{0, 3}}}, {{{-2, 3}}}, as_it_is, only_the_middle, {0},
          as_it_is);
    gives("so a negative middle weight has nothing to turn round", {{{5, 2}}}, {{{-2, 3}}}, as_it_is,
          one_filter({{0, 0, 0}, {0, -1, 0}, {0, 0, 0}}), {5}, as_it_is);
    gives("below 0 in the image, and a first weight of -1", {{{2, 0}}}, {{{-2, 3}}}, {{{-1}}, {0}}, only_the_middle,
          {0}, as_it_is);
    gives("below 0 after the second layer: it becomes 0", {{{0}, {2}}}, {{{2}, {5}}}, as_it_is, only_the_middle, {-3},
          as_it_is);
    gives("below 0 after the last layer: it stays", {{{-6, -15}}}, {{{2, 5}}}, as_it_is, only_the_middle, {0},
          {{{-3}}, {0}});
    gives("a first bias of 1: the zeros around are still zeros", {{{4, 6, 4}, {4, 6, 4}}}, {Plane<double>(2, 3)},
          {{{1}}, {1}}, one_filter(Plane<double>(3, 3, 1)), {0}, as_it_is);
    gives("a last bias of 100: it is everywhere, at the border too",
          {{{109, 108, 107, 100}, {106, 105, 104, 100}, {103, 102, 101, 100}}},
          {{{0, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, 0}}}, as_it_is, digits, {0}, {{{1}}, {100}});
    gives("three channels, two, three, and two",
          {{{31.5, 41.5, -25, -2}, {32, -9.5, 25, 24.5}, {8, 48.5, 6, 55.5}},
           {{39.5, -30, 320, 413}, {-30, 315, 342.5, -15}, {163.5, 183.5, 115, 35}}},
          {{{1, -2, 0, 3}, {4, 0, 1, -1}, {0, 2, -3, 1}},
           {{2, 0, -1, 5}, {1, -3, 0, 2}, {-2, 1, 0, 4}},
           {{0.5, 1, 0, -1}, {6, 2, -4, 0}, {1, -1, 3, 0}}},
          {{{1, 0, -2}, {0, -1, 1}}, {1, -0.5}},
          {{{{1, 0, -1}, {2, -3, 0}, {0, 1, 4}}, {{0, 2, -1}, {1, 1, 0}, {-2, 0, 3}}},
           {{{0, 1, 0}, {-1, 2, 5}, {3, 0, -2}}, {{1, 0, 0}, {0, -4, 2}, {0, 1, -1}}},
           {{{2, 0, 1}, {0, 1, -1}, {1, -2, 0}}, {{0, 3, 0}, {1, -1, 0}, {0, 0, 2}}}},
          {-2, 5, 0.5}, {{{1, -1, 2}, {0, 10, -1}}, {10, -30}});

    agrees(
        "random layers, one step after the other",
        [](Random& random) {
            const Index inputs = random.index(1, 3), narrow = random.index(1, 3), wide = random.index(1, 3),
                        outputs = random.index(1, 3);
            return std::tuple(real_volume(random, inputs, random.index(1, 4), random.index(1, 4)),
                              PointwiseLayer{random_real_plane(random, narrow, inputs), reals(random, narrow)},
                              real_bank(random, wide, narrow, 3, 3), reals(random, wide),
                              PointwiseLayer{random_real_plane(random, outputs, wide), reals(random, outputs)});
        },
        Bottleneck{});

    obeys("rows and columns stay, however few", [](const auto& bottleneck, Random& random) {
        const Index rows = random.index(1, 3), columns = random.index(1, 3);
        const auto result = bottleneck(random_volume(random, 2, rows, columns), random_layer(random, 1, 2),
                                       random_bank(random, 1, 1, 3, 3), random.digits(1), random_layer(random, 2, 1));
        return equal("the shape of the result",
                     Biases{1.0 * result.channels(), 1.0 * result.rows(), 1.0 * result.columns()},
                     "outputs, rows, columns", Biases{2, 1.0 * rows, 1.0 * columns});
    });
    obeys("without biases: three times the image, three times as much", [](const auto& bottleneck, Random& random) {
        const auto image = random_volume(random, 2, 3, 4);
        const PointwiseLayer reduce{random_plane(random, 2, 2), {0, 0}}, expand{random_plane(random, 2, 2), {0, 0}};
        const auto spatial = random_bank(random, 2, 2, 3, 3);
        return equal("bottleneck(3·image)", bottleneck(times(3, image), reduce, spatial, {0, 0}, expand),
                     "3·bottleneck(image)", times(3, bottleneck(image, reduce, spatial, {0, 0}, expand)));
    });
    obeys("a changed pixel reaches its neighbours and no further", [](const auto& bottleneck, Random& random) {
        const auto image = random_volume(random, 2, 3, 7);
        const auto reduce = random_layer(random, 2, 2), expand = random_layer(random, 1, 2);
        const auto spatial = random_bank(random, 2, 2, 3, 3);
        const auto bias = random.digits(2);
        auto changed = image;
        for (Index c = 0; c < 2; ++c) changed.at(c, 1, 3) += 9;
        const auto before = bottleneck(image, reduce, spatial, bias, expand);
        auto after = bottleneck(changed, reduce, spatial, bias, expand);
        for (Index row = 0; row < 3; ++row) {
            for (Index column = 2; column <= 4; ++column) after = with_pixel_of(before, after, row, column);
        }
        return equal("the result for the image with pixel (1, 3) changed, columns 2 to 4 left out", after,
                     "the result for the image", before);
    });

    const Volume image(3, 4, 5);
    const PointwiseLayer reduce{Plane<double>(2, 3), {0, 0}}, expand{Plane<double>(3, 2), {0, 0, 0}};
    const Bank spatial(2, 2, 3, 3);
    refuses("a first layer for another number of channels", "reduce", image, {Plane<double>(2, 4), {0, 0}}, spatial,
            {0, 0}, expand);
    refuses("a 1×1 layer in the middle", "spatial", image, reduce, Bank(2, 2, 1, 1), {0, 0}, expand);
    refuses("a 5×5 layer in the middle", "spatial", image, reduce, Bank(2, 2, 5, 5), {0, 0}, expand);
    refuses("a last layer for another number of channels", "expand", image, reduce, spatial, {0, 0},
            {Plane<double>(3, 1), {0, 0, 0}});
    refuses("a first layer without outputs", "weights", image, {Plane<double>(0, 3), Biases()}, Bank(2, 0, 3, 3),
            {0, 0}, expand);
    refuses("a 3×3 layer without outputs", "weights", image, reduce, Bank(0, 2, 3, 3), Biases(),
            {Plane<double>(3, 0), {0, 0, 0}});
    refuses("a last layer without outputs", "weights", image, reduce, spatial, {0, 0}, {Plane<double>(0, 2), Biases()});
    odd_arguments(Bottleneck{}, image, reduce, spatial, {0, 0}, expand);
}

MISTAKES(bottleneck) {
    mistake("no ReLU stands between the layers",
            "Without them the three layers are one linear layer. A ReLU follows the first and the second.",
            Bottleneck{.after_reduce = unchanged, .after_spatial = unchanged});
    mistake("the ReLU after the first layer is missing", "A ReLU follows the first layer and the second, each.",
            Bottleneck{.after_reduce = unchanged});
    mistake("the ReLU after the second layer is missing", "A ReLU follows the first layer and the second, each.",
            Bottleneck{.after_spatial = unchanged});
    mistake("a ReLU follows the last layer too",
            "The last layer's output may be negative. (ResNet adds the block's input before the last ReLU.)",
            Bottleneck{.last = without_negatives});
    mistake("the first ReLU stands before the first layer",
            "It stands after the layer: the image may be negative, and what the 3×3 layer reads may not.",
            Bottleneck{.first = without_negatives, .after_reduce = unchanged});
    mistake("the image goes through a ReLU first",
            "Each ReLU stands after a layer, none before the first: the image may be negative.",
            Bottleneck{.first = without_negatives});
    mistake(
        "nothing is put around, so the result shrinks",
        "A 3×3 window fits in two rows and two columns fewer. One row and column of zeros on each side make up for it.",
        Bottleneck{.around = unchanged});
    mistake("the zeros are put around the image",
            "The first layer makes its bias of those zeros. They belong around what the 3×3 layer reads.",
            Bottleneck{.first = zeros_around, .around = unchanged});
    mistake("the zeros are put around what the 3×3 layer gives",
            "The shape is right, but the border knows nothing of the image. Put the zeros around before the 3×3 layer.",
            Bottleneck{.around = unchanged,
                       .after_spatial = [](const Volume& map) { return zeros_around(without_negatives(map)); }});
    mistake("the zeros are put around the result",
            "The shape is right, but the border knows nothing of the image. Put the zeros around before the 3×3 layer.",
            Bottleneck{.around = unchanged, .last = zeros_around});
    mistake(
        "all the zeros stand below and on the right",
        "One row above and one below, one column on the left and one on the right: the window's middle then lies on "
        "the pixel.",
        Bottleneck{.around = zeros_below_and_right});
    mistake("the border is repeated outwards", "What lies around the 3×3 layer's input is 0, not a copy of the border.",
            Bottleneck{.around = border_repeated});
    mistake("the 3×3 weights are turned", "That is true convolution. Networks correlate: conv_layer does.",
            Bottleneck{.flips = true});
    mistake("the bias of the 3×3 layer is forgotten", "spatial_bias goes into conv_layer.",
            Bottleneck{.spatial_biases = false});
    mistake("the biases of the 1×1 layers are forgotten", "Each of the three layers has biases; all of them count.",
            Bottleneck{.pointwise_biases = false});
    mistake(
        "the image is added to the result",
        "That is ResNet's shortcut, which comes after the three layers. Here they stand alone.",
        [](const auto& image, const auto& reduce, const auto& spatial, const auto& spatial_bias, const auto& expand) {
            const auto result = Bottleneck{}(image, reduce, spatial, spatial_bias, expand);
            return result.channels() == image.channels() ? sum_of(result, image) : result;
        });
    mistake("the 3×3 layer is left out", "What the first layer gives goes through the 3×3 layer before it is widened.",
            Bottleneck{.has_spatial = false});
    mistake(
        "the refusals are left to conv_1x1 and conv_layer",
        "They refuse their \"weights\" and \"bias\"; whoever called you gave \"reduce\", \"spatial\" and \"expand\". "
        "Look "
        "at these first, and name them.",
        [](const auto& image, const auto& reduce, const auto& spatial, const auto& spatial_bias, const auto& expand) {
            const auto refuse = [](const Plane<double>& weights, Index channels, Index biases) {
                if (weights.columns() != channels) throw std::invalid_argument("weights");
                if (weights.rows() != biases) throw std::invalid_argument("bias");
            };
            refuse(reduce.weights, image.channels(), std::ssize(reduce.bias));
            if (std::ssize(spatial_bias) != spatial.outputs()) throw std::invalid_argument("bias");
            if (spatial.inputs() != reduce.weights.rows()) throw std::invalid_argument("weights");
            refuse(expand.weights, spatial.outputs(), std::ssize(expand.bias));
            return Bottleneck{}(image, reduce, spatial, spatial_bias, expand);
        });
}
