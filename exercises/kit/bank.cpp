#include "bank.hpp"

#include <stdexcept>

namespace convkit {

Bank::Bank(Index outputs, Index inputs, Index rows, Index columns, double fill)
    : outputs_(outputs),
      inputs_(inputs),
      rows_(rows),
      columns_(columns),
      values_(checked_size({outputs, inputs, rows, columns}), fill) {}

Bank::Bank(std::initializer_list<Volume> filters)
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

Volume Bank::filter(Index output) const {
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

bool Bank::operator==(const Bank&) const = default;

}  // namespace convkit
