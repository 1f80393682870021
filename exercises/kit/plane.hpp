#pragma once

#include <initializer_list>
#include <utility>
#include <vector>

#include "bounds.hpp"
#include "index.hpp"

namespace convkit {

/// H×W numbers, row-major: an image, a kernel, a feature map. Rows first: at(row, column); row 0 is the top.
///
///     Plane<double> image{{1, 2, 3},
///                         {4, 5, 6}};     // 2 rows, 3 columns
///     image.at(1, 2)                      // 6
///     Plane<double> zeros(2, 3);          // 2×3 zeros
template <class T>
class Plane {
public:
    /// 0×0.
    Plane() = default;

    /// rows×columns, every value `fill`. Throws std::invalid_argument for a negative size, std::length_error for an
    /// absurd one.
    Plane(Index rows, Index columns, T fill = T{})
        : rows_(rows), columns_(columns), values_(checked_size({rows, columns}), fill) {}

    /// Row by row. Throws std::invalid_argument unless all rows are equally long.
    Plane(std::initializer_list<std::initializer_list<T>> rows)
        : rows_(static_cast<Index>(rows.size())),
          columns_(rows.size() == 0 ? 0 : static_cast<Index>(rows.begin()->size())) {
        for (const auto& row : rows) {
            check_row(row.size(), columns_);
            values_.insert(values_.end(), row.begin(), row.end());
        }
    }

    Index rows() const { return rows_; }
    Index columns() const { return columns_; }

    /// The value in one cell. Throws std::out_of_range, naming the index, outside the plane.
    T& at(Index row, Index column) { return values_[offset(row, column)]; }
    const T& at(Index row, Index column) const { return values_[offset(row, column)]; }

    /// All values, row by row.
    const std::vector<T>& values() const& { return values_; }
    std::vector<T> values() && { return std::move(values_); }  // of a plane that is about to go

    bool operator==(const Plane&) const = default;

private:
    std::size_t offset(Index row, Index column) const {
        check_index("row", row, rows_);
        check_index("column", column, columns_);
        return static_cast<std::size_t>(row * columns_ + column);
    }

    Index rows_ = 0;
    Index columns_ = 0;
    std::vector<T> values_;
};

extern template class Plane<double>;  // compiled once, in plane.cpp: a student's file is then compiled sooner

}  // namespace convkit
