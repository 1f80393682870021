#include <string>

#include "catch2.hpp"
#include "process.hpp"

// What a student reads, for each way of going wrong.

namespace {

struct Message {
    int exit_code;
    std::string text;

    bool says(const std::string& words) const { return text.find(words) != std::string::npos; }
};

Message message_of(const std::string& way, const std::string& option = "[case]") {
    const auto ran = convkit::run_process({std::string(CONVKIT_BINARY_DIR) + "/wrong/" + way, option});
    return {ran.exit_code, ran.output};
}

#define CHECK_SAYS(message, words)    \
    do {                              \
        INFO((message).text);         \
        CHECK((message).says(words)); \
    } while (false)

}  // namespace

TEST_CASE("a right answer passes, in one line") {
    const auto message = message_of("right");
    CHECK(message.exit_code == 0);
    CHECK_SAYS(message, "✓ 1.3 correlate — all");
    CHECK_SAYS(message, "exercises/01_conv_formula/correlate.cpp");
    CHECK(!message.says("Looks like"));
}

TEST_CASE("a wrong answer: shape, count, first difference, its sum, the mistake's name, the next action") {
    const auto message = message_of("flipped", "an asymmetric kernel and a bias");
    CHECK(message.exit_code == 1);
    CHECK_SAYS(message, "✗ 1.3 correlate — 1 of 1 cases differs");
    CHECK_SAYS(message, "image 3×4");
    CHECK_SAYS(message, "expected 2×2");
    CHECK_SAYS(message, "29*  7*");
    CHECK_SAYS(message, "4 of 4 values differ, the first at row 0, column 0:");
    CHECK_SAYS(message, "1·1 + 2·(-2) + 0·3 + 4·0 + 1·4 + 2·(-1) + 10 = 9, yours is 29");
    CHECK_SAYS(message, "Looks like: the kernel is flipped");
    CHECK_SAYS(message, "docs/01_conv_formula.md#correlate");
    CHECK_SAYS(message, "convkit hint correlate");
}

TEST_CASE("a wrong shape is told before any value") {
    const auto message = message_of("shape");
    CHECK(message.exit_code == 1);
    CHECK_SAYS(message, "The shape is wrong");
}

TEST_CASE("what is not finite is told as that") {
    const auto message = message_of("infinite");
    CHECK(message.exit_code == 1);
    CHECK_SAYS(message, "No finite input can give that");
}

TEST_CASE("an index outside a plane is named") {
    const auto message = message_of("outside_at");
    CHECK(message.exit_code == 1);
    CHECK_SAYS(message, "threw std::out_of_range: row 1 is outside 0..0");
    CHECK_SAYS(message, "An index left the plane");
}

TEST_CASE("an absurd size is named") {
    const auto message = message_of("absurd");
    CHECK(message.exit_code == 1);
    CHECK_SAYS(message, "an absurd size");
}

TEST_CASE("an exception is told in its own words") {
    const auto message = message_of("throws");
    CHECK(message.exit_code == 1);
    CHECK_SAYS(message, "I give up");
}

TEST_CASE("bad arguments that are not refused: what was expected, and where to test for it") {
    const auto message = message_of("no_refusal");
    CHECK(message.exit_code == 1);
    CHECK_SAYS(message, "std::invalid_argument");
    CHECK_SAYS(message, "\"kernel\"");
}

TEST_CASE("a function that never returns is cut off") {
    const auto message = message_of("never_returns");
    CHECK(message.exit_code == 1);
    CHECK_SAYS(message, "did not return within");
    CHECK_SAYS(message, "in the case:");
    CHECK_SAYS(message, "loop");
}

TEST_CASE("a function that ends the program is not taken for right") {
    const auto message = message_of("exits");
    CHECK(message.exit_code != 0);
    CHECK_SAYS(message, "ended the program");
}

TEST_CASE("a function that its file no longer defines is missed by name") {
    const auto message = message_of("missing");
    CHECK(message.exit_code != 0);
    CHECK_SAYS(message, "correlate is declared in exercises/01_conv_formula/conv_formula.hpp but no");
    CHECK_SAYS(message, "    Plane<double> correlate(const Plane<double>& image, ");
}

TEST_CASE("a function that calls itself without end is stopped with a message") {
    const auto message = message_of("recursion");
    CHECK(message.exit_code != 0);
    CHECK_SAYS(message, "crashed");
    CHECK_SAYS(message, "in the case:");
}

#if CONVKIT_SANITIZED
TEST_CASE("memory outside a plane: the place in the file, and the case") {
    const auto message = message_of("outside_memory");
    CHECK(message.exit_code != 0);
    CHECK_SAYS(message, "heap-buffer-overflow");
    CHECK_SAYS(message, "wrong_ways.cpp:");
    CHECK_SAYS(message, "crashed");
    CHECK_SAYS(message, "in the case:");
}

TEST_CASE("a whole number divided by zero: the place in the file, and the case") {
    const auto message = message_of("integer_zero");
    CHECK(message.exit_code != 0);
    CHECK_SAYS(message, "wrong_ways.cpp:");
    CHECK_SAYS(message, "division by zero");
    CHECK_SAYS(message, "in the case:");
}

TEST_CASE("a function that eats memory is cut off") {
    const auto message = message_of("eats_memory");
    CHECK(message.exit_code != 0);
    CHECK_SAYS(message, "in the case:");
}
#endif
