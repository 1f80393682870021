#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "codecs.hpp"
#include "conv_formula.hpp"
#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "found/difference.hpp"

namespace convkit::test {
namespace {

bool empty(const FlipWitness& witness) { return witness.image.values().empty() || witness.kernel.values().empty(); }

bool finite(const Plane<double>& plane) {
    return std::all_of(plane.values().begin(), plane.values().end(), [](double x) { return std::isfinite(x); });
}

bool fits(const FlipWitness& witness) {
    return !empty(witness) && witness.kernel.rows() <= witness.image.rows() &&
           witness.kernel.columns() <= witness.image.columns();
}

bool constant(const Plane<double>& plane) {
    const auto& values = plane.values();
    return std::all_of(values.begin(), values.end(), [&](double x) { return x == values.front(); });
}

bool black(const Plane<double>& plane) {
    return !plane.values().empty() && constant(plane) && plane.values().front() == 0;
}

bool same_turned(const Plane<double>& plane) { return oracle::turned(plane) == plane; }

/// Every window that the kernel sees looks the same turned by 180°.
bool windows_same_turned(const FlipWitness& witness) {
    const auto& [image, kernel] = witness;
    for (Index i = 0; i + kernel.rows() <= image.rows(); ++i) {
        for (Index j = 0; j + kernel.columns() <= image.columns(); ++j) {
            if (!same_turned(crop(image, i, j, kernel.rows(), kernel.columns()))) return false;
        }
    }
    return true;
}

double largest(const Plane<double>& plane) {
    double size = 0;
    for (const double x : plane.values()) size = std::max(size, std::abs(x));
    return size;
}

Plane<double> sizes(const Plane<double>& plane) {
    return map_values(plane, [](double x) { return std::abs(x); });
}

/// The two maps, and by how much rounding alone may part them: a sum of n products is off by at most n·ε times the sum of
/// their sizes.
struct Maps {
    explicit Maps(const FlipWitness& witness)
        : correlated(oracle::correlate(witness.image, witness.kernel, 0)),
          convolved(oracle::convolve(witness.image, witness.kernel)) {
        const auto n = static_cast<double>(witness.kernel.values().size());
        const auto image = sizes(witness.image), kernel = sizes(witness.kernel);
        rounding = n * std::numeric_limits<double>::epsilon() *
                   std::max(largest(oracle::correlate(image, kernel, 0)), largest(oracle::convolve(image, kernel)));
    }

    bool finite() const { return test::finite(correlated) && test::finite(convolved); }
    bool differ() const { return compare(encode(correlated), encode(convolved), rounding).has_value(); }

    Plane<double> correlated;
    Plane<double> convolved;
    double rounding;
};

/// A kernel that fits and that turning changes, over an image that does not show it.
bool hidden(const FlipWitness& witness) {
    if (!fits(witness) || same_turned(witness.kernel)) return false;
    const Maps maps(witness);
    return maps.finite() && !maps.differ();
}

std::string size_of(const Plane<double>& plane) { return fmt::format("{}×{}", plane.rows(), plane.columns()); }

}  // namespace
}  // namespace convkit::test

SPEC(flip_witness) {
    takes();

    obeys("image and kernel hold something", [](const auto& flip_witness, Random&) {
        const auto witness = flip_witness();
        return claim(!empty(witness), fmt::format("Your image is {} and your kernel {}: both need at least one value",
                                                  size_of(witness.image), size_of(witness.kernel)));
    });
    obeys("the kernel fits the image", [](const auto& flip_witness, Random&) {
        const auto witness = flip_witness();
        return claim(fits(witness), fmt::format("Your kernel is {}, your image {}: there is no place where it fits, so "
                                                "there are no maps to compare",
                                                size_of(witness.kernel), size_of(witness.image)));
    });
    obeys("all values are ordinary numbers", [](const auto& flip_witness, Random&) {
        const auto witness = flip_witness();
        return claim(finite(witness.image) && finite(witness.kernel),
                     "Your witness holds an infinity or a NaN, with which every sum is the same");
    });
    obeys("turning the kernel changes it", [](const auto& flip_witness, Random&) {
        const auto witness = flip_witness();
        return claim(!same_turned(witness.kernel),
                     "Your kernel, turned by 180°, is the same kernel, so correlate and convolve do the same with it, "
                     "over any image");
    });
    obeys("the image is not black", [](const auto& flip_witness, Random&) {
        const auto witness = flip_witness();
        return claim(!black(witness.image), "Your image is 0 everywhere, and so is every product and every sum");
    });
    obeys("correlate and convolve give different maps", [](const auto& flip_witness, Random&) {
        const auto witness = flip_witness();
        if (!fits(witness)) return claim(false, "There are no maps to compare, because the kernel fits nowhere");
        const Maps maps(witness);
        if (!maps.finite()) {
            return claim(false, "The sums are too large for a double, or no numbers at all. Use small numbers");
        }
        const Index rows = maps.correlated.rows(), columns = maps.correlated.columns();
        return claim(maps.differ(),
                     rows * columns == 1
                         ? fmt::format("Both maps hold one value, and it is {} in both", maps.correlated.at(0, 0))
                         : fmt::format("Both maps are {}×{} and equal everywhere; they start with {}", rows, columns,
                                       maps.correlated.at(0, 0)));
    });
}

