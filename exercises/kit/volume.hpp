#pragma once

#include <initializer_list>
#include <utility>
#include <vector>

#include "plane.hpp"

namespace convkit {

/// C×H×W numbers: planes of equal size, one a channel. An RGB image has 3 channels; so has a kernel that reads it.
class Volume {
public:
    /// 0×0×0.
    Volume() = default;

    /// channels×rows×columns, every value `fill`. Throws as Plane does.
    Volume(Index channels, Index rows, Index columns, double fill = 0.0);

    /// Channel by channel. Throws std::invalid_argument unless all planes have one shape.
    Volume(std::initializer_list<Plane<double>> channels);

    Index channels() const { return channels_; }
    Index rows() const { return rows_; }
    Index columns() const { return columns_; }

    /// The value in one cell. Throws std::out_of_range, naming the index, outside the volume.
    double& at(Index channel, Index row, Index column) { return values_[offset(channel, row, column)]; }
    const double& at(Index channel, Index row, Index column) const { return values_[offset(channel, row, column)]; }

    /// A copy of one channel.
    Plane<double> channel(Index channel) const;

    /// Replaces one channel. Throws std::invalid_argument unless the plane is rows()×columns().
    void set_channel(Index channel, const Plane<double>& plane);

    /// All values: channel by channel, each row by row (CHW).
    const std::vector<double>& values() const& { return values_; }
    std::vector<double> values() && { return std::move(values_); }

    bool operator==(const Volume&) const;

private:
    std::size_t offset(Index channel, Index row, Index column) const {
        check_index("channel", channel, channels_);
        check_index("row", row, rows_);
        check_index("column", column, columns_);
        return static_cast<std::size_t>((channel * rows_ + row) * columns_ + column);
    }
    void require_shape(const Plane<double>& plane) const;

    Index channels_ = 0;
    Index rows_ = 0;
    Index columns_ = 0;
    std::vector<double> values_;
};

}  // namespace convkit
