#pragma once

#include "convolution/codecs.hpp"
#include "param_counting.hpp"

namespace convkit::test {

template <>
struct Codec<Comparison> : RecordCodec<Comparison, Codec<Comparison>> {
    static auto fields() {
        return std::tuple{Field{"dense", &Comparison::dense}, Field{"conv", &Comparison::conv},
                          Field{"ratio", &Comparison::ratio}};
    }
};

template <>
struct Codec<Saving> : RecordCodec<Saving, Codec<Saving>> {
    static auto fields() {
        return std::tuple{Field{"locality", &Saving::locality}, Field{"sharing", &Saving::sharing}};
    }
};

template <>
struct Codec<InputShape> : RecordCodec<InputShape, Codec<InputShape>> {
    static auto fields() {
        return std::tuple{Field{"channels", &InputShape::channels}, Field{"rows", &InputShape::rows},
                          Field{"columns", &InputShape::columns}};
    }
};

template <>
struct Codec<LayerShape> : RecordCodec<LayerShape, Codec<LayerShape>> {
    static auto fields() {
        return std::tuple{Field{"kind", &LayerShape::kind}, Field{"kernel", &LayerShape::kernel},
                          Field{"stride", &LayerShape::stride}, Field{"outputs", &LayerShape::outputs},
                          Field{"bias", &LayerShape::bias}};
    }
};

template <>
struct Codec<Cost> : RecordCodec<Cost, Codec<Cost>> {
    static auto fields() {
        return std::tuple{Field{"params", &Cost::params}, Field{"macs", &Cost::macs},
                          Field{"activations", &Cost::activations}};
    }
};

template <>
struct Codec<CostWitness> : RecordCodec<CostWitness, Codec<CostWitness>> {
    static auto fields() {
        return std::tuple{Field{"input", &CostWitness::input}, Field{"fewer_params", &CostWitness::fewer_params},
                          Field{"fewer_macs", &CostWitness::fewer_macs}};
    }
};

}  // namespace convkit::test
