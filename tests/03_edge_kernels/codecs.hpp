#pragma once

#include "convolution/codecs.hpp"
#include "edge_kernels.hpp"

namespace convkit::test {

template <>
struct Codec<Response> : RecordCodec<Response, Codec<Response>> {
    static auto fields() {
        return std::tuple{Field<Response, double>{"value", &Response::value},
                          Field<Response, Evidence>{"evidence", &Response::evidence}};
    }
};

template <>
struct Codec<Gradient> : RecordCodec<Gradient, Codec<Gradient>> {
    static auto fields() { return std::tuple{Field{"x", &Gradient::x}, Field{"y", &Gradient::y}}; }
};

}  // namespace convkit::test
