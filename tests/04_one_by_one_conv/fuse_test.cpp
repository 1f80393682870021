#include "codecs.hpp"
#include "convolution/imitation.hpp"
#include "convolution/spec.hpp"
#include "layers.hpp"
#include "one_by_one_conv.hpp"

namespace convkit::test {
namespace {

/// The layer that answers as both do, found by asking: what does the pair make of each unit vector, and of zeros?
PointwiseLayer by_probing(const PointwiseLayer& first, const PointwiseLayer& second) {
    const Index inputs = first.weights.columns();
    const auto answer = [&](Index lit) {
        Volume pixel(inputs, 1, 1);
        if (lit < inputs) pixel.at(lit, 0, 0) = 1;
        return mixed(mixed(pixel, first.weights, first.bias), second.weights, second.bias);
    };
    const auto dark = answer(inputs);
    PointwiseLayer layer{Plane<double>(second.weights.rows(), inputs), dark.values()};
    for (Index c = 0; c < inputs; ++c) {
        const auto bright = answer(c);
        for (Index o = 0; o < second.weights.rows(); ++o)
            layer.weights.at(o, c) = bright.at(o, 0, 0) - dark.at(o, 0, 0);
    }
    return layer;
}

/// Σk a[i,k]·b[k,j]. Refuses what matrix_product refuses, for most people call that.
Plane<double> product(const Plane<double>& a, const Plane<double>& b) {
    if (a.columns() != b.rows()) throw std::invalid_argument("b");
    return plane_from(a.rows(), b.columns(), [&](Index i, Index j) {
        double sum = 0;
        for (Index k = 0; k < a.columns(); ++k) sum += a.at(i, k) * b.at(k, j);
        return sum;
    });
}

std::vector<double> product(const Plane<double>& a, const std::vector<double>& b) {
    std::vector<double> sums(static_cast<std::size_t>(a.rows()));
    for (Index i = 0; i < a.rows(); ++i) {
        for (Index k = 0; k < a.columns(); ++k) {
            sums[static_cast<std::size_t>(i)] += a.at(i, k) * b.at(static_cast<std::size_t>(k));
        }
    }
    return sums;
}

std::vector<double> sum_of(std::vector<double> a, const std::vector<double>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += b.at(i);
    return a;
}

/// Throws as fuse does.
void refuse_unfit(const PointwiseLayer& first, const PointwiseLayer& second) {
    refuse_if({{"first", std::ssize(first.bias) != first.weights.rows()},
               {"second", std::ssize(second.bias) != second.weights.rows()},
               {"second", second.weights.columns() != first.weights.rows()}});
}

/// W2·W1 and W2·b1 + b2, in choices.
struct Fused {
    Callable<Plane<double>(const PointwiseLayer& first, const PointwiseLayer& second)> weights =
        [](const auto& first, const auto& second) { return product(second.weights, first.weights); };
    Callable<std::vector<double>(const PointwiseLayer& first, const PointwiseLayer& second)> bias =
        [](const auto& first, const auto& second) { return sum_of(product(second.weights, first.bias), second.bias); };

    PointwiseLayer operator()(const PointwiseLayer& first, const PointwiseLayer& second) const {
        refuse_unfit(first, second);
        return {weights(first, second), bias(first, second)};
    }
};

PointwiseLayer random_layer(Random& random, Index outputs, Index inputs) {
    return {random_plane(random, outputs, inputs), random.digits(outputs)};
}

bool has_shape(const PointwiseLayer& layer, Index outputs, Index inputs) {
    return layer.weights.rows() == outputs && layer.weights.columns() == inputs &&
           static_cast<Index>(layer.bias.size()) == outputs;
}

}  // namespace
}  // namespace convkit::test

