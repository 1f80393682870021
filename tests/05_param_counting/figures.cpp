#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "../../exercises/05_param_counting/param_counting.hpp"
#include "figure.hpp"
#include "vgg16.hpp"

// Chapter 5's figures: which weight stands where in three layers, a photo's neurons and filters, the parameters of two
// filters, how two savings multiply, a stack and its width, and where VGG-16 keeps its weights and does its work.

namespace {

using namespace convkit;

Bar bar(const std::string& label, std::uint64_t count) {
    return {label, static_cast<double>(count), with_commas(count)};
}

/// Five pixels become five numbers, by three layers. A cell holds the number of the weight that joins its output, which
/// is the row, and its pixel, which is the column.
Figure weights() {
    constexpr Index places = 5, kernel = 3;
    const auto drawn = [](Index columns, const std::function<Index(Index output, Index pixel)>& number) {
        Plane<double> weights(places, columns);
        for (Index output = 0; output < places; ++output) {
            for (Index pixel = 0; pixel < columns; ++pixel)
                weights.at(output, pixel) = static_cast<double>(number(output, pixel));
        }
        return weights;
    };
    const auto dense = dense_params(places, places, false);
    const auto local = conv_params(1, kernel, 1, places, false);  // a filter for each place
    const auto shared = conv_params(1, kernel, 1, 1, false);
    // The pixels of the two lower layers have a zero of padding at each end.
    const auto tap = [](Index output, Index pixel) { return pixel - output; };
    const auto in_window = [&](Index output, Index pixel) {
        return tap(output, pixel) >= 0 && tap(output, pixel) < kernel;
    };

    Figure figure("05_weights", "Which weight stands where, in three layers",
                  "Three tables, with a row for each of five outputs and a column for each pixel. The dense layer has "
                  "the weights "
                  "1 to 25, one in each cell. The locally connected layer has 1 to 15: three in each row, around the "
                  "output's own "
                  "place, and nothing elsewhere. The convolution has 1, 2 and 3 in the same places of every row.");
    figure.words({0, 0.5}, "dense: " + with_commas(dense) + " weights");
    figure.plane({0, 1}, drawn(places, [](Index output, Index pixel) { return output * places + pixel + 1; }),
                 Shade::sign);
    figure.words({6, 0.5}, "locally connected: " + with_commas(local));
    figure.plane({6, 1},
                 drawn(places + kernel - 1,
                       [&](Index output, Index pixel) {
                           return in_window(output, pixel) ? output * kernel + tap(output, pixel) + 1 : 0;
                       }),
                 Shade::sign);
    figure.words({6, 7}, "convolution: " + with_commas(shared));
    figure.plane(
        {6, 7.5},
        drawn(places + kernel - 1,
              [&](Index output, Index pixel) { return in_window(output, pixel) ? tap(output, pixel) + 1 : 0; }),
        Shade::sign);
    return figure;
}

/// A photo of 1000×1000 in colour: a thousand neurons, a thousand filters.
Figure photo() {
    const InputShape input{3, 1000, 1000};
    const auto neurons = count_costs(input, {{LayerKind::dense, 1, 1, 1000, true}}).front();
    const auto filters = count_costs(input, {{LayerKind::conv, 3, 1, 1000, true}}).front();
    Figure figure("05_photo", "A thousand neurons and a thousand filters over one photo",
                  "Two pairs of bars. Parameters: the neurons have " + with_commas(neurons.params) + ", the filters " +
                      with_commas(filters.params) + ". MACs: the neurons need " + with_commas(neurons.macs) +
                      ", the filters " + with_commas(filters.macs) + ".");
    figure.words({0, 0.5}, "parameters of a thousand each");
    figure.bars({0, 1}, {bar("the neurons", neurons.params), bar("the filters", filters.params)}, 9);
    figure.words({0, 3.8}, "MACs of a thousand each");
    figure.bars({0, 4.3}, {bar("the neurons", neurons.macs), bar("the filters", filters.macs)}, 9, Ink::second);
    return figure;
}

/// Every parameter of a small layer, counted one by one.
Figure filters() {
    constexpr Index side = 2, inputs = 3, outputs = 2;
    Figure figure("05_filters", "The parameters of two filters, numbered",
                  "Two filters over 3 channels with 2×2 kernels. The first has the weights 1 to 12 in three slices of "
                  "four, and bias 13. The second has the weights 14 to 25, and bias 26.");
    for (Index channel = 0; channel < inputs; ++channel)
        figure.words({3 + 3 * static_cast<double>(channel), 0.5}, "channel " + std::to_string(channel));
    figure.words({12, 0.5}, "bias");
    double counted = 0, y = 1;
    for (Index output = 0; output < outputs; ++output, y += side + 0.5) {
        figure.words({0, y + 1}, "filter " + std::to_string(output));
        for (Index channel = 0; channel < inputs; ++channel) {
            Plane<double> slice(side, side);
            for (Index row = 0; row < side; ++row) {
                for (Index column = 0; column < side; ++column) slice.at(row, column) = ++counted;
            }
            figure.plane({3 + 3 * static_cast<double>(channel), y}, slice);
        }
        figure.plane({12, y + 0.5}, Plane<double>{{++counted}}, Shade::sign);
    }
    figure.words({0, y + 0.4}, "together " + with_commas(conv_params(side, side, inputs, outputs, true)) +
                                   ", as the last number says");
    return figure;
}

/// The steps from dense to convolution on a scale of factors, on which savings that multiply are lengths that add up.
Figure savings() {
    const auto [dense, convolution, ratio] = dense_against_conv(28, 28, 3, 128, 256, false);
    const auto local = conv_params(3, 3, 128, 28 * 28 * 256, false);  // a filter for each place
    const auto powers = [](const std::string& label, std::uint64_t count) {
        return Bar{label, std::log10(static_cast<double>(count)), with_commas(count)};
    };
    Figure figure("05_savings", "From dense to convolution in two steps",
                  "Three bars on a scale on which equal lengths are equal factors: the dense layer has " +
                      with_commas(dense) + " weights, the locally connected one " + with_commas(local) +
                      ", the convolution " + with_commas(convolution) + ".");
    figure.bars({0, 0},
                {powers("dense", dense), powers("locally connected", local), powers("convolution", convolution)}, 7);
    return figure;
}

/// Two 3×3 layers with more and more channels between; the 5×5 layer stands where it belongs by its weights.
Figure stack() {
    constexpr Index channels = 64;
    const auto two = [](Index between) {
        return bar(std::to_string(between), stack_params(3, 2, channels, between, false));
    };
    const auto one = bar("a 5×5 layer", stack_params(5, 1, channels, channels, false));
    Figure figure(
        "05_stack", "Two 3×3 layers against one 5×5, by the channels between",
        "Bars of weights, for 64 channels in and out. Two 3×3 layers have more, the more channels are between "
        "them: 32, 64, 88, 89, 128. One 5×5 layer, with " +
            one.value + " weights, lies between those of 88 and of 89.");
    figure.words({0, 0.5}, "two 3×3 layers over 64 channels, by the channels between them");
    figure.bars({0, 1}, {two(32), two(64), two(88), one, two(89), two(128)}, 10);
    return figure;
}

/// VGG-16 on a photo of 224×224: the five stages of convolutions, and the dense layers.
Figure where_vgg16_works() {
    const auto layers = vgg16();
    const auto costs = count_costs({3, 224, 224}, layers);
    std::vector<Bar> params, macs;
    Cost part{};
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        part.params += costs[layer].params;
        part.macs += costs[layer].macs;
        if (layers[layer].kind == LayerKind::conv) continue;  // its stage ends with a pool
        constexpr std::size_t stages = 5;
        const auto name = params.size() < stages ? "stage " + std::to_string(params.size() + 1)
                                                 : "dense " + std::to_string(params.size() + 1 - stages);
        params.push_back(bar(name, part.params));
        macs.push_back(bar("", part.macs));
        part = {};
    }
    Figure figure("05_vgg16", "VGG-16: where the parameters are, and where the work is",
                  "Two columns of bars, for the five stages of convolutions and the three dense layers. Parameters: "
                  "most are in the first dense layer, " +
                      params[5].value + " of them; the first stage has " + params[0].value +
                      ". MACs: stages 2 to 4 have most; the first dense layer has " + macs[5].value + ".");
    figure.words({2.2, 0.5}, "parameters");
    figure.bars({0, 1}, params, 3.3);
    figure.words({9.4, 0.5}, "MACs");
    figure.bars({8.9, 1}, macs, 3.3, Ink::second);
    return figure;
}

