#pragma once

#include "kit/kit.hpp"
#include "spec/codec.hpp"

// The kit's own types as Values.

namespace convkit::test {

inline const Axes plane_axes{"row", "column"};
inline const Axes volume_axes{"channel", "row", "column"};
inline const Axes bank_axes{"filter", "channel", "row", "column"};

template <class T>
struct Codec<Plane<T>> {
    static Value encode(const Plane<T>& plane) {
        return encode_numbers(plane_axes, {plane.rows(), plane.columns()}, plane.values());
    }
    static Plane<T> decode(const Value& value) {
        const auto& numbers = numbers_of<T>(value, plane_axes);
        Plane<T> plane(value.shape[0], value.shape[1]);
        auto number = numbers.begin();
        for (Index row = 0; row < plane.rows(); ++row) {
            for (Index column = 0; column < plane.columns(); ++column) {
                plane.at(row, column) = static_cast<T>(*number++);
            }
        }
        return plane;
    }
};

template <>
struct Codec<Volume> {
    static Value encode(const Volume& volume);
    static Volume decode(const Value& value);
};

template <>
struct Codec<Bank> {
    static Value encode(const Bank& bank);
    static Bank decode(const Value& value);
};

template <>
struct Codec<Geometry> : RecordCodec<Geometry, Codec<Geometry>> {
    static auto fields() {
        return std::tuple{Field{"stride_rows", &Geometry::stride_rows},
                          Field{"stride_columns", &Geometry::stride_columns},
                          Field{"pad_top", &Geometry::pad_top},
                          Field{"pad_left", &Geometry::pad_left},
                          Field{"pad_bottom", &Geometry::pad_bottom},
                          Field{"pad_right", &Geometry::pad_right},
                          Field{"dilation_rows", &Geometry::dilation_rows},
                          Field{"dilation_columns", &Geometry::dilation_columns}};
    }
};

extern template struct Codec<Plane<double>>;
extern template struct Codec<Geometry>;

}  // namespace convkit::test
