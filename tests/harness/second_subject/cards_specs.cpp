#include <algorithm>

#include "cards.hpp"
#include "spec/spec.hpp"

#define SPEC(function) SPEC_OF(SpecOf, function)

namespace convkit::test {

template <>
struct Codec<Card> : RecordCodec<Card, Codec<Card>> {
    static auto fields() { return std::tuple{Field{"name", &Card::name}, Field{"points", &Card::points}}; }
};

namespace {

using Names = std::vector<std::string>;
using Cards = std::vector<Card>;

/// Each name goes behind those that are not larger.
Names inserted(const Names& names) {
    Names sorted;
    for (const auto& name : names) sorted.insert(std::upper_bound(sorted.begin(), sorted.end(), name), name);
    return sorted;
}

Names some_names(Random& random) {
    Names names;
    for (Index i = random.index(2, 6); i > 0; --i) {
        std::string name;
        for (Index letters = random.index(1, 3); letters > 0; --letters)
            name += static_cast<char>('a' + random.index(0, 25));
        names.push_back(name);
    }
    return names;
}

Card best(const Cards& cards) {
    if (cards.empty()) throw std::invalid_argument("cards");
    Card found = cards.front();
    for (const auto& card : cards) {
        if (card.points > found.points) found = card;
    }
    return found;
}

}  // namespace
}  // namespace convkit::test

SPEC(sort_names) {
    takes("names");
    gives("two names in the wrong order", {"ann", "bob"}, {"bob", "ann"});
    gives("three, of which one is there twice", {"ann", "bob", "bob"}, {"bob", "ann", "bob"});
    gives("a shorter name comes later", {"alice", "bo"}, {"bo", "alice"});
    agrees(
        "random names", [](Random& random) { return std::tuple(some_names(random)); }, inserted);
    obeys("what is sorted stays so", [](const auto& sort_names, Random& random) {
        const auto once = sort_names(some_names(random));
        return equal("sort_names(sort_names(…))", sort_names(once), "sort_names(…)", once);
    });
    odd_arguments(inserted, {"b", "a"});
}

MISTAKES(sort_names) {
    mistake("the names are lost", "The places are right. What stands there is nobody's name.",
            [](const Names& names) { return Names(names.size()); });
    mistake("the shortest come first", "The alphabet decides, not the length.", [](Names names) {
        std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
        return names;
    });
    mistake("nothing is changed", "The names stay as they were.", [](const Names& names) { return names; });
    mistake("the last come first", "Your order is turned round.", [](const Names& names) {
        auto sorted = inserted(names);
        std::reverse(sorted.begin(), sorted.end());
        return sorted;
    });
}

SPEC(best_of) {
    takes("cards");
    gives("the second of two", {"queen", 3}, {{"jack", 2}, {"queen", 3}});
    gives("the first of two that are alike", {"ace", 11}, {{"two", 2}, {"ace", 11}, {"king", 11}});
    gives("three that are alike", {"a", 0}, {{"a", 0}, {"b", 0}, {"c", 0}});
    gives("all below zero", {"x", -1}, {{"w", -5}, {"x", -1}});
    refuses("no cards", "cards", {});
    odd_arguments(best, {{"jack", 2}, {"queen", 3}});
}

MISTAKES(best_of) {
    mistake("the last of several", "Of several that are alike the first one wins: >, not >=.", [](const Cards& cards) {
        auto found = best(cards);
        for (const auto& card : cards) {
            if (card.points == found.points) found = card;
        }
        return found;
    });
    mistake("the name is lost", "The points are right, the name is not.", [](const Cards& cards) {
        return Card{"", best(cards).points};
    });
    mistake("the fewest points win", "Your card has the fewest points.", [](const Cards& cards) {
        if (cards.empty()) throw std::invalid_argument("cards");
        return *std::min_element(cards.begin(), cards.end(),
                                 [](const Card& a, const Card& b) { return a.points < b.points; });
    });
}
