#include <fmt/format.h>

#include <algorithm>

#include "axis.hpp"
#include "convolution/spec.hpp"
#include "padding_stride.hpp"

namespace convkit::test {
namespace {

using Pads = std::pair<Index, Index>;

Index rounded_up(const Axis& axis) { return (axis.size + axis.stride - 1) / axis.stride; }

/// What `places` windows want beyond the image.
Index missing(const Axis& axis, Index places) {
    return (places - 1) * axis.stride + reach_of(axis.kernel, axis.dilation) - axis.size;
}
/// The sum of both pads, and its two halves.
Index needed(const Axis& axis, Index places) { return std::max(missing(axis, places), Index{0}); }
Pads share(Index sum, Extra extra) {
    return extra == Extra::upper ? Pads{sum / 2, sum - sum / 2} : Pads{sum - sum / 2, sum / 2};
}

Pads right_padding(const Axis& axis, Extra extra) { return share(needed(axis, rounded_up(axis)), extra); }

/// A mistake is another number of places, another sum of both pads for them, or another way to share it out.
struct Padding {
    Index (*places)(const Axis&) = rounded_up;
    Index (*sum)(const Axis&, Index places) = needed;
    Pads (*shared)(Index sum, Extra) = share;

    Pads operator()(Index size, Index kernel, Index stride, Index dilation, Extra extra) const {
        require_at_least("size", size, 1);
        require_at_least("kernel", kernel, 1);
        require_at_least("stride", stride, 1);
        require_at_least("dilation", dilation, 1);
        require_enumerator("extra", extra, Extra::lower);
        const Axis axis{size, kernel, 0, 0, stride, dilation};
        return shared(sum(axis, places(axis)), extra);
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(same_padding) {
    takes(whole("size", 1), whole("kernel", 1), whole("stride", 1), whole("dilation", 1), "extra");
    const auto share_of = [](bool rounded_up) {
        return [rounded_up](Index size, Index kernel, Index stride, Index dilation, Extra extra, const Shape&) {
            const Axis axis{size, kernel, 0, 0, stride, dilation};
            const auto [before, after] = right_padding(axis, extra);
            return Formula{fmt::format("the {} half of max((⌈{} / {}⌉ - 1)·{} + ({} - 1)·{} + 1 - {}, 0)",
                                       (extra == Extra::upper) == rounded_up ? "larger" : "smaller", size, stride,
                                       stride, kernel, dilation, size),
                           static_cast<double>(rounded_up ? after : before)};
        };
    };
    each_value_is(share_of(false), "first");
    each_value_is(share_of(true), "second");
    constexpr auto upper = Extra::upper, lower = Extra::lower;

    gives("5 pixels, a kernel of 3: one at each end", {1, 1}, 5, 3, 1, 1, upper);
    gives("a kernel of 2 lacks one pixel, which goes behind", {0, 1}, 5, 2, 1, 1, upper);
    gives("or in front, with lower", {1, 0}, 5, 2, 1, 1, lower);
    gives("5 pixels by twos: windows end at 5, so 2 are missing", {1, 1}, 5, 3, 2, 1, upper);
    gives("6 pixels by twos: the last starts at 4, 1 is missing", {0, 1}, 6, 3, 2, 1, upper);
    gives("4 pixels, a kernel of 5, by twos: 2 places end at 7", {1, 2}, 4, 5, 2, 1, upper);
    gives("the same, with the odd pixel in front", {2, 1}, 4, 5, 2, 1, lower);
    gives("taps 3 apart reach over 7", {3, 3}, 8, 3, 1, 3, upper);
    gives("taps 3 apart, by twos", {2, 3}, 8, 3, 2, 3, upper);
    gives("two taps 3 apart, by threes", {2, 1}, 7, 2, 3, 3, lower);
    gives("a kernel of one pixel needs nothing", {0, 0}, 5, 1, 1, 1, upper);
    gives("a kernel shorter than its stride leaves room", {0, 0}, 6, 1, 2, 1, lower);
    gives("more room still", {0, 0}, 9, 2, 5, 1, upper);
    gives("a single pixel", {2, 3}, 1, 6, 4, 1, upper);
    gives("ResNet's first layer, in TensorFlow", {2, 3}, 224, 7, 2, 1, upper);
    gives("MobileNet's first layer, in TensorFlow", {0, 1}, 224, 3, 2, 1, upper);

    // From the definition: the least sum of pads with which walking finds ⌈size / stride⌉ places.
    const auto least = [](Index size, Index kernel, Index stride, Index dilation) {
        Index wanted = 0;
        for (Index at = 0; at < size; at += stride) ++wanted;
        Index total = 0;
        while (places_of({size, kernel, 0, total, stride, dilation}) < wanted) ++total;
        return total;
    };
    agrees(
        "random axes, by trying one pixel more at a time",
        [](Random& random) {
            return std::tuple(random.index(1, 20), random.index(1, 6), random.index(1, 5), random.index(1, 3),
                              static_cast<Extra>(random.index(0, 1)));
        },
        [least](Index size, Index kernel, Index stride, Index dilation, Extra extra) {
            const Index total = least(size, kernel, stride, dilation);
            Pads pads{0, 0};
            for (Index pixel = 0; pixel < total; ++pixel) {
                const bool behind = (pixel % 2 == 0) == (extra == Extra::upper);
                ++(behind ? pads.second : pads.first);
            }
            return pads;
        },
        200);

    obeys("with this padding there are ⌈size / stride⌉ places", [](const auto& same_padding, Random& random) {
        const Index size = random.index(1, 20), stride = random.index(1, 4);
        const Index kernel = random.index(1, 6), dilation = random.index(1, 3);
        const auto pads = same_padding(size, kernel, stride, dilation, Extra::upper);
        const bool possible = pads.first >= 0 && pads.second >= 0 && pads.first <= 1000 && pads.second <= 1000;
        return equal("the number of places",
                     possible ? places_of({size, kernel, pads.first, pads.second, stride, dilation}) : Index{0},
                     "⌈size / stride⌉", (size + stride - 1) / stride);
    });
    obeys("lower is upper turned round", [](const auto& same_padding, Random& random) {
        const Index size = random.index(1, 20), kernel = random.index(1, 6), stride = random.index(1, 4);
        const auto pads = same_padding(size, kernel, stride, 1, Extra::lower);
        return equal("same_padding(…, lower), read backwards", Pads{pads.second, pads.first}, "same_padding(…, upper)",
                     same_padding(size, kernel, stride, 1, Extra::upper));
    });

    at_the_edge();
    gives("more padding than an int or a float can count", {1610612734, 1610612735}, 1, 4, 1, largest_length - 1,
          upper);
    odd_arguments(Padding{}, 10, 4, 3, 2, lower);
}

MISTAKES(same_padding) {
    mistake("upper and lower are exchanged", "upper puts the odd pixel at the upper end, behind the image.",
            Padding{.shared = [](Index sum, Extra extra) {
                return share(sum, extra == Extra::upper ? Extra::lower : Extra::upper);
            }});
    mistake("extra is ignored: the odd pixel always goes behind", "With lower it goes in front.",
            Padding{.shared = [](Index sum, Extra) { return share(sum, Extra::upper); }});
    mistake("extra is ignored: the odd pixel always goes in front", "With upper it goes behind.",
            Padding{.shared = [](Index sum, Extra) { return share(sum, Extra::lower); }});
    mistake("the odd pixel is lost",
            "Halves round down, so an odd sum needs one pixel more at one end: what is not before goes after.",
            Padding{.shared = [](Index sum, Extra) { return Pads(sum / 2, sum / 2); }});
    mistake("the odd pixel is added at both ends", "An odd sum needs one pixel more at one end only.",
            Padding{.shared = [](Index sum, Extra) { return Pads((sum + 1) / 2, (sum + 1) / 2); }});
    mistake("each end gets the whole sum", "What is missing is shared out between the two ends.",
            Padding{.shared = [](Index sum, Extra) { return Pads(sum, sum); }});
    mistake(
        "all of it goes to one end",
        "What is missing is shared out between the two ends; only the odd pixel is at one.",
        Padding{.shared = [](Index sum, Extra extra) { return extra == Extra::upper ? Pads(0, sum) : Pads(sum, 0); }});
    mistake("it is kernel / 2 at each end",
            "That is what people write in PyTorch. It is symmetric, ignores size and stride, and gives an even kernel "
            "a place too many.",
            Padding{.sum = [](const Axis& axis, Index) { return 2 * (axis.kernel / 2); }});
    mistake("it is half the reach at each end",
            "The dilation is right, but the same amount at each end ignores size and stride, and an odd sum cannot be "
            "halved.",
            Padding{.sum = [](const Axis& axis, Index) { return 2 * (reach_of(axis.kernel, axis.dilation) / 2); }});
    mistake("it is (kernel - 1) / 2 at each end",
            "That is right for odd kernels at stride 1 without dilation. Ask where the last window ends instead.",
            Padding{.sum = [](const Axis& axis, Index) { return 2 * ((axis.kernel - 1) / 2); }});
    mistake("the stride is ignored",
            "Yours makes the map as long as the image at stride 1. With a stride, the last window starts earlier, or "
            "later, and less may be missing.",
            Padding{.sum = [](const Axis& axis, Index) { return reach_of(axis.kernel, axis.dilation) - 1; }});
    mistake("the map is made as long as the image",
            "\"Same\" promises ⌈size / stride⌉ places. Only at stride 1 is that the image's size.",
            Padding{.places = [](const Axis& axis) { return axis.size; }});
    mistake("size / stride is rounded down",
            "A last, short step counts: ⌈7 / 2⌉ is 4. In whole numbers that is (7 + 2 - 1) / 2.",
            Padding{.places = [](const Axis& axis) { return axis.size / axis.stride; }});
    mistake("size / stride is rounded down, and 1 is added",
            "Where the stride divides the size, that is one place too many.",
            Padding{.places = [](const Axis& axis) { return axis.size / axis.stride + 1; }});
    mistake("the last window starts at places·stride",
            "The first of them starts at 0, so the last starts at (places - 1)·stride.",
            Padding{.places = [](const Axis& axis) { return rounded_up(axis) + 1; }});
    mistake("the dilation is ignored", "With its taps apart the window reaches over (kernel - 1)·dilation + 1 pixels.",
            Padding{.sum = [](const Axis& axis, Index places) {
                return needed({axis.size, axis.kernel, 0, 0, axis.stride, 1}, places);
            }});
    mistake("every tap is followed by a gap",
            "Yours reaches over kernel·dilation pixels. There is no gap after the last tap: (kernel - 1)·dilation + 1.",
            Padding{.sum = [](const Axis& axis, Index places) {
                return std::max(missing(axis, places) + axis.dilation - 1, Index{0});
            }});
    mistake("padding falls below 0",
            "Where the last window ends before the image does, nothing is missing, and the padding is 0.",
            Padding{.sum = missing});
}
