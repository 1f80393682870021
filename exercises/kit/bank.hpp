#pragma once

#include <initializer_list>
#include <stdexcept>
#include <vector>

#include "volume.hpp"

namespace convkit {

/// The weights of a layer, O×I×H×W (the layout that PyTorch and ONNX call OIHW): one filter an output channel, and
/// each filter a Volume with one H×W slice an input channel.
class Bank {
public:
    /// No filters.
    Bank() = default;

    /// outputs×inputs×rows×columns, every weight `fill`. Throws as Plane does.
    Bank(Index outputs, Index inputs, Index rows, Index columns, double fill = 0.0)
        : outputs_(outputs),
          inputs_(inputs),
          rows_(rows),
          columns_(columns),
          values_(checked_size(outputs, inputs, rows, columns), fill) {}

    /// Filter by filter. Throws std::invalid_argument unless all filters have one shape.
    Bank(std::initializer_list<Volume> filters)
        : outputs_(static_cast<Index>(filters.size())),
          inputs_(filters.size() == 0 ? 0 : filters.begin()->channels()),
          rows_(filters.size() == 0 ? 0 : filters.begin()->rows()),
          columns_(filters.size() == 0 ? 0 : filters.begin()->columns()) {
        for (const auto& filter : filters) {
            if (filter.channels() != inputs_ || filter.rows() != rows_ || filter.columns() != columns_) {
                throw std::invalid_argument("all filters of a Bank must have one shape");
            }
            values_.insert(values_.end(), filter.values().begin(), filter.values().end());
        }
    }

    Index outputs() const { return outputs_; }
    Index inputs() const { return inputs_; }
    Index rows() const { return rows_; }
    Index columns() const { return columns_; }

    /// One weight. Throws std::out_of_range, naming the index, outside the bank.
    double& at(Index output, Index input, Index row, Index column) {
        return values_[offset(output, input, row, column)];
    }
    const double& at(Index output, Index input, Index row, Index column) const {
        return values_[offset(output, input, row, column)];
    }

    /// A copy of one filter: inputs()×rows()×columns().
    Volume filter(Index output) const {
        check_index("output", output, outputs_);
        Volume filter(inputs_, rows_, columns_);
        for (Index input = 0; input < inputs_; ++input) {
            for (Index row = 0; row < rows_; ++row) {
                for (Index column = 0; column < columns_; ++column) {
                    filter.at(input, row, column) = at(output, input, row, column);
                }
            }
        }
        return filter;
    }

    /// All weights, output by output (OIHW).
    const std::vector<double>& values() const { return values_; }

    bool operator==(const Bank&) const = default;

private:
    std::size_t offset(Index output, Index input, Index row, Index column) const {
        check_index("output", output, outputs_);
        check_index("input", input, inputs_);
        check_index("row", row, rows_);
        check_index("column", column, columns_);
        return static_cast<std::size_t>(((output * inputs_ + input) * rows_ + row) * columns_ + column);
    }

    Index outputs_ = 0;
    Index inputs_ = 0;
    Index rows_ = 0;
    Index columns_ = 0;
    std::vector<double> values_;
};

}  // namespace convkit
