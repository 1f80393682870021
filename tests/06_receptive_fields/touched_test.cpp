#include <algorithm>

#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "receptive_fields.hpp"
#include "stacks.hpp"

namespace convkit::test {
namespace {

using Pixels = std::vector<Index>;

/// Each number once, in rising order.
Pixels without_repeats(Pixels pixels) {
    std::sort(pixels.begin(), pixels.end());
    pixels.erase(std::unique(pixels.begin(), pixels.end()), pixels.end());
    return pixels;
}

void refuse_bad(const Layers& layers, Index size, Index output) {
    require_between("size", size, 1, largest_axis);
    refuse_layers(layers);
    refuse_rows(layers, size);
    require_between("output", output, 0, sizes_of(layers, size).back() - 1);
}

/// Back from the output: of each position that is known to count, the taps count. Positions that a layer does not have
/// are padding and lead nowhere, unless `through_padding`. Unless `each_once`, one entry for each path, as long as they
/// are not too many. Where there is no such output, nothing.
Pixels paths_back(const Layers& layers, Index size, Index output, bool through_padding = false, bool each_once = true) {
    constexpr std::size_t too_many = 10000;
    const auto sizes = sizes_of(layers, size);
    if (sizes.empty() || output >= sizes.back()) return {};
    Pixels positions{output};
    for (auto i = layers.size(); i-- > 0;) {
        const auto& layer = layers[i];
        Pixels taps;
        for (const Index position : positions) {
            for (Index m = 0; m < layer.kernel; ++m) {
                const Index tap = position * layer.stride - layer.pad + m * layer.dilation;
                const bool inside = tap >= 0 && tap < sizes[i];
                if (inside || through_padding) taps.push_back(tap);
            }
        }
        positions = each_once || taps.size() > too_many ? without_repeats(std::move(taps)) : std::move(taps);
    }
    std::sort(positions.begin(), positions.end());
    return positions;
}

Pixels by_walking_back(const Layers& layers, Index size, Index output) {
    refuse_bad(layers, size, output);
    return paths_back(layers, size, output);
}

/// All pixels from `first` to `last` that the image has.
Pixels all_between(Index first, Index last, Index size) {
    Pixels pixels;
    for (Index pixel = std::max<Index>(first, 0); pixel <= std::min(last, size - 1); ++pixel) pixels.push_back(pixel);
    return pixels;
}

void only_in_the_image(Pixels& pixels, Index size) {
    std::erase_if(pixels, [size](Index pixel) { return pixel < 0 || pixel >= size; });
}

std::string text_of(const Interval& region) {
    return std::to_string(region.first) + ".." + std::to_string(region.last);
}

/// The right answer, with a choice for each of its steps.
struct Experiment {
    void (*taken_for)(Window& layer) = [](Window&) {};
    bool through_padding = false;
    bool each_once = true;
    void (*report)(Pixels& pixels, Index size) = [](Pixels&, Index) {};

    Pixels operator()(Layers layers, Index size, Index output) const {
        refuse_bad(layers, size, output);
        for (auto& layer : layers) taken_for(layer);
        auto pixels = paths_back(layers, size, output, through_padding, each_once);
        report(pixels, size);
        return pixels;
    }
};

/// A stack, an image that it fits, and one of its outputs.
std::tuple<Layers, Index, Index> random_question(Random& random, const Layers& layers) {
    const Index size = least_size(layers) + random.index(0, 8);
    return {layers, size, random.index(0, sizes_of(layers, size).back() - 1)};
}

}  // namespace
}  // namespace convkit::test

