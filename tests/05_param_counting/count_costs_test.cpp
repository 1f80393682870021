#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "networks.hpp"
#include "param_counting.hpp"

namespace convkit::test {
namespace {

Count macs_of(const Step& step) { return step.weights() * pixels(step.to); }

Count params_of(const Step& step) { return step.params(); }

Count activations_of(const Step& step) { return numbers(step.to); }

bool costs_fit(const Step& step) {
    const auto channels = static_cast<Count>(step.to.channels);
    return step.fits() && fits_64_bits({step.weights(), pixels(step.to)}) && fits_64_bits({channels, pixels(step.to)});
}

/// The cost of each step of the walk, in choices.
struct Costing {
    using Measure = Callable<Count(const Step&)>;
    Measure params = params_of;
    Measure macs = macs_of;
    Measure activations = activations_of;
    Callable<Count(Count)> held = [](Count count) { return count; };  ///< what a count is kept in
    Callable<InputShape(const InputShape& from, const LayerShape& layer)> next = resized;

    std::vector<Cost> operator()(const InputShape& input, const std::vector<LayerShape>& layers) const {
        std::vector<Cost> costs;
        for (const auto& step : walk(input, layers, next)) {
            costs.push_back({held(params(step)), held(macs(step)), held(activations(step))});
        }
        return costs;
    }
};

std::vector<Cost> totals(const InputShape& input, const std::vector<LayerShape>& layers) {
    auto costs = Costing{}(input, layers);
    for (std::size_t i = 1; i < costs.size(); ++i) {
        costs[i].params += costs[i - 1].params;
        costs[i].macs += costs[i - 1].macs;
        costs[i].activations += costs[i - 1].activations;
    }
    return costs;
}

Count macs_inside(const Step& step) {
    if (!step.is(LayerKind::conv)) return macs_of(step);
    const auto inside = [&](Index side) {
        return side < step.layer.kernel ? 0 : (side - step.layer.kernel) / step.layer.stride + 1;
    };
    return step.weights() * static_cast<Count>(inside(step.from.rows) * inside(step.from.columns));
}

/// The multiplications, one by one: for each number that comes out, for each number that it is made of.
Count macs_one_by_one(const Step& step) {
    Count macs = 0;
    if (!step.learns()) return macs;
    for (Count output = 0; output < numbers(step.to); ++output) {
        for (Count read = 0; read < step.reads(); ++read) ++macs;
    }
    return macs;
}

}  // namespace
}  // namespace convkit::test

