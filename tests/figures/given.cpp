#include <string>

#include "figure.hpp"

// The figure of docs/given.md: the types that hold an image and its weights.

namespace {

using namespace convkit;

Figure types() {
    Figure figure(
        "given_types", "Plane, Volume and Bank",
        "A plane of 2 rows and 3 columns, holding 1 2 3 over 4 5 6, with its rows and columns counted from 0. A volume "
        "of two such planes, channel 0 and channel 1. A bank of two filters; each is a volume of two slices of 2×2.");
    figure.words({0, 0}, "Plane{{1, 2, 3}, {4, 5, 6}}");
    for (const Index column : {0, 1, 2})
        figure.words({1.4 + static_cast<double>(column), 1}, std::to_string(column), Ink::quiet);
    for (const Index row : {0, 1}) figure.words({0.5, 2 + static_cast<double>(row)}, std::to_string(row), Ink::quiet);
    constexpr Point plane_at{1, 1.5};
    figure.plane(plane_at, {{1, 2, 3}, {4, 5, 6}});
    figure.window(plane_at, 1, 2, 1, 1);
    figure.words({1, 4.1}, "at(1, 2)", Ink::first);

    const Volume volume{{{1, 2, 3}, {4, 5, 6}}, {{7, 8, 9}, {10, 11, 12}}};
    figure.words({7.2, 0}, "Volume, 2×2×3");
    for (const Index channel : {0, 1}) {
        const double top = 1.5 + 3 * static_cast<double>(channel);
        figure.words({7.2, top - 0.5}, "channel " + std::to_string(channel), Ink::quiet);
        figure.plane({7.2, top}, volume.channel(channel));
    }

    const Bank bank{{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}, {{{-1, 0}, {0, 1}}, {{0, 2}, {-2, 0}}}};
    figure.words({11.6, 0}, "Bank, 2×2×2×2");
    for (const Index output : {0, 1}) {
        const double left = 11.6 + 3 * static_cast<double>(output);
        figure.words({left, 1}, "filter " + std::to_string(output), Ink::quiet);
        for (const Index input : {0, 1})
            figure.plane({left, 1.5 + 3 * static_cast<double>(input)}, bank.filter(output).channel(input));
    }
    return figure;
}

}  // namespace

int main(int argc, char** argv) { return write_figures(argc, argv, {types()}); }
