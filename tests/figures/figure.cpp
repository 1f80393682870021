#include "figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

namespace convkit {
namespace {

constexpr double cell = 34;  // pixels
constexpr double margin = 8;
constexpr double letter = 8.2;  // the width of one, on average
constexpr double stroke = 3;

std::string escaped(const std::string& words) {
    std::string text;
    for (const char c : words) {
        text += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    }
    return text;
}

const char* class_of(Ink ink) {
    constexpr const char* names[] = {"plain", "quiet", "first", "second"};
    return names[static_cast<std::size_t>(ink)];
}

/// At most three digits behind the point, and a minus sign that is as wide as a plus.
std::string number_text(double number) {
    auto text = fmt::format("{:.3f}", number == 0 ? 0.0 : number);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text.front() == '-' ? "−" + text.substr(1) : text;
}

std::size_t letters_in(const std::string& words) {
    return static_cast<std::size_t>(std::count_if(
        words.begin(), words.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// What is plain stays readable on both pages; the two inks differ for those who do not tell red from green as well.
constexpr const char* style = R"(<style>
text { font: 15px system-ui, 'DejaVu Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif }
text { fill: #1f2328; dominant-baseline: central }
.number { text-anchor: middle; font-variant-numeric: tabular-nums } .long { font-size: 13px } .longer { font-size: 11px }
.cell { fill: none; stroke: #8c959f; stroke-width: 1 }
.frame, .line { fill: none; stroke: #1f2328 }
.quiet { stroke: #818b98 } text.quiet { fill: #59636e; stroke: none }
.first { stroke: #0969da } text.first { fill: #0969da; stroke: none }
.second { stroke: #bc4c00 } text.second { fill: #bc4c00; stroke: none }
.bar.first, .dot.first { fill: #0969da } .bar.second, .dot.second { fill: #bc4c00 }
.bar.quiet, .dot.quiet { fill: #818b98 }
.above { fill: #0969da } .below { fill: #bc4c00 }
text.on_dark { fill: #ffffff } text.on_bright { fill: #000000 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .frame, .line { stroke: #e6edf3 } .quiet { stroke: #6e7681 }
text.quiet { fill: #9198a1 }
.first { stroke: #58a6ff } text.first { fill: #58a6ff }
.second { stroke: #f0883e } text.second { fill: #f0883e }
.bar.first, .dot.first { fill: #58a6ff } .bar.second, .dot.second { fill: #f0883e }
.above { fill: #58a6ff } .below { fill: #f0883e }
}
</style>
)";

}  // namespace

std::string with_commas(std::uint64_t count) {
    auto text = std::to_string(count);
    for (auto end = text.size(); end > 3; end -= 3) text.insert(end - 3, 1, ',');
    return text;
}

Figure::Figure(std::string name, std::string title, std::string description)
    : name_(std::move(name)), title_(std::move(title)), description_(std::move(description)) {}

void Figure::reach(Point corner) {
    least_ = {std::min(least_.x, corner.x), std::min(least_.y, corner.y)};
    most_ = {std::max(most_.x, corner.x), std::max(most_.y, corner.y)};
}

void Figure::plane(Point top_left, const Plane<double>& plane, Shade shade, const std::optional<Range>& range) {
    reach(top_left);
    reach({top_left.x + static_cast<double>(plane.columns()), top_left.y + static_cast<double>(plane.rows())});
    const auto& values = plane.values();
    if (values.empty()) return;
    const auto ends = std::minmax_element(values.begin(), values.end());
    const auto [least, most] = range.value_or(Range{*ends.first, *ends.second});
    const double furthest = std::max(std::abs(least), std::abs(most));
    std::size_t letters = 0;
    for (const double value : values) letters = std::max(letters, letters_in(number_text(value)));
    const char* size = letters < 3 ? "" : letters == 3 ? " long" : " longer";  // within the cells' borders
    for (Index row = 0; row < plane.rows(); ++row) {
        for (Index column = 0; column < plane.columns(); ++column) {
            const double value = plane.at(row, column);
            const double x = (top_left.x + static_cast<double>(column)) * cell;
            const double y = (top_left.y + static_cast<double>(row)) * cell;
            const auto rectangle = fmt::format("<rect x='{}' y='{}' width='{}' height='{}'", x, y, cell, cell);
            std::string on;
            if (shade == Shade::brightness) {
                const double grey = most == least ? 0 : 255 * std::clamp((value - least) / (most - least), 0.0, 1.0);
                body_ += fmt::format("{0} fill='rgb({1:.0f},{1:.0f},{1:.0f})'/>\n", rectangle, grey);
                on = grey < 128 ? " on_dark" : " on_bright";
            } else if (shade == Shade::sign && value != 0) {
                body_ += fmt::format("{} class='{}' fill-opacity='{:.2f}'/>\n", rectangle,
                                     value > 0 ? "above" : "below", 0.5 * std::abs(value) / furthest);
            }
            body_ += fmt::format("{} class='cell'/>\n<text class='number{}{}' x='{}' y='{}'>{}</text>\n", rectangle, on,
                                 size, x + cell / 2, y + cell / 2, number_text(value));
        }
    }
}

void Figure::window(Point top_left, Index row, Index column, Index rows, Index columns, Ink ink) {
    const Point corner{top_left.x + static_cast<double>(column), top_left.y + static_cast<double>(row)};
    reach(corner);
    reach({corner.x + static_cast<double>(columns), corner.y + static_cast<double>(rows)});
    body_ += fmt::format("<rect class='frame {}' stroke-width='{}' x='{}' y='{}' width='{}' height='{}' rx='3'/>\n",
                         class_of(ink), stroke, corner.x * cell, corner.y * cell, static_cast<double>(columns) * cell,
                         static_cast<double>(rows) * cell);
}

void Figure::words(Point left, const std::string& words, Ink ink) {
    reach({left.x, left.y - 0.4});
    reach({left.x + static_cast<double>(letters_in(words)) * letter / cell, left.y + 0.4});
    body_ += fmt::format("<text class='{}' x='{}' y='{}' xml:space='preserve'>{}</text>\n", class_of(ink),
                         left.x * cell, left.y * cell, escaped(words));
}

void Figure::arrow(Point from, Point to, Ink ink) {
    reach(from);
    reach(to);
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const Point along{(to.x - from.x) / length, (to.y - from.y) / length};
    constexpr double head = 0.25;  // in cells
    const auto barb = [&](double side) {
        return fmt::format("{:.1f},{:.1f}", (to.x - head * (along.x + side * along.y)) * cell,
                           (to.y - head * (along.y - side * along.x)) * cell);
    };
    body_ += fmt::format(
        "<polyline class='line {}' stroke-width='2' points='{:.1f},{:.1f} {:.1f},{:.1f}'/>\n"
        "<polyline class='line {}' stroke-width='2' points='{} {:.1f},{:.1f} {}'/>\n",
        class_of(ink), from.x * cell, from.y * cell, to.x * cell, to.y * cell, class_of(ink), barb(0.6), to.x * cell,
        to.y * cell, barb(-0.6));
}

void Figure::bars(Point top_left, const std::vector<Bar>& bars, double width, Ink ink) {
    std::size_t label = 0;
    double longest = 0;
    for (const auto& bar : bars) {
        label = std::max(label, letters_in(bar.label));
        longest = std::max(longest, bar.length);
    }
    const double start = top_left.x + static_cast<double>(label + 2) * letter / cell;
    double y = top_left.y;
    for (const auto& bar : bars) {
        const double length = longest == 0 ? 0 : width * bar.length / longest;
        words({top_left.x, y + 0.5}, bar.label);
        body_ += fmt::format("<rect class='bar {}' x='{:.1f}' y='{:.1f}' width='{:.1f}' height='{:.1f}'/>\n",
                             class_of(ink), start * cell, (y + 0.15) * cell, std::max(1.0, length * cell), 0.7 * cell);
        words({start + length + 0.25, y + 0.5}, bar.value);
        ++y;
    }
}

void Figure::curve(Point top_left, const std::vector<double>& values, double least, double most, double height, Ink ink,
                   double step) {
    std::string points;
    std::string dots;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Point at{top_left.x + step * static_cast<double>(i),
                       top_left.y + height * (most - values[i]) / (most - least)};
        reach(at);
        points += fmt::format("{}{:.1f},{:.1f}", i == 0 ? "" : " ", at.x * cell, at.y * cell);
        dots += fmt::format("<circle class='dot {}' cx='{:.1f}' cy='{:.1f}' r='4'/>\n", class_of(ink), at.x * cell,
                            at.y * cell);
    }
    body_ += fmt::format("<polyline class='line {}' stroke-width='2' points='{}'/>\n{}", class_of(ink), points, dots);
}

std::string Figure::svg() const {
    const double left = least_.x * cell - margin, top = least_.y * cell - margin;
    const double width = (most_.x - least_.x) * cell + 2 * margin, height = (most_.y - least_.y) * cell + 2 * margin;
    return fmt::format(
        "<svg xmlns='http://www.w3.org/2000/svg' lang='en' role='img' width='{2:.0f}' height='{3:.0f}' "
        "viewBox='{0:.1f} {1:.1f} {2:.0f} {3:.0f}'>\n<title>{4}</title>\n<desc>{5}</desc>\n{6}{7}</svg>\n",
        left, top, width, height, escaped(title_), escaped(description_), style, body_);
}

int write_figures(int argc, char** argv, const std::vector<Figure>& figures) {
    if (argc != 2) {
        fmt::print(stderr, "usage: {} FOLDER\n", argv[0]);
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    for (const auto& figure : figures) {
        const auto file = folder / (figure.name() + ".svg");
        if (!(std::ofstream(file) << figure.svg())) {
            fmt::print(stderr, "{}: it cannot be written\n", file.string());
            return 1;
        }
    }
    return 0;
}

}  // namespace convkit
