#include "volume.hpp"

#include <stdexcept>
#include <string>

namespace convkit {

Volume::Volume(Index channels, Index rows, Index columns, double fill)
    : channels_(channels), rows_(rows), columns_(columns), values_(checked_size({channels, rows, columns}), fill) {}

Volume::Volume(std::initializer_list<Plane<double>> channels)
    : channels_(static_cast<Index>(channels.size())),
      rows_(channels.size() == 0 ? 0 : channels.begin()->rows()),
      columns_(channels.size() == 0 ? 0 : channels.begin()->columns()) {
    for (const auto& plane : channels) {
        require_shape(plane);
        values_.insert(values_.end(), plane.values().begin(), plane.values().end());
    }
}

Plane<double> Volume::channel(Index channel) const {
    check_index("channel", channel, channels_);
    Plane<double> plane(rows_, columns_);
    for (Index row = 0; row < rows_; ++row) {
        for (Index column = 0; column < columns_; ++column) plane.at(row, column) = at(channel, row, column);
    }
    return plane;
}

void Volume::set_channel(Index channel, const Plane<double>& plane) {
    check_index("channel", channel, channels_);
    require_shape(plane);
    for (Index row = 0; row < rows_; ++row) {
        for (Index column = 0; column < columns_; ++column) at(channel, row, column) = plane.at(row, column);
    }
}

bool Volume::operator==(const Volume&) const = default;

void Volume::require_shape(const Plane<double>& plane) const {
    if (plane.rows() != rows_ || plane.columns() != columns_) {
        throw std::invalid_argument("a channel of this Volume is " + std::to_string(rows_) + "×" +
                                    std::to_string(columns_) + ", not " + std::to_string(plane.rows()) + "×" +
                                    std::to_string(plane.columns()));
    }
}

}  // namespace convkit
