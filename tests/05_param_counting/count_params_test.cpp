#include <cmath>
#include <stdexcept>

#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "networks.hpp"
#include "param_counting.hpp"

namespace convkit::test {
namespace {

Count params_of(const Step& step) { return step.params(); }
Count weights_only(const Step& step) { return step.weights(); }
Count always_biased(const Step& step) { return (step.reads() + 1) * step.outputs(); }
Count every_output(const Step& step) { return step.layer.bias ? static_cast<Count>(step.layer.outputs) : 0; }
Count biased_once(const Step& step) { return step.weights() + step.bias(); }

/// One layer after the other, in choices.
struct Counting {
    using Measure = Callable<Count(const Step&)>;
    using Windows = Callable<Index(const LayerShape& layer, Index side)>;
    Measure conv = params_of;
    Measure dense = params_of;
    Measure pool = params_of;
    Measure relu = params_of;
    Windows conv_windows = windows;
    Windows pool_windows = windows;
    /// What the next layer reads: `to`.
    Callable<InputShape(const LayerShape& layer, const InputShape& from, InputShape to)> handed_on =
        [](const auto&, const auto&, InputShape to) { return to; };
    Callable<Count(Count)> held = [](Count count) { return count; };  ///< what a count is kept in

    std::vector<Count> operator()(const InputShape& input, const std::vector<LayerShape>& layers) const {
        const auto next = [this](const InputShape& from, const LayerShape& layer) { return resize(from, layer); };
        std::vector<Count> counts;
        for (const auto& step : walk(input, layers, next)) {
            // A mistaken size below 0 is refused as soon as it is multiplied by.
            const bool refused = step.is(LayerKind::dense) && std::min(step.from.rows, step.from.columns) < 0;
            refuse_by(layer_name(counts.size()).c_str(), !refused);
            counts.push_back(held(count(step)));
        }
        return counts;
    }

    Count count(const Step& step) const {
        switch (step.layer.kind) {
            case LayerKind::conv:
                return conv(step);
            case LayerKind::dense:
                return dense(step);
            case LayerKind::pool:
                return pool(step);
            case LayerKind::relu:
                break;
        }
        return relu(step);
    }
    InputShape resize(const InputShape& from, const LayerShape& layer) const {
        InputShape to = resized(from, layer);
        if (layer.kind == LayerKind::conv || layer.kind == LayerKind::pool) {
            const auto& along = layer.kind == LayerKind::conv ? conv_windows : pool_windows;
            to = {to.channels, along(layer, from.rows), along(layer, from.columns)};
        }
        return handed_on(layer, from, to);
    }
};

/// The right counts, put together in a wrong way: `add` takes them one by one.
Callable<std::vector<Count>(const InputShape&, const std::vector<LayerShape>&)> listing(
    const Callable<void(std::vector<Count>& counts, const Step& step)>& add) {
    return [add](const InputShape& input, const std::vector<LayerShape>& layers) {
        std::vector<Count> counts;
        for (const auto& step : walk(input, layers)) add(counts, step);
        return counts;
    };
}

std::vector<Count> dense_over_input(const InputShape& input, const std::vector<LayerShape>& layers) {
    Counting answer;
    answer.dense = [input](const Step& step) { return (numbers(input) + step.bias()) * step.outputs(); };
    return answer(input, layers);
}

/// C++ rounds -1/2 to 0, and so a pool that lacks one row has a window.
std::vector<Count> without_a_look_at_pools(const InputShape& input, const std::vector<LayerShape>& layers) {
    check_network(input, layers, false);
    std::vector<Count> counts;
    InputShape shape = input;
    for (const auto& layer : layers) {
        const Step step{layer, shape, shape};
        refuse_by("layers[0], layers[1]", step.fits());
        counts.push_back(step.params());
        const auto places = [&](Index side) { return (side - layer.kernel) / layer.stride + 1; };
        shape = step.is(LayerKind::pool) ? InputShape{shape.channels, places(shape.rows), places(shape.columns)}
                                         : resized(shape, layer);
    }
    return counts;
}

/// Throws as count_params does where a count leaves 64 bits; else the counts.
std::vector<Count> right_counts(const InputShape& input, const std::vector<LayerShape>& layers) {
    const auto steps = walk(input, layers);
    for (std::size_t i = 0; i < steps.size(); ++i) refuse_by(layer_name(i).c_str(), steps[i].fits());
    return Counting{}(input, layers);
}

std::vector<Count> with_places_from_1(const InputShape& input, const std::vector<LayerShape>& layers) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
        try {
            right_counts(input, {layers.begin(), layers.begin() + static_cast<std::ptrdiff_t>(i) + 1});
        } catch (const std::invalid_argument& error) {
            refuse_by(error.what() == std::string("input") ? "input" : layer_name(i + 1).c_str(), false);
        }
    }
    return right_counts(input, layers);
}