SPEC(touched) {
    takes("layers", whole("size", 1, largest_axis), whole("output", 0));

    gives("a window of 3 at output 1", {1, 2, 3}, {{3}}, 6, 1);
    gives("no layers: the output's own pixel", {4}, {}, 6, 4);
    gives("two layers of 3", {2, 3, 4, 5, 6}, {{3}, {3}}, 9, 2);
    gives("stride 2", {4, 5, 6}, {{3, 2}}, 9, 2);
    gives("dilation 2 leaves holes", {1, 3, 5}, {{3, 1, 0, 2}}, 8, 1);
    gives("a stride that is larger than the kernel leaves holes", {0, 2, 4}, {{1, 2}, {3}}, 8, 0);
    gives("padding is no pixel: the first output", {0, 1}, {{3, 1, 1}}, 5, 0);
    gives("padding is no pixel: the last output", {3, 4}, {{3, 1, 1}}, 5, 4);
    gives("an output that sees only padding", {}, {{1, 1, 2}}, 3, 1);
    gives("the layers have an order", {0, 1, 3, 4}, {{2, 3}, {2}}, 8, 0);
    gives("the layers have an order, the other way", {0, 1, 2}, {{2}, {2, 3}}, 8, 0);
    gives("padding between two layers leads nowhere", {0, 3}, {{2, 1, 0, 3}, {2, 1, 1}}, 9, 0);
    gives("holes, padding and a stride", {1, 2, 3, 4, 6}, {{2, 2, 1, 3}, {3, 1, 1}}, 12, 1);
    gives("an image of one pixel", {0}, {{3, 1, 1}}, 1, 0);
    gives("the last of 64 outputs, beside padding", {62, 63}, {{3, 1, 1}}, 64, 63);
    gives("pixel 0 alone, and no layers", {0}, {}, 1, 0);
    gives("forty layers of 3: more paths than a double can count", all_between(1, 81, 83), repeated(40, {3}), 83, 1);
    gives("a window as large as the largest image", all_between(0, 1023, 1024), {{1024}}, 1024, 0);
    gives("an output that sees mostly padding", {0}, {{2, 1, 1023, 1024}}, 2, 1023);

    agrees(
        "random stacks, walked back from the output",
        [](Random& random) { return random_question(random, random_layers(random, 3)); }, by_walking_back, 60);

    obeys("theory is experiment: all lie in the region", [](const auto& touched, Random& random) {
        const auto [layers, size, output] = random_question(random, random_layers(random, 3));
        const Interval region = walked_back(layers, output);
        const auto pixels = touched(layers, size, output);
        const bool inside = std::all_of(pixels.begin(), pixels.end(), [region](Index pixel) {
            return pixel >= region.first && pixel <= region.last;
        });
        return claim(inside,
                     "This output's region is " + text_of(region) + ", and a pixel of your answer lies outside");
    });
    obeys("without padding the first and the last are the region's", [](const auto& touched, Random& random) {
        auto stack = random_layers(random, 3);
        for (auto& layer : stack) layer.pad = 0;
        const auto [layers, size, output] = random_question(random, stack);
        const Interval region = walked_back(layers, output);
        const auto pixels = touched(layers, size, output);
        return claim(!pixels.empty() && pixels.front() == region.first && pixels.back() == region.last,
                     "Without padding, dilation and stride leave holes inside a region but not at its ends: your first "
                     "and your last pixel should be those of " +
                         text_of(region));
    });

    obeys("no dilation and no large stride: no holes", [](const auto& touched, Random& random) {
        auto stack = random_layers(random, 3);
        for (auto& layer : stack) layer = {layer.kernel, std::min(layer.stride, layer.kernel), 0, 1};
        const auto [layers, size, output] = random_question(random, stack);
        const Interval region = walked_back(layers, output);
        return equal("touched(layers, size, output)", touched(layers, size, output), "all pixels of the region",
                     all_between(region.first, region.last, size));
    });

    refuses("an image of no pixels, though the padding has some", "size", {{3, 1, 2}}, 0, 0);
    refuses("an output behind the last", "output", {{3}}, 6, 4);
    refuses("an output behind the last, of two layers", "output", {{3, 2}, {2, 1, 1}}, 9, 5);
    refuses("no layers, and an output before the first pixel", "output", {}, 6, -1);
    refuses("no layers, and an output behind the last pixel", "output", {}, 6, 6);
    refuses("a window that does not fit", "layers[0]", {{3}}, 2, 0);
    refuses("a third window that does not fit", "layers[2]", {{3}, {3}, {3}}, 6, 0);
    refuses("a padded row above longest_row", "layers[7]", repeated(9, {1, 1, 1024}), 2, 0);
    odd_arguments(by_walking_back, {{3, 2, 1, 2}, {2, 1, 1, 1}}, 9, 2);
}

