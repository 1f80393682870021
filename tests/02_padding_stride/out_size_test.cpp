#include <fmt/format.h>

#include "axis.hpp"
#include "convolution/spec.hpp"
#include "padding_stride.hpp"

namespace convkit::test {
namespace {

void refuse_values(const Axis& axis) {
    require_at_least("size", axis.size, 0);
    require_at_least("kernel", axis.kernel, 1);
    require_at_least("pad_before", axis.before, 0);
    require_at_least("pad_after", axis.after, 0);
    require_at_least("stride", axis.stride, 1);
    require_at_least("dilation", axis.dilation, 1);
}

void refuse_unfit(const Axis& axis) {
    if (room_of(axis) < 0) throw std::invalid_argument("kernel");
}

/// The same in numbers that cannot go below 0.
Index wrapped_places(const Axis& axis) {
    return static_cast<Index>(static_cast<std::uint64_t>(room_of(axis)) / static_cast<std::uint64_t>(axis.stride) + 1);
}

/// A mistake is one choice that is not as it stands here.
struct Places {
    void (*misread)(Axis&) = [](Axis&) {};  // takes some number for another; that decides what fits, too
    Index (*formula)(const Axis&) = [](const Axis& axis) { return room_of(axis) / axis.stride + 1; };
    bool refuses_unfit = true;