/// Right, but that a conv or a dense layer is refused by the names of conv_params.
std::vector<Count> as_conv_params_refuses(const InputShape& input, const std::vector<LayerShape>& layers) {
    if (!sizes_good(input)) throw std::invalid_argument("input");
    InputShape shape = input;
    for (const auto& layer : layers) {
        const Step step{layer, shape, shape};
        if (step.is(LayerKind::conv) && !in_range(layer.kernel)) throw std::invalid_argument("kernel_rows");
        if (step.learns()) refuse_by("outputs", in_range(layer.outputs) && step.fits());
        if (!sizes_good(layer) || (step.is(LayerKind::pool) && layer.kernel > std::min(shape.rows, shape.columns)))
            break;
        shape = resized(shape, layer);
    }
    return Counting{}(input, layers);
}

Count through_a_double(const Step& step) {
    const double count = static_cast<double>(step.reads() + step.bias()) * static_cast<double>(step.outputs());
    if (count >= std::ldexp(1, 64)) throw std::invalid_argument("layers[0], layers[1]");
    return static_cast<Count>(count);
}

}  // namespace
}  // namespace convkit::test

SPEC(count_params) {
    takes("input", "layers");
    each_value_is([](const InputShape& input, const std::vector<LayerShape>& layers, const Shape& position) {
        const auto step = step_at(input, layers, position);
        Sum sum;
        if (step.is(LayerKind::conv)) {
            sum.product(step.layer.kernel, step.layer.kernel, step.from.channels, step.layer.outputs);
        }
        if (step.is(LayerKind::dense)) {
            sum.product(step.from.channels, step.from.rows, step.from.columns, step.layer.outputs);
        }
        if (step.bias() == 1) sum.plus(static_cast<double>(step.layer.outputs));
        return sum;
    });

    gives("a single weight and its bias, twice", {2, 2}, {1, 1, 1}, {conv(1, 1), dense(1)});
    gives("3 numbers to a dense layer of 2: 3·2 + 2", {8}, {1, 1, 3}, {dense(2)});
    gives("a conv: 3·3·2·4 + 4", {76}, {2, 5, 7}, {conv(3, 4)});
    gives("a larger image: the same conv has as many", {76}, {2, 50, 70}, {conv(3, 4)});
    gives("without biases: 3·3·2·4, then 1·1·4·3", {72, 12}, {2, 5, 7}, {plain_conv(3, 4), plain_conv(1, 3)});
    gives("the second conv reads what the first gives: 2·2·4·3 + 3", {76, 51}, {2, 5, 7}, {conv(3, 4), conv(2, 3)});
    gives("a ReLU and a pool have none", {0, 0}, {2, 5, 7}, {relu(), pool(2, 2)});
    gives("a dense layer takes all of 2×3×4: 24·5 + 5", {125}, {2, 3, 4}, {dense(5)});
    gives("what a dense layer gives, the next one takes: 5·6 + 6", {125, 36}, {2, 3, 4}, {dense(5), dense(6)});
    gives("a conv keeps 5×7, a dense layer takes 2×5×7: 70·3 + 3", {20, 213}, {1, 5, 7}, {conv(3, 2), dense(3)});
    gives("stride 2 makes 3×4 of 5×7: 2·3·4·3 + 3", {20, 75}, {1, 5, 7}, {conv(3, 2, 2), dense(3)});
    gives("stride 3 makes 2×3 of 5×7: 2·2·3·3 + 3", {20, 39}, {1, 5, 7}, {conv(3, 2, 3), dense(3)});
    gives("a conv's kernel may be larger than the map: 5·5·1·1 + 1", {26, 10}, {1, 2, 2}, {conv(5, 1), dense(2)});
    gives("a 2×2 pool of stride 2 makes 2×3 of 5×7: 3·2·3·2 + 2", {0, 38}, {3, 5, 7}, {pool(2, 2), dense(2)});
    gives("a 3×3 pool of stride 2 makes 2×3 of 6×7", {0, 38}, {3, 6, 7}, {pool(3, 2), dense(2)});
    gives("a 3×3 pool of stride 1 makes 3×5 of 5×7", {0, 92}, {3, 5, 7}, {pool(3, 1), dense(2)});
    gives("a 2×2 pool of stride 3 makes 2×3 of 7×8", {0, 14}, {1, 7, 8}, {pool(2, 3), dense(2)});
    gives("a pool as large as the map leaves one place", {0, 8}, {3, 4, 4}, {pool(4, 4), dense(2)});
    gives("a small network", {76, 0, 0, 72, 0, 8}, {2, 5, 7},
          {conv(3, 4, 2), relu(), pool(2, 1), dense(3, false), relu(), dense(2)});
    gives("neither a dense layer nor a ReLU has a kernel or a stride", {125, 0}, {2, 3, 4},
          {{LayerKind::dense, 0, -2, 5, true}, {LayerKind::relu, -1, 0, 0, true}});
    gives("128 to 256 channels: 3·3·128·256 + 256", {295'168}, {128, 28, 28}, {conv(3, 256)});
    gives("a dense layer in its place", {20'141'248'512}, {128, 28, 28}, {dense(28 * 28 * 256)});
    gives("a photo of 1000×1000 in colour, through two dense layers of 1000", {3'000'001'000, 1'001'000},
          {3, 1000, 1000}, {dense(1000), dense(1000)});
    gives("a conv beyond 32 bits: 3·3·30000·20000 + 20000", {5'400'020'000}, {30'000, 4, 4}, {conv(3, 20'000)});
    gives("ResNet's bottleneck, weights only", {16'384, 0, 36'864, 0, 16'384}, {256, 56, 56},
          {plain_conv(1, 64), relu(), plain_conv(3, 64), relu(), plain_conv(1, 256)});
    gives("VGG-16: 138,357,544 together",
          {1'792,     36'928,    0,         73'856,    147'584,     0,          295'168,
           590'080,   590'080,   0,         1'180'160, 2'359'808,   2'359'808,  0,
           2'359'808, 2'359'808, 2'359'808, 0,         102'764'544, 16'781'312, 4'097'000},
          {3, 224, 224}, vgg16());

    agrees(
        "random networks, against weights that are allocated",
        [](Random& random) {
            const auto input = random_input(random);
            return std::tuple(input, random_network(random, input));
        },
        [](const auto& input, const auto& layers) {
            std::vector<Count> counts;
            for (const auto& step : walk(input, layers)) {
                Count count = step.bias() * step.outputs();
                const Index outputs = step.layer.outputs, kernel = step.layer.kernel;
                if (step.is(LayerKind::conv)) count += weights_of(outputs, step.from.channels, kernel, kernel);
                if (step.is(LayerKind::dense)) {
                    count += weights_of(outputs, step.from.channels, step.from.rows, step.from.columns);
                }
                counts.push_back(count);
            }
            return counts;
        },
        15);

    obeys("convolutions alone do not care about the image's size", [](const auto& count_params, Random& random) {
        const std::vector<LayerShape> layers{conv(random.index(1, 7), random.index(1, 64)), relu(),
                                             conv(random.index(1, 7), random.index(1, 64), 2)};
        const Index channels = random.index(1, 64);
        return equal("over a large image", count_params({channels, 99, 160}, layers), "over a small one",
                     count_params({channels, 9, 16}, layers));
    });
    obeys("on 1×1 pixels, a 1×1 conv and a dense layer are alike", [](const auto& count_params, Random& random) {
        const InputShape input{random.index(1, 512), 1, 1};
        const Index outputs = random.index(1, 512);
        return equal("the conv", count_params(input, {conv(1, outputs)}), "the dense layer",
                     count_params(input, {dense(outputs)}));
    });

    refuses("an input of -28×-28", "input", {3, -28, -28}, {conv(3, 4)});
    refuses("a conv whose kernel is -3", "layers[1]", {3, 28, 28}, {relu(), conv(-3, 4)});
    refuses("a conv of stride 0", "layers[1]", {3, 28, 28}, {conv(3, 4), conv(3, 4, 0)});
    refuses("a dense layer of -10", "layers[2]", {3, 28, 28}, {conv(3, 4), relu(), dense(-10)});
    refuses("a pool of stride -2", "layers[0]", {3, 28, 28}, {pool(2, -2)});
    refuses("a pool taller than the map", "layers[0]", {3, 2, 9}, {pool(3, 2), dense(5)});
    refuses("a pool wider than the map", "layers[0]", {3, 9, 2}, {pool(3, 2), dense(5)});
    refuses("a pool too many: 4×4, 2×2, 1×1, and no more", "layers[2]", {3, 4, 4},
            {pool(2, 2), pool(2, 2), pool(2, 2)});
    refuses("two bad layers: the first is named", "layers[1]", {3, 4, 4}, {relu(), pool(5, 1), dense(0)});

    gives("what stands under a ReLU's outputs is not looked at", {0, 125}, {2, 3, 4},
          {{LayerKind::relu, 1, 1, 7, true}, dense(5)});
    gives("nor what stands under a pool's", {0, 125}, {2, 4, 5}, {{LayerKind::pool, 2, 1, 7, true}, dense(5)});
    at_the_edge();
    gives("more than a double holds exactly", {10'000'000'200'000'001}, {100'000'001, 1, 1},
          {dense(100'000'001, false)});
    gives("and the same as a conv", {10'000'000'200'000'001}, {100'000'001, 4, 4}, {plain_conv(1, 100'000'001)});
    gives("a dense layer over more than largest_length numbers", {4'831'838'209}, {9, 16'384, 32'768}, {dense(1)});
    gives("the largest count that 64 bits hold", {18'446'744'073'709'551'615U}, {641, 65'535, 65'537},
          {dense(6'700'417, false)});
    refuses("with biases it does not fit", "layers[0]", {641, 65'535, 65'537}, {dense(6'700'417)});
    refuses("a dense layer that wraps round to 0", "layers[1]", {256, 65'536, 65'536},
            {relu(), dense(16'777'216, false)});
    refuses("a conv that wraps round to 0", "layers[0]", {4, 28, 28}, {plain_conv(largest_length, 4)});
    odd_arguments(right_counts, {2, 9, 8}, {conv(3, 4, 2), relu(), pool(2, 1), dense(5), dense(6, false)});
    odd_arguments(right_counts, {1'000'000, 1'000, 4'000}, {conv(1'000, 30'000, 2, false), pool(3, 2), dense(1'000)});
}

MISTAKES(count_params) {
    mistake("the biases are forgotten",
            "The weights are right. Each output of a conv or a dense layer has one bias more.",
            Counting{.conv = weights_only, .dense = weights_only});
    mistake("biases are always counted", "A layer whose `bias` is false has weights only.",
            Counting{.conv = always_biased, .dense = always_biased});
    mistake("a layer has a single bias", "There is one bias for each output.",
            Counting{.conv = biased_once, .dense = biased_once});
    mistake("every slice of a filter has its own bias",
            "The slices of a filter, one for each input channel, are added up first. Their sum gets the filter's only "
            "bias.",
            Counting{.conv = [](const Step& step) {
                return step.weights() + step.bias() * step.outputs() * static_cast<Count>(step.from.channels);
            }});
    mistake("a conv has weights for each place of the map",
            "Its filters serve all places: rows and columns do not come in. Only a dense layer pays for pixels.",
            Counting{.conv = [](const Step& step) { return step.params() * pixels(step.to); }});
    mistake("multiplications are counted, not weights",
            "The weights times the places of the map is how often they are used. Each of them is stored once.",
            Counting{.conv = [](const Step& step) { return step.weights() * pixels(step.to); }});
    mistake("a conv forgets its input channels",
            "A filter is as deep as what it reads: a slice for each input channel.",
            Counting{.conv = [](const Step& step) { return (step.taps() + step.bias()) * step.outputs(); }});
    mistake("a conv's kernel is not squared", "A kernel×kernel slice has kernel·kernel weights.",
            Counting{.conv = [](const Step& step) {
                const auto row = static_cast<Count>(step.layer.kernel) * static_cast<Count>(step.from.channels);
                return (row + step.bias()) * step.outputs();
            }});
    mistake("a dense layer reads channels only",
            "It takes every number of every map: channels·rows·columns, not one a channel.",
            Counting{.dense = [](const Step& step) {
                return (static_cast<Count>(step.from.channels) + step.bias()) * step.outputs();
            }});
    mistake("a dense layer reads one map only", "It takes the numbers of all maps: channels·rows·columns.",
            Counting{.dense = [](const Step& step) { return (pixels(step.from) + step.bias()) * step.outputs(); }});
    mistake("a dense layer reads the network's input",
            "It reads what the layer before it gives, and that has other sizes by then.", dense_over_input);
    mistake("a pool is counted like a filter", "A pool takes a maximum or a mean: there is nothing in it to learn.",
            Counting{.pool = [](const Step& step) { return step.taps() * static_cast<Count>(step.from.channels); }});
    mistake("a ReLU has a parameter for each channel",
            "A ReLU cuts off what is below 0, and 0 is not learned: there is nothing in it to count.",
            Counting{.relu = [](const Step& step) { return static_cast<Count>(step.from.channels); }});
    mistake("biases are counted where there are no weights",
            "A ReLU and a pool have no biases, whatever stands under `outputs` and `bias`.",
            Counting{.pool = every_output, .relu = every_output});
    mistake("the channels are not handed on",
            "The number of channels that a conv gives is what the next layer reads. Yours reads the network's own "
            "channels.",
            Counting{.handed_on = [](const auto& layer, const auto& from, InputShape to) {
                if (layer.kind == LayerKind::conv) to.channels = from.channels;
                return to;
            }});
    mistake("a dense layer hands on the map that it took",
            "A dense layer gives `outputs` numbers, and the next one reads no more than these.",
            Counting{.handed_on = [](const auto& layer, const auto& from, InputShape to) {
                if (layer.kind == LayerKind::dense) to = from;
                return to;
            }});
    mistake("a pool does not make the map smaller",
            "A pool has no parameters, but a dense layer behind it has fewer numbers to read.",
            Counting{.pool_windows = [](const LayerShape&, Index side) { return side; }});
    mistake("a pool makes one channel of all", "A pool works on each map by itself, and keeps the number of channels.",
            Counting{.handed_on = [](const auto& layer, const auto&, InputShape to) {
                if (layer.kind == LayerKind::pool) to.channels = 1;
                return to;
            }});
    mistake("a pool's stride is taken to be its kernel", "Windows may overlap: kernel and stride are two numbers.",
            Counting{.pool_windows = [](LayerShape layer, Index side) {
                layer.stride = layer.kernel;
                return windows(layer, side);
            }});
    mistake("a pool's kernel is taken to be its stride",
            "A window must lie inside the map with all of its kernel, however large the stride is: (rows - "
            "kernel)/stride + 1 "
            "of them, not rows / stride.",
            Counting{.pool_windows = [](LayerShape layer, Index side) {
                layer.kernel = layer.stride;
                return windows(layer, side);
            }});
    mistake("a pool always halves", "How many windows fit depends on kernel and stride.",
            Counting{.pool_windows = [](const LayerShape&, Index side) { return side / 2; }});
    mistake("a pool rounds up", "A window that does not fit into the map is left out: a pool rounds down.",
            Counting{.pool_windows = [](const LayerShape& layer, Index side) {
                return (side - layer.kernel + layer.stride - 1) / layer.stride + 1;
            }});
    mistake("a pool has one window too few",
            "(size - kernel)/stride is the number of steps. The window that stands before the first step counts as "
            "well.",
            Counting{.pool_windows = [](const LayerShape& layer, Index side) { return windows(layer, side) - 1; }});
    mistake("a conv ignores its stride",
            "A conv of stride 2 steps over every other pixel, and gives half as many rows.",
            Counting{.conv_windows = [](const LayerShape&, Index side) { return side; }});
    mistake("a conv rounds down", "With \"same\" size, 5 rows under stride 2 give 3: rows 0, 2 and 4. It rounds up.",
            Counting{.conv_windows = [](const LayerShape& layer, Index side) { return side / layer.stride; }});
    mistake("a conv makes the map smaller by its kernel",
            "Here a conv is padded so that it keeps its size at stride 1: only the stride makes the map smaller.",
            Counting{.conv_windows = [](const LayerShape& layer, Index side) {
                return (side - layer.kernel) / layer.stride + 1;
            }});
    mistake("maps are taken to be square, of their rows", "Rows and columns become smaller each by themselves.",
            Counting{.handed_on = [](const auto&, const auto&, InputShape to) {
                to.columns = to.rows;
                return to;
            }});
    mistake("maps are taken to be square, of their columns", "Rows and columns become smaller each by themselves.",
            Counting{.handed_on = [](const auto&, const auto&, InputShape to) {
                to.rows = to.columns;
                return to;
            }});
    mistake("only the total is returned", "The counts are asked for one by one, a number for each layer.",
            listing([](std::vector<Count>& counts, const Step& step) {
                if (counts.empty()) counts.push_back(0);
                counts[0] += step.params();
            }));
    mistake("totals so far are returned", "Each layer's own count is asked for, without those before it.",
            listing([](std::vector<Count>& counts, const Step& step) {
                counts.push_back((counts.empty() ? 0 : counts.back()) + step.params());
            }));
    mistake("layers without parameters are left out", "There is a number for each layer: 0 for a ReLU and for a pool.",
            listing([](std::vector<Count>& counts, const Step& step) {
                if (step.learns()) counts.push_back(step.params());
            }));
    mistake("the counts are held in ints",
            "An int ends at 2,147,483,647 and then turns negative. Count in std::uint64_t from the first product on.",
            Counting{.held = in_int});
    mistake("the counts are held in 32 bits",
            "Beyond 4,294,967,295 they start again at 0. Count in std::uint64_t from the first product on.",
            Counting{.held = in_unsigned});
    mistake("the counts go through a double",
            "Beyond 2 to the 53 a double no longer holds every whole number. Counts are whole: keep to std::uint64_t.",
            Counting{.conv = through_a_double, .dense = through_a_double});
    mistake(
        "a pool that does not fit is counted on",
        "A pool larger than its map has no place at all, though (2 - 3)/2 + 1 gives one: C++ rounds -1/2 to 0. Look "
        "whether it fits before you divide.",
        without_a_look_at_pools);
    mistake("a bad layer's place is counted from 1", "The first layer is \"layers[0]\".", with_places_from_1);
    mistake(
        "bad layers are left to conv_params to refuse",
        "It calls their sizes kernel_rows, inputs or outputs, and does not say of which layer. Name the layer by its "
        "place.",
        as_conv_params_refuses);
    mistake(
        "counts beyond 64 bits wrap round",
        "A layer of more than 18 million million million parameters came out as a small one. checked_product of the "
        "kit refuses that, and so does conv_params: a dense layer is a conv whose kernel covers the map.",
        Counting{});
}
