#include <fmt/format.h>

#include <algorithm>

#include "convolution/spec.hpp"
#include "padding_stride.hpp"

namespace convkit::test {
namespace {

/// Window by window, until one reaches the end of the padded axis.
Index walked(Index size, Index kernel, Index pad, Index stride, Rounding rounding) {
    Index windows = 0;
    const Index end = pad + size + pad;
    for (Index at = 0; at < end; at += stride) {
        const bool full = at + kernel <= end;
        const bool counts = full || (rounding == Rounding::ceil && at < pad + size);
        if (!counts) break;
        ++windows;
        if (at + kernel >= end) break;
    }
    return windows;
}

Index rounded(Index room, Index stride, Rounding rounding) {
    return (rounding == Rounding::ceil ? room + stride - 1 : room) / stride;
}

struct Pooling {
    Index size;
    Index kernel;
    Index pad;
    Index stride;
    Rounding rounding;
};

/// The formula, over so many pixels; it knows of no window behind the image.
Index rounded_windows(const Pooling& p, Index pixels) {
    return rounded(std::max(pixels - p.kernel, Index{0}), p.stride, p.rounding) + 1;
}

/// The same less the last window, if that starts at `end` or behind.
Index windows_before(const Pooling& p, Index end) {
    const Index windows = rounded_windows(p, p.size + 2 * p.pad);
    const bool dropped = p.rounding == Rounding::ceil && windows > 1 && (windows - 1) * p.stride >= end;
    return dropped ? windows - 1 : windows;
}

Index windows_of(const Pooling& p) { return windows_before(p, p.size + p.pad); }

/// A mistake is one choice that is not as it stands here.
struct PoolSize {
    void (*misread)(Pooling&) = [](Pooling&) {};  // takes something for something else
    Index (*windows)(const Pooling&) = windows_of;
    bool refuses_pad = true;
    bool refuses_kernel = true;

