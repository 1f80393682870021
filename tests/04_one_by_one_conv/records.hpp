#pragma once

#include "one_by_one_conv.hpp"
#include "spec/value.hpp"

namespace convkit::test {

template <>
struct Codec<PointwiseLayer> : RecordCodec<PointwiseLayer, Codec<PointwiseLayer>> {
    static auto fields() {
        return std::tuple{Field{"weights", &PointwiseLayer::weights}, Field{"bias", &PointwiseLayer::bias}};
    }
};

}  // namespace convkit::test