SPEC(count_costs) {
    takes("input", "layers");
    each_value_is(
        [](const auto& input, const auto& layers, const Shape& position) {
            const auto step = step_at(input, layers, position);
            Sum sum;
            sum.product(step.reads(), step.outputs());
            if (step.bias() != 0) sum.plus(static_cast<double>(step.outputs()));
            return sum;
        },
        "params");
    each_value_is(
        [](const auto& input, const auto& layers, const Shape& position) {
            const auto step = step_at(input, layers, position);
            Sum sum;
            return sum.product(step.reads(), step.outputs(), pixels(step.to));
        },
        "macs");
    each_value_is(
        [](const auto& input, const auto& layers, const Shape& position) {
            const auto to = step_at(input, layers, position).to;
            Sum sum;
            return sum.product(to.channels, to.rows, to.columns);
        },
        "activations");

    gives("3 numbers to a dense layer of 2: 3·2 MACs", {{8, 6, 2}}, {1, 1, 3}, {dense(2)});
    gives("a 1×1 conv over a row of 5: 2 weights at 5 places", {{4, 10, 10}}, {1, 1, 5}, {conv(1, 2)});
    gives("a 3×3 conv over 2×5×7: 3·3·2·4 weights at 35 places", {{76, 2'520, 140}}, {2, 5, 7}, {conv(3, 4)});
    gives("without biases, as many MACs", {{72, 2'520, 140}}, {2, 5, 7}, {plain_conv(3, 4)});
    gives("a hundred times the pixels, a hundred times the MACs", {{76, 252'000, 14'000}}, {2, 50, 70}, {conv(3, 4)});
    gives("with stride 2: 72 weights at 3×4 places", {{76, 864, 48}}, {2, 5, 7}, {conv(3, 4, 2)});
    gives("a dense layer uses each weight once: 2·3·4·5", {{125, 120, 5}}, {2, 3, 4}, {dense(5)});
    gives("a ReLU gives as many numbers as it takes", {{0, 0, 70}}, {2, 5, 7}, {relu()});
    gives("a pool gives fewer: 2·2·3", {{0, 0, 12}}, {2, 5, 7}, {pool(2, 2)});
    gives("a small network", {{76, 864, 48}, {0, 0, 48}, {0, 0, 24}, {72, 72, 3}, {0, 0, 3}, {8, 6, 2}}, {2, 5, 7},
          {conv(3, 4, 2), relu(), pool(2, 1), dense(3, false), relu(), dense(2)});
    gives("neither a dense layer nor a ReLU has a kernel or a stride", {{125, 120, 5}, {0, 0, 5}}, {2, 3, 4},
          {{LayerKind::dense, 0, -2, 5, true}, {LayerKind::relu, -1, 0, 0, true}});
    gives("128 to 256 channels: 294,912 weights at 784 places", {{295'168, 231'211'008, 200'704}}, {128, 28, 28},
          {conv(3, 256)});
    gives("a dense layer in its place", {{20'141'248'512, 20'141'047'808, 200'704}}, {128, 28, 28},
          {dense(28 * 28 * 256)});
    gives("a photo of 1000×1000 in colour to a thousand neurons", {{3'000'001'000, 3'000'000'000, 1'000}},
          {3, 1000, 1000}, {dense(1000)});
    gives("the photo under a thousand filters", {{28'000, 27'000'000'000, 1'000'000'000}}, {3, 1000, 1000},
          {conv(3, 1000)});
    gives("the same at 998×998 places only", {{28'000, 26'892'108'000, 996'004'000}}, {3, 998, 998}, {conv(3, 1000)});
    gives("ResNet's bottleneck on 56×56, without its ReLUs",
          {{16'384, 51'380'224, 200'704}, {36'864, 115'605'504, 200'704}, {16'384, 51'380'224, 802'816}}, {256, 56, 56},
          {plain_conv(1, 64), plain_conv(3, 64), plain_conv(1, 256)});
    gives("a plain 3×3 layer in its place", {{589'824, 1'849'688'064, 802'816}}, {256, 56, 56}, {plain_conv(3, 256)});
    gives("VGG-16: 15,346,630,656 MACs over maps, 123,633,664 dense",
          {{1'792, 86'704'128, 3'211'264},
           {36'928, 1'849'688'064, 3'211'264},
           {0, 0, 802'816},
           {73'856, 924'844'032, 1'605'632},
           {147'584, 1'849'688'064, 1'605'632},
           {0, 0, 401'408},
           {295'168, 924'844'032, 802'816},
           {590'080, 1'849'688'064, 802'816},
           {590'080, 1'849'688'064, 802'816},
           {0, 0, 200'704},
           {1'180'160, 924'844'032, 401'408},
           {2'359'808, 1'849'688'064, 401'408},
           {2'359'808, 1'849'688'064, 401'408},
           {0, 0, 100'352},
           {2'359'808, 462'422'016, 100'352},
           {2'359'808, 462'422'016, 100'352},
           {2'359'808, 462'422'016, 100'352},
           {0, 0, 25'088},
           {102'764'544, 102'760'448, 4'096},
           {16'781'312, 16'777'216, 4'096},
           {4'097'000, 4'096'000, 1'000}},
          {3, 224, 224}, vgg16());

    agrees(
        "random networks, counting every multiplication",
        [](Random& random) {
            const auto input = random_input(random);
            return std::tuple(input, random_network(random, input));
        },
        [](const auto& input, const auto& layers) {
            std::vector<Cost> costs;
            for (const auto& step : walk(input, layers)) {
                const Volume map(step.to.channels, step.to.rows, step.to.columns);
                costs.push_back(
                    {step.weights() + step.bias() * step.outputs(), macs_one_by_one(step), map.values().size()});
            }
            return costs;
        },
        15);

    obeys("twice the rows are twice the MACs of a conv", [](const auto& count_costs, Random& random) {
        const Index rows = random.index(1, 99), columns = random.index(1, 99), channels = random.index(1, 9);
        const std::vector<LayerShape> layers{conv(random.index(1, 7), random.index(1, 64))};
        const auto once = count_costs({channels, rows, columns}, layers).at(0);
        return equal("the cost with twice the rows", count_costs({channels, 2 * rows, columns}, layers).at(0),
                     "the parameters as they were, all else doubled",
                     Cost{once.params, 2 * once.macs, 2 * once.activations});
    });
    obeys("a dense layer multiplies once for each weight", [](const auto& count_costs, Random& random) {
        const InputShape input{random.index(1, 9), random.index(1, 99), random.index(1, 99)};
        const auto cost = count_costs(input, {dense(random.index(1, 999), false)}).at(0);
        return equal("the MACs", cost.macs, "the weights", cost.params);
    });

    refuses("a pool larger than the map", "layers[1]", {3, 28, 28}, {relu(), pool(29, 1)});

    gives("what stands under a ReLU's outputs is not looked at", {{0, 0, 24}}, {2, 3, 4},
          {{LayerKind::relu, 1, 1, 7, true}});
    gives("nor what stands under a pool's", {{0, 0, 24}}, {2, 4, 5}, {{LayerKind::pool, 2, 1, 7, true}});
    at_the_edge();
    gives("more than a double holds exactly", {{10'000'000'200'000'001, 10'000'000'200'000'001, 100'000'001}},
          {100'000'001, 1, 1}, {dense(100'000'001, false)});
    gives("and the same as a conv at 3 places", {{10'000'000'200'000'001, 30'000'000'600'000'003, 300'000'003}},
          {100'000'001, 1, 3}, {plain_conv(1, 100'000'001)});
    gives("the most MACs that 64 bits hold", {{4'294'967'297, 18'446'744'073'709'551'615U, 28'778'071'877'862'015}},
          {641, 65'535, 65'537}, {plain_conv(1, 6'700'417)});
    refuses("parameters that fit, and MACs that do not", "layers[1]", {3, 1000, 1000},
            {relu(), conv(1'000'000, 3'000'000)});
    refuses("the same with a small kernel, which wraps round to 0", "layers[0]", {16, 65'536, 65'536},
            {plain_conv(1, 268'435'456)});
    refuses("activations beyond 64 bits", "layers[0]", {1'000'000, 10'000'000, 10'000'000}, {relu()});
    const auto right = [](const InputShape& input, const std::vector<LayerShape>& layers) {
        const auto steps = walk(input, layers);
        for (std::size_t i = 0; i < steps.size(); ++i) refuse_by(layer_name(i).c_str(), costs_fit(steps[i]));
        return Costing{}(input, layers);
    };
    odd_arguments(right, {2, 9, 8}, {conv(3, 4, 2), relu(), pool(2, 1), dense(5), dense(6, false)});
    odd_arguments(right, {1'000, 1'000'000, 4'000}, {pool(3, 2), relu(), conv(100, 30, 2)});
}

MISTAKES(count_costs) {
    mistake("MACs are taken for parameters",
            "The MACs are the weights, without the biases, times the places where they are used.",
            Costing{.macs = params_of});
    mistake("every weight is used only once",
            "That holds for a dense layer. A filter's weights are used anew at every place of the map that it makes.",
            Costing{.macs = [](const Step& step) { return step.weights(); }});
    mistake("a conv's biases are counted as MACs",
            "A bias is added, not multiplied: count the weights only, before they meet the places.",
            Costing{.macs = [](const Step& step) { return step.params() * pixels(step.to); }});
    mistake(
        "a dense layer's biases are counted as MACs",
        "A bias is added, not multiplied: the MACs of a dense layer are its weights.",
        Costing{.macs = [](const Step& step) { return step.is(LayerKind::dense) ? step.params() : macs_of(step); }});
    mistake("biases are taken away where there are none",
            "The weights are the parameters, less the biases: but only if the layer has biases.",
            Costing{.macs = [](const Step& step) { return (step.params() - step.outputs()) * pixels(step.to); }});
    mistake("every MAC is counted as two",
            "One multiplication and its addition are one MAC. Counted one by one they are 2 FLOP, and some tools "
            "print one under the other's name.",
            Costing{.macs = [](const Step& step) { return 2 * macs_of(step); }});
    mistake("places are counted before the stride",
            "A filter is used once for each place of the map that comes out: a stride leaves places out.",
            Costing{.macs = [](const Step& step) {
                return step.is(LayerKind::conv) ? step.weights() * pixels(step.from) : macs_of(step);
            }});
    mistake("a dense layer is used at every pixel",
            "It reads all pixels at once, each with a weight of its own, and is done.",
            Costing{.macs = [](const Step& step) {
                return step.is(LayerKind::dense) ? step.weights() * pixels(step.from) : macs_of(step);
            }});
    mistake("the MACs are those of one filter", "All filters are at work at every place: multiply by the outputs, too.",
            Costing{.macs = [](const Step& step) { return step.reads() * (step.learns() ? pixels(step.to) : 0); }});
    mistake("the MACs forget the input channels", "At each place a filter reads its taps in every input channel.",
            Costing{.macs = [](const Step& step) {
                return step.is(LayerKind::conv) ? step.taps() * step.outputs() * pixels(step.to) : macs_of(step);
            }});
    mistake("the MACs forget the kernel", "At each place a filter reads kernel·kernel taps of every input channel.",
            Costing{.macs = [](const Step& step) {
                return step.is(LayerKind::conv)
                           ? static_cast<Count>(step.from.channels) * step.outputs() * pixels(step.to)
                           : macs_of(step);
            }});
    mistake(
        "a ReLU has a MAC for each number",
        "A ReLU compares. It does not multiply by anything that was learned, and counts 0 here.",
        Costing{.macs = [](const Step& step) { return step.is(LayerKind::relu) ? numbers(step.to) : macs_of(step); }});
    mistake("a pool has a MAC for each tap", "A pool has no weights to multiply by, and counts 0 here.",
            Costing{.macs = [](const Step& step) {
                return step.is(LayerKind::pool) ? step.taps() * numbers(step.to) : macs_of(step);
            }});
    mistake("windows over the border are left out",
            "With \"same\" size every pixel has its window. Those that hang over the border count in full.",
            Costing{.macs = macs_inside});
    mistake("activations forget the channels", "A layer gives a whole map for each of its channels.",
            Costing{.activations = [](const Step& step) {
                return step.is(LayerKind::dense) ? step.outputs() : pixels(step.to);
            }});
    mistake("activations forget the pixels", "A layer gives a number for each place of each map.",
            Costing{.activations = [](const Step& step) { return static_cast<Count>(step.to.channels); }});
    mistake("activations are what goes in", "They are the numbers that come out of a layer.",
            Costing{.activations = [](const Step& step) { return numbers(step.from); }});
    mistake("activations are counted with the input's channels",
            "What comes out has the layer's own number of channels.", Costing{.activations = [](const Step& step) {
                return static_cast<Count>(step.from.channels) * pixels(step.to);
            }});
    mistake("activations are counted for a ReLU and a pool as 0",
            "They have no weights, but what they give has to be kept somewhere as well.",
            Costing{.activations = [](const Step& step) { return step.learns() ? numbers(step.to) : 0; }});
    mistake("activations are counted in bytes", "They are numbers. How many bytes each takes depends on its type.",
            Costing{.activations = [](const Step& step) { return 4 * numbers(step.to); }});
    mistake("the parameters lack the biases", "Biases are no MACs, and yet they are parameters.",
            Costing{.params = [](const Step& step) { return step.weights(); }});
    mistake("parameters and MACs have changed places", "The order is {params, macs, activations}.",
            Costing{.params = macs_of, .macs = params_of});
    mistake("MACs and activations have changed places", "The order is {params, macs, activations}.",
            Costing{.macs = activations_of, .activations = macs_of});
    mistake("a conv's stride is ignored", "A conv of stride 2 gives half as many rows and columns: ⌈size / stride⌉.",
            Costing{.next = [](const InputShape& from, LayerShape layer) {
                if (layer.kind == LayerKind::conv) layer.stride = 1;
                return resized(from, layer);
            }});
    mistake("a conv rounds down", "With \"same\" size, 5 rows under stride 2 give 3: rows 0, 2 and 4. It rounds up.",
            Costing{.next = [](const InputShape& from, const LayerShape& layer) {
                const bool is_conv = layer.kind == LayerKind::conv;
                return is_conv ? InputShape{layer.outputs, from.rows / layer.stride, from.columns / layer.stride}
                               : resized(from, layer);
            }});
    mistake("a pool does not make the map smaller",
            "A pool has no parameters, but it gives fewer numbers than it takes.",
            Costing{.next = [](const InputShape& from, const LayerShape& layer) {
                return layer.kind == LayerKind::pool ? from : resized(from, layer);
            }});
    mistake("totals so far are returned", "Each layer's own cost is asked for, without those before it.", totals);
    mistake("the costs are held in ints",
            "An int ends at 2,147,483,647 and then turns negative. Count in std::uint64_t from the first product on.",
            Costing{.held = in_int});
    mistake("the costs are held in 32 bits",
            "Beyond 4,294,967,295 they start again at 0. Count in std::uint64_t from the first product on.",
            Costing{.held = in_unsigned});
    mistake(
        "MACs beyond 64 bits wrap round",
        "The parameters fit, and the places multiply them once more. checked_product of the kit refuses what does not.",
        Costing{});
}
