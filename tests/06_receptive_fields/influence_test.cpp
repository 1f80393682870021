#include <algorithm>

#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "receptive_fields.hpp"
#include "stacks.hpp"

namespace convkit::test {
namespace {

using Paths = std::vector<std::uint64_t>;

/// Throws where a layer makes the field larger than longest_row, or all paths together 2^64 or more.
void refuse_bad(const Layers& layers) {
    refuse_layers(layers);
    std::uint64_t paths = 1;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const auto [first, last] = walked_back({layers.begin(), layers.begin() + static_cast<Index>(i) + 1}, 0);
        require_between(of_layer(i, "the field"), last - first + 1, 1, longest_row);
        paths = checked_product(of_layer(i, "the paths"), paths, layers[i].kernel);
    }
}

/// Step back from output 0, layer by layer, and count in how many ways each position is reached.
Paths stepped_back(const Layers& layers) {
    Paths paths{1};
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        const auto stride = static_cast<std::size_t>(layer->stride);
        const auto dilation = static_cast<std::size_t>(layer->dilation);
        const auto taps = static_cast<std::size_t>(layer->kernel);
        Paths before((paths.size() - 1) * stride + (taps - 1) * dilation + 1);
        for (std::size_t i = 0; i < paths.size(); ++i) {
            for (std::size_t m = 0; m < taps; ++m) before[i * stride + m * dilation] += paths[i];
        }
        paths = std::move(before);
    }
    return paths;
}

/// The definition.
Paths by_stepping_back(const Layers& layers) {
    refuse_bad(layers);
    return stepped_back(layers);
}

Index product(Index jump, Index stride) { return jump * stride; }

std::uint64_t as_it_is(std::uint64_t paths, std::size_t, std::size_t) { return paths; }

/// Number i of row size - 1 of Pascal's triangle. In a large row it wraps round, or is given up, which does no harm.
std::uint64_t pascal(std::uint64_t, std::size_t i, std::size_t size) {
    std::uint64_t number = 1;
    for (std::size_t k = 0; k < std::min<std::size_t>(i, 100); ++k) number = number * (size - 1 - k) / (k + 1);
    return number;
}

/// The walk from the input to the output, with a choice for each of its steps.
struct Walk {
    void (*taken_for)(Window& layer) = [](Window&) {};
    bool own_stride_counts = false;
    Index (*jump)(Index jump, Index stride) = product;
    std::uint64_t (*count)(std::uint64_t paths, std::size_t i, std::size_t size) = as_it_is;