/// A small network on a small picture in colour.
Figure small_network() {
    const auto costs = count_costs({3, 32, 32}, {{LayerKind::conv, 3, 1, 16, true},
                                                 {LayerKind::relu, 1, 1, 0, true},
                                                 {LayerKind::pool, 2, 2, 0, true},
                                                 {LayerKind::dense, 1, 1, 10, true}});
    const auto names = {"conv 3×3, 16", "ReLU", "pool 2×2", "dense, 10"};
    std::vector<Bar> params, macs;
    for (const auto* name : names) {
        params.push_back(bar(name, costs[params.size()].params));
        macs.push_back(bar("", costs[macs.size()].macs));
    }
    Figure figure("05_layers", "A small network: where its parameters are, and where its work is",
                  "Two columns of bars for four layers on a picture of 32×32 pixels in colour. Parameters: the "
                  "convolution has " +
                      params[0].value + ", the dense layer " + params[3].value + ". MACs: the convolution needs " +
                      macs[0].value + ", the dense layer " + macs[3].value + ".");
    figure.words({3.4, 0.5}, "parameters");
    figure.bars({0, 1}, params, 3.5);
    figure.words({9.6, 0.5}, "MACs");
    figure.bars({9.1, 1}, macs, 3.5, Ink::second);
    return figure;
}

}  // namespace

int main(int argc, char** argv) {
    return write_figures(argc, argv,
                         {weights(), photo(), filters(), savings(), stack(), small_network(), where_vgg16_works()});
}