    Index operator()(Index size, Index kernel, Index before, Index after, Index stride, Index dilation) const {
        Axis axis{size, kernel, before, after, stride, dilation};
        refuse_values(axis);
        if (refuses_unfit) refuse_unfit(axis);
        misread(axis);
        if (refuses_unfit) refuse_unfit(axis);
        return formula(axis);
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(out_size) {
    takes(whole("size", 0), whole("kernel", 1), whole("pad_before", 0), whole("pad_after", 0), whole("stride", 1),
          whole("dilation", 1));
    each_value_is([](Index size, Index kernel, Index before, Index after, Index stride, Index dilation, const Shape&) {
        const Axis axis{size, kernel, before, after, stride, dilation};
        return Formula{
            fmt::format("⌊({} + {} + {} - (({} - 1)·{} + 1)) / {}⌋ + 1", before, size, after, kernel, dilation, stride),
            static_cast<double>(room_of(axis) / stride + 1)};
    });

    gives("5 pixels, a kernel of 3: starts 0, 1, 2", 3, 5, 3, 0, 0, 1, 1);
    gives("with a pixel at each end: starts -1, 0, 1, 2, 3", 5, 5, 3, 1, 1, 1, 1);
    gives("every second start: 0, 2", 2, 5, 3, 0, 0, 2, 1);
    gives("padding and stride: starts -1, 1, 3", 3, 5, 3, 1, 1, 2, 1);
    gives("6 pixels: starts -1, 1, 3, and 5 does not fit", 3, 6, 3, 1, 1, 2, 1);
    gives("7 pixels by threes: starts 0, 3", 2, 7, 3, 0, 0, 3, 1);
    gives("10 pixels by fours: starts 0, 4", 2, 10, 3, 0, 0, 4, 1);
    gives("more in front than behind: starts -2, 0, 2", 3, 6, 4, 2, 1, 2, 1);
    gives("padding behind only: starts 0, 1, 2, 3", 4, 5, 4, 0, 2, 1, 1);
    gives("taps 2 apart, so a reach of 5: starts 0, 1, 2", 3, 7, 3, 0, 0, 1, 2);
    gives("taps 3 apart, stride 2, padding: starts -1, 1", 2, 7, 3, 1, 1, 2, 3);
    gives("a kernel of one pixel, by twos: starts 0, 2, 4", 3, 5, 1, 0, 0, 2, 1);
    gives("an even kernel: starts 0, 1, 2, 3", 4, 5, 2, 0, 0, 1, 1);
    gives("a kernel as large as the axis", 1, 4, 4, 0, 0, 5, 1);
    gives("one pixel, one place", 1, 1, 1, 0, 0, 3, 2);
    gives("a kernel larger than the image, on padding", 2, 2, 5, 2, 2, 1, 1);
    gives("a single pixel inside its padding: starts -2, 0", 2, 1, 3, 2, 2, 2, 1);
    gives("nothing but padding: starts -1, 0", 2, 0, 2, 1, 2, 1, 1);
    gives("a 15-pixel blur of 100 pixels", 86, 100, 15, 0, 0, 1, 1);
    gives("AlexNet's first layer on 227 pixels", 55, 227, 11, 0, 0, 4, 1);
    gives("the same on the 224 that its paper says", 54, 224, 11, 0, 0, 4, 1);
    gives("on 224 with a padding of 2", 55, 224, 11, 2, 2, 4, 1);
    gives("ResNet's first layer", 112, 224, 7, 3, 3, 2, 1);
    gives("63 pixels, a kernel of 7, by twos", 29, 63, 7, 0, 0, 2, 1);

    agrees(
        "random axes, against walking along them",
        [](Random& random) {
            const Index kernel = random.index(1, 5), dilation = random.index(1, 3);
            const Index before = random.index(0, 4), after = random.index(0, 4);
            const Index size = reach_of(kernel, dilation) + random.index(0, 12);
            return std::tuple(size, kernel, before, after, random.index(1, 5), dilation);
        },
        [](Index size, Index kernel, Index before, Index after, Index stride, Index dilation) {
            return places_of({size, kernel, before, after, stride, dilation});
        },
        200);

    obeys("a pixel of padding counts like one of the image", [](const auto& out_size, Random& random) {
        const Index size = random.index(6, 12), kernel = random.index(1, 5), stride = random.index(1, 3);
        const Index before = random.index(0, 3), after = random.index(0, 3);
        return equal("out_size with padding", out_size(size, kernel, before, after, stride, 1),
                     "out_size of an axis longer by that much",
                     out_size(size + before + after, kernel, 0, 0, stride, 1));
    });
    obeys("a stride's worth of pixels more is one place more", [](const auto& out_size, Random& random) {
        const Index size = random.index(6, 12), kernel = random.index(1, 5), stride = random.index(1, 4);
        return equal("out_size(size + stride)", out_size(size + stride, kernel, 1, 0, stride, 1), "out_size(size) + 1",
                     out_size(size, kernel, 1, 0, stride, 1) + 1);
    });

    refuses("a kernel that does not fit", "kernel", 3, 5, 0, 0, 1, 1);
    refuses("a kernel that lacks one pixel, at stride 2", "kernel", 4, 5, 0, 0, 2, 1);
    refuses("a kernel that lacks three, at stride 4", "kernel", 2, 5, 0, 0, 4, 1);
    refuses("a kernel that does not fit with its padding", "kernel", 2, 9, 2, 3, 3, 1);
    refuses("a kernel that fits but for its dilation", "kernel", 5, 3, 0, 0, 3, 3);
    refuses("no pixels at all", "kernel", 0, 1, 0, 0, 2, 1);

    at_the_edge();
    gives("more places than an int or a float can count", 3 * largest_length - 1, largest_length, 2, largest_length,
          largest_length, 1, 1);
    gives("a reach beyond an int", 821225469, largest_length, 4, largest_length, largest_length, 1, 800000001);
    refuses("a reach that an int would take for one below 0", "kernel", 8, largest_length, 0, 0, 2, largest_length);
    odd_arguments(Places{}, 10, 3, 2, 1, 2, 2);
}

MISTAKES(out_size) {
    mistake("the + 1 is missing",
            "The division counts the steps between places. There is one place more than there are steps.",
            Places{.formula = [](const Axis& axis) { return room_of(axis) / axis.stride; }});
    mistake("1 is added before the division",
            "The first place is added to the number of steps, so the + 1 stands outside the division.",
            Places{.formula = [](const Axis& axis) { return (room_of(axis) + 1) / axis.stride; }});
    mistake("the division rounds up",
            "The last step may lead to a window that does not fit. It is dropped: round down.",
            Places{.formula = [](const Axis& axis) { return (room_of(axis) + axis.stride - 1) / axis.stride + 1; }});
    mistake(
        "the division rounds to the nearest", "A window that fits by more than half still does not fit. Round down.",
        Places{.formula = [](const Axis& axis) { return (2 * room_of(axis) + axis.stride) / (2 * axis.stride) + 1; }});
    mistake("padding is ignored", "The axis has pad_before + size + pad_after pixels.",
            Places{.misread = [](Axis& axis) { axis.before = axis.after = 0; }});
    mistake("padding behind is forgotten", "Both ends count: add pad_after as well.",
            Places{.misread = [](Axis& axis) { axis.after = 0; }});
    mistake("padding in front is forgotten", "Both ends count: add pad_before as well.",
            Places{.misread = [](Axis& axis) { axis.before = 0; }});
    mistake("pad_before counts for both ends",
            "Formulas with 2·p mean the same padding at both ends. Here each end has its own amount.",
            Places{.misread = [](Axis& axis) { axis.after = axis.before; }});
    mistake("pad_after counts for both ends",
            "Formulas with 2·p mean the same padding at both ends. Here each end has its own amount.",
            Places{.misread = [](Axis& axis) { axis.before = axis.after; }});
    mistake("it is the common formula (n + 2·p - k) / s + 1",
            "It is written for the same padding at both ends and no dilation. Here each end has its own amount, and "
            "the kernel reaches over (kernel - 1)·dilation + 1 pixels.",
            Places{.misread = [](Axis& axis) { axis.after = axis.before, axis.dilation = 1; }});
    mistake("padding counts twice at each end", "Each end's padding is added once: pad_before + size + pad_after.",
            Places{.misread = [](Axis& axis) { axis.before *= 2, axis.after *= 2; }});
    mistake("the stride is ignored", "Your places are those of stride 1. Divide by the stride.",
            Places{.misread = [](Axis& axis) { axis.stride = 1; }});
    mistake("the dilation is ignored",
            "Your kernel reaches over `kernel` pixels. With its taps apart it reaches further.",
            Places{.misread = [](Axis& axis) { axis.dilation = 1; }});
    mistake(
        "a dilation of 1 is taken for a gap of 1",
        "Some books count the gaps, so that 0 means none. Here dilation is the distance between taps: 1 means no gap.",
        Places{.misread = [](Axis& axis) { axis.dilation += 1; }});
    mistake("stride and dilation are exchanged",
            "The stride is how far the window moves, and divides. The dilation is how far its taps lie apart, and "
            "lengthens the reach.",
            Places{.misread = [](Axis& axis) { std::swap(axis.stride, axis.dilation); }});
    mistake("every tap is followed by a gap",
            "Yours reaches over kernel·dilation pixels. There are gaps between the taps only, none after the last one.",
            Places{.misread = [](Axis& axis) { axis.size -= axis.dilation - 1; }});
    mistake("the kernel is not taken away",
            "Yours divides the whole axis by the stride. The window has a reach, and all of it must lie inside.",
            Places{.formula = [](const Axis& axis) { return (axis.before + axis.size + axis.after) / axis.stride; }});
    mistake(
        "the kernel is not taken away, rounded up",
        "⌈size / stride⌉ is what \"same\" padding makes of an axis. Without it the window's reach must be taken away.",
        Places{.formula = [](const Axis& axis) {
            return (axis.before + axis.size + axis.after + axis.stride - 1) / axis.stride;
        }});
    mistake("half the kernel is taken away at each end",
            "kernel / 2 rounds down, so an even kernel loses a pixel. Take away the reach as a whole, less 1.",
            Places{.formula = [](const Axis& axis) {
                const Index half = reach_of(axis.kernel, axis.dilation) / 2;
                return (axis.before + axis.size + axis.after - 2 * half - 1) / axis.stride + 1;
            }});
    mistake("a kernel larger than the image is refused, although it fits the padding",
            "Compare the reach with the padded axis, not with `size` alone.", Places{.formula = [](const Axis& axis) {
                if (reach_of(axis.kernel, axis.dilation) > axis.size) throw std::invalid_argument("kernel");
                return room_of(axis) / axis.stride + 1;
            }});
    mistake("a kernel as large as the axis is refused", "It fits, in one place.",
            Places{.formula = [](const Axis& axis) {
                if (room_of(axis) == 0) throw std::invalid_argument("kernel");
                return room_of(axis) / axis.stride + 1;
            }});

    mistake("a kernel that does not fit gets a place",
            "A whole number divided in C++ is rounded toward 0: (4 - 5) / 2 is 0, and 0 + 1 is a place that is not "
            "there. Compare the reach with the padded axis first.",
            Places{.refuses_unfit = false});
    mistake("a size below 0 wraps round to a huge number",
            "An unsigned number cannot go below 0: 4 - 5 becomes 2⁶⁴ - 1. Keep sizes signed, and compare the reach "
            "with the padded axis first.",
            Places{.formula = wrapped_places, .refuses_unfit = false});
    mistake("0 is returned for a kernel that does not fit",
            "A layer without outputs is a mistake of whoever built it, so say so: throw, and name \"kernel\".",
            Places{.formula = [](const Axis& axis) { return room_of(axis) < 0 ? 0 : room_of(axis) / axis.stride + 1; },
                   .refuses_unfit = false});
}
