#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "axis.hpp"
#include "convolution/spec.hpp"
#include "padding_stride.hpp"

namespace convkit::test {
namespace {

using enum Border;
using Answer = std::optional<Index>;

/// One step at a time from pixel 0, turning, stopping or jumping where the image ends.
Answer walked(Index index, Index size, Border border) {
    Index at = 0, step = index < 0 ? -1 : 1;
    // After so many steps a mirror, and wrap, are back where they began. The others end with the image.
    const Index round = 2 * size * std::max(size - 1, Index{1});
    const bool comes_round = border == Border::reflect || border == Border::reflect101 || border == Border::wrap;
    for (Index left = comes_round ? std::abs(index) % round : std::abs(index); left > 0; --left) {
        const bool inside = at + step >= 0 && at + step < size;
        if (inside) {
            at += step;
            continue;
        }
        switch (border) {
            case Border::zero:
                return std::nullopt;
            case Border::replicate:
                return at;
            case Border::reflect:
                step = -step;
                break;  // this step is spent on the edge pixel, which is read twice
            case Border::reflect101:
                step = -step;
                if (size > 1) at += step;
                break;
            case Border::wrap:
                at = step > 0 ? 0 : size - 1;
                break;
        }
    }
    return at;
}

using Rule = Answer (*)(Index index, Index size);

template <Border border>
Answer by(Index index, Index size) {
    return walked(index, size, border);
}

/// The index after one turn of the mirror, which may still lie outside.
Answer turned_once(Index index, Index size) {
    return index < 0 ? -index - 1 : index >= size ? 2 * size - 1 - index : index;
}
Answer turned_once_101(Index index, Index size) {
    return index < 0 ? -index : index >= size ? 2 * size - 2 - index : index;
}

Answer moved_once(Index index, Index size) { return index < 0 ? index + size : index >= size ? index - size : index; }
Answer size_added_once(Index index, Index size) { return (index + size) % size; }

/// A rule for each border. A mistake is a rule that is not as it stands here.
struct Rules {
    Rule zero = by<Border::zero>;
    Rule replicate = by<Border::replicate>;
    Rule reflect = by<Border::reflect>;
    Rule reflect101 = by<Border::reflect101>;
    Rule wrap = by<Border::wrap>;