SPEC(fuse) {
    takes("first", "second");
    each_value_is(
        [](const auto& first, const auto& second, const Shape& position) {
            Sum sum;
            for (Index h = 0; h < second.weights.columns(); ++h) {
                sum.product(second.weights.at(position[0], h), first.weights.at(h, position[1]));
            }
            return sum;
        },
        "weights");
    each_value_is(
        [](const auto& first, const auto& second, const Shape& position) {
            Sum sum;
            for (Index h = 0; h < second.weights.columns(); ++h) {
                sum.product(second.weights.at(position[0], h), first.bias.at(static_cast<std::size_t>(h)));
            }
            return sum.plus(second.bias.at(static_cast<std::size_t>(position[0])));
        },
        "bias");

    gives("weight 3·2; bias 3·5 + 7", {{{6}}, {22}}, {{{2}}, {5}}, {{{3}}, {7}});
    gives("weights 1·1 + 1·2, 1·(-1) + 1·0; bias 1·0 + 1·(-3) + 5", {{{3, -1}}, {2}}, {{{1, -1}, {2, 0}}, {0, -3}},
          {{{1, 1}}, {5}});
    gives("weight 3·2 + 4·10; bias 3·5 + 4·6 + 100", {{{46}}, {139}}, {{{2}, {10}}, {5, 6}}, {{{3, 4}}, {100}});
    gives("square layers in their order", {{{-3, 0}, {5, 10}}, {-1, 37}}, {{{1, 2}, {-4, 0}}, {1, -2}},
          {{{0, 0.75}, {5, 0}}, {0.5, 32}});
    gives("a second layer that does nothing", {{{1, 2, 3}, {4, 5, 6}}, {7, 8}}, {{{1, 2, 3}, {4, 5, 6}}, {7, 8}},
          {{{1, 0}, {0, 1}}, {0, 0}});
    gives("a first layer that does nothing", {{{1, 2}, {3, 4}, {5, 6}}, {7, 8, 9}}, {{{1, 0}, {0, 1}}, {0, 0}},
          {{{1, 2}, {3, 4}, {5, 6}}, {7, 8, 9}});
    gives("far below zero, and far above it", {{{-2e10, 3e10}}, {-9'999'999'993}}, {{{-2, 3}}, {-1}}, {{{1e10}}, {7}});
    gives("three in, two between, four out",
          {{{2, -1, 0.5}, {-1, -3, 300}, {5, 1, -299}, {2, -1, 0.5}}, {0.25, 101, 3, -1}},
          {{{2, -1, 0.5}, {1, 3, -300}}, {0, 1}}, {{{1, 0}, {0, -1}, {2, 1}, {1, 0}}, {0.25, 102, 2, -1}});

    agrees(
        "random layers, by what they make of single channels",
        [](Random& random) {
            const Index inputs = random.index(1, 4), between = random.index(1, 4), outputs = random.index(1, 4);
            return std::tuple(PointwiseLayer{random_real_plane(random, between, inputs), reals(random, between)},
                              PointwiseLayer{random_real_plane(random, outputs, between), reals(random, outputs)});
        },
        by_probing);

    obeys("over any image the one layer does what the two do", [](const auto& fuse, Random& random) {
        const auto first = random_layer(random, 3, 2), second = random_layer(random, 2, 3);
        const auto image = random_volume(random, 2, 2, 3);
        const auto one = fuse(first, second);
        if (!has_shape(one, 2, 2)) {
            return claim(false, "From 2 channels to 3 and from 3 to 2: fused, that needs 2×2 weights and 2 biases");
        }
        return equal("the image through your layer", mixed(image, one.weights, one.bias),
                     "the image through first and then second",
                     mixed(mixed(image, first.weights, first.bias), second.weights, second.bias));
    });
    obeys("of three it does not matter which two are fused first", [](const auto& fuse, Random& random) {
        const auto a = random_layer(random, 2, 2), b = random_layer(random, 2, 2), c = random_layer(random, 2, 2);
        const auto ab = fuse(a, b), bc = fuse(b, c);
        if (!has_shape(ab, 2, 2) || !has_shape(bc, 2, 2)) {
            return claim(false, "Two layers of 2×2 weights fuse into one of 2×2 weights and 2 biases");
        }
        return equal("fuse(fuse(a, b), c)", fuse(ab, c), "fuse(a, fuse(b, c))", fuse(a, bc));
    });

    const PointwiseLayer three_to_two{Plane<double>(2, 3), {0, 0}};
    refuses("a second layer that takes more channels than there are", "second", three_to_two,
            PointwiseLayer{Plane<double>(2, 3), {0, 0}});
    refuses("a second layer that takes fewer", "second", three_to_two, PointwiseLayer{Plane<double>(2, 1), {0, 0}});
    refuses("layers that only fit the other way round", "second", three_to_two,
            PointwiseLayer{Plane<double>(3, 4), {0, 0, 0}});
    odd_arguments(
        [](const auto& first, const auto& second) {
            refuse_unfit(first, second);
            return by_probing(first, second);
        },
        {{{2, -1, 0.5}, {1, 3, -300}}, {0, 1}}, {{{1, 0}, {0, -1}, {2, 1}, {1, 0}}, {0.25, 102, 2, -1}});
}

MISTAKES(fuse) {
    mistake(
        "the matrices are multiplied in the wrong order",
        "What comes first stands on the right: W2·(W1·x) is (W2·W1)·x.",
        Fused{.weights = [](const auto& first, const auto& second) { return product(first.weights, second.weights); }});
    mistake("the layers are exchanged", "You fused second and then first. What `first` gives is what `second` reads.",
            [](const auto& first, const auto& second) { return Fused{}(second, first); });
    mistake("the weights are right, but the biases are only added up",
            "The first bias goes through the second layer like everything else: W2·b1 + b2.",
            Fused{.bias = [](const auto& first, const auto& second) { return sum_of(second.bias, first.bias); }});
    mistake("the weights are right, but the first bias is lost",
            "The second layer sees W1·x + b1, so b1 comes out of it as W2·b1.",
            Fused{.bias = [](const auto&, const auto& second) { return second.bias; }});
    mistake("the weights are right, but the second bias is lost", "b2 is added at the very end: W2·b1 + b2.",
            Fused{.bias = [](const auto& first, const auto& second) { return product(second.weights, first.bias); }});
    mistake("the weights are right, but there is no bias", "Both biases leave a trace: W2·b1 + b2.",
            Fused{.bias = [](const auto&, const auto& second) { return std::vector<double>(second.bias.size()); }});
    mistake("the weights are right, but the bias goes through the first layer",
            "b1 is added after the first layer and before the second. So it is the second layer that it goes through.",
            Fused{.bias = [](const auto& first, const auto& second) {
                return sum_of(product(first.weights, first.bias), second.bias);
            }});
    mistake("the weights are right, but the first bias goes through both layers",
            "b1 is added after the first layer. Only the second one still lies ahead.",
            Fused{.bias = [](const auto& first, const auto& second) {
                return sum_of(product(product(second.weights, first.weights), first.bias), second.bias);
            }});
    mistake("the weights are right, but the second bias is multiplied as well",
            "b2 comes after both layers: nothing multiplies it.",
            Fused{.bias = [](const auto& first, const auto& second) {
                return product(second.weights, sum_of(first.bias, second.bias));
            }});
    mistake("the weights are multiplied place by place",
            "An output of the fused layer collects all ways through the channels between: rows times columns.",
            Fused{.weights = [](const auto& first, const auto& second) {
                return plane_from(second.weights.rows(), second.weights.columns(),
                                  [&](Index i, Index j) { return second.weights.at(i, j) * first.weights.at(i, j); });
            }});
    mistake("the weights are added",
            "One layer after the other multiplies: a weight of 2 and then a weight of 3 make 6.",
            Fused{.weights = [](const auto& first, const auto& second) {
                return plane_from(second.weights.rows(), second.weights.columns(),
                                  [&](Index i, Index j) { return second.weights.at(i, j) + first.weights.at(i, j); });
            }});
    mistake("the fused weights have rows and columns exchanged",
            "One row an output of `second`, one column an input of "
            "`first`.",
            Fused{.weights = [](const auto& first, const auto& second) {
                return transposed(product(second.weights, first.weights));
            }});
    mistake("the first layer is dropped", "The fused layer reads what `first` reads, not what `second` reads.",
            [](const auto&, const auto& second) { return second; });
    mistake("the second layer is dropped", "The fused layer gives what `second` gives, not what `first` gives.",
            [](const auto& first, const auto&) { return first; });
    mistake(
        "the refusal is left to matrix_product",
        "It refuses its \"b\"; whoever called you gave a \"second\". Look whether the layers fit first, and name it.",
        [](const auto& first, const auto& second) {
            if (second.weights.columns() != first.weights.rows()) throw std::invalid_argument("b");
            refuse_unfit(first, second);
            return Fused{}(first, second);
        });
}
