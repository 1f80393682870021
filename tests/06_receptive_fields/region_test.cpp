#include <algorithm>
#include <cstdint>

#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "receptive_fields.hpp"
#include "stacks.hpp"

namespace convkit::test {
namespace {

void refuse_bad(const Layers& layers, Index output) {
    require_at_least("output", output, 0);
    refuse_layers(layers);
}

Interval by_walking_back(const Layers& layers, Index output) {
    refuse_bad(layers, output);
    return walked_back(layers, output);
}

Index start_of(const Layers& layers) { return walked_back(layers, 0).first; }

Index size_of(const Layers& layers) {
    const auto [first, last] = walked_back(layers, 0);
    return last - first + 1;
}

Index jump_of(const Layers& layers) { return walked_back(layers, 1).first - start_of(layers); }

/// The formula of a field's first position, or its last: output·jump, and what each layer adds, in jumps so far.
struct End {
    bool last;

    Sum operator()(const Layers& layers, Index output, const Shape&) const {
        Sum sum;
        sum.product(output, jump_of(layers));
        Index jump = 1;
        for (const auto& layer : layers) {
            sum.product(last ? reach(layer) - 1 - layer.pad : -layer.pad, jump);
            jump *= layer.stride;
        }
        return sum;
    }
};

/// Fields of one size in a row: where the first one starts, and how far the next one lies.
struct Fields {
    Index first_output = 0;
    Index (*start)(const Layers&) = start_of;
    Index (*step)(const Layers&) = jump_of;

    Interval operator()(const Layers& layers, Index output) const {
        refuse_bad(layers, output);
        const Index first = start(layers) + (output - first_output) * step(layers);
        return {first, first + size_of(layers) - 1};
    }
};

/// 6.2's centre, and half of size - 1, both doubled: a half is an odd number.
Index twice_the_centre(const Layers& layers) { return 2 * start_of(layers) + size_of(layers) - 1; }

}  // namespace
}  // namespace convkit::test

SPEC(region) {
    takes("layers", whole("output", 0));
    each_value_is(End{.last = false}, "first");
    each_value_is(End{.last = true}, "last");

    gives("a window of 3 at output 2: 2, 3, 4", {2, 4}, {{3}}, 2);
    gives("stride 2, output 3: it begins at 3·2", {6, 8}, {{3, 2}}, 3);
    gives("padding 1: the first window begins before the image", {-1, 1}, {{3, 1, 1}}, 0);
    gives("no layers: the output's own pixel", {5, 5}, {}, 5);
    gives("two layers of 3: 4..8", {4, 8}, {{3}, {3}}, 4);
    gives("dilation 2: 1, 3, 5", {1, 5}, {{3, 1, 0, 2}}, 1);
    gives("two pools of 2: every output has its own four pixels", {12, 15}, {{2, 2}, {2, 2}}, 3);
    gives("stride 3 with padding, then 2: the first output", {-1, 4}, {{3, 3, 1}, {2}}, 0);
    gives("stride 3 with padding, then 2: the third output", {5, 10}, {{3, 3, 1}, {2}}, 2);
    gives("padding behind a stride of 2 is two pixels wide", {-2, 3}, {{2, 2}, {3, 1, 1}}, 0);
    gives("stride 2 after stride 1", {3, 8}, {{2}, {5, 2, 1}}, 2);
    gives("strides 2 and 3, padding in both", {7, 17}, {{3, 2, 1}, {5, 3, 2}}, 2);
    gives("everything at once", {9, 30}, {{2, 3, 0, 3}, {4, 2, 1, 2}}, 2);
    gives("even windows with padding: begins at -1", {-1, 0}, {{2, 1, 1}}, 0);
    gives("an even field with its middle before the image", {-4, -1}, {{2, 2, 2}, {2, 1, 1}}, 0);
    gives("far out", {4000000000, 4000000006}, {{3, 2}, {3, 2}}, 1000000000);
    gives("far out, and even", {3221225466, 3221225469}, {{4, 3, 6}}, 1073741824);
    gives("as far out as fields go", {1152921504606846976, 1152921505680588799}, repeated(3, {1024, 1024}), 1073741824);
    gives("far before the image, beyond a float's whole numbers", {-1048576002, -1048576000},
          {{3, 1, 2}, {1, 1024}, {1, 1024}, {1, 1, 1000}}, 0);
    gives("as far before the image as fields begin", {-1073741824, -1073741824}, {{1, 1024}, {1, 1024}, {1, 1, 1024}},
          0);

    agrees(
        "random stacks, walked back from the output",
        [](Random& random) { return std::tuple(random_layers(random, 4), random.index(0, 9)); }, by_walking_back, 80);

    obeys("neighbouring fields are alike, a jump apart", [](const auto& region, Random& random) {
        const auto layers = random_layers(random, 4);
        const Index output = random.index(0, 9);
        const auto [first, last] = region(layers, output);
        const Index jump = jump_of(layers);
        return equal("region(layers, output + 1)", region(layers, output + 1), "region(layers, output), a jump further",
                     Interval{first + jump, last + jump});
    });
    obeys("a stack before it: the fields of both ends, joined", [](const auto& region, Random& random) {
        const auto first = random_layers(random, 2);
        auto second = random_layers(random, 2);
        for (auto& layer : second) layer.pad = 0;  // no output of `first` is asked for that there is not
        const Index output = random.index(0, 5);
        const auto inner = region(second, output);
        return equal("region(first, then second)", region(joined(first, second), output),
                     "from region(first, first) to region(first, last)",
                     Interval{region(first, inner.first).first, region(first, inner.last).last});
    });

    refuses("an output before the first, and no layers", "output", {}, -2);
    refuses("a field larger than largest_length", "layers[3]", repeated(4, {1024, 1024}), 0);
    odd_arguments(by_walking_back, {{3, 2, 1, 2}, {4, 3, 2, 1}}, 3);
}

