#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "equivariance.hpp"
#include "ring.hpp"

namespace convkit::test {
namespace {

constexpr Index largest_side = 16;

std::string size_of(const Plane<double>& plane) { return fmt::format("{}×{}", plane.rows(), plane.columns()); }

bool empty(const StrideWitness& witness) { return witness.image.values().empty() || witness.kernel.values().empty(); }

bool too_large(const Plane<double>& plane) { return plane.rows() > largest_side || plane.columns() > largest_side; }

bool even(const Plane<double>& kernel) { return kernel.rows() % 2 == 0 || kernel.columns() % 2 == 0; }

bool fits(const StrideWitness& witness) {
    return witness.kernel.rows() <= witness.image.rows() && witness.kernel.columns() <= witness.image.columns();
}

bool finite(const Plane<double>& plane) {
    return std::all_of(plane.values().begin(), plane.values().end(), [](double x) { return std::isfinite(x); });
}

double largest(const Plane<double>& plane) {
    double size = 0;
    for (const double x : plane.values()) size = std::max(size, std::abs(x));
    return size;
}

bool constant(const Plane<double>& plane, double rounding) {
    const auto [lowest, highest] = std::minmax_element(plane.values().begin(), plane.values().end());
    return *highest - *lowest <= rounding;
}

/// Whether subsample or roll would refuse it as too large.
bool too_far(const StrideWitness& witness) {
    return witness.stride > largest_length || witness.right < -largest_length || witness.right > largest_length;
}

/// Whether there are two strided maps to compare.
bool sound(const StrideWitness& witness) {
    return !empty(witness) && !too_large(witness.image) && !even(witness.kernel) && fits(witness) &&
           finite(witness.image) && finite(witness.kernel) && witness.stride >= 2 && !too_far(witness);
}

/// The two strided maps of a sound answer.
struct Maps {
    explicit Maps(const StrideWitness& witness)
        : shift(ring::around(witness.right, witness.image.columns())),
          shifted(ring::rolled(witness.image, 0, shift)),
          full(ring::correlated(witness.image, witness.kernel)),
          before(ring::strided(full, witness.stride)),
          after(ring::strided(ring::correlated(shifted, witness.kernel), witness.stride)) {
        // A sum of n products is off by at most n·ε·(n·P), where P is the largest product there can be.
        const auto n = static_cast<double>(witness.kernel.values().size());
        rounding = n * n * largest(witness.image) * largest(witness.kernel) * std::numeric_limits<double>::epsilon();
    }

    bool finite() const { return test::finite(full) && test::finite(before) && test::finite(after); }

    /// The roll of `before` that is `after`, up to rounding.
    std::optional<std::pair<Index, Index>> roll() const {
        for (Index down = 0; down < before.rows(); ++down) {
            for (Index right = 0; right < before.columns(); ++right) {
                if (is_roll(down, right)) return std::pair(down, right);
            }
        }
        return std::nullopt;
    }

    bool is_roll(Index down, Index right) const {
        for (Index i = 0; i < after.rows(); ++i) {
            for (Index j = 0; j < after.columns(); ++j) {
                const double wanted =
                    before.at(ring::around(i - down, before.rows()), ring::around(j - right, before.columns()));
                if (!(std::abs(after.at(i, j) - wanted) <= rounding)) return false;
            }
        }
        return true;
    }

    Index shift;
    Plane<double> shifted, full, before, after;
    double rounding;
};

/// Sound, with finite sums, but what comes out is a roll.
bool rolls(const StrideWitness& witness) {
    if (!sound(witness)) return false;
    const Maps maps(witness);
    return maps.finite() && maps.roll();
}

/// "11 8 2 7", "1 2 / 3 4"; a large one by its first values.
std::string numbers(const Plane<double>& plane) {
    std::string text;
    Index count = 0;
    ring::each(plane, [&](Index, Index column, double value) {
        if (++count > 12) return;
        text += (count == 1 ? "" : column == 0 ? " / " : " ") + fmt::format("{:g}", value);
    });
    return count > 12 ? text + " …" : text;
}

}  // namespace
}  // namespace convkit::test