MISTAKES(touched) {
    mistake("the holes are filled",
            "Every pixel from the first to the last is listed. Try each one: those between the taps change nothing.",
            Experiment{.report = [](Pixels& pixels, Index size) {
                if (!pixels.empty()) pixels = all_between(pixels.front(), pixels.back(), size);
            }});
    mistake(
        "the region is returned",
        "That is the theory: what lies between the first and the last position. This is the experiment: change each "
        "pixel and look.",
        [](const auto& layers, Index size, Index output) {
            refuse_bad(layers, size, output);
            const auto [first, last] = walked_back(layers, output);
            return all_between(first, last, size);
        });
    mistake("positions in the padding are listed", "Padding is no pixel of the image: list only 0..size-1.",
            Experiment{.through_padding = true});
    mistake(
        "padding between two layers is walked through",
        "Where a layer reads padding, it reads a zero, and no output of the layer before it. Run the stack as it is.",
        Experiment{.through_padding = true, .report = only_in_the_image});
    mistake("a pixel is listed once for each path", "Each pixel is listed once, however many ways lead from it.",
            Experiment{.each_once = false});
    mistake("pixels are counted from 1", "The first pixel is number 0.",
            Experiment{.report = [](Pixels& pixels, Index) {
                for (Index& pixel : pixels) ++pixel;
            }});
    mistake("the order is falling", "List the pixels from the first to the last.",
            Experiment{.report = [](Pixels& pixels, Index) { std::reverse(pixels.begin(), pixels.end()); }});
    mistake("the outputs that one pixel changes are listed",
            "It is the other way round: the output is given, and the pixels are asked for. Change every pixel in turn.",
            [](const auto& layers, Index size, Index output) {
                refuse_bad(layers, size, output);
                Pixels changed;
                for (Index i = 0; i < sizes_of(layers, size).back(); ++i) {
                    for (const Index pixel : paths_back(layers, size, i)) {
                        if (pixel == output) changed.push_back(i);
                    }
                }
                return changed;
            });
    mistake("any output counts", "Look at output `output` only, not at whether anything at all changes.",
            [](const auto& layers, Index size, Index output) {
                refuse_bad(layers, size, output);
                Pixels pixels;
                for (Index i = 0; i < sizes_of(layers, size).back(); ++i) {
                    for (const Index pixel : paths_back(layers, size, i)) pixels.push_back(pixel);
                }
                return without_repeats(pixels);
            });
    mistake("it is always output 0", "The parameter `output` says which output to watch.",
            [](const auto& layers, Index size, Index output) {
                refuse_bad(layers, size, output);
                return paths_back(layers, size, 0);
            });
    mistake(
        "a changed pixel stays changed",
        "Once a pixel that counts is bright, the output stays bright for all pixels after it. Begin with a fresh row "
        "for each pixel.",
        Experiment{.report = [](Pixels& pixels, Index size) {
            if (!pixels.empty()) pixels = all_between(pixels.front(), size - 1, size);
        }});
    mistake("only the first and the last are listed", "List all pixels that change the output, not only the two ends.",
            Experiment{.report = [](Pixels& pixels, Index) {
                if (pixels.size() > 2) pixels = {pixels.front(), pixels.back()};
            }});
    mistake("pixel 0 is never tried", "Pixels are counted from 0, so the loop begins at 0.",
            Experiment{.report = [](Pixels& pixels, Index) { std::erase(pixels, 0); }});
    mistake("the last pixel is never tried", "The last pixel is number size - 1, and it may count as well.",
            Experiment{.report = [](Pixels& pixels, Index size) { std::erase(pixels, size - 1); }});
    mistake("dilation is ignored", "Run the stack as it is given: a dilated window skips pixels.",
            Experiment{.taken_for = [](Window& layer) { layer.dilation = 1; }});
    mistake("strides are ignored", "Run the stack as it is given: a stride moves the windows of later outputs.",
            Experiment{.taken_for = [](Window& layer) { layer.stride = 1; }});
    mistake("only the first layer runs", "Run the whole stack, and watch what comes out at its end.",
            [](const auto& layers, Index size, Index output) {
                refuse_bad(layers, size, output);
                return layers.empty() ? Pixels{output} : paths_back({layers.front()}, size, output);
            });
}