MISTAKES(region) {
    mistake("the jump is ignored", "Output by output the field moves on by the jump, not by one pixel.",
            Fields{.step = [](const Layers&) { return Index{1}; }});
    mistake("the output is ignored", "This is the field of output 0. Each output further moves it by one jump.",
            Fields{.step = [](const Layers&) { return Index{0}; }});
    mistake("fields are set side by side",
            "Neighbouring fields lie a jump apart, and overlap where the jump is less than their size.",
            Fields{.step = size_of});
    mistake("outputs are counted from 1", "The first output is number 0: its field is not moved by a jump.",
            Fields{.first_output = 1});
    mistake("padding is ignored", "With padding the first window begins before pixel 0.",
            Fields{.start = [](const Layers&) { return Index{0}; }});
    mistake("padding moves the field to the right",
            "Padding stands before the first pixel: a field begins earlier, not later.",
            Fields{.start = [](const Layers& layers) { return -start_of(layers); }});
    mistake("padding is not counted in jumps",
            "A position of padding of a later layer is as wide as the jump there. The centre of 6.2 knows that.",
            Fields{.start = [](const Layers& layers) {
                Index start = 0;
                for (const auto& layer : layers) start -= layer.pad;
                return start;
            }});
    mistake(
        "the field is cut off at the image's edge",
        "Positions below 0 are right answers here: they say how much padding is seen. Cutting is the next exercise.",
        [](const auto& layers, Index output) {
            const auto [first, last] = by_walking_back(layers, output);
            return Interval{std::max<Index>(first, 0), last};
        });
    mistake("the field is taken as odd",
            "size / 2 pixels to both sides of a middle make an odd number. An even field has its middle at a half: use "
            "(size - 1) / 2.0.",
            [](const auto& layers, Index output) {
                refuse_bad(layers, output);
                const auto [first, last] = walked_back(layers, 0);
                const Index middle = (first + last) / 2 + output * jump_of(layers);
                return Interval{middle - size_of(layers) / 2, middle + size_of(layers) / 2};
            });
    mistake("only the last layer is looked through",
            "That is what the last layer sees of the layer before it. Go on through all layers, to the input.",
            [](const auto& layers, Index output) {
                refuse_bad(layers, output);
                return layers.empty() ? Interval{output, output} : walked_back({layers.back()}, output);
            });
    mistake("the layers are taken in the wrong order",
            "The list begins at the input. In the other order every stride meets the wrong layers.",
            [](const auto& layers, Index output) {
                refuse_bad(layers, output);
                return walked_back(Layers(layers.rbegin(), layers.rend()), output);
            });
    mistake("the end is one too far",
            "Both ends belong to the field: 5 pixels from 2 on are 2, 3, 4, 5 and 6. The last is first + size - 1.",
            [](const auto& layers, Index output) {
                const auto [first, last] = by_walking_back(layers, output);
                return Interval{first, last + 1};
            });
    mistake("the middle is returned as the beginning",
            "The centre is the middle of the field. It begins (size - 1) / 2 before that.",
            Fields{.start = [](const Layers& layers) { return start_of(layers) + (size_of(layers) - 1) / 2; }});
    mistake(
        "half of size - 1 is a whole number",
        "(size - 1) / 2 between whole numbers drops a half. The centre has one, too, and both cancel: divide by 2.0.",
        Fields{.start = [](const Layers& layers) {
            return (twice_the_centre(layers) - 2 * ((size_of(layers) - 1) / 2)) / 2;
        }});
    mistake(
        "half of size - 1 is a whole number, and the rest is rounded",
        "(size - 1) / 2 between whole numbers drops a half. The centre has one, too, and both cancel: divide by 2.0.",
        Fields{.start = [](const Layers& layers) {
            const Index twice = twice_the_centre(layers) - 2 * ((size_of(layers) - 1) / 2);
            return (twice + (twice < 0 ? -1 : 1)) / 2;
        }});
    mistake(
        "the centre is made a whole number",
        "An even field has its middle at a half, and a cast cuts it off toward 0. Subtract (size - 1) / 2.0 first, "
        "and cast the difference.",
        Fields{.start = [](const Layers& layers) { return twice_the_centre(layers) / 2 - (size_of(layers) - 1) / 2; }});
    mistake(
        "the field ends where the next one begins",
        "Neighbouring fields overlap, or leave a gap. A field ends size - 1 pixels behind its first one, whatever the "
        "jump.",
        [](const auto& layers, Index output) {
            const Index first = by_walking_back(layers, output).first;
            return Interval{first, first + jump_of(layers) - 1};
        });
    mistake("the numbers do not fit an int",
            "An int holds numbers up to about two thousand million. output·jump grows larger: use Index.",
            [](const auto& layers, Index output) {
                const auto [first, last] = by_walking_back(layers, output);
                return Interval{static_cast<std::int32_t>(first), static_cast<std::int32_t>(last)};
            });
}
