#include "told/show.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "spec/number_text.hpp"
#include "told/layout.hpp"

namespace convkit::test {
namespace {

constexpr Index most_columns = 10;
constexpr std::size_t most_channels = 3;
constexpr std::size_t most_items = 8;
constexpr std::size_t most_printed_lines = 6;

/// The part of an axis to show: all of it, or `most` positions around the focus.
struct Stretch {
    Index first;
    Index count;

    Stretch(Index size, Index most, Index focus)
        : first(size <= most ? 0 : std::clamp(focus - most / 2, Index{0}, size - most)), count(std::min(size, most)) {}

    Index end() const { return first + count; }
};

/// One rows×columns slice of a dense Value, its first number at `offset`.
TextBlock grid(std::string title, const Value& value, std::size_t offset, Index rows, Index columns, Index focus_row,
               Index focus_column, const View& view) {
    const Stretch down(rows, view.most_rows, focus_row);
    const auto place = [&](Index row, Index column) {
        return offset + static_cast<std::size_t>(row * columns + column);
    };
    const auto widest_in = [&](const Stretch& across) {
        std::size_t width = 0;
        for (Index row = down.first; row < down.end(); ++row) {
            for (Index column = across.first; column < across.end(); ++column) {
                width = std::max(width, number_text(value, place(row, column), view.digits).size());
            }
        }
        return width;
    };
    Stretch across(columns, most_columns, focus_column);
    auto width = widest_in(across);
    const std::size_t around = view.marks.empty() ? 1 : 2;  // a blank, and the place of the mark
    const auto fitting = static_cast<Index>((screen_width - 4) / (width + around));
    if (across.count > fitting) {
        across = Stretch(columns, std::max(fitting, Index{1}), focus_column);
        width = widest_in(across);
    }
    if (down.count < rows) title += fmt::format(", rows {}..{}", down.first, down.end() - 1);
    if (across.count < columns) title += fmt::format(", columns {}..{}", across.first, across.end() - 1);

    TextBlock block{std::move(title)};
    for (Index row = down.first; row < down.end(); ++row) {
        Text line;
        for (Index column = across.first; column < across.end(); ++column) {
            const auto i = place(row, column);
            const auto padded = fmt::format("{:>{}}", number_text(value, i, view.digits), width);
            line += " ";
            // Unmarked cells leave the place of the mark free, so that digits stand under digits.
            if (view.marks.count(i) != 0) {
                line += Text(padded + "*", Look::bad);
            } else {
                line += padded + (view.marks.empty() ? "" : " ");
            }
        }
        block.push_back(std::move(line));
    }
    return block;
}

/// In one line; a long list is cut to the neighbourhood of `focus`.
std::string inline_text(const Value& value, std::size_t focus = 0, int digits = 10) {
    using Kind = Value::Kind;
    switch (value.kind) {
        case Kind::nothing:
            return "nothing";
        case Kind::word:
        case Kind::text:
            return number_text(value, 0);
        case Kind::numbers: {
            if (value.is_number()) return number_text(value, 0, digits);
            if (value.shape.size() > 1) return shape_text(value.shape);
            const auto size = static_cast<Index>(value.size());
            const Stretch span(size, Index{most_items}, static_cast<Index>(focus));
            std::string text = span.first > 0 ? "…, " : "";
            for (Index i = span.first; i < span.first + span.count; ++i) {
                text += (i == span.first ? "" : ", ") +
                        number_text(value, static_cast<std::size_t>(i), std::max(6, digits - 4));
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
    }
    return "";
}

bool holds_grid(const Value& value) {
    return value.shape.size() >= 2 || std::any_of(value.fields.begin(), value.fields.end(),
                                                  [](const auto& field) { return holds_grid(field.second); });
}

}  // namespace

std::vector<TextBlock> show(const std::string& name, const Value& value, const View& view) {
    if (value.kind == Value::Kind::sequence && !holds_grid(value)) {  // one item a line
        TextBlock block{fmt::format("{}, {} in all", name, value.fields.size())};
        for (std::size_t i = 0; i < value.fields.size();) {
            if (block.size() > most_items) {
                block.push_back("  …");
                break;
            }
            const auto text = inline_text(value.fields[i].second);
            const auto first = i;
            while (i < value.fields.size() && inline_text(value.fields[i].second) == text) ++i;
            const auto item = i - first == 1 ? fmt::format("  [{}] ", first) : fmt::format("  [{}..{}] ", first, i - 1);
            for (const auto& line : folded(item + text, screen_width - 6)) block.push_back(line);
        }
        return {block};
    }
    if (!holds_grid(value)) {
        const auto place = view.focus.size() == 1 ? static_cast<std::size_t>(view.focus[0]) : 0;
        // Alone a number may take more room than in a grid.
        const auto text = inline_text(value, place, std::max(10, view.digits)) + (view.marks.empty() ? "" : "*");
        const auto look = view.marks.empty() ? Look::plain : Look::bad;
        TextBlock block;
        for (const auto& line : wrapped(name + " " + text, screen_width - 6)) {
            const bool first = block.empty();
            block.push_back(first ? Text(name) + Text(line.substr(std::min(line.size(), name.size())), look)
                                  : Text("  ") + Text(line, look));
        }
        return {block};
    }
    std::vector<TextBlock> blocks;
    if (value.kind != Value::Kind::numbers) {
        for (std::size_t i = 0; i < std::min(value.fields.size(), most_items); ++i) {
            const auto& [field, part] = value.fields[i];
            const auto part_name = field.empty() ? fmt::format("{}[{}]", name, i) : name + "." + field;
            for (auto& block : show(part_name, part, {view.focus, {}})) blocks.push_back(std::move(block));
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
    const auto& focus = view.focus;
    const Index focus_row = focus.size() >= 2 ? focus[focus.size() - 2] : 0;
    const Index focus_column = focus.size() >= 2 ? focus.back() : 0;
    if (axes == 2) return {grid(title, value, 0, rows, columns, focus_row, focus_column, view)};

    std::size_t first = 0;
    auto shown = std::min(slices, most_channels);
    if (axes == 3 && view.only_channel_in_focus && focus.size() == 3) {
        first = static_cast<std::size_t>(focus[0]);
        shown = 1;
    } else if (axes == 4 && focus.size() == 3 && focus[0] < value.shape[0]) {  // weights: the filter of that channel
        first = static_cast<std::size_t>(focus[0] * value.shape[1]);
        shown = std::min(slices - first, most_channels);
    }
    for (auto i = first; i < first + shown; ++i) {
        auto outer = position_of(i * slice, value.shape);
        outer.resize(axes - 2);
        const auto which = position_text(value.axes, outer);
        blocks.push_back(grid(i == first ? title + ", " + which : which, value, i * slice, rows, columns, focus_row,
                              focus_column, view));
    }
    return blocks;
}

std::string compact_text(const Value& value, std::size_t focus) {
    constexpr std::size_t most_numbers = 24;
    if (value.kind != Value::Kind::numbers) {
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

TextBlock printed_lines(const std::string& printed, std::size_t bytes_not_kept) {
    TextBlock lines;
    std::istringstream stream(visible(printed));
    std::size_t left_out = 0;
    for (std::string line; std::getline(stream, line);) {
        for (const auto& part : folded(line, screen_width - 4)) {
            if (lines.size() < most_printed_lines)
                lines.push_back(part);
            else
                ++left_out;
        }
    }
    if (left_out > 0 || bytes_not_kept > 0) {
        const auto after = bytes_not_kept > 0
                               ? fmt::format(", and {:.1f} MB after them", 1e-6 * static_cast<double>(bytes_not_kept))
                               : "";
        lines.push_back(Text(fmt::format("… {} more lines{}", left_out, after), Look::dim));
    }
    return lines;
}

}  // namespace convkit::test