SPEC(stride_witness) {
    takes();

    obeys("the image can be checked by hand", [](const auto& stride_witness, Random&) {
        const auto witness = stride_witness();
        if (empty(witness)) {
            return claim(false, fmt::format("Your image is {} and your kernel {}: both need at least one value",
                                            size_of(witness.image), size_of(witness.kernel)));
        }
        return claim(!too_large(witness.image), fmt::format("Your image is {}, and at most {}×{} is asked for",
                                                            size_of(witness.image), largest_side, largest_side));
    });
    obeys("the kernel has a middle and fits the image", [](const auto& stride_witness, Random&) {
        const auto witness = stride_witness();
        return claim(
            !empty(witness) && !even(witness.kernel) && fits(witness),
            fmt::format("Your kernel is {} and your image {}. Both sides of the kernel must be odd, and no longer "
                        "than the image's",
                        size_of(witness.kernel), size_of(witness.image)));
    });
    obeys("all values are ordinary numbers", [](const auto& stride_witness, Random&) {
        const auto witness = stride_witness();
        return claim(
            finite(witness.image) && finite(witness.kernel),
            "Your witness holds an infinity or a NaN. A NaN differs even from itself, so it would refute anything");
    });
    obeys("the stride skips something", [](const auto& stride_witness, Random&) {
        const auto witness = stride_witness();
        return claim(witness.stride >= 2,
                     fmt::format("Your stride is {}. At stride 1 nothing is skipped, and on the ring "
                                 "the claim is true then: it takes a stride of 2 or more",
                                 witness.stride));
    });
    obeys("stride and shift are ones that subsample and roll take", [](const auto& stride_witness, Random&) {
        const auto witness = stride_witness();
        return claim(!too_far(witness), fmt::format("Your stride is {} and your shift {}. Neither may be beyond {}",
                                                    witness.stride, witness.right, largest_length));
    });
    obeys("the shift changes the image", [](const auto& stride_witness, Random&) {
        const auto witness = stride_witness();
        if (empty(witness)) return claim(false, "There is no image to shift");
        const Index shift = ring::around(witness.right, witness.image.columns());
        return claim(ring::rolled(witness.image, 0, shift) != witness.image,
                     fmt::format("Rolled right by {}, your image is the same as before", witness.right));
    });
    obeys("the strided map does not just roll", [](const auto& stride_witness, Random&) {
        const auto witness = stride_witness();
        if (!sound(witness)) return claim(false, "There are no strided maps to compare: see the cases above");
        const Maps maps(witness);
        if (!maps.finite()) return claim(false, "The sums are too large for a double. Use small numbers");
        const auto roll = maps.roll();
        if (!roll) return claim(true, "");
        const auto [down, right] = *roll;
        return claim(false,
                     fmt::format("Your strided map is {}, and after the shift it is {}. That is the first one, {}",
                                 numbers(maps.before), numbers(maps.after),
                                 down == 0 && right == 0 ? "unchanged"
                                 : down == 0             ? fmt::format("rolled right by {}", right)
                                             : fmt::format("rolled down by {} and right by {}", down, right)));
    });
}

