#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "receptive_fields.hpp"

namespace convkit::test {
namespace {

using Part = std::optional<Interval>;

/// Pixel by pixel: which of 0..size-1 lie in the region?
Part by_looking(const Interval& region, Index size) {
    Part part;
    for (Index pixel = 0; pixel < size; ++pixel) {
        if (pixel < region.first || pixel > region.last) continue;
        if (!part) part = Interval{pixel, pixel};
        part->last = pixel;
    }
    return part;
}

Index from_zero(Index first, Index) { return std::max<Index>(first, 0); }
Index to_the_end(Index last, Index size) { return std::min(last, size - 1); }
Index as_it_is(Index position, Index) { return position; }
Index nearest_pixel(Index position, Index size) { return from_zero(to_the_end(position, size), size); }

/// The right cut, with a choice for each end.
struct Cut {
    Index (*first)(Index first, Index size) = from_zero;
    Index (*last)(Index last, Index size) = to_the_end;
    bool (*is_empty)(const Interval& part) = [](const Interval& part) { return part.first > part.last; };

    Part operator()(const Interval& region, Index size) const {
        require_at_least("size", size, 1);
        if (region.last < region.first) throw std::invalid_argument("region");
        const Interval part{first(region.first, size), last(region.last, size)};
        if (is_empty(part)) return std::nullopt;
        return part;
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(clipped) {
    takes("region", whole("size", 1));
    each_value_is(
        [](const Interval& region, Index, const Shape&) {
            return Formula{fmt::format("max({}, 0)", region.first),
                           static_cast<double>(std::max<Index>(region.first, 0))};
        },
        "first");
    each_value_is(
        [](const Interval& region, Index size, const Shape&) {
            return Formula{fmt::format("min({}, {} - 1)", region.last, size),
                           static_cast<double>(std::min(region.last, size - 1))};
        },
        "last");

    gives("all of it lies inside", Interval{2, 4}, {2, 4}, 10);
    gives("it begins before the image", Interval{0, 3}, {-2, 3}, 10);
    gives("it ends behind the image", Interval{7, 9}, {7, 12}, 10);
    gives("it reaches over both ends", Interval{0, 9}, {-100, 111}, 10);
    gives("all of it lies before the image", std::nullopt, {-5, -2}, 10);
    gives("all of it lies behind the image", std::nullopt, {10, 13}, 10);
    gives("only pixel 0 is left", Interval{0, 0}, {-4, 0}, 10);
    gives("only the last pixel is left", Interval{9, 9}, {9, 13}, 10);
    gives("a region of one pixel", Interval{3, 3}, {3, 3}, 10);
    gives("it ends just before pixel 0", std::nullopt, {-3, -1}, 10);
    gives("an image of one pixel", Interval{0, 0}, {-1, 1}, 1);
    gives("exactly the image", Interval{0, 6}, {0, 6}, 7);
    gives("an image far larger than the region", Interval{0, 7}, {-3, 7}, 1000000000);
    gives("a region far larger than the image", Interval{0, 223}, {-4000000000, 4000000000}, 224);
    gives("both beyond a float's whole numbers", Interval{33554433, 123456788}, {33554433, 1000000001}, 123456789);
    gives("all of it far before the image", std::nullopt, {-9000000000000000, -4294967296}, 10);
    gives("all of it far behind the image", std::nullopt, {4294967296, 4294967299}, 10);
    gives("VGG-16's middle output over a row of 224", Interval{6, 217}, {6, 217}, 224);
    gives("VGG-16's middle output over a row of 100", Interval{0, 99}, {-58, 153}, 100);

    agrees(
        "random regions, pixel by pixel",
        [](Random& random) {
            const Index first = random.index(-8, 15);
            return std::tuple(Interval{first, first + random.index(0, 12)}, random.index(1, 9));
        },
        by_looking, 80);

    obeys("what is cut stays when it is cut again", [](const auto& clipped, Random& random) {
        const Index first = random.index(-5, 5), size = random.index(6, 12);
        const auto once = clipped({first, first + 6}, size);
        return equal("clipped(clipped(region))", once ? clipped(*once, size) : once, "clipped(region)", once);
    });

    refuses("a region that ends before it begins", "region", {3, 2}, 10);
    refuses("a region that ends before it begins, before the image", "region", {-2, -6}, 10);
    refuses("a region that ends before it begins, behind the image", "region", {15, 12}, 10);
    refuses("a region that ends before it begins, around the image", "region", {12, -2}, 10);
    odd_arguments(Cut{}, {-2, 6}, 5);
}

MISTAKES(clipped) {
    mistake("the end may be the size", "The last pixel of an image of 10 is number 9: size - 1.",
            Cut{.last = [](Index last, Index size) { return std::min(last, size); }});
    mistake("the beginning is not cut", "Positions below 0 are not in the image either: begin at 0 at the earliest.",
            Cut{.first = as_it_is});
    mistake("the end is not cut", "Positions from size on are not in the image either: end at size - 1 at the latest.",
            Cut{.last = as_it_is});
    mistake("nothing is cut", "The region comes back as it was. Take only what lies in 0..size-1.",
            Cut{.first = as_it_is, .last = as_it_is, .is_empty = [](const Interval&) { return false; }});
    mistake("a region outside is not noticed",
            "Where no pixel of the region lies in the image, the ends have passed each other: return std::nullopt.",
            Cut{.is_empty = [](const Interval&) { return false; }});
    mistake("a region outside is refused",
            "A region that sees nothing of the image is a good question, with the answer std::nullopt.",
            [](const auto& region, Index size) -> Part {
                const Part part = Cut{}(region, size);
                return part ? part : throw std::invalid_argument("region");
            });
    mistake("positions do not fit an int", "A region may begin and end anywhere: keep its positions in an Index.",
            Cut{.first = [](Index first, Index) -> Index { return std::max(static_cast<std::int32_t>(first), 0); },
                .last = [](Index last, Index size) -> Index {
                    return std::min(static_cast<std::int32_t>(last), static_cast<std::int32_t>(size - 1));
                }});
    mistake("a region outside becomes the nearest pixel",
            "Both ends are drawn into the image, each by itself. A region outside sees no pixel at all: return "
            "std::nullopt.",
            Cut{.first = nearest_pixel, .last = nearest_pixel});
    mistake("the region is pushed into the image",
            "It keeps its size and is moved. But what is seen beyond the edge is lost, not replaced: cut it off.",
            [](const auto& region, Index size) -> Part {
                Cut{}(region, size);  // refuses
                // In numbers that may wrap round, which does no harm.
                const auto first = static_cast<std::uint64_t>(region.first),
                           last = static_cast<std::uint64_t>(region.last);
                const auto behind = region.last < size ? 0 : static_cast<std::uint64_t>(size) - 1 - last;
                const auto move = region.first < 0 ? 0 - first : behind;
                return Interval{static_cast<Index>(first + move), static_cast<Index>(last + move)};
            });
    mistake("what is not all inside is dropped", "A region that reaches beyond the image still has a part in it.",
            Cut{.first = [](Index first, Index size) { return first < 0 ? size : first; },
                .last = [](Index last, Index size) { return last >= size ? Index{-1} : last; }});
    mistake("a region before the image is not noticed",
            "You look for regions that begin behind the last pixel. Those that end before pixel 0 lie outside as well.",
            Cut{.is_empty = [](const Interval& part) { return part.last >= 0 && part.first > part.last; }});
    mistake("a region behind the image is not noticed",
            "You look for regions that end before pixel 0. Those that begin behind the last pixel lie outside as well.",
            Cut{.is_empty = [](const Interval& part) { return part.last < 0; }});
    mistake("a single pixel counts as nothing",
            "first == last is one pixel, because both ends are included. Nothing is left only where first > last.",
            Cut{.is_empty = [](const Interval& part) { return part.first >= part.last; }});
    mistake("pixel 0 is left out", "Pixels are counted from 0, so 0 lies in the image.",
            Cut{.first = [](Index first, Index) { return std::max<Index>(first, 1); }});
    mistake("the last pixel is left out", "size - 1 is the last pixel, and it lies in the image.",
            Cut{.last = [](Index last, Index size) { return std::min(last, size - 2); }});
}
