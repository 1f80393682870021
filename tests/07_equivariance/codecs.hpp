#pragma once

#include "convolution/codecs.hpp"
#include "equivariance.hpp"

namespace convkit::test {

template <>
struct Codec<Region> : RecordCodec<Region, Codec<Region>> {
    static auto fields() {
        return std::tuple{Field{"top", &Region::top}, Field{"left", &Region::left}, Field{"bottom", &Region::bottom},
                          Field{"right", &Region::right}};
    }
};

template <>
struct Codec<StrideWitness> : RecordCodec<StrideWitness, Codec<StrideWitness>> {
    static auto fields() {
        return std::tuple{Field{"image", &StrideWitness::image}, Field{"kernel", &StrideWitness::kernel},
                          Field{"stride", &StrideWitness::stride}, Field{"right", &StrideWitness::right}};
    }
};

}  // namespace convkit::test
