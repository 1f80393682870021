#pragma once

#include "conv_formula.hpp"
#include "convolution/codecs.hpp"

namespace convkit::test {

template <>
struct Codec<FlipWitness> : RecordCodec<FlipWitness, Codec<FlipWitness>> {
    static auto fields() {
        return std::tuple{Field{"image", &FlipWitness::image}, Field{"kernel", &FlipWitness::kernel}};
    }
};

}  // namespace convkit::test
