#include <fmt/format.h>

#include <cstdlib>
#include <limits>

#include "convolution/spec.hpp"
#include "equivariance.hpp"
#include "ring.hpp"

namespace convkit::test {
namespace {

/// By steps of the stride, from 0 outwards: the definition.
std::optional<Index> counted(Index shift, Index stride) {
    const Index step = shift < 0 ? -stride : stride;
    Index outputs = 0, place = 0;
    while (std::abs(place) < std::abs(shift)) {
        place += step;
        outputs += shift < 0 ? -1 : 1;
    }
    return place == shift ? std::optional(outputs) : std::nullopt;
}

/// Whether a shift fits the stride, and how many outputs it then is.
struct OutputShift {
    bool (*fits)(Index shift, Index stride) = [](Index shift, Index stride) { return shift % stride == 0; };
    Index (*outputs)(Index shift, Index stride) = [](Index shift, Index stride) { return shift / stride; };

    std::optional<Index> operator()(Index shift, Index stride) const {
        require_between("shift", shift, -largest_length, largest_length);
        require_at_least("stride", stride, 1);
        return fits(shift, stride) ? std::optional(outputs(shift, stride)) : std::nullopt;
    }
};

bool always(Index, Index) { return true; }

Index rounded_down(Index shift, Index stride) { return (shift - ring::around(shift, stride)) / stride; }

}  // namespace
}  // namespace convkit::test

SPEC(output_shift) {
    takes(whole("shift", -largest_length), whole("stride", 1));
    each_value_is([](Index shift, Index stride, const Shape&) {
        return Formula{fmt::format("{} / {}", shift, stride), static_cast<double>(shift / stride)};
    });

    gives("2 pixels at stride 2: one output", 1, 2, 2);
    gives("1 pixel at stride 2: between two outputs", std::nullopt, 1, 2);
    gives("10 pixels at stride 5", 2, 10, 5);
    gives("7 pixels at stride 5: between the first and the second", std::nullopt, 7, 5);
    gives("3 pixels at stride 6: half way", std::nullopt, 3, 6);
    gives("6 pixels to the left at stride 2", -3, -6, 2);
    gives("1 pixel to the left at stride 2", std::nullopt, -1, 2);
    gives("11 pixels to the left at stride 4", std::nullopt, -11, 4);
    gives("9 pixels to the left at stride 3", -3, -9, 3);
    gives("no shift at all", 0, 0, 3);
    gives("at stride 1 every shift will do", -7, -7, 1);
    gives("as many outputs as a float cannot count", 16777217, 3 * 16777217, 3);
    gives("one pixel more, and it is between two", std::nullopt, 3 * 16777217 + 1, 3);
    gives("the longest shift at the longest stride", -1, -largest_length, largest_length);
    gives("half of it", std::nullopt, largest_length / 2, largest_length);

    agrees(
        "random shifts and strides, by counting steps",
        [](Random& random) { return std::tuple(random.index(-30, 30), random.index(1, 7)); }, counted, 200);

    obeys("a strided row moves by that much", [](const auto& output_shift, Random& random) {
        const Index stride = random.index(1, 4), shift = random.index(-8, 8);
        const auto row = random_plane(random, 1, 12 * stride);
        const auto strided = ring::strided(row, stride), after = ring::strided(ring::rolled(row, 0, shift), stride);
        const auto outputs = output_shift(shift, stride);
        if (!outputs)
            return claim(shift % stride != 0, "At stride " + std::to_string(stride) + " a shift of " +
                                                  std::to_string(shift) + " does move the outputs");
        return equal(
            "the strided row after a shift of " + std::to_string(shift) + " at stride " + std::to_string(stride), after,
            "the strided row, rolled by your " + std::to_string(*outputs), ring::rolled(strided, 0, *outputs));
    });

    odd_arguments(OutputShift{}, 12288, 4096);
}

MISTAKES(output_shift) {
    mistake("every shift is said to move the outputs",
            "Dividing whole numbers drops the rest, and the rest is what matters: with one, the outputs fall between "
            "the old ones.",
            OutputShift{.fits = always});
    mistake("every shift is said to move the outputs, rounded down",
            "A shift that is no multiple of the stride has no whole number of outputs. Return std::nullopt for it.",
            OutputShift{.fits = always, .outputs = rounded_down});
    mistake("the outputs are said to move by as much as the picture",
            "Pixels are counted, not outputs. The outputs stand stride pixels apart: divide.",
            OutputShift{.outputs = [](Index shift, Index) { return shift; }});
    mistake("the shift is multiplied by the stride",
            "The output grid is coarser than the picture, so the number gets smaller: divide.",
            OutputShift{.outputs = [](Index shift, Index stride) { return shift * stride; }});
    mistake("the direction is lost", "A shift to the left moves the outputs to the left: the sign stays.",
            OutputShift{.outputs = [](Index shift, Index stride) { return std::abs(shift) / stride; }});
    mistake("it moves the other way", "A shift to the right moves the outputs to the right: the sign stays.",
            OutputShift{.outputs = [](Index shift, Index stride) { return -shift / stride; }});
    mistake(
        "shifts below the stride are said to do nothing",
        "They do not move the outputs by 0: what comes out may be new everywhere. Return std::nullopt.",
        OutputShift{.fits = [](Index shift, Index stride) { return std::abs(shift) < stride || shift % stride == 0; }});
    mistake("no stride above 1 is said to allow a shift", "Multiples of the stride are allowed, and only those.",
            OutputShift{.fits = [](Index shift, Index stride) { return stride == 1 || shift == 0; }});
    mistake("shift and stride are exchanged in the remainder",
            "What is asked is shift % stride: whether shift is a multiple.",
            OutputShift{.fits = [](Index shift, Index stride) { return shift == 0 || stride % shift == 0; }});
    mistake("shifts to the left are refused as no move",
            "In C++ the remainder of a negative number is negative or 0. Compare it with 0, nothing else; -6 is a "
            "multiple of 2.",
            OutputShift{.fits = [](Index shift, Index stride) { return shift >= 0 && shift % stride == 0; }});
}
