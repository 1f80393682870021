#include <sstream>
#include <string>

#include "../../exercises/01_conv_formula/conv_formula.hpp"
#include "../../exercises/04_one_by_one_conv/one_by_one_conv.hpp"
#include "figure.hpp"

// Chapter 4's figures: how channels mix, the image as a matrix and in memory, what grey weighs, the bend of a ReLU, where
// a bottleneck's zeros stand and what it saves, and a kernel as a sum of shifted parts.

namespace {

using namespace convkit;

const Volume two_channels{{{1, 2}, {3, 4}}, {{10, 20}, {30, 40}}};
const Plane<double> three_rows{{1, 2}, {0, -1}, {3, 1}};
const std::vector<double> three_biases{5, -7, 500};

Plane<double> row_of(const std::vector<double>& values) {
    Plane<double> row(1, static_cast<Index>(values.size()));
    for (Index column = 0; column < row.columns(); ++column) {
        row.at(0, column) = values[static_cast<std::size_t>(column)];
    }
    return row;
}

/// The channels of one pixel become as many outputs as there are rows of weights.
Figure mixing() {
    const auto outputs = conv_1x1(two_channels, three_rows, three_biases);
    Figure figure(
        "04_mixing", "Two channels become three outputs",
        "Two channels of 2×2 pixels: 1 2 over 3 4, and 10 20 over 30 40. Weights of three rows: 1 2, 0 -1, 3 1. The "
        "biases 5, -7, 500. Three outputs: 26 47 over 68 89, -17 -27 over -37 -47, 513 526 over 539 552. The "
        "pixel "
        "in row 0, column 1 is framed everywhere.");
    for (Index c = 0; c < two_channels.channels(); ++c) {
        const Point at{0, 2.5 + 3.5 * static_cast<double>(c)};
        figure.words({at.x, at.y - 0.5}, "channel " + std::to_string(c));
        figure.plane(at, two_channels.channel(c));
        figure.window(at, 0, 1, 1, 1);
    }
    figure.words({5, 3}, "weights");
    figure.plane({5, 3.5}, three_rows);
    figure.words({8, 3}, "bias");
    for (Index o = 0; o < outputs.channels(); ++o) {
        const auto height = static_cast<double>(o);
        figure.plane({8, 3.5 + height}, {{three_biases[static_cast<std::size_t>(o)]}});
        const Point at{12, 1 + 3.5 * height};
        figure.words({at.x, at.y - 0.5}, "output " + std::to_string(o));
        figure.plane(at, outputs.channel(o));
        figure.window(at, 0, 1, 1, 1);
        figure.arrow({9.3, 4 + height}, {11.6, at.y + 1});
    }
    figure.arrow({2.4, 3.5}, {4.6, 4.6});
    figure.arrow({2.4, 7}, {4.6, 5.4});
    return figure;
}

/// A 1×1 layer without its biases is one matrix product.
Figure matrix() {
    const auto pixels = channel_matrix(two_channels);
    Figure figure("04_matrix", "The weights times the image as a matrix",
                  "The weights, 3×2: 1 2, 0 -1, 3 1. The image as a matrix, 2×4: 1 2 3 4, and 10 20 30 40. Their "
                  "product, 3×4: 21 42 "
                  "63 84, -10 -20 -30 -40, 13 26 39 52. Column 1 of both is framed.");
    figure.words({0, 0.5}, "weights");
    figure.plane({0, 1}, three_rows);
    figure.words({2.4, 2.5}, "·");
    figure.words({3, 0.5}, "image, a column a pixel");
    figure.plane({3, 1.5}, pixels);
    figure.window({3, 1.5}, 0, 1, 2, 1);
    figure.words({7.4, 2.5}, "=");
    figure.words({9, 0.5}, "product, a row an output");
    figure.plane({9, 1}, matrix_product(three_rows, pixels));
    figure.window({9, 1}, 0, 1, 3, 1);
    return figure;
}

/// The same image in the two orders of memory.
Figure memory() {
    const Volume image{{{1, 2, 3}, {4, 5, 6}}, {{10, 20, 30}, {40, 50, 60}}};
    Figure figure(
        "04_memory", "One image, laid down in two orders",
        "Channel by channel: 1 2 3 4 5 6 10 20 30 40 50 60. Pixel by pixel: 1 10 2 20 3 30 4 40 5 50 6 60. The 3 "
        "and the 30 are framed in both.");
    figure.words({0, 0.5}, "channel by channel");
    figure.plane({4.8, 0}, row_of(image.values()));
    figure.window({4.8, 0}, 0, 2, 1, 1);
    figure.window({4.8, 0}, 0, 8, 1, 1);
    figure.words({0, 2}, "pixel by pixel");
    figure.plane({4.8, 1.5}, row_of(channels_last(image)));
    figure.window({4.8, 1.5}, 0, 4, 1, 2);
    return figure;
}

/// How bright the colours of a screen are.
Figure grey() {
    const Volume colours{{{255, 0, 0, 255}}, {{0, 255, 0, 255}}, {{0, 0, 255, 255}}};
    const std::vector<std::string> names{"red", "green", "blue", "white"};
    const auto greys = grey_1x1(colours);
    std::vector<Bar> bars;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double grey = greys.at(0, 0, static_cast<Index>(i));
        std::ostringstream value;
        value << grey;
        bars.push_back({names[i], grey, value.str()});
    }
    Figure figure("04_grey", "How bright three colours and white are",
                  "Bars for the grey of pure red, 76.245; pure green, 149.685; pure blue, 29.07; and white, 255.");
    figure.bars({0, 0}, bars, 12);
    return figure;
}

