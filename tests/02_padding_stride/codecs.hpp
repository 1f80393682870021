#pragma once

#include "convolution/codecs.hpp"
#include "padding_stride.hpp"

namespace convkit::test {

template <>
struct Codec<UnseenPixel> : RecordCodec<UnseenPixel, Codec<UnseenPixel>> {
    static auto fields() {
        return std::tuple{Field{"rows", &UnseenPixel::rows},
                          Field{"columns", &UnseenPixel::columns},
                          Field{"kernel_rows", &UnseenPixel::kernel_rows},
                          Field{"kernel_columns", &UnseenPixel::kernel_columns},
                          Field{"geometry", &UnseenPixel::geometry},
                          Field{"row", &UnseenPixel::row},
                          Field{"column", &UnseenPixel::column}};
    }
};

}  // namespace convkit::test
