#pragma once

#include "equivariance.hpp"
#include "spec/value.hpp"

namespace convkit::test {

template <>
struct Codec<Region> : RecordCodec<Region, Codec<Region>> {
    static auto fields() {
        return std::tuple{Field{"top", &Region::top}, Field{"left", &Region::left}, Field{"bottom", &Region::bottom},
                          Field{"right", &Region::right}};
    }
};

}  // namespace convkit::test