    Answer operator()(Index index, Index size, Border border) const {
        require_between("index", index, -largest_length, largest_length);
        require_at_least("size", size, 1);
        require_enumerator("border", border, Border::wrap);
        const Rule rules[] = {zero, replicate, reflect, reflect101, wrap};
        return rules[static_cast<std::size_t>(border)](index, size);
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(border_index) {
    takes(whole("index", -largest_length), whole("size", 1), "border");
    each_value_is([](Index index, Index size, Border border, const Shape&) {
        const auto found = walked(index, size, border);
        const double value = found ? static_cast<double>(*found) : 0;
        const bool outside = index < 0 || index >= size;
        const Index period = border == Border::reflect ? 2 * size : std::max<Index>(1, 2 * size - 2);
        if (outside && border == Border::wrap)
            return Formula{fmt::format("{} counted round {} pixels", index, size), value};
        if (outside && border == Border::replicate)
            return Formula{fmt::format("the pixel of 0..{} nearest to {}", size - 1, index), value};
        if (!outside) return Formula{fmt::format("{} is inside", index), value};
        const Index place = within(index, period);
        return Formula{place < size ? fmt::format("{} mod {}", index, period)
                                    : fmt::format("{} mod {} = {}, turned back: {} - {}", index, period, place,
                                                  border == Border::reflect ? period - 1 : period, place),
                       value};
    });

    gives("inside, a pixel is itself", 2, 2, 4, zero);
    gives("zero: nothing left of the image", {}, -1, 4, zero);
    gives("zero: nothing right of it", {}, 4, 4, zero);
    gives("zero: the last pixel is inside", 3, 3, 4, zero);
    gives("replicate: a|abcd", 0, -1, 4, replicate);
    gives("replicate: abcd|dd", 3, 5, 4, replicate);
    gives("replicate: far to the left", 0, -23, 4, replicate);
    gives("replicate: the last pixel", 3, 3, 4, replicate);
    gives("reflect: a|abcd", 0, -1, 4, reflect);
    gives("reflect: cba|abcd", 2, -3, 4, reflect);
    gives("reflect: abcd|d", 3, 4, 4, reflect);
    gives("reflect: abcd|dcb", 1, 6, 4, reflect);
    gives("reflect101: b|abcd", 1, -1, 4, reflect101);
    gives("reflect101: dcb|abcd", 3, -3, 4, reflect101);
    gives("reflect101: abcd|c", 2, 4, 4, reflect101);
    gives("reflect101: abcd|cba", 0, 6, 4, reflect101);
    gives("wrap: d|abcd", 3, -1, 4, wrap);
    gives("wrap: abcd|abc", 2, 6, 4, wrap);
    gives("wrap: a whole image to the left", 0, -4, 4, wrap);
    gives("replicate, inside", 1, 1, 4, replicate);
    gives("reflect, inside", 2, 2, 4, reflect);
    gives("reflect101, inside", 3, 3, 4, reflect101);
    gives("wrap, inside", 0, 0, 4, wrap);
    gives("reflect: abcd|dcba|a, the mirror turns back", 0, 8, 4, reflect);
    gives("reflect101: abcd|cba|b, the mirror turns back", 1, 7, 4, reflect101);
    gives("reflect: far to the left", 1, -23, 4, reflect);
    gives("reflect101: far to the left", 1, -23, 4, reflect101);
    gives("reflect: far to the right", 2, 21, 4, reflect);
    gives("reflect101: far to the right", 3, 21, 4, reflect101);
    gives("wrap: far to the left", 1, -23, 4, wrap);
    gives("wrap: far to the right", 2, 22, 4, wrap);
    gives("zero: far away there is nothing either", {}, 1000003, 4, zero);
    gives("one pixel, reflect", 0, -3, 1, reflect);
    gives("one pixel, reflect101", 0, -1, 1, reflect101);
    gives("one pixel, reflect101, far to the right", 0, 6, 1, reflect101);
    gives("one pixel, wrap", 0, -5, 1, wrap);
    gives("one pixel, replicate", 0, 2, 1, replicate);
    gives("one pixel, zero: nothing beside it", {}, 1, 1, zero);
    gives("two pixels, reflect101: abababa", 1, -3, 2, reflect101);
    gives("two pixels, reflect: abbaabba", 1, -3, 2, reflect);

    agrees(
        "random places, far and near, step by step",
        [](Random& random) {
            return std::tuple(random.index(-40, 40), random.index(1, 9), static_cast<Border>(random.index(0, 4)));
        },
        walked, 400);

    obeys("wrap repeats after `size`", [](const auto& border_index, Random& random) {
        const Index index = random.index(-30, 30), size = random.index(1, 9);
        return equal("border_index(index - size)", border_index(index - size, size, Border::wrap),
                     "border_index(index)", border_index(index, size, Border::wrap));
    });
    obeys("reflect is the same seen from the other end", [](const auto& border_index, Random& random) {
        const Index index = random.index(-30, 30), size = random.index(1, 9);
        const auto mirrored = border_index(size - 1 - index, size, Border::reflect);
        return equal("size - 1 - border_index(size - 1 - index)", mirrored ? Answer{size - 1 - *mirrored} : Answer{},
                     "border_index(index)", border_index(index, size, Border::reflect));
    });

    for (const auto border : {zero, replicate, reflect, reflect101, wrap}) odd_arguments(Rules{}, -7, 5, border);
}

MISTAKES(border_index) {
    mistake("% leaves a minus sign",
            "-1 % 5 is -1 in C++: the remainder has the sign of what is divided. Add the size once and take % again.",
            Rules{.wrap = [](Index index, Index size) -> Answer { return index % size; }});
    mistake("the minus sign is dropped instead of wrapped",
            "Left of the image, wrap starts with the last pixel: -1 reads size - 1, not 1.",
            Rules{.wrap = [](Index index, Index size) -> Answer { return std::abs(index) % size; }});
    mistake(
        "wrap goes round once only",
        "Adding or taking away the size once is enough only near the image. Use %, which does it as often as it takes.",
        Rules{.wrap = moved_once});
    mistake("wrap adds the size once only",
            "(index + size) % size is right down to -size. Further left the sum is still below 0, and % keeps its "
            "sign: take % first, then add the size, then take % again.",
            Rules{.wrap = size_added_once});
    mistake("reflect and reflect101 are exchanged",
            "reflect repeats the edge pixel: a|abcd. reflect101 does not: b|abcd. The names differ between libraries.",
            Rules{.reflect = by<reflect101>, .reflect101 = by<reflect>});
    mistake("reflect101 repeats the edge pixel",
            "Its mirror stands on the edge pixel's middle, which is read once: b|abcd.",
            Rules{.reflect101 = by<reflect>});
    mistake("reflect leaves the edge pixel out",
            "Its mirror stands beyond the edge pixel, which is read twice: a|abcd.", Rules{.reflect = by<reflect101>});
    mistake("reflect starts again from the left instead of turning back",
            "abcd|abc is wrap. A mirror runs backwards: abcd|dcb.", Rules{.reflect = by<wrap>});
    mistake("replicate and wrap are exchanged",
            "replicate stays on the nearest pixel, wrap goes on from the other end.",
            Rules{.replicate = by<wrap>, .wrap = by<replicate>});
    mistake("the border is ignored: always the nearest pixel",
            "That is replicate. Which rule is asked for stands in border.",
            Rules{by<replicate>, by<replicate>, by<replicate>, by<replicate>, by<replicate>});
    mistake("both mirrors turn back once only",
            "One turn is enough only near the image. Further out the mirror turns again: find where the index lies in "
            "the pattern that repeats.",
            Rules{.reflect = turned_once, .reflect101 = turned_once_101});
    mistake("the rules hold only near the image",
            "One turn of the mirror, or one size added, is not enough further out. Find where the index lies in the "
            "pattern that repeats: with % twice, it never falls below 0.",
            Rules{.reflect = turned_once, .reflect101 = turned_once_101, .wrap = size_added_once});
    mistake(
        "the rules reach no further than one image",
        "One turn of the mirror, or one size added or taken away, is not enough further out. Find where the index lies "
        "in the pattern that repeats.",
        Rules{.reflect = turned_once, .reflect101 = turned_once_101, .wrap = moved_once});
    mistake(
        "both mirrors turn back once, then stay at the edge",
        "One turn is enough only near the image. Further out the mirror turns again: find where the index lies in the "
        "pattern that repeats.",
        Rules{
            .reflect = [](Index index, Index size) { return by<replicate>(*turned_once(index, size), size); },
            .reflect101 = [](Index index, Index size) { return by<replicate>(*turned_once_101(index, size), size); }});
    mistake("reflect101 repeats after 2·size",
            "abcdcb is the pattern that repeats: 2·size - 2 pixels, because both edge pixels are in it once.",
            Rules{.reflect101 = [](Index index, Index size) -> Answer {
                const Index i = within(index, 2 * size);
                return std::min(i, std::abs(2 * size - 2 - i));
            }});
    mistake("reflect repeats after 2·size - 2",
            "abcddcba is the pattern that repeats: 2·size pixels, because both edge pixels are in it twice.",
            Rules{.reflect = [](Index index, Index size) -> Answer {
                const Index i = within(index, std::max(2 * size - 2, Index{1}));
                return std::min(i, 2 * size - 1 - i);
            }});
    mistake("reflect101 of a single pixel divides by 0",
            "With one pixel the pattern would be 2·1 - 2 = 0 long. That pixel is all there is to read.",
            Rules{.reflect101 = [](Index index, Index size) {
                if (size == 1) throw std::domain_error("a division by 0");
                return by<reflect101>(index, size);
            }});
    mistake(
        "zero reads pixel 0", "zero is the value that is read, not an index. Return std::nullopt.",
        Rules{.zero = [](Index index, Index size) -> Answer { return index < 0 || index >= size ? Index{0} : index; }});
    mistake("zero reads the nearest pixel",
            "Outside the image there is nothing to read with zero. Return std::nullopt.", Rules{.zero = by<replicate>});
    mistake("zero gives back the index outside", "An index outside is for nobody to read. Return std::nullopt there.",
            Rules{.zero = [](Index index, Index) -> Answer { return index; }});
    mistake("nothing is read outside, whatever the border", "That is zero. Which rule is asked for stands in border.",
            Rules{by<zero>, by<zero>, by<zero>, by<zero>, by<zero>});
    mistake(
        "zero lets the index `size` pass", "The last pixel is size - 1; `size` lies outside.",
        Rules{.zero = [](Index index, Index size) { return index == size ? Answer{index} : by<zero>(index, size); }});
    mistake("replicate stops one pixel too far", "The last pixel is size - 1; `size` lies outside.",
            Rules{.replicate = [](Index index, Index size) -> Answer { return std::clamp(index, Index{0}, size); }});
}