MISTAKES(flip_witness) {
    mistake_when("there is nothing in it", "A default-made Plane is 0×0. Write the values out: {{1, 2}, {3, 4}}.",
                 empty, FlipWitness{});
    mistake_when(
        "image and kernel are in the wrong order", "The image comes first, then the kernel, which must fit into it.",
        [](const FlipWitness& witness) {
            return !empty(witness) && !fits(witness) && fits({witness.kernel, witness.image});
        },
        FlipWitness{{{1, 2}}, {{1, 2, 3}, {4, 5, 6}}});
    mistake_when(
        "the kernel is larger than the image", "Make the image at least as tall and as wide as the kernel.",
        [](const FlipWitness& witness) { return !empty(witness) && !fits(witness); },
        FlipWitness{{{1, 2, 3}}, {{1, 2}, {3, 4}}});
    mistake_when(
        "the values are no ordinary numbers", "Infinities and NaN swallow all differences. A few digits are enough.",
        [](const FlipWitness& witness) { return !finite(witness.image) || !finite(witness.kernel); },
        FlipWitness{{{std::numeric_limits<double>::infinity(), 0}}, {{1, 2}}});
    mistake_when(
        "the sums are too large for a double",
        "A sum that overflows is infinite in both maps. A few digits are enough.",
        [](const FlipWitness& witness) {
            return fits(witness) && finite(witness.image) && finite(witness.kernel) && !Maps(witness).finite();
        },
        FlipWitness{{{1e308, 1e308}}, {{1e308, 1}}});
    mistake_when(
        "the kernel has a single weight", "There is nothing to turn in a 1×1 kernel. Take two weights or more.",
        [](const FlipWitness& witness) { return witness.kernel.values().size() == 1; }, FlipWitness{{{1, 2}}, {{3}}});
    mistake_when(
        "all weights of the kernel are the same",
        "Equal weights may change places without a trace: that is why a blur hides the flip. Make them differ.",
        [](const FlipWitness& witness) { return constant(witness.kernel); },
        FlipWitness{{{1, 2, 3}, {4, 5, 6}}, {{1, 1}, {1, 1}}});
    mistake_when(
        "the kernel changes in a mirror, but not under half a turn",
        "A mirror exchanges left and right only; flipping exchanges top and bottom as well, and brings your weights "
        "back to where they were. Compare the first weight with the last.",
        [](const FlipWitness& witness) {
            return same_turned(witness.kernel) && mirrored(witness.kernel) != witness.kernel;
        },
        FlipWitness{{{1, 2, 3}, {4, 5, 6}}, {{1, 2}, {2, 1}}});
    mistake_when(
        "the kernel is symmetric",
        "Read backwards, from its last weight to its first, it is the same list. Change one weight.",
        [](const FlipWitness& witness) { return same_turned(witness.kernel); },
        FlipWitness{{{1, 2, 3, 4}}, {{1, 2, 1}}});
    mistake_when(
        "the image is black", "Your kernel is good. Over zeros nobody sees it: light at least one pixel.",
        [](const FlipWitness& witness) { return black(witness.image) && hidden(witness); },
        FlipWitness{Plane<double>(3, 3), {{1, 2}}});
    mistake_when(
        "the image is the same everywhere",
        "Your kernel is good. Over equal pixels the order of the weights does not matter: let the pixels differ.",
        [](const FlipWitness& witness) { return constant(witness.image) && hidden(witness); },
        FlipWitness{Plane<double>(3, 3, 5), {{1, 2}}});
    mistake_when(
        "what the kernel sees looks the same upside down",
        "Your kernel is good. But every window of your image is itself symmetric, and turning the kernel is like "
        "turning the window. Make one pixel of the image different.",
        [](const FlipWitness& witness) { return hidden(witness) && windows_same_turned(witness); },
        FlipWitness{{{7, 1, 7}}, {{1, 2, 3}}});
    mistake_when(
        "the differences cancel out",
        "Your kernel is good, but in each window of your image what one weight gains another loses. Make one pixel "
        "much brighter than the others.",
        hidden, FlipWitness{{{1, 5}, {1, 5}}, {{1, 1}, {2, 2}}});
}
