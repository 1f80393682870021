#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "receptive_fields.hpp"
#include "stacks.hpp"

namespace convkit::test {
namespace {

/// Field 0 gives size and centre, field 1 the jump.
ReceptiveField by_walking_back(const Layers& layers) {
    refuse_layers(layers);
    const auto [first, last] = walked_back(layers, 0);
    return {last - first + 1, walked_back(layers, 1).first - first, static_cast<double>(first + last) / 2};
}

constexpr Window conv3{3, 1, 1};

/// Simonyan, Zisserman 2014: blocks of 3×3 with padding, each with a pool of 2 after it.
Layers vgg_16() {
    Layers layers;
    for (const Index convolutions : {2, 2, 3, 3, 3}) {
        layers = joined(joined(layers, repeated(convolutions, conv3)), {{2, 2}});
    }
    return layers;
}

/// Krizhevsky 2014, "one weird trick": up to the last pool.
Layers alexnet() { return {{11, 4}, {3, 2}, {5, 1, 2}, {3, 2}, conv3, conv3, conv3, {3, 2}}; }

/// He et al. 2015, the two 3×3 layers of each block; a shortcut past them sees less.
Layers resnet_18() {
    Layers layers{{7, 2, 3}, {3, 2, 1}};
    for (const Index stride : {1, 2, 2, 2}) layers = joined(layers, joined({{3, stride, 1}}, repeated(3, conv3)));
    return layers;
}

/// The largest size and the largest jump that there are: 1 + 1023·(1 + 2^10 + 2^20), and 2^30.
Layers as_large_as_fields_go() { return repeated(3, {1024, 1024}); }

/// The same with blocks of 1×1, 3×3, 1×1. A stride stands at the first of the three, as published, or at the 3×3, as in
/// PyTorch's version.
Layers resnet_50(bool stride_at_3x3) {
    Layers layers{{7, 2, 3}, {3, 2, 1}};
    for (const auto& [stride, blocks] : {std::pair<Index, int>{1, 3}, {2, 4}, {2, 6}, {2, 3}}) {
        for (int i = 0; i < blocks; ++i) {
            const Index here = i == 0 ? stride : 1;
            layers = joined(layers, {{1, stride_at_3x3 ? 1 : here}, {3, stride_at_3x3 ? here : 1, 1}, {1}});
        }
    }
    return layers;
}

double middle(const Window& layer) { return static_cast<double>(reach(layer) - 1) / 2; }
double real(Index number) { return static_cast<double>(number); }

// What a layer does. The positions that it reads lie `apart` pixels from each other.
Index grown(Index size, const Window& layer, Index apart) { return size + (reach(layer) - 1) * apart; }
double shift_of(const Window& layer, Index apart) { return (middle(layer) - real(layer.pad)) * real(apart); }
Index product(Index jump, Index stride) { return jump * stride; }

/// 6.2's walk, with a choice for each of its steps.
struct Walk {
    ReceptiveField start{1, 1, 0};
    void (*taken_for)(Window& layer) = [](Window&) {};
    bool own_stride_counts = false;
    Index (*size)(Index size, const Window& layer, Index apart) = grown;
    double (*shift)(const Window& layer, Index apart) = shift_of;
    Index (*jump)(Index jump, Index stride) = product;