MISTAKES(stride_witness) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    mistake_when("there is nothing in it", "A default-made Plane is 0×0. Write the values out: {{1, 2, 3, 4}}.", empty,
                 StrideWitness{{}, {{1}}, 2, 1});
    mistake_when(
        "the image is larger than asked for", "A single row of a few pixels is enough.",
        [](const StrideWitness& witness) { return too_large(witness.image); },
        StrideWitness{Plane<double>(1, 17, 3), {{1}}, 2, 1});
    mistake_when(
        "the kernel has no middle",
        "On the ring a kernel's middle stands on the pixel, so both of its sides are odd. 1×1 will do.",
        [](const StrideWitness& witness) { return !empty(witness) && even(witness.kernel); },
        StrideWitness{{{1, 2, 3, 4}}, {{1, -1}}, 2, 1});
    mistake_when(
        "the kernel is larger than the image",
        "Make the image at least as tall and as wide as the kernel. For a row, take a kernel of one row.",
        [](const StrideWitness& witness) { return !empty(witness) && !fits(witness); },
        StrideWitness{{{1, 2, 3, 4}}, Plane<double>(3, 3, 1), 2, 1});
    mistake_when(
        "the values are no ordinary numbers",
        "A NaN differs from everything, and refutes nothing. A few digits are enough.",
        [](const StrideWitness& witness) {
            return !finite(witness.image) || !finite(witness.kernel) || (sound(witness) && !Maps(witness).finite());
        },
        StrideWitness{{{1, nan, 3, 4}}, {{1}}, 2, 1});
    mistake_when(
        "the stride is below 2", "Without skipping, roll and correlation on the ring commute, and there is no witness.",
        [](const StrideWitness& witness) { return witness.stride < 2; }, StrideWitness{{{1, 2, 3, 4}}, {{1}}, 1, 1});
    mistake_when("the stride or the shift is beyond what a function takes",
                 "subsample and roll refuse what is beyond largest_length. A stride of 2 and a shift of 1 will do.",
                 too_far, StrideWitness{{{1, 2, 3, 4}}, {{1}}, 2, largest_length + 1});
    mistake_when(
        "the image is the same everywhere",
        "Your image looks the same wherever it is moved to. Let one pixel stand out.",
        [](const StrideWitness& witness) { return rolls(witness) && constant(witness.image, 0); },
        StrideWitness{Plane<double>(1, 4, 7), {{1}}, 2, 1});
    mistake_when(
        "the image has a single column",
        "A shift to the right runs along the rows, and on a ring of one pixel nothing moves. Make the rows longer.",
        [](const StrideWitness& witness) { return rolls(witness) && witness.image.columns() == 1; },
        StrideWitness{{{1}, {2}, {3}}, {{1}}, 2, 1});
    mistake_when(
        "the image is where it was",
        "The shift takes your image once round the ring, or not at all. Shift it by less than its width.",
        [](const StrideWitness& witness) { return rolls(witness) && Maps(witness).shift == 0; },
        StrideWitness{{{1, 2, 3, 4}}, {{1}}, 2, 4});
    mistake_when(
        "the shift is a multiple of the stride",
        "Then every output finds its pixels again at a neighbour, and the map rolls: exercise 7.7. Take another "
        "shift.",
        [](const StrideWitness& witness) {
            return rolls(witness) && (witness.right % witness.stride == 0 || Maps(witness).shift % witness.stride == 0);
        },
        StrideWitness{{{3, 1, 4, 1}}, {{1}}, 2, 2});
    mistake_when(
        "the shifted image looks the same",
        "Its rows repeat themselves, and the shift moves each repetition onto the next. Let one pixel stand out.",
        [](const StrideWitness& witness) { return rolls(witness) && Maps(witness).shifted == witness.image; },
        StrideWitness{{{1, 2, 3, 1, 2, 3}}, {{1}}, 2, 3});
    mistake_when(
        "the map is the same everywhere",
        "Your image is good, but your kernel wipes it out: all responses are equal. A single weight of 1 keeps the "
        "image as it is.",
        [](const StrideWitness& witness) {
            return rolls(witness) && constant(Maps(witness).full, 2 * Maps(witness).rounding);
        },
        StrideWitness{{{1, 2, 3, 4}}, {{0}}, 2, 1});
    mistake_when(
        "the outputs meet the same numbers again",
        "The outputs fall between the old ones, as they should, but what your map holds there is what it held before, "
        "in the same order. Let one pixel stand out.",
        rolls, StrideWitness{{{1, 1, 5, 5}}, {{1}}, 2, 1});
}
