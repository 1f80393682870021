#include "show.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "number_text.hpp"

namespace convkit::test {
namespace {

constexpr Index most_rows = 8;
constexpr Index most_columns = 10;
constexpr std::size_t most_channels = 3;
constexpr std::size_t most_items = 8;

/// The part of an axis to show: all of it, or `most` positions around the focus.
struct Span {
    Index first;
    Index count;

    Span(Index size, Index most, Index focus)
        : first(size <= most ? 0 : std::clamp(focus - most / 2, Index{0}, size - most)), count(std::min(size, most)) {}
};

/// One rows×columns slice of a dense Value, its first number at `offset`.
Block grid(std::string title, const Value& value, std::size_t offset, Index rows, Index columns, Index focus_row,
           Index focus_column, const Marks& marks, const Style& style) {
    const Span down(rows, most_rows, focus_row);
    const Span across(columns, most_columns, focus_column);
    if (down.count < rows) title += fmt::format(", rows {}..{}", down.first, down.first + down.count - 1);
    if (across.count < columns) title += fmt::format(", columns {}..{}", across.first, across.first + across.count - 1);

    std::vector<std::vector<std::string>> cells;
    std::size_t width = 0;
    for (Index row = down.first; row < down.first + down.count; ++row) {
        auto& line = cells.emplace_back();
        for (Index column = across.first; column < across.first + across.count; ++column) {
            const auto i = offset + static_cast<std::size_t>(row * columns + column);
            line.push_back(number_text(value, i) + (marks.count(i) != 0 ? "*" : ""));
            width = std::max(width, line.back().size() + (marks.empty() || line.back().back() == '*' ? 0 : 1));
        }
    }
    Block block{title};
    for (const auto& line : cells) {
        std::string text;
        for (const auto& cell : line) {
            const bool marked = cell.back() == '*';
            // Unmarked cells leave the place of the mark free, so that digits stand under digits.
            const auto padded = fmt::format("{:>{}}{}", cell, width - (marked || marks.empty() ? 0 : 1),
                                            marked || marks.empty() ? "" : " ");
            text += " " + (marked ? style.red(padded) : padded);
        }
        block.push_back(text);
    }
    return block;
}

/// In one line; a long list is cut to the neighbourhood of `focus`.
std::string inline_text(const Value& value, std::size_t focus = 0) {
    using Kind = Value::Kind;
    switch (value.kind) {
        case Kind::nothing:
            return "nothing";
        case Kind::number:  // alone it may take more room than in a grid
            return value.numbers.index() == 0 ? number_text(value.number(0), 10) : number_text(value, 0);
        case Kind::word:
            return number_text(value, 0);
        case Kind::list: {
            const auto size = static_cast<Index>(value.size());
            const Span span(size, Index{most_items}, static_cast<Index>(focus));
            std::string text = span.first > 0 ? "…, " : "";
            for (Index i = span.first; i < span.first + span.count; ++i) {
                text += (i == span.first ? "" : ", ") + number_text(value, static_cast<std::size_t>(i));
            }
            return fmt::format("[{}{}]", text, span.first + span.count < size ? ", …" : "");
        }
        case Kind::record:
        case Kind::sequence: {
            std::string text;
            for (const auto& [name, part] : value.fields) {
                text += (text.empty() ? "" : ", ") + (name.empty() ? "" : name + " ") + inline_text(part);
            }
            return (value.kind == Kind::record ? "{" : "[") + text + (value.kind == Kind::record ? "}" : "]");
        }
        default:
            return shape_text(value.shape);
    }
}

bool holds_grid(const Value& value) {
    return value.shape.size() >= 2 || std::any_of(value.fields.begin(), value.fields.end(),
                                                  [](const auto& field) { return holds_grid(field.second); });
}

}  // namespace

std::vector<Block> show(const std::string& name, const Value& value, const Shape& focus, const Marks& marks,
                        const Style& style, bool only_channel_in_focus) {
    if (value.kind == Value::Kind::sequence && !holds_grid(value)) {  // one item a line
        Block block{fmt::format("{}, {} in all", name, value.fields.size())};
        for (std::size_t i = 0; i < value.fields.size();) {
            if (block.size() > most_items) {
                block.push_back("  …");
                break;
            }
            const auto text = inline_text(value.fields[i].second);
            const auto first = i;
            while (i < value.fields.size() && inline_text(value.fields[i].second) == text) ++i;
            block.push_back(i - first == 1 ? fmt::format("  [{}] {}", first, text)
                                           : fmt::format("  [{}..{}] {}", first, i - 1, text));
        }
        return {block};
    }
    if (!holds_grid(value)) {
        const auto place = focus.size() == 1 ? static_cast<std::size_t>(focus[0]) : 0;
        auto lines = wrapped(name + " " + inline_text(value, place) + (marks.empty() ? "" : "*"), screen_width - 6);
        for (std::size_t i = 1; i < lines.size(); ++i)
            lines[i] = "  " + (marks.empty() ? lines[i] : style.red(lines[i]));
        if (!marks.empty()) lines[0] = name + style.red(lines[0].substr(name.size()));
        return {lines};
    }
    std::vector<Block> blocks;
    if (!value.dense()) {
        for (std::size_t i = 0; i < std::min(value.fields.size(), most_items); ++i) {
            const auto& [field, part] = value.fields[i];
            const auto part_name = field.empty() ? fmt::format("{}[{}]", name, i) : name + "." + field;
            for (auto& block : show(part_name, part, focus, {}, style)) blocks.push_back(std::move(block));
        }
        return blocks;
    }
    const auto title = name + " " + shape_text(value.shape);
    if (value.size() == 0) return {{title + " (empty)"}};

    const auto axes = value.shape.size();
    const Index rows = value.shape[axes - 2];
    const Index columns = value.shape[axes - 1];
    const auto slice = static_cast<std::size_t>(rows * columns);
    const auto slices = value.size() / slice;
    const Index focus_row = focus.size() >= 2 ? focus[focus.size() - 2] : 0;
    const Index focus_column = focus.size() >= 2 ? focus.back() : 0;
    if (axes == 2) return {grid(title, value, 0, rows, columns, focus_row, focus_column, marks, style)};

    std::size_t first = 0;
    auto shown = std::min(slices, most_channels);
    if (axes == 3 && only_channel_in_focus) {
        first = static_cast<std::size_t>(focus[0]);
        shown = 1;
    } else if (axes == 4 && focus.size() == 3 && focus[0] < value.shape[0]) {  // weights: the filter of that channel
        first = static_cast<std::size_t>(focus[0] * value.shape[1]);
        shown = std::min(slices - first, most_channels);
    }
    for (auto i = first; i < first + shown; ++i) {
        const auto which = axes == 3
                               ? fmt::format("channel {}", i)
                               : fmt::format("filter {}, channel {}", i / static_cast<std::size_t>(value.shape[1]),
                                             i % static_cast<std::size_t>(value.shape[1]));
        blocks.push_back(grid(i == first ? title + ", " + which : which, value, i * slice, rows, columns, focus_row,
                              focus_column, marks, style));
    }
    return blocks;
}

std::string compact_text(const Value& value, std::size_t focus) {
    constexpr std::size_t most_numbers = 24;
    if (!value.dense()) {
        if (!holds_grid(value)) return inline_text(value);
        std::string text;
        for (const auto& [name, part] : value.fields)
            text += (text.empty() ? "" : ", ") + name + " " + compact_text(part);
        return text;
    }
    if (value.shape.size() < 2) return inline_text(value, focus);
    if (value.size() == 0) return shape_text(value.shape) + ", empty";
    if (value.size() > most_numbers)
        return fmt::format("{} starting {}", shape_text(value.shape), number_text(value, 0));
    const auto columns = static_cast<std::size_t>(value.shape.back());
    const auto slice = columns * static_cast<std::size_t>(value.shape[value.shape.size() - 2]);
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        text += i == 0 ? "" : i % slice == 0 ? " · " : i % columns == 0 ? " / " : " ";
        text += number_text(value, i);
    }
    return text;
}

}  // namespace convkit::test
