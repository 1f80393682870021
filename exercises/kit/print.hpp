#pragma once

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"  // g++ 12 takes fmt's empty objects for variables without a value
#endif
#include <fmt/format.h>
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

#include <algorithm>
#include <string>
#include <vector>

#include "kit.hpp"

// Prints the kit's types through fmt. A format for numbers holds for every cell: fmt::print("{:.2f}", image).

namespace convkit::printing {

/// Remembers what stands between ':' and '}' and applies it to each number.
struct CellFormat {
    constexpr auto parse(fmt::format_parse_context& context) {
        auto end = context.begin();
        while (end != context.end() && *end != '}') ++end;
        spec = {context.begin(), static_cast<std::size_t>(end - context.begin())};
        return end;
    }

    template <class T>
    std::string cell(const T& value) const {
        return fmt::format(fmt::runtime("{:" + std::string(spec) + "}"), value);
    }

    /// Columns right-aligned, one line a row.
    template <class T>
    std::string rows(const Plane<T>& plane) const {
        std::vector<std::string> cells;
        std::size_t width = 0;
        for (const auto& value : plane.values()) {
            cells.push_back(cell(value));
            width = std::max(width, cells.back().size());
        }
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const bool last = static_cast<Index>(i + 1) % plane.columns() == 0;
            text += fmt::format("{:>{}}{}", cells[i], width, last ? "\n" : " ");
        }
        return text;
    }

    std::string_view spec;
};

}  // namespace convkit::printing

template <class T>
struct fmt::formatter<convkit::Plane<T>> : convkit::printing::CellFormat {
    template <class Context>
    auto format(const convkit::Plane<T>& plane, Context& context) const {
        return fmt::format_to(context.out(), "Plane {}×{}\n{}", plane.rows(), plane.columns(), rows(plane));
    }
};

template <>
struct fmt::formatter<convkit::Volume> : convkit::printing::CellFormat {
    template <class Context>
    auto format(const convkit::Volume& volume, Context& context) const {
        auto out =
            fmt::format_to(context.out(), "Volume {}×{}×{}\n", volume.channels(), volume.rows(), volume.columns());
        for (convkit::Index channel = 0; channel < volume.channels(); ++channel) {
            out = fmt::format_to(out, "channel {}\n{}", channel, rows(volume.channel(channel)));
        }
        return out;
    }
};

template <>
struct fmt::formatter<convkit::Bank> : convkit::printing::CellFormat {
    template <class Context>
    auto format(const convkit::Bank& bank, Context& context) const {
        auto out = fmt::format_to(context.out(), "Bank {}×{}×{}×{}\n", bank.outputs(), bank.inputs(), bank.rows(),
                                  bank.columns());
        for (convkit::Index output = 0; output < bank.outputs(); ++output) {
            for (convkit::Index input = 0; input < bank.inputs(); ++input) {
                out = fmt::format_to(out, "filter {}, input {}\n{}", output, input,
                                     rows(bank.filter(output).channel(input)));
            }
        }
        return out;
    }
};

template <>
struct fmt::formatter<convkit::Geometry> : convkit::printing::CellFormat {
    template <class Context>
    auto format(const convkit::Geometry& g, Context& context) const {
        return fmt::format_to(context.out(), "stride {}×{}, padding top {} left {} bottom {} right {}, dilation {}×{}",
                              g.stride_rows, g.stride_columns, g.pad_top, g.pad_left, g.pad_bottom, g.pad_right,
                              g.dilation_rows, g.dilation_columns);
    }
};
