#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "../../exercises/05_param_counting/param_counting.hpp"
#include "drawing.hpp"
#include "layout.hpp"
#include "vgg16.hpp"

// What chapter 5 ends with: its counts as bars.

namespace {

using namespace convkit;

struct Bar {
    std::string label;
    std::uint64_t count;
};

enum class Scale { linear, logarithmic };

/// 1234567 as "1,234,567".
std::string grouped(std::uint64_t count) {
    auto text = std::to_string(count);
    for (auto end = text.size(); end > 3; end -= 3) text.insert(end - 3, 1, ',');
    return text;
}

Picture8 bars(const std::vector<Bar>& all, Scale scale) {
    constexpr Index width = 200, height = 16;
    constexpr Index line = 24;
    const auto length = [&](std::uint64_t count) {
        const auto value = static_cast<double>(count);
        return scale == Scale::linear ? value : std::log1p(value);
    };
    Index labels = 0, numbers = 0;
    double longest = 1;
    for (const auto& bar : all) {
        labels = std::max(labels, text_width(bar.label, Letters::small));
        numbers = std::max(numbers, text_width(grouped(bar.count), Letters::small));
        longest = std::max(longest, length(bar.count));
    }
    const Index left = labels + height;
    Picture8 picture(static_cast<Index>(all.size()) * line, left + width + height / 2 + numbers, paper);
    for (Index i = 0; i < std::ssize(all); ++i) {
        const auto& bar = all[static_cast<std::size_t>(i)];
        const Index top = i * line;
        const auto drawn = std::max<Index>(1, std::lround(static_cast<double>(width) * length(bar.count) / longest));
        write_text(picture, bar.label, top, 0, Letters::small, faint_ink);
        paste(picture, Picture8(height, drawn, 180), top + 2, left);
        write_text(picture, grouped(bar.count), top, left + drawn + height / 2, Letters::small, ink);
    }
    return picture;
}

LayerShape conv(Index kernel, Index outputs) { return {LayerKind::conv, kernel, 1, outputs, true}; }
LayerShape dense(Index outputs) { return {LayerKind::dense, 1, 1, outputs, true}; }

/// One bar for each layer of VGG-16 that learns.
Picture8 vgg_bars(std::uint64_t Cost::*what) {
    const auto layers = vgg16();
    const auto costs = count_costs({3, 224, 224}, layers);
    std::vector<Bar> all;
    for (std::size_t i = 0; i < std::min(layers.size(), costs.size()); ++i) {
        if (layers[i].kind == LayerKind::pool) continue;
        all.push_back({fmt::format("{} {}", name_of(layers[i].kind), layers[i].outputs), costs[i].*what});
    }
    return bars(all, Scale::linear);
}

/// The parameters of a whole stack.
std::uint64_t params_of(const InputShape& input, const std::vector<LayerShape>& layers) {
    std::uint64_t sum = 0;
    for (const auto count : count_params(input, layers)) sum += count;
    return sum;
}

}  // namespace

int main(int argc, char** argv) {
    return run_drawing(argc, argv, CONVKIT_CHAPTER_TITLE, 1, [](const Volume& photo, Sheet& sheet) {
        const auto add = [&](const char* name, const char* caption, const char* words, const auto& draw) {
            sheet.add(name, caption, [=] { return Drawn{draw(), words}; });
        };
        add("1_params", "VGG-16: parameters", "most are where the dense layers begin",
            [] { return vgg_bars(&Cost::params); });
        add("2_macs", "VGG-16: multiplications and additions", "most are where the maps are large",
            [] { return vgg_bars(&Cost::macs); });
        add("3_activations", "VGG-16: activations", "they shrink with the maps",
            [] { return vgg_bars(&Cost::activations); });
        add("4_on_the_photo", "one layer on this photo: parameters", "a bar is the logarithm of its count", [&photo] {
            const InputShape input{photo.channels(), photo.rows(), photo.columns()};
            return bars({{"dense, 1000 neurons", params_of(input, {dense(1000)})},
                         {"conv 7×7, 1000 filters", params_of(input, {conv(7, 1000)})},
                         {"conv 3×3, 1000 filters", params_of(input, {conv(3, 1000)})},
                         {"conv 3×3, 64 filters", params_of(input, {conv(3, 64)})},
                         {"conv 1×1, 64 filters", params_of(input, {conv(1, 64)})}},
                        Scale::logarithmic);
        });
        add("5_bottleneck", "256 channels in, 256 out: parameters", "a bottleneck of 64 channels", [] {
            const InputShape input{256, 14, 14};
            return bars({{"conv 3×3", params_of(input, {conv(3, 256)})},
                         {"1×1, 3×3, 1×1", params_of(input, {conv(1, 64), conv(3, 64), conv(1, 256)})}},
                        Scale::linear);
        });
        add("6_stacks", "64 channels in and out: parameters", "one large kernel, or several small ones that see as far",
            [] {
                return bars({{"one 7×7", stack_params(7, 1, 64, 64, true)},
                             {"three 3×3", stack_params(3, 3, 64, 64, true)},
                             {"one 5×5", stack_params(5, 1, 64, 64, true)},
                             {"two 3×3", stack_params(3, 2, 64, 64, true)}},
                            Scale::linear);
            });
        sheet.draw();
    });
}
