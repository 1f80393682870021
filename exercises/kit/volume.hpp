#pragma once

#include <initializer_list>
#include <stdexcept>
#include <vector>

#include "plane.hpp"

namespace convkit {

/// C×H×W numbers: planes of equal size, one a channel. An RGB image has 3 channels; so has a kernel that reads it.
class Volume {
public:
    /// 0×0×0.
    Volume() = default;

    /// channels×rows×columns, every value `fill`. Throws as Plane does.
    Volume(Index channels, Index rows, Index columns, double fill = 0.0)
        : channels_(channels), rows_(rows), columns_(columns), values_(checked_size(channels, rows, columns), fill) {}

    /// Channel by channel. Throws std::invalid_argument unless all planes have one shape.
    Volume(std::initializer_list<Plane<double>> channels)
        : channels_(static_cast<Index>(channels.size())),
          rows_(channels.size() == 0 ? 0 : channels.begin()->rows()),
          columns_(channels.size() == 0 ? 0 : channels.begin()->columns()) {
        for (const auto& plane : channels) {
            require_shape(plane);
            values_.insert(values_.end(), plane.values().begin(), plane.values().end());
        }
    }

    Index channels() const { return channels_; }
    Index rows() const { return rows_; }
    Index columns() const { return columns_; }

    /// The value in one cell. Throws std::out_of_range, naming the index, outside the volume.
    double& at(Index channel, Index row, Index column) { return values_[offset(channel, row, column)]; }
    const double& at(Index channel, Index row, Index column) const { return values_[offset(channel, row, column)]; }

    /// A copy of one channel.
    Plane<double> channel(Index channel) const {
        check_index("channel", channel, channels_);
        Plane<double> plane(rows_, columns_);
        for (Index row = 0; row < rows_; ++row) {
            for (Index column = 0; column < columns_; ++column) plane.at(row, column) = at(channel, row, column);
        }
        return plane;
    }

    /// Replaces one channel. Throws std::invalid_argument unless the plane is rows()×columns().
    void set_channel(Index channel, const Plane<double>& plane) {
        check_index("channel", channel, channels_);
        require_shape(plane);
        for (Index row = 0; row < rows_; ++row) {
            for (Index column = 0; column < columns_; ++column) at(channel, row, column) = plane.at(row, column);
        }
    }

    /// All values: channel by channel, each row by row (CHW).
    const std::vector<double>& values() const { return values_; }

    bool operator==(const Volume&) const = default;

private:
    std::size_t offset(Index channel, Index row, Index column) const {
        check_index("channel", channel, channels_);
        check_index("row", row, rows_);
        check_index("column", column, columns_);
        return static_cast<std::size_t>((channel * rows_ + row) * columns_ + column);
    }

    void require_shape(const Plane<double>& plane) const {
        if (plane.rows() != rows_ || plane.columns() != columns_) {
            throw std::invalid_argument("a channel of this Volume is " + std::to_string(rows_) + "×" +
                                        std::to_string(columns_) + ", not " + std::to_string(plane.rows()) + "×" +
                                        std::to_string(plane.columns()));
        }
    }

    Index channels_ = 0;
    Index rows_ = 0;
    Index columns_ = 0;
    std::vector<double> values_;
};

}  // namespace convkit