/// The numbers -4 to 4, in one channel.
Volume numbers_around_0() {
    Volume numbers(1, 1, 9);
    for (Index i = 0; i < 9; ++i) numbers.at(0, 0, i) = static_cast<double>(i - 4);
    return numbers;
}

void draw_numbers_around_0(Figure& figure, Point left) {
    for (const Index i : {0, 4, 8}) {
        const auto number = i - 4;
        figure.words({left.x + static_cast<double>(i) - 0.1, left.y},
                     number < 0 ? "−" + std::to_string(-number) : std::to_string(number), Ink::quiet);
    }
}

Figure bend() {
    Figure figure("04_relu", "The bend of a ReLU",
                  "A line over the numbers -4 to 4: it lies at 0 up to the middle, and rises to 4 from there.");
    figure.curve({0, 0}, relu(numbers_around_0()).values(), 0, 4, 4);
    draw_numbers_around_0(figure, {0, 4.8});
    return figure;
}

/// Two layers with a number going in and a number coming out. What they are is for the reader to find.
Figure straight_and_bent() {
    const auto numbers = numbers_around_0();
    const PointwiseLayer first{{{1}, {-1}}, {0, 0}};
    const PointwiseLayer second{{{2, 1}}, {0}};
    const auto fused = fuse(first, second);
    const auto straight = conv_1x1(numbers, fused.weights, fused.bias);
    const auto bent = conv_1x1(relu(conv_1x1(numbers, first.weights, first.bias)), second.weights, second.bias);
    Figure figure(
        "04_bend", "Two layers without a ReLU between them, and with one",
        "Two lines over the numbers -4 to 4. Without a ReLU: straight, from -4 to 4. With one: from 4 down to 0 in the "
        "middle, and up to 8.");
    figure.curve({0, 0}, straight.values(), -4, 8, 6, Ink::second);
    figure.curve({0, 0}, bent.values(), -4, 8, 6, Ink::first);
    figure.words({8.5, 0}, "with a ReLU between", Ink::first);
    figure.words({8.5, 2}, "without", Ink::second);
    draw_numbers_around_0(figure, {0, 6.8});
    return figure;
}

/// Zeros around what the 3×3 layer reads, and what becomes of zeros around the image.
Figure border() {
    const PointwiseLayer first{{{1}}, {1}};
    const Bank ones(1, 1, 3, 3, 1);
    Volume right(1, 4, 5);  // zeros around
    for (Index row = 1; row < 3; ++row) {
        for (Index column = 1; column < 4; ++column) right.at(0, row, column) = first.bias[0];
    }
    const auto wrong = conv_1x1(Volume(1, 4, 5), first.weights, first.bias);
    Figure figure(
        "04_border", "Where the zeros of a bottleneck stand",
        "Left, zeros around what the 3×3 layer reads: ones of 2×3, a border of zeros; the result is 4 6 4 in both "
        "rows. "
        "Right, zeros around the image: the first layer makes ones of them as well; the result is 9 9 9 in both rows.");
    double left = 0;
    for (const auto& [words, read] :
         {std::pair("zeros around what is read", right), {"zeros around the image", wrong}}) {
        figure.words({left, 0.5}, words);
        figure.plane({left, 1}, read.channel(0), Shade::sign);
        figure.window({left, 1}, 0, 0, 3, 3);
        figure.words({left, 5.7}, "what the 3×3 layer gives");
        const auto given = conv_layer(read, ones, {0});
        figure.plane({left + 1, 6.2}, given.channel(0));
        figure.window({left + 1, 6.2}, 0, 0, 1, 1);
        left += 8;
    }
    return figure;
}

