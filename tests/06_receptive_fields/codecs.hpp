#pragma once

#include "convolution/codecs.hpp"
#include "receptive_fields.hpp"

namespace convkit::test {

template <>
struct Codec<Window> : RecordCodec<Window, Codec<Window>> {
    static auto fields() {
        return std::tuple{Field{"kernel", &Window::kernel}, Field{"stride", &Window::stride},
                          Field{"pad", &Window::pad}, Field{"dilation", &Window::dilation}};
    }
};

template <>
struct Codec<ReceptiveField> : RecordCodec<ReceptiveField, Codec<ReceptiveField>> {
    static auto fields() {
        return std::tuple{Field{"size", &ReceptiveField::size}, Field{"jump", &ReceptiveField::jump},
                          Field{"centre", &ReceptiveField::centre}};
    }
};

template <>
struct Codec<Interval> : RecordCodec<Interval, Codec<Interval>> {
    static auto fields() { return std::tuple{Field{"first", &Interval::first}, Field{"last", &Interval::last}}; }
};

}  // namespace convkit::test