    Index operator()(Index size, Index kernel, Index pad, Index stride, Rounding rounding) const {
        require_at_least("size", size, 1);
        require_at_least("kernel", kernel, 1);
        require_at_least("stride", stride, 1);
        require_at_least("pad", pad, 0);
        if (refuses_pad && pad > kernel / 2) throw std::invalid_argument("pad");
        if (refuses_kernel && kernel > size + 2 * pad) throw std::invalid_argument("kernel");
        require_enumerator("rounding", rounding, Rounding::ceil);
        Pooling pooling{size, kernel, pad, stride, rounding};
        misread(pooling);
        return windows(pooling);
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(pool_size) {
    takes(whole("size", 1), whole("kernel", 1), whole("pad", 0), whole("stride", 1), "rounding");
    each_value_is([](Index size, Index kernel, Index pad, Index stride, Rounding rounding, const Shape&) {
        const bool up = rounding == Rounding::ceil;
        const Index room = size + 2 * pad - kernel;
        const Index windows = rounded(room, stride, rounding) + 1;
        const bool outside = (windows - 1) * stride >= size + pad;
        return Formula{
            fmt::format("{}({} + 2·{} - {}) / {}{} + 1{}", up ? "⌈" : "⌊", size, pad, kernel, stride, up ? "⌉" : "⌋",
                        outside ? ", less the window that would start in the padding behind," : ""),
            static_cast<double>(outside ? windows - 1 : windows)};
    });
    constexpr auto down = Rounding::floor, up = Rounding::ceil;

    gives("6 pixels by twos: windows 01, 23, 45", 3, 6, 2, 0, 2, down);
    gives("7 pixels by twos, floor: the last pixel is left over", 3, 7, 2, 0, 2, down);
    gives("7 pixels by twos, ceil: it gets a window", 4, 7, 2, 0, 2, up);
    gives("where all fits, ceil is floor", 3, 6, 2, 0, 2, up);
    gives("windows of 3 by twos overlap, floor: 012, 234", 2, 6, 3, 0, 2, down);
    gives("and with ceil: 012, 234, 45", 3, 6, 3, 0, 2, up);
    gives("padding of 1, floor: starts -1, 1, 3", 3, 6, 3, 1, 2, down);
    gives("padding of 1, ceil: the fourth starts on pixel 5", 4, 6, 3, 1, 2, up);
    gives("5 by twos: the fourth would start behind the image", 3, 5, 2, 1, 2, up);
    gives("9 by fours: the fourth would start behind the image", 3, 9, 4, 2, 4, up);
    gives("5 by threes: the third would start behind the image", 2, 5, 3, 1, 3, up);
    gives("6 by threes: the third starts on the last pixel", 3, 6, 3, 1, 3, up);
    gives("7 by threes, padding of 1, ceil", 3, 7, 3, 1, 3, up);
    gives("8 by threes, padding of 1, floor", 3, 8, 3, 1, 3, down);
    gives("a stride larger than the window, floor", 2, 7, 2, 0, 4, down);
    gives("a stride larger than the window: the next is outside", 2, 7, 2, 0, 4, up);
    gives("9 pixels: the next one starts on the last pixel", 3, 9, 2, 0, 4, up);
    gives("a window as large as the image", 1, 4, 4, 0, 3, up);
    gives("one pixel, with padding", 1, 1, 2, 1, 2, down);
    gives("one pixel, with padding, ceil", 1, 1, 2, 1, 2, up);
    gives("a window larger than the image, on padding", 1, 2, 4, 1, 3, up);
    gives("the same with room to move", 2, 3, 4, 1, 1, down);
    gives("GoogLeNet's first pooling, ceil", 56, 112, 3, 0, 2, up);
    gives("GoogLeNet's first pooling, floor", 55, 112, 3, 0, 2, down);
    gives("ResNet's pooling", 56, 112, 3, 1, 2, down);

    agrees(
        "random pooling layers, window by window",
        [](Random& random) {
            const Index kernel = random.index(1, 6), pad = random.index(0, kernel / 2);
            const Index size = std::max(Index{1}, kernel - 2 * pad) + random.index(0, 12);
            return std::tuple(size, kernel, pad, random.index(1, 7), static_cast<Rounding>(random.index(0, 1)));
        },
        walked, 300);

    obeys("ceil gives as many windows as floor, or one more", [](const auto& pool_size, Random& random) {
        const Index kernel = random.index(1, 5), pad = random.index(0, kernel / 2), stride = random.index(1, 6);
        const Index size = random.index(5, 20);
        const Index more = pool_size(size, kernel, pad, stride, Rounding::ceil) -
                           pool_size(size, kernel, pad, stride, Rounding::floor);
        return claim(more == 0 || more == 1,
                     "With ceil yours has " + std::to_string(more) + " windows more than with floor; it can be 0 or 1");
    });
    obeys("with stride 1 nothing is left over", [](const auto& pool_size, Random& random) {
        const Index kernel = random.index(1, 5), pad = random.index(0, kernel / 2), size = random.index(5, 20);
        return equal("pool_size(…, ceil)", pool_size(size, kernel, pad, 1, Rounding::ceil), "pool_size(…, floor)",
                     pool_size(size, kernel, pad, 1, Rounding::floor));
    });

    refuses("more padding than half the window", "pad", 5, 3, 2, 2, down);
    refuses("more padding than half the window, ceil", "pad", 9, 2, 2, 1, up);
    refuses("a window larger than the padded axis", "kernel", 2, 5, 1, 3, down);
    refuses("a window larger than the axis, ceil", "kernel", 3, 4, 0, 2, up);
    refuses("a window larger by as much as the stride, ceil", "kernel", 3, 5, 0, 2, up);

    at_the_edge();
    gives("a padded axis beyond an int", largest_length + 1, largest_length, largest_length, largest_length / 2, 1,
          down);
    gives("the same by the longest steps, ceil", 2, largest_length, largest_length, largest_length / 2, largest_length,
          up);
    // Without padding, so that a window is refused for its own size and not because it is too small for its padding.
    for (const auto rounding : {down, up}) odd_arguments(PoolSize{}, 10, 3, 0, 2, rounding);
}

MISTAKES(pool_size) {
    mistake("a window behind the image counts",
            "Rounding up alone lets a window start in the padding behind the image, with nothing of the image in it. "
            "Drop it.",
            PoolSize{.windows = [](const Pooling& p) { return rounded_windows(p, p.size + 2 * p.pad); }});
    mistake("rounding is ignored: always down",
            "With ceil, a last window that is not full counts. A division of two whole numbers has rounded down "
            "already, so std::ceil of it changes nothing.",
            PoolSize{.misread = [](Pooling& p) { p.rounding = Rounding::floor; }});
    mistake("rounding is ignored: always up", "With floor, a last window that is not full is left away.",
            PoolSize{.misread = [](Pooling& p) { p.rounding = Rounding::ceil; }});
    mistake("floor and ceil are exchanged", "ceil is the one that counts a last window that is not full.",
            PoolSize{.misread = [](Pooling& p) {
                p.rounding = p.rounding == Rounding::ceil ? Rounding::floor : Rounding::ceil;
            }});
    mistake("a window that starts on the last pixel is dropped",
            "It may start there: that pixel is in it. Only a window that starts behind the image is dropped.",
            PoolSize{.windows = [](const Pooling& p) { return windows_before(p, p.size + p.pad - 1); }});
    mistake(
        "a window that starts right behind the image counts",
        "The image ends before pad + size, and a window that starts there holds nothing of it: drop it with >=, not >.",
        PoolSize{.windows = [](const Pooling& p) { return windows_before(p, p.size + p.pad + 1); }});
    mistake("a window larger than the image is refused, although it fits the padding",
            "Compare the window with the padded axis, size + 2·pad.", PoolSize{.windows = [](const Pooling& p) {
                if (p.kernel > p.size) throw std::invalid_argument("kernel");
                return windows_of(p);
            }});
    mistake("the padding in front is forgotten where the last window is tested",
            "Starts are counted from the padding on, so the image ends at pad + size, not at size.",
            PoolSize{.windows = [](const Pooling& p) { return windows_before(p, p.size); }});
    mistake("ceil is floor and one more",
            "One more only where something is left over: rounding up is not the same as adding 1.",
            PoolSize{.windows = [](const Pooling& p) {
                return (p.size + 2 * p.pad - p.kernel) / p.stride + 1 + (p.rounding == Rounding::ceil ? 1 : 0);
            }});
    mistake("the + 1 is missing", "There is one window more than there are steps between them.",
            PoolSize{.windows = [](const Pooling& p) { return windows_of(p) - 1; }});
    mistake("padding is counted once", "There are `pad` pixels at both ends: size + 2·pad.",
            PoolSize{.windows = [](const Pooling& p) { return rounded_windows(p, p.size + p.pad); }});
    mistake("padding is ignored", "There are `pad` pixels at both ends: size + 2·pad.",
            PoolSize{.windows = [](const Pooling& p) { return rounded_windows(p, p.size); }});
    mistake("windows are taken to lie side by side",
            "Yours divides the axis by the stride. That is right only where the stride is as large as the window.",
            PoolSize{.windows = [](const Pooling& p) { return rounded(p.size + 2 * p.pad, p.stride, p.rounding); }});
    mistake("the stride is taken for the window's size", "Pooling windows may overlap: the window is `kernel` long.",
            PoolSize{.misread = [](Pooling& p) { p.stride = p.kernel; }});
    mistake("too much padding is let through",
            "With a padding above half the window, a window could see nothing but padding. Refuse it, naming \"pad\".",
            PoolSize{.refuses_pad = false});
    mistake(
        "a window that does not fit counts as one",
        "The windows are right. One larger than the padded axis is refused, naming \"kernel\", with both roundings.",
        PoolSize{.windows = [](const Pooling& p) { return std::max(windows_of(p), Index{1}); },
                 .refuses_kernel = false});
}