    ReceptiveField operator()(const Layers& layers) const {
        refuse_layers(layers);
        auto field = start;
        for (auto layer : layers) {
            taken_for(layer);
            const Index next = jump(field.jump, layer.stride);
            const Index apart = own_stride_counts ? next : field.jump;
            field = {size(field.size, layer, apart), next, field.centre + shift(layer, apart)};
        }
        return field;
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(receptive_field) {
    takes("layers");
    each_value_is(
        [](const Layers& layers, const Shape&) {
            Sum sum;
            sum.plus(1);
            Index jump = 1;
            for (const auto& layer : layers) {
                sum.product(real(reach(layer) - 1), real(jump));
                jump *= layer.stride;
            }
            return sum;
        },
        "size");
    each_value_is(
        [](const Layers& layers, const Shape&) {
            Formula product{"1", 1};
            for (const auto& layer : layers) {
                product.text += fmt::format("·{}", layer.stride);
                product.value *= real(layer.stride);
            }
            return product;
        },
        "jump");
    each_value_is(
        [](const Layers& layers, const Shape&) {
            Sum sum;
            double jump = 1;
            for (const auto& layer : layers) {
                sum.product(middle(layer) - real(layer.pad), jump);
                jump *= real(layer.stride);
            }
            return sum;
        },
        "centre");

    gives("one layer of 3: 1 + 2", {3, 1, 1}, {{3}});
    gives("two layers of 3: 1 + 2·1 + 2·1", {5, 1, 2}, {{3}, {3}});
    gives("no layers: the pixel itself", {1, 1, 0}, {});
    gives("stride 2, once: 1 + 2", {3, 2, 1}, {{3, 2}});
    gives("stride 2, then stride 1: 1 + 2·1 + 2·2", {7, 2, 3}, {{3, 2}, {3}});
    gives("stride 1, then stride 2: 1 + 2·1 + 2·1", {5, 2, 2}, {{3}, {3, 2}});
    gives("padding of 1 moves the middle back by 1", {3, 1, 0}, {{3, 1, 1}});
    gives("an even window has its middle between two pixels", {2, 2, 0.5}, {{2, 2}});
    gives("dilation 2: a reach of 5", {5, 1, 2}, {{3, 1, 0, 2}});
    gives("conv 3, pool 2, conv 3: 1 + 2·1 + 1·1 + 2·2", {8, 2, 0.5}, {{3, 1, 1}, {2, 2}, {3, 1, 1}});
    gives("three times stride 2: 1 + 2·1 + 2·2 + 2·4", {15, 8, 0}, {{3, 2, 1}, {3, 2, 1}, {3, 2, 1}});
    gives("dilation 1, 2, 4: 1 + 2 + 4 + 8", {15, 1, 7}, {{3}, {3, 1, 0, 2}, {3, 1, 0, 4}});
    gives("kernel 4, stride 2, padding 1, twice", {10, 4, 1.5}, {{4, 2, 1}, {4, 2, 1}});
    gives("stride 3 with padding, then kernel 2", {6, 3, 1.5}, {{3, 3, 1}, {2}});
    gives("everything at once", {22, 6, 7.5}, {{2, 3, 0, 3}, {4, 2, 1, 2}});
    gives("only 1×1, one with a stride", {1, 2, 0}, {{1}, {1, 2}, {1}});
    gives("a 1×1 with a stride spreads what comes after it", {9, 2, 4}, {{5}, {1, 2}, {3}});
    gives("more padding than the window reaches", {3, 1, -3}, {{3, 1, 4}});
    gives("AlexNet, up to its last pool", {195, 32, 33}, alexnet());
    gives("VGG-16, up to its last pool", {212, 32, 15.5}, vgg_16());
    gives("ResNet-18", {435, 32, 0}, resnet_18());
    gives("ResNet-50, strides at the 3×3 layers", {427, 32, 0}, resnet_50(true));
    gives("ResNet-50, strides at the 1×1 layers", {483, 32, 0}, resnet_50(false));
    gives("twenty-nine layers of stride 2", {1073741823, 536870912, 536870911}, repeated(29, {3, 2}));
    gives("twenty-nine pools of 2", {536870912, 536870912, 268435455.5}, repeated(29, {2, 2}));
    gives("all four numbers as large as they may be", {1047553, 1024, 522752}, {{1024, 1024, 1024, 1024}});
    gives("as large as fields go", {1073741824, 1073741824, 536870911.5}, as_large_as_fields_go());
    gives("a centre as far outside as it may lie", {1, 1048576, -1073741824}, {{1, 1024}, {1, 1024}, {1, 1, 1024}});
    gives("a half before the image", {4, 2, -1.5}, {{2, 2, 1}, {2, 1, 1}});

    agrees(
        "random stacks, walked back from the output",
        [](Random& random) { return std::tuple(random_layers(random, 5)); }, by_walking_back, 80);

    obeys("padding moves the middle and changes nothing else", [](const auto& receptive_field, Random& random) {
        const auto padded = random_layers(random, 4);
        auto bare = padded;
        for (auto& layer : bare) layer.pad = 0;
        const auto a = receptive_field(padded), b = receptive_field(bare);
        return equal("size and jump with padding", std::vector<Index>{a.size, a.jump}, "those without",
                     std::vector<Index>{b.size, b.jump});
    });
    obeys("1×1 layers put in between change nothing", [](const auto& receptive_field, Random& random) {
        Layers filled;
        const auto layers = random_layers(random, 4);
        for (const auto& layer : layers) filled = joined(filled, {{1}, layer, {1}});
        return equal("receptive_field with 1×1 layers in between", receptive_field(filled), "receptive_field without",
                     receptive_field(layers));
    });
    obeys("a stack sees its own windows through those of another", [](const auto& receptive_field, Random& random) {
        const auto first = random_layers(random, 3), second = random_layers(random, 3);
        const auto a = receptive_field(first), b = receptive_field(second);
        return equal(
            "receptive_field(first, then second)", receptive_field(joined(first, second)),
            "size a + (size b - 1)·jump a, jump a·jump b, centre a + centre b·jump a",
            ReceptiveField{a.size + (b.size - 1) * a.jump, a.jump * b.jump, a.centre + b.centre * real(a.jump)});
    });

    refuses("a kernel of 0 in the last of three layers", "layers[2]", {{3}, {2, 2}, {0}});
    refuses("a kernel above largest_axis", "layers[0]", {{1025}});
    refuses("a stride above largest_axis", "layers[1]", {{3}, {3, 1025}});
    refuses("a pad above largest_axis", "layers[0]", {{3, 1, 1025}, {3}});
    refuses("a dilation above largest_axis", "layers[0]", {{1, 1, 0, 1025}});
    refuses("a size above largest_length", "layers[3]", joined(as_large_as_fields_go(), {{2}, {3}}));
    refuses("a jump above largest_length", "layers[3]", joined(as_large_as_fields_go(), {{1, 2}, {1, 2}}));
    refuses("a jump above largest_length, by 1×1 layers", "layers[30]", repeated(40, {1, 2}));
    refuses("a centre too far outside", "layers[3]", {{1, 1024}, {1, 1024}, {1, 1, 1024}, {1, 1, 1}, {3}});
    refuses("a size that does not fit an Index", "layers[3]", repeated(7, {1024, 1024}));
    odd_arguments(by_walking_back, {{3, 2, 1, 2}, {4, 3, 2, 1}});
}

MISTAKES(receptive_field) {
    mistake("the stride of a layer spreads that layer itself",
            "jump is multiplied by stride too early. A layer's own window is counted in the jump before it; its stride "
            "moves the layers after it apart.",
            Walk{.own_stride_counts = true});
    mistake("the layers are taken from the last to the first",
            "This walk goes from the input to the output. Going backwards, every stride meets the wrong layers.",
            [](const auto& layers) {
                refuse_layers(layers);
                return Walk{}(Layers(layers.rbegin(), layers.rend()));
            });
    mistake("the formula of the other direction is used",
            "stride·r + (kernel - stride) is right when you walk from the output to the input. From the input to the "
            "output it is r += (kernel - 1)·jump.",
            Walk{.size = [](Index size, const Window& layer, Index) {
                return layer.stride * size + reach(layer) - layer.stride;
            }});
    mistake("strides do not change the size",
            "After a stride of 2, neighbouring outputs lie 2 pixels apart, so a later window reaches twice as far: "
            "(reach - 1)·jump, not reach - 1.",
            Walk{.size = [](Index size, const Window& layer, Index) { return size + reach(layer) - 1; }});
    mistake("the jump is always 1", "The jump is never multiplied by the strides. A pool of 2 doubles it.",
            Walk{.jump = [](Index jump, Index) { return jump; }});
    mistake("only the stride of the layer before counts",
            "Strides multiply: after two layers of stride 2 the jump is 4. Write jump *= stride, not jump = stride.",
            Walk{.jump = [](Index, Index stride) { return stride; }});
    mistake("strides are added",
            "Every output of the second layer skips as many outputs of the first, each of which "
            "skips pixels: strides multiply.",
            Walk{.jump = [](Index jump, Index stride) { return jump + stride - 1; }});
    mistake(
        "the reaches are added up",
        "Windows overlap. From the second layer on, only what lies beyond the first window is new: (reach - 1)·jump.",
        [](const auto& layers) {
            auto field = by_walking_back(layers);
            if (!layers.empty()) field.size = 0;
            for (const auto& layer : layers) field.size += reach(layer);
            return field;
        });
    mistake(
        "a whole reach is added for each layer",
        "A window of 3 adds 2 pixels to the one that is there, not 3. So a 1×1 layer adds nothing: (reach - 1)·jump.",
        Walk{.size = [](Index size, const Window& layer, Index apart) { return size + reach(layer) * apart; }});
    mistake("dilation is ignored", "A kernel of 3 with dilation 2 reaches over 5 pixels: (kernel - 1)·dilation + 1.",
            Walk{.taken_for = [](Window& layer) { layer.dilation = 1; }});
    mistake("dilation is counted from 0",
            "A dilation of 1 leaves no gap here: the taps lie 1 apart. (Some libraries call that 0.)",
            Walk{.taken_for = [](Window& layer) { ++layer.dilation; }});
    mistake("the reach is kernel·dilation",
            "There are kernel - 1 gaps between kernel taps. Dilation widens the gaps: (kernel - 1)·dilation + 1.",
            Walk{.taken_for = [](Window& layer) {
                layer.kernel *= layer.dilation;
                layer.dilation = 1;
            }});
    mistake("padding is added to the size",
            "Padding lets the first window begin earlier. It makes no window larger: only the centre moves.",
            Walk{.size = [](Index size, const Window& layer, Index apart) {
                return size + (reach(layer) - 1) * apart + 2 * layer.pad;
            }});
    mistake("1×1 layers are left out, with their stride",
            "A 1×1 layer widens no field, but where it has a stride, the jump grows. Do not skip it.",
            Walk{.taken_for = [](Window& layer) {
                if (layer.kernel <= 1) layer = {};
            }});
    mistake("padding is left out of the centre",
            "With padding the first window begins pad positions before the image, so its middle lies pad·jump further "
            "to the left.",
            Walk{.shift = [](const Window& layer, Index apart) { return middle(layer) * real(apart); }});
    mistake(
        "padding is taken away at both ends",
        "pad stands at both ends, but only the one in front of the first pixel lets the first window begin earlier.",
        Walk{.shift = [](const Window& layer, Index apart) {
            return (middle(layer) - 2 * real(layer.pad)) * real(apart);
        }});
    mistake("the pixel itself is not counted", "Without any layer an output is one pixel: size begins at 1.",
            Walk{.start = {0, 1, 0}});
    mistake("padding moves the centre to the right",
            "Padding is put before the first pixel: the first window begins earlier. Subtract pad.",
            Walk{.shift = [](const Window& layer, Index apart) {
                return (middle(layer) + real(layer.pad)) * real(apart);
            }});
    mistake(
        "padding is not counted in jumps",
        "A position of a later layer is jump pixels wide, and so is each position of its padding: pad·jump.",
        Walk{.shift = [](const Window& layer, Index apart) { return middle(layer) * real(apart) - real(layer.pad); }});
    mistake("the centre is not counted in jumps",
            "Half a window of a later layer is (reach - 1)/2 positions, and each of them is jump pixels wide.",
            Walk{.shift = [](const Window& layer, Index) { return middle(layer) - real(layer.pad); }});
    mistake("the centre takes a layer's own stride",
            "size is right, but by the time you move the centre the jump is already that of the next layer. Move the "
            "centre first, then multiply the jump.",
            Walk{.shift = [](const Window& layer, Index apart) {
                return (middle(layer) - real(layer.pad)) * real(apart * layer.stride);
            }});
    mistake("halves are lost from the centre",
            "(reach - 1) / 2 between whole numbers drops the half. An even window has its middle between two pixels: "
            "divide by 2.0.",
            Walk{.shift = [](const Window& layer, Index apart) {
                return real((reach(layer) - 1) / 2 - layer.pad) * real(apart);
            }});
    mistake("the centre is held in a whole number",
            "An even window has its middle between two pixels, so the centre may lie at a half. It must be a double.",
            [](const auto& layers) {
                auto field = by_walking_back(layers);
                field.centre = 0;
                double jump = 1;
                for (const auto& layer : layers) {
                    field.centre = std::trunc(field.centre + (middle(layer) - real(layer.pad)) * jump);
                    jump *= real(layer.stride);
                }
                return field;
            });
    mistake("the centre moves by a whole window",
            "The middle of a window is (reach - 1)/2 from its first pixel; reach - 1 is its other end.",
            Walk{.shift = [](const Window& layer, Index apart) {
                return real(reach(layer) - 1 - layer.pad) * real(apart);
            }});
    mistake("the centre is half of the size",
            "size / 2 is the middle where a pixel's edge lies at a whole number. Here its centre does: the middle of "
            "pixels 0, 1, 2 is 1, (size - 1) / 2.",
            Walk{.start = {1, 1, 0.5}});
}
