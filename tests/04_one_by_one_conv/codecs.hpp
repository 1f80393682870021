#pragma once

#include "convolution/codecs.hpp"
#include "one_by_one_conv.hpp"

namespace convkit::test {

template <>
struct Codec<PointwiseLayer> : RecordCodec<PointwiseLayer, Codec<PointwiseLayer>> {
    static auto fields() {
        return std::tuple{Field{"weights", &PointwiseLayer::weights}, Field{"bias", &PointwiseLayer::bias}};
    }
};

template <>
struct Codec<ReluWitness> : RecordCodec<ReluWitness, Codec<ReluWitness>> {
    static auto fields() {
        return std::tuple{Field{"first", &ReluWitness::first}, Field{"second", &ReluWitness::second},
                          Field{"pixel", &ReluWitness::pixel}};
    }
};

}  // namespace convkit::test
