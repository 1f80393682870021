#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "half_blocks.hpp"
#include "kit/image.hpp"

// Small pictures side by side, for a terminal with so many columns: COLUMNS FILE… . It is no part of the command, which is
// so built sooner.

namespace {

using namespace convkit;

/// From its darkest value, which becomes 0, to its brightest, which becomes 255.
Volume stretched(const Volume& image) {
    const auto values = image.values();
    const double least = *std::min_element(values.begin(), values.end());
    const double most = *std::max_element(values.begin(), values.end());
    if (least == most) return image;
    Volume result(image.channels(), image.rows(), image.columns());
    for (Index channel = 0; channel < image.channels(); ++channel) {
        for (Index row = 0; row < image.rows(); ++row) {
            for (Index column = 0; column < image.columns(); ++column) {
                result.at(channel, row, column) = 255 * (image.at(channel, row, column) - least) / (most - least);
            }
        }
    }
    return result;
}

}  // namespace

int main(int argc, char** argv) {
    constexpr std::size_t indent = 2, gap = 4, most_columns = 36, least_columns = 12, rows = 14;
    if (argc < 3) {
        fmt::print(stderr, "usage: {} COLUMNS FILE…\n", argv[0]);
        return 2;
    }
    try {
        const auto width = static_cast<std::size_t>(std::stoul(argv[1]));
        const auto count = static_cast<std::size_t>(argc - 2);
        const auto room = width - std::min(width, indent + gap * (count - 1));
        const auto columns = std::clamp(room / count, least_columns, most_columns);
        const auto style = test::Style::of_stdout();
        std::vector<test::Block> blocks;
        for (int i = 2; i < argc; ++i) {
            // Thin lines become faint when many pixels become one, so what is left of them is stretched.
            const auto small = reduced(read_image(argv[i]), 2 * rows, columns);
            blocks.push_back(half_blocks(stretched(small), columns, rows, style));
        }
        std::string text;
        for (const auto& line : test::side_by_side(blocks, width - std::min(width, indent))) {
            if (!line.empty()) text += std::string(indent, ' ') + line + "\n";
        }
        style.write(text);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