/// A 3×3 layer's weights, counted where they are held.
std::uint64_t weights_of_3x3(Index channels) { return Bank(channels, channels, 3, 3).values().size(); }

/// What the bottleneck is compared with.
Figure weights() {
    const auto bar = [](const std::string& label, std::uint64_t count) {
        return Bar{label, static_cast<double>(count), with_commas(count)};
    };
    Figure figure("04_weights", "The weights of a bottleneck and of other blocks",
                  "Bars: bottleneck 256, 64, 256: 69,632. Basic block at 64 channels: 73,728. Plain 3×3 layer at 256 "
                  "channels: 589,824. Basic block at 256 channels: 1,179,648.");
    figure.bars(
        {0, 0},
        {bar("bottleneck 256 → 64 → 256", bottleneck_weights(256, 64)),
         bar("basic block, 64 channels", 2 * weights_of_3x3(64)), bar("3×3 layer, 256 channels", weights_of_3x3(256)),
         bar("basic block, 256 channels", 2 * weights_of_3x3(256))},
        7);
    return figure;
}

/// The part that each weight of a kernel reads, and the sum of what they make of it.
Figure shifts() {
    const Volume image{{{1, 2, 3}, {4, 5, 6}}};
    const Bank kernel{{{{1, 10}, {100, 1000}}}};
    Figure figure(
        "04_shifts", "A kernel as a sum of shifted parts",
        "The image 1 2 3 over 4 5 6, four times. The weight 1 reads 1 2 and makes 1 2 of it; 10 reads 2 3 and "
        "makes 20 30; 100 reads 4 5 and makes 400 500; 1000 reads 5 6 and makes 5000 6000. The sum is 5421 6532.");
    const auto map_of = [&](const Bank& weights) {  // in words, since four digits are more than a cell holds
        std::string numbers;
        for (const double value : conv_by_shifts(image, weights, {0}).values()) {
            numbers += (numbers.empty() ? "" : "   ") + std::to_string(static_cast<int>(value));
        }
        return numbers;
    };
    double left = 0;
    for (Index m = 0; m < kernel.rows(); ++m) {
        for (Index n = 0; n < kernel.columns(); ++n, left += 4.5) {
            Bank alone(1, 1, kernel.rows(), kernel.columns());
            alone.at(0, 0, m, n) = kernel.at(0, 0, m, n);
            figure.words({left, 0.5}, "weight " + std::to_string(static_cast<int>(kernel.at(0, 0, m, n))));
            figure.plane({left, 1}, image.channel(0));
            figure.window({left, 1}, m, n, 1, 2);
            figure.arrow({left + 1.5, 3.15}, {left + 1.5, 3.85});
            figure.words({left + 0.4, 4.5}, map_of(alone));
        }
    }
    figure.words({0, 6}, "their sum, the map:   " + map_of(kernel));
    return figure;
}

/// Two layers and the one that does the work of both: a row of weights for each output, its bias beside it.
Figure fused() {
    const PointwiseLayer first{{{1, 0, -1}, {0, 1, -1}}, {0, 0}}, second{{{1, 1}}, {100}};
    Figure figure("04_fused", "Two layers, and the fused one",
                  "The first layer has the weights 1 0 -1 and 0 1 -1 and no bias, the second one 1 1 and the bias 100. "
                  "The fused layer has the weights 1 1 -2 and the bias 100.");
    double left = 0;
    const auto draw = [&](const std::string& name, const PointwiseLayer& layer) {
        figure.words({left, 0.5}, name);
        figure.plane({left, 1}, layer.weights);
        left += static_cast<double>(layer.weights.columns());
        Plane<double> bias(layer.weights.rows(), 1);
        for (Index row = 0; row < bias.rows(); ++row) bias.at(row, 0) = layer.bias[static_cast<std::size_t>(row)];
        figure.plane({left + 0.5, 1}, bias, Shade::sign);
        left += 3;
    };
    draw("first", first);
    draw("second", second);
    draw("fused", fuse(first, second));
    figure.words({0, 4}, "weights, and behind them the bias of each output");
    return figure;
}

}  // namespace

int main(int argc, char** argv) {
    return write_figures(
        argc, argv,
        {mixing(), matrix(), memory(), grey(), bend(), straight_and_bent(), border(), weights(), shifts(), fused()});
}
