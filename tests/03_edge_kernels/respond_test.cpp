#include <algorithm>
#include <cmath>

#include "bytes.hpp"
#include "codecs.hpp"
#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "edge_kernels.hpp"

namespace convkit::test {
namespace {

constexpr auto balanced = Evidence::balanced, rising = Evidence::rising, falling = Evidence::falling;

Evidence sign_of(double value) { return value > 0 ? rising : value < 0 ? falling : balanced; }

double product_at(const Plane<double>& patch, const Plane<double>& kernel, Index m, Index n) {
    return patch.at(m, n) * kernel.at(m, n);
}

/// The sum of products, and which side won.
struct Judge {
    double (*product)(const Plane<double>& patch, const Plane<double>& kernel, Index m, Index n) = product_at;
    double (*value)(double sum, double weights) = [](double sum, double) { return sum; };
    Evidence (*evidence)(double value) = sign_of;

    Response operator()(const Plane<double>& patch, const Plane<double>& kernel) const {
        if (kernel.values().empty() || patch.rows() != kernel.rows() || patch.columns() != kernel.columns()) {
            throw std::invalid_argument("kernel");
        }
        double sum = 0;
        for (Index m = 0; m < kernel.rows(); ++m) {
            for (Index n = 0; n < kernel.columns(); ++n) sum += product(patch, kernel, m, n);
        }
        const double answer = value(sum, static_cast<double>(kernel.values().size()));
        return {answer, evidence(answer)};
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(respond) {
    takes("patch", "kernel");
    each_value_is(
        [](const auto& patch, const auto& kernel, const Shape&) {
            return oracle::correlate_sum(patch, kernel, 0, {0, 0});
        },
        "value");
    const Plane<double> vertical{{-1, 0, 1}, {-1, 0, 1}, {-1, 0, 1}};
    const Plane<double> plus{{0, 1, 0}, {1, 1, 1}, {0, 1, 0}};

    gives("a row: 0·(-1) + 4·0 + 10·1 = 10, rising", {10, rising}, {{0, 4, 10}}, {{-1, 0, 1}});
    gives("flat: three rows of 10 10 10", {0, balanced}, {{10, 10, 10}, {10, 10, 10}, {10, 10, 10}}, vertical);
    gives("dark to bright: three rows of 0 0 10", {30, rising}, {{0, 0, 10}, {0, 0, 10}, {0, 0, 10}}, vertical);
    gives("bright to dark: three rows of 10 0 0", {-30, falling}, {{10, 0, 0}, {10, 0, 0}, {10, 0, 0}}, vertical);
    gives("the same edge one step on: three rows of 0 10 10", {30, rising}, {{0, 10, 10}, {0, 10, 10}, {0, 10, 10}},
          vertical);
    gives("a thin line: three rows of 0 10 0", {0, balanced}, {{0, 10, 0}, {0, 10, 0}, {0, 10, 0}}, vertical);
    gives("a horizontal edge: 10 10 10 above 0 0 0", {0, balanced}, {{10, 10, 10}, {0, 0, 0}, {0, 0, 0}}, vertical);
    gives("a ramp: three rows of 0 1 2", {6, rising}, {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}}, vertical);
    gives("a single pixel of 30", {30, rising}, {{0, 0, 0}, {0, 0, 30}, {0, 0, 0}}, vertical);
    gives("a weak step: three rows of 9 9 10", {3, rising}, {{9, 9, 10}, {9, 9, 10}, {9, 9, 10}}, vertical);
    gives("a steeper ramp: three rows of 0 10 20", {60, rising}, {{0, 10, 20}, {0, 10, 20}, {0, 10, 20}}, vertical);
    gives("black to white: three rows of 0 0 255", {765, rising}, {{0, 0, 255}, {0, 0, 255}, {0, 0, 255}}, vertical);
    gives("a plus under a kernel like a plus", {50, rising}, {{0, 10, 0}, {10, 10, 10}, {0, 10, 0}}, plus);
    gives("plain white under a kernel like a plus", {50, rising}, {{10, 10, 10}, {10, 10, 10}, {10, 10, 10}}, plus);
    gives("two rows, three columns: a sum below zero", {-13, falling}, {{1, 2, 0}, {4, 1, 7}},
          {{1, -2, 3}, {0, 4, -2}});
    gives("a small fraction still rises", {0.375, rising}, {{0.5}, {1}, {2}}, {{0.25}, {-1.75}, {1}});
    gives("a small fraction still falls", {-0.25, falling}, {{0.5, 1}}, {{0.5, -0.5}});
    gives("the faintest contrast rises", {1e-30, rising}, {{0, 1e-30}}, {{-1, 1}});
    gives("the faintest contrast falls", {-1e-30, falling}, {{1e-30, 0}}, {{-1, 1}});
    gives("far beyond an int", {-3e9, falling}, {{3e9, 0}}, {{-1, 1}});

    agrees(
        "random patches, against the definition",
        [](Random& random) {
            const Index rows = random.index(1, 5), columns = random.index(1, 5);
            return std::tuple(random_real_plane(random, rows, columns), random_real_plane(random, rows, columns));
        },
        [](const auto& patch, const auto& kernel) {
            const double value = oracle::correlate(patch, kernel, 0).at(0, 0);
            return Response{value, value == 0 ? balanced : std::signbit(value) ? falling : rising};
        });

    obeys("a patch brighter by 7 everywhere gives the same", [vertical](const auto& respond, Random& random) {
        const auto patch = random_plane(random, 3, 3);
        return equal("respond(patch + 7)", respond(map_values(patch, [](double x) { return x + 7; }), vertical),
                     "respond(patch)", respond(patch, vertical));
    });
    obeys("twice the contrast gives twice the value", [vertical](const auto& respond, Random& random) {
        const auto patch = random_plane(random, 3, 3);
        const auto once = respond(patch, vertical);
        return equal("respond(2·patch)", respond(times(2, patch), vertical), "respond(patch), doubled",
                     Response{2 * once.value, once.evidence});
    });
    obeys("in a mirror, rising and falling change places", [vertical](const auto& respond, Random& random) {
        const auto patch = random_plane(random, 3, 3);
        Plane<double> mirrored(3, 3);
        for (Index row = 0; row < 3; ++row) {
            for (Index column = 0; column < 3; ++column) mirrored.at(row, column) = patch.at(row, 2 - column);
        }
        const auto plain = respond(patch, vertical);
        const auto turned = plain.evidence == Evidence::rising    ? Evidence::falling
                            : plain.evidence == Evidence::falling ? Evidence::rising
                                                                  : Evidence::balanced;
        return equal("respond(mirrored patch)", respond(mirrored, vertical), "respond(patch), turned round",
                     Response{-plain.value, turned});
    });

    refuses("a kernel of as many numbers in another shape", "kernel", Plane<double>(2, 3), Plane<double>(3, 2));
    refuses("nothing at all", "kernel", Plane<double>(), Plane<double>());
    odd_arguments(Judge{}, {{1, 2, 0}, {4, 1, 7}}, {{1, -2, 3}, {0, 4, -2}});
}

MISTAKES(respond) {
    mistake("rising and falling are exchanged",
            "Your value is right. Above 0 the kernel's positive side won, and that is called rising.",
            Judge{.evidence = [](double value) { return sign_of(-value); }});
    mistake("a response of 0 is called rising",
            "Your value is right. At exactly 0 neither side has won: that is balanced. Is there a >= where > is meant?",
            Judge{.evidence = [](double value) { return value >= 0 ? rising : falling; }});
    mistake("a response of 0 is called falling",
            "Your value is right. At exactly 0 neither side has won: that is balanced. There are three answers, not "
            "two.",
            Judge{.evidence = [](double value) { return value > 0 ? rising : falling; }});
    mistake("the evidence is always balanced", "Your value is right, but its sign is not looked at.",
            Judge{.evidence = [](double) { return balanced; }});
    mistake("falling is called balanced",
            "Your value is right. A patch that is the kernel's opposite does not give 0: it gives a negative response, "
            "and that is called falling.",
            Judge{.evidence = [](double value) { return value > 0 ? rising : balanced; }});
    mistake("a weak response is called balanced",
            "Your value is right. A weak edge is an edge: only a response of exactly 0 is balanced here.",
            Judge{.evidence = [](double value) { return sign_of(std::abs(value) < 10 ? 0 : value); }});
    mistake("a response near 0 is called balanced",
            "Your value is right. Contrast may be faint, and only a response of exactly 0 is balanced here.",
            Judge{.evidence = [](double value) { return sign_of(std::abs(value) < 1e-9 ? 0 : value); }});
    mistake("the evidence is that of a whole number",
            "Your value is right, but on the way to its sign it loses its fraction. 0.375 is rising too.",
            Judge{.evidence = [](double value) { return sign_of(std::trunc(value)); }});
    mistake("negative responses are cut off",
            "Unlike the kernel does not mean 0: bright to dark gives -30. Whoever cuts that off loses half of all "
            "edges. A ReLU does so on purpose, and comes later.",
            Judge{.value = [](double sum, double) { return std::max(0.0, sum); }});
    mistake("the value is cut to 0..255",
            "A response is no pixel yet. It may be negative or above 255; making it visible is show's task.",
            Judge{.value = [](double sum, double) { return std::clamp(sum, 0.0, 255.0); }});
    mistake("the value wraps round 256",
            "The sum is held in a byte: -30 turns into 226, and 765 into 253. A response needs a double.",
            Judge{.value = [](double sum, double) -> double { return wrapped_byte(cut_to_whole(sum)); }});
    mistake("the sign is lost after the sum",
            "bright to dark gives the opposite of dark to bright. The absolute value of a response hides which side is "
            "brighter.",
            Judge{.value = [](double sum, double) { return std::abs(sum); }});
    mistake("the signs are lost before the sum",
            "Absolute values of products are added, so that a flat patch answers too. Negative products must be able "
            "to cancel positive ones.",
            Judge{.product = [](const auto& patch, const auto& kernel, Index m, Index n) {
                return std::abs(product_at(patch, kernel, m, n));
            }});
    mistake("the kernel is flipped",
            "The first pixel meets the last weight, so that the sign of an edge is turned round. Pixel (m, n) belongs "
            "to weight (m, n).",
            Judge{.product = [](const auto& patch, const auto& kernel, Index m, Index n) {
                return patch.at(m, n) * kernel.at(kernel.rows() - 1 - m, kernel.columns() - 1 - n);
            }});
    mistake("rows and columns of the kernel are exchanged",
            "Pixel (m, n) meets weight (n, m): the kernel for vertical edges then finds horizontal ones.",
            Judge{.product = [](const auto& patch, const auto& kernel, Index m, Index n) {
                return patch.at(m, n) * kernel.at(n, m);
            }});
    mistake("the products are averaged",
            "The sum is divided by the number of weights. A response is the sum itself; only a mean kernel averages, "
            "and its weights do that.",
            Judge{.value = [](double sum, double weights) { return sum / std::max(1.0, weights); }});
    mistake("fractions are cut off", "The sum is held in a whole number. A response of 0.375 needs a double.",
            Judge{.value = [](double sum, double) { return std::trunc(sum); }});
    mistake("the last column is skipped", "The loop over columns ends one too early: the last column counts.",
            Judge{.product = [](const auto& patch, const auto& kernel, Index m, Index n) {
                return n + 1 < kernel.columns() ? product_at(patch, kernel, m, n) : 0.0;
            }});
}
