#include <algorithm>
#include <iomanip>
#include <numeric>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "../../exercises/01_conv_formula/conv_formula.hpp"
#include "../../exercises/04_one_by_one_conv/one_by_one_conv.hpp"
#include "../../exercises/06_receptive_fields/receptive_fields.hpp"
#include "figure.hpp"

// Chapter 6's figures: fields under the pixels that they span, how they grow, which pixels in them count and how much,
// and what becomes of two kernels at the border and with a ReLU between them.

namespace {

using namespace convkit;
using Layers = std::vector<Window>;

double real(std::size_t number) { return static_cast<double>(number); }

/// With one digit behind the point.
std::string text_of(double number) {
    std::ostringstream text;
    text << std::fixed << std::setprecision(1) << number;
    return text.str();
}

Layers repeated(std::size_t count, const Window& layer) { return Layers(count, layer); }

/// Pixels with their numbers in them, from 0 on.
void pixels(Figure& figure, Point pixel_0, Index count) {
    Plane<double> numbers(1, count);
    for (Index i = 0; i < count; ++i) numbers.at(0, i) = static_cast<double>(i);
    figure.plane(pixel_0, numbers);
}

constexpr double lane = 1.2;  // from field to field, in cells

/// The fields of outputs 0, 1, … below one another, each over the columns of its pixels.
void fields(Figure& figure, Point pixel_0, const Layers& layers, Index outputs, Ink ink) {
    for (Index output = 0; output < outputs; ++output) {
        const auto [first, last] = region(layers, output);
        const double y = pixel_0.y + lane * static_cast<double>(output);
        figure.window({pixel_0.x, y}, 0, first, 1, last - first + 1, ink);
        figure.words({pixel_0.x + static_cast<double>(first + last + 1) / 2 - 0.15, y + 0.5}, std::to_string(output),
                     ink);
    }
}

constexpr double labels = 4.2;  // how wide the words at the left are

/// Two layers: the three windows of the first that output 0 of both reads, and below them fields of both.
void two_layers(Figure& figure, Point pixel_0, const Layers& layers, Index count, Index outputs) {
    pixels(figure, pixel_0, count);
    fields(figure, {pixel_0.x, pixel_0.y + 1.5}, {layers.front()}, layers.back().kernel, Ink::first);
    fields(figure, {pixel_0.x, pixel_0.y + 1.8 + 3 * lane}, layers, outputs, Ink::second);
}

void name_the_layers(Figure& figure, double top) {
    figure.words({0, top + 0.5}, "pixels");
    figure.words({0, top + 2}, "first layer", Ink::first);
    figure.words({0, top + 2.3 + 3 * lane}, "second layer", Ink::second);
}

/// Nine readings of five pixels.
Figure overlap() {
    Figure figure("06_overlap", "Two layers of 3 see five pixels",
                  "Pixels 0 to 4. Below them the first layer's windows: 0 to 2, 1 to 3, 2 to 4. Below these the second "
                  "layer's output 0, which spans pixels 0 to 4.");
    const Layers layers{{3}, {3}};
    name_the_layers(figure, 0);
    two_layers(figure, {labels, 0}, layers, stacked_size(2, 3), 1);
    return figure;
}

/// One stride of 2, in the first layer and in the second.
Figure stride_order() {
    Figure figure(
        "06_stride_order", "A stride spreads the layers after it",
        "Pixels 0 to 8, twice. Above, stride 2 in the first layer: its windows begin at 0, 2, 4, and the second "
        "layer's fields are 0 to 6 and 2 to 8. Below, stride 2 in the second layer: the first layer's windows "
        "begin at 0, 1, 2, and the second layer's fields are 0 to 4 and 2 to 6.");
    const Layers early{{3, 2}, {3}}, late{{3}, {3, 2}};
    constexpr double below = 10;
    figure.words({labels, 0.5}, "{{3, 2}, {3}}: size " + std::to_string(receptive_field(early).size));
    figure.words({labels, below + 0.5}, "{{3}, {3, 2}}: size " + std::to_string(receptive_field(late).size));
    name_the_layers(figure, 1);
    two_layers(figure, {labels, 1}, early, 9, 2);
    name_the_layers(figure, below + 1);
    two_layers(figure, {labels, below + 1}, late, 9, 2);
    return figure;
}

Figure regions() {
    Figure figure("06_regions", "Where three neighbouring fields lie",
                  "Pixels 0 to 10. The fields of outputs 0, 1 and 2 of the stack {{3, 3, 1}, {2}}: -1 to 4, 2 to 7, 5 "
                  "to 10.");
    figure.words({0, 0.5}, "pixels");
    figure.words({0, 2}, "outputs", Ink::first);
    pixels(figure, {labels, 0}, 11);
    fields(figure, {labels, 1.5}, {{3, 3, 1}, {2}}, 3, Ink::first);
    return figure;
}

/// Simonyan, Zisserman 2014, up to the pool after each of the first `blocks` blocks.
Layers vgg_16(std::size_t blocks) {
    constexpr std::size_t convolutions[] = {2, 2, 3, 3, 3};
    Layers layers;
    for (std::size_t block = 0; block < blocks; ++block) {
        layers.insert(layers.end(), convolutions[block], {3, 1, 1});
        layers.push_back({2, 2});
    }
    return layers;
}

Figure vgg() {
    Figure figure("06_vgg", "How far VGG-16 sees",
                  "Bars of the receptive field after each pool: 6, 16, 44, 100 and 212 pixels. The jump is 2, 4, 8, 16 "
                  "and 32, the centre 0.5, 1.5, 3.5, 7.5 and 15.5.");
    std::vector<Bar> bars;
    for (std::size_t blocks = 1; blocks <= 5; ++blocks) {
        const auto [size, jump, centre] = receptive_field(vgg_16(blocks));
        bars.push_back(
            {"pool " + std::to_string(blocks), static_cast<double>(size),
             std::to_string(size) + " pixels, jump " + std::to_string(jump) + ", centre " + text_of(centre)});
    }
    figure.bars({0, 0}, bars, 6);
    return figure;
}

/// VGG-16's size, by the rule and by rules that are nearly it.
Figure wrong_sizes() {
    const auto layers = vgg_16(5);
    Layers early, unstrided;  // a stride that spreads its own layer is one that stands before it
    Index one_before = 1, all_kernels = 0, stride_before = 1;
    for (const auto& layer : layers) {
        early.insert(early.end(), {{1, layer.stride}, {layer.kernel}});
        unstrided.push_back({layer.kernel});
        one_before += (layer.kernel - 1) * stride_before;
        stride_before = layer.stride;
        all_kernels += layer.kernel;
    }
    const auto bar = [](const std::string& name, Index size) {
        return Bar{name, static_cast<double>(size), std::to_string(size)};
    };
    Figure figure(
        "06_wrong_sizes", "The size of VGG-16's field, right and wrong",
        "Bars: 212 is right; 308 with the layers reversed, 243 with each stride too early, 49 with the kernels "
        "added up, 40 with only the stride before, 32 with strides ignored.");
    figure.bars({0, 0},
                {bar("right", receptive_field(layers).size),
                 bar("layers reversed", receptive_field({layers.rbegin(), layers.rend()}).size),
                 bar("own stride too early", receptive_field(early).size), bar("kernels added up", all_kernels),
                 bar("only the stride before", one_before), bar("strides ignored", receptive_field(unstrided).size)},
                10);
    return figure;
}

/// Which pixels of a field change the output: 1.
Plane<double> counting(const Layers& layers) {
    const Index size = receptive_field(layers).size;
    Plane<double> row(1, size);
    for (const Index pixel : touched(layers, size, 0)) row.at(0, pixel) = 1;
    return row;
}

Figure holes() {
    Figure figure(
        "06_holes", "Which pixels of a field count",
        "Two rows of pixels, 1 where a pixel changes the output. Dilation 2, 2, 2: every second of 13. Dilation "
        "1, 2, 4: all 15.");
    figure.words({0, 0.5}, "dilation 2, 2, 2");
    figure.plane({0, 1}, counting(repeated(3, {3, 1, 0, 2})), Shade::sign);
    figure.words({0, 3}, "dilation 1, 2, 4");
    const auto doubling = counting({{3}, {3, 1, 0, 2}, {3, 1, 0, 4}});
    figure.plane({0, 3.5}, doubling, Shade::sign);
    return figure;
}

Plane<double> with_zeros_around(const Plane<double>& row, Index zeros) {
    Plane<double> padded(1, row.columns() + 2 * zeros);
    for (Index i = 0; i < row.columns(); ++i) padded.at(0, i + zeros) = row.at(0, i);
    return padded;
}

/// Two layers with zeros around each, and the one kernel of both with its zeros.
Figure border() {
    const Plane<double> row{{1, 2, 3, 4, 5}}, ones{{1, 1, 1}};
    const auto both = compose_kernels(ones, ones);
    const auto once = correlate(with_zeros_around(row, 1), ones, 0);
    const auto twice = correlate(with_zeros_around(once, 1), ones, 0);
    const auto at_once = correlate(with_zeros_around(row, 2), both, 0);
    Figure figure(
        "06_border", "Two kernels and the one of both, at the border",
        "The row 1 2 3 4 5. Twice the kernel 1 1 1, with one zero at each end of what each layer reads: 9 18 27 "
        "30 21. Once the kernel 1 2 3 2 1 with two zeros at each end: 10 18 27 30 26.");
    constexpr double left = 6;
    figure.words({0, 0.5}, "the row");
    figure.plane({left, 0}, row);
    figure.words({0, 2}, "1 1 1, then 1 1 1", Ink::first);
    figure.words({0, 3.2}, "1 2 3 2 1 at once", Ink::second);
    double y = 1.5;
    for (const auto& map : {twice, at_once}) {
        figure.plane({left, y}, map);
        for (Index i = 0; i < row.columns(); ++i) {
            if (twice.at(0, i) != at_once.at(0, i))
                figure.window({left, y}, 0, i, 1, 1, y < 2 ? Ink::first : Ink::second);
        }
        y += 1.2;
    }
    return figure;
}

Figure relu_between() {
    const Plane<double> row{{2, -3, 1, 4, -5, 2, 1}}, first{{1, 2, 3}}, second{{1, 0, -1}};
    const auto between = correlate(row, first, 0);
    Volume volume(1, between.rows(), between.columns());
    volume.set_channel(0, between);
    const auto kept = relu(volume).channel(0);

    Figure figure(
        "06_relu_between", "What a ReLU between two layers changes",
        "The row 2 -3 1 4 -5 2 1. Under the kernel 1 2 3 it is -1 11 -6 0 2, and that under 1 0 -1 is 5 11 -8. "
        "With a ReLU between them: 0 11 0 0 2, and then 0 11 -2.");
    constexpr double left = 3.6, right = 9.6;
    figure.words({0, 0.5}, "the row");
    figure.plane({left, 0}, row, Shade::sign);
    figure.words({left, 1.8}, "without a ReLU");
    figure.words({right, 1.8}, "with a ReLU");
    figure.words({0, 2.8}, "after 1 2 3");
    figure.plane({left, 2.3}, between, Shade::sign);
    figure.plane({right, 2.3}, kept, Shade::sign);
    figure.words({0, 4.1}, "after 1 0 -1");
    figure.plane({left, 3.6}, correlate(between, second, 0), Shade::sign);
    figure.plane({right, 3.6}, correlate(kept, second, 0), Shade::sign);
    return figure;
}

/// How much of the whole each pixel holds.
std::vector<double> shares(const Layers& layers) {
    const auto paths = influence(layers);
    double all = 0;
    for (const auto count : paths) all += static_cast<double>(count);
    std::vector<double> shares;
    for (const auto count : paths) shares.push_back(static_cast<double>(count) / all);
    return shares;
}

Figure influences() {
    Figure figure("06_influence", "How much each pixel of a field counts",
                  "Two curves over 21 pixels: flat for one layer of 21, a bell for ten layers of 3, with 8,953 of "
                  "59,049 paths in the middle. Bars: the middle 7 of 11 pixels hold 95.1 % of all, the middle 11 "
                  "of 21 hold 97.0 %, the middle 15 of 41 hold 96.1 %.");
    const auto deep = shares(repeated(10, {3})), flat = shares({{21}});
    const double most = *std::max_element(deep.begin(), deep.end());
    constexpr double pixel = 0.75;  // in cells
    figure.curve({0, 0}, deep, 0, most, 5, Ink::first, pixel);
    figure.curve({0, 0}, flat, 0, most, 5, Ink::second, pixel);
    const auto paths = influence(repeated(10, {3}));
    const auto all = std::accumulate(paths.begin(), paths.end(), std::uint64_t{0});
    figure.words({9.6, 0.6}, "ten layers of 3", Ink::first);
    figure.words({9.6, 1.3}, "middle: " + with_commas(paths[10]) + " of " + with_commas(all) + " paths", Ink::first);
    figure.words({11.5, 2.6}, "one layer of 21", Ink::second);
    std::vector<Bar> bars;
    for (const auto& [layers, middle] : {std::pair<std::size_t, std::size_t>{5, 7}, {10, 11}, {20, 15}}) {
        const auto share = shares(repeated(layers, {3}));
        const auto first = share.begin() + static_cast<Index>((share.size() - middle) / 2);
        const double held = std::accumulate(first, first + static_cast<Index>(middle), 0.0);
        bars.push_back({std::to_string(layers) + " layers: the middle " + std::to_string(middle) + " of " +
                            std::to_string(share.size()) + " pixels",
                        real(middle) / real(share.size()), text_of(100 * held) + " %"});
    }
    figure.bars({0, 6}, bars, 4, Ink::quiet);
    return figure;
}

/// The field after 0, 1, 2, … layers.
std::vector<double> growth(std::size_t layers, const Window& layer) {
    std::vector<double> sizes;
    for (std::size_t i = 0; i <= layers; ++i)
        sizes.push_back(static_cast<double>(receptive_field(repeated(i, layer)).size));
    return sizes;
}

Figure growing() {
    constexpr std::size_t layers = 6;
    const auto plain = growth(layers, {3}), strided = growth(layers, {3, 2});
    Figure figure("06_growth", "How a field grows with the number of layers",
                  "Two curves for 0 to 6 layers of 3. At stride 1: 1, 3, 5, 7, 9, 11, 13 pixels. At stride 2: 1, 3, 7, "
                  "15, 31, 63, 127.");
    constexpr double high = 6;
    figure.curve({1, 0}, strided, 0, strided.back(), high, Ink::second);
    figure.curve({1, 0}, plain, 0, strided.back(), high, Ink::first);
    const auto numbers = [&](double y, const std::string& name, Ink ink, const auto& number_of) {
        figure.words({-2, y}, name, ink);
        for (std::size_t i = 0; i <= layers; ++i) {
            const auto number = std::to_string(static_cast<Index>(number_of(i)));
            figure.words({1 + real(i) - 0.12 * real(number.size()), y}, number, ink);
        }
    };
    numbers(high + 0.8, "layers", Ink::plain, [](std::size_t i) { return i; });
    numbers(high + 1.6, "stride 1", Ink::first, [&](std::size_t i) { return plain[i]; });
    numbers(high + 2.4, "stride 2", Ink::second, [&](std::size_t i) { return strided[i]; });
    return figure;
}

}  // namespace

int main(int argc, char** argv) {
    return write_figures(argc, argv,
                         {overlap(), stride_order(), regions(), vgg(), wrong_sizes(), holes(), border(), relu_between(),
                          influences(), growing()});
}
