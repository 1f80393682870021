#pragma once

#include <initializer_list>
#include <utility>
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
    Bank(Index outputs, Index inputs, Index rows, Index columns, double fill = 0.0);

    /// Filter by filter. Throws std::invalid_argument unless all filters have one shape.
    Bank(std::initializer_list<Volume> filters);

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
    Volume filter(Index output) const;

    /// All weights, output by output (OIHW).
    const std::vector<double>& values() const& { return values_; }
    std::vector<double> values() && { return std::move(values_); }

    bool operator==(const Bank&) const;

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