    Paths operator()(Layers layers) const {
        refuse_bad(layers);
        for (auto& layer : layers) taken_for(layer);
        Paths paths{1};
        Index so_far = 1;
        for (const auto& layer : layers) {
            const Index next = jump(so_far, layer.stride);
            const auto apart = static_cast<std::size_t>(layer.dilation * (own_stride_counts ? next : so_far));
            const auto taps = static_cast<std::size_t>(layer.kernel);
            Paths longer(paths.size() + (taps - 1) * apart);
            for (std::size_t i = 0; i < paths.size(); ++i) {
                for (std::size_t m = 0; m < taps; ++m) longer[i + m * apart] += paths[i];
            }
            paths = std::move(longer);
            so_far = next;
        }
        for (std::size_t i = 0; i < paths.size(); ++i) paths[i] = count(paths[i], i, paths.size());
        return paths;
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(influence) {
    takes("layers");
    each_value_is([](const Layers& layers, const Shape& position) {
        Sum sum;
        if (layers.empty()) return Formula{"1", 1};
        const auto after = stepped_back({layers.begin() + 1, layers.end()});
        const auto& first = layers.front();
        for (std::size_t i = 0; i < after.size(); ++i) {
            const Index offset = position[0] - static_cast<Index>(i) * first.stride;
            const bool tapped = offset >= 0 && offset % first.dilation == 0 && offset / first.dilation < first.kernel;
            if (tapped) sum.plus(static_cast<double>(after[i]));
        }
        return Formula{sum.text(), static_cast<double>(stepped_back(layers)[static_cast<std::size_t>(position[0])])};
    });

    gives("one layer of 3: every pixel on one path", {1, 1, 1}, {{3}});
    gives("two layers of 3: the middle on three paths", {1, 2, 3, 2, 1}, {{3}, {3}});
    gives("no layers: the pixel itself", {1}, {});
    gives("three layers of 3", {1, 3, 6, 7, 6, 3, 1}, {{3}, {3}, {3}});
    gives("three layers of 2: 1, 1 + 2, 2 + 1, 1", {1, 3, 3, 1}, {{2}, {2}, {2}});
    gives("a layer of 3 and one of 2", {1, 2, 2, 1}, {{3}, {2}});
    gives("dilation leaves pixels without a path", {1, 0, 0, 1, 0, 0, 1}, {{3, 1, 0, 3}});
    gives("stride 2, then 3: uneven counts", {1, 1, 2, 1, 2, 1, 1}, {{3, 2}, {3}});
    gives("stride 3 and 2 taps, then 2: a hole", {1, 1, 0, 1, 1}, {{2, 3}, {2}});
    gives("stride 1, then stride 2 spreads nothing", {1, 2, 2, 1}, {{2}, {3, 2}});
    gives("three layers, two strides", {1, 1, 1, 1, 1, 1, 1, 1}, {{2, 2}, {2, 2}, {2}});
    gives("padding takes no path away", {1, 2, 3, 2, 1}, {{3, 1, 1}, {3, 1, 1}});
    gives("dilation after a stride", {1, 1, 0, 0, 1, 1}, {{2, 2}, {2, 1, 0, 2}});
    gives("a 1×1 with a stride", {1, 0, 1}, {{1, 2}, {2}});
    gives("two layers of 300: a count above 255", by_stepping_back(repeated(2, {300})), repeated(2, {300}));
    gives("sixty-three layers of 2: Pascal's triangle", by_stepping_back(repeated(63, {2})), repeated(63, {2}));
    gives("a field of longest_row", by_stepping_back({{512, 1, 0, 32}, {32}}), {{512, 1, 0, 32}, {32}});
    gives("the largest jump, of which nothing is used", {1, 1, 1}, {{3, 1024}, {1, 1024}, {1, 1024}});

    agrees(
        "random stacks, stepping back from the output",
        [](Random& random) { return std::tuple(random_layers(random, 4)); }, by_stepping_back, 60);
    agrees(
        "deep stacks, with counts of up to eighteen digits",
        [](Random& random) { return std::tuple(repeated(random.index(36, 40), {3})); }, by_stepping_back, 3);

    obeys("all counts together are the kernels multiplied", [](const auto& influence, Random& random) {
        const auto layers = random_layers(random, 5);
        std::uint64_t sum = 0, product = 1;
        for (const auto paths : influence(layers)) sum += paths;
        for (const auto& layer : layers) product *= static_cast<std::uint64_t>(layer.kernel);
        return equal("the sum of influence(layers)", sum, "the product of all kernels", product);
    });
    obeys("forty layers of 3 have 3 to the 40 paths", [](const auto& influence, Random&) {
        std::uint64_t sum = 0, product = 1;
        for (const auto paths : influence(repeated(40, {3}))) sum += paths;
        for (int i = 0; i < 40; ++i) product *= 3;
        return equal("the sum of influence(forty layers of 3)", sum, "3^40", product);
    });
    obeys("the first and the last half mirror each other", [](const auto& influence, Random& random) {
        const auto paths = influence(random_layers(random, 4));
        return equal("influence(layers)", paths, "the same backwards", Paths(paths.rbegin(), paths.rend()));
    });
    obeys("1×1 layers put in between change nothing", [](const auto& influence, Random& random) {
        Layers filled;
        const auto layers = random_layers(random, 3);
        for (const auto& layer : layers) filled = joined(filled, {{1}, layer, {1}});
        return equal("influence with 1×1 layers in between", influence(filled), "influence without", influence(layers));
    });

    refuses("forty-one layers of 3: 3 to the 41 paths", "layers[40]", repeated(41, {3}));
    refuses("sixty-four layers of 2: 2 to the 64 paths", "layers[63]", repeated(66, {2}));
    refuses("layers of 1024: 2 to the 70 paths", "layers[6]", repeated(8, {1024}));
    refuses("a field above longest_row", "layers[1]", {{512, 1, 0, 32}, {33}, {3}});
    refuses("a field above largest_length", "layers[2]", {{1, 1024}, {1, 1024}, {2, 1024, 0, 1024}, {3}});
    refuses("a jump above largest_length", "layers[3]", repeated(4, {1, 1024}));
    odd_arguments(by_stepping_back, {{3, 2, 1, 2}, {4, 3, 2, 1}});
}

MISTAKES(influence) {
    mistake("every pixel counts once",
            "A pixel that is seen at all is set to 1. Count the paths: through two layers of 3 three of them lead from "
            "the middle pixel.",
            Walk{.count = [](auto paths, auto, auto) { return std::uint64_t{paths != 0}; }});
    mistake("every position of the field counts once",
            "All of the field is filled with 1. Pixels count unequally, those in a hole not at all: count the paths.",
            Walk{.count = [](auto, auto, auto) { return std::uint64_t{1}; }});
    mistake("the counts rise in even steps",
            "1 2 3 2 1 looks like a roof, but that is so for two layers only: three give 1 3 6 7 6 3 1.",
            Walk{.count = [](auto, auto i, auto size) { return std::uint64_t{std::min(i + 1, size - i)}; }});
    mistake("it is Pascal's triangle",
            "1 4 6 4 1 belongs to four layers of 2. A kernel of 3 adds three neighbours at a time.",
            Walk{.count = pascal});
    mistake("the stride of a layer spreads that layer itself",
            "The jump is multiplied too early: a layer's own taps lie dilation times the jump before it apart.",
            Walk{.own_stride_counts = true});
    mistake("strides are ignored", "After a stride of 2 the taps of a later layer lie 2 pixels apart.",
            Walk{.taken_for = [](Window& layer) { layer.stride = 1; }});
    mistake("dilation is ignored", "The taps of a dilated kernel lie dilation positions apart, with nothing between.",
            Walk{.taken_for = [](Window& layer) { layer.dilation = 1; }});
    mistake("dilation is counted from 0",
            "A dilation of 1 leaves no gap here: the taps lie 1 apart. (Some libraries call that 0.)",
            Walk{.taken_for = [](Window& layer) { ++layer.dilation; }});
    mistake("the gaps of a dilated kernel are filled",
            "A kernel of 3 has three taps, whatever its dilation: no path leads through the gaps.",
            Walk{.taken_for = [](Window& layer) {
                layer = {reach(layer), layer.stride, layer.pad, 1};
            }});
    mistake("only the stride of the layer before counts",
            "Strides multiply: after two layers of stride 2 the jump is 4. Write jump *= stride, not jump = stride.",
            Walk{.jump = [](Index, Index stride) { return stride; }});
    mistake("the layers are taken from the last to the first",
            "Walking with the jump goes from the input to the output. Backwards, every stride meets the wrong layers.",
            [](const auto& layers) {
                refuse_bad(layers);
                return stepped_back(Layers(layers.rbegin(), layers.rend()));
            });
    mistake("only the last layer counts", "Every layer splits every path anew: go through all of them.",
            [](const auto& layers) {
                refuse_bad(layers);
                return layers.empty() ? Paths{1} : stepped_back({layers.back()});
            });
    mistake("paths through padding are taken away",
            "What the field of output 0 has before the image counts here too: this is about the layers, not about an "
            "image.",
            [](const auto& layers) {
                auto paths = by_stepping_back(layers);
                Index position = walked_back(layers, 0).first;
                for (auto& count : paths) {
                    if (position++ < 0) count = 0;
                }
                return paths;
            });
    mistake("the counts do not fit 32 bits",
            "Every layer of 3 makes three paths of one: soon there are more than an int holds. Count in std::uint64_t.",
            Walk{.count = [](auto paths, auto, auto) {
                return static_cast<std::uint64_t>(static_cast<std::uint32_t>(paths));
            }});
    mistake(
        "the counts lose their last digits",
        "A double holds whole numbers up to 2^53 exactly, and these grow larger. Count in std::uint64_t.",
        Walk{.count = [](auto paths, auto, auto) { return static_cast<std::uint64_t>(static_cast<double>(paths)); }});
}
