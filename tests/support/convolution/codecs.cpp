#include "convolution/codecs.hpp"

namespace convkit::test {

template struct Codec<Plane<double>>;
template struct Codec<Geometry>;

Value Codec<Volume>::encode(const Volume& volume) {
    return encode_numbers(volume_axes, {volume.channels(), volume.rows(), volume.columns()}, volume.values());
}

Volume Codec<Volume>::decode(const Value& value) {
    const auto& numbers = numbers_of<double>(value, volume_axes);
    Volume volume(value.shape[0], value.shape[1], value.shape[2]);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto position = position_of(i, value.shape);
        volume.at(position[0], position[1], position[2]) = numbers[i];
    }
    return volume;
}

Value Codec<Bank>::encode(const Bank& bank) {
    return encode_numbers(bank_axes, {bank.outputs(), bank.inputs(), bank.rows(), bank.columns()}, bank.values());
}

Bank Codec<Bank>::decode(const Value& value) {
    const auto& numbers = numbers_of<double>(value, bank_axes);
    Bank bank(value.shape[0], value.shape[1], value.shape[2], value.shape[3]);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto position = position_of(i, value.shape);
        bank.at(position[0], position[1], position[2], position[3]) = numbers[i];
    }
    return bank;
}

}  // namespace convkit::test
