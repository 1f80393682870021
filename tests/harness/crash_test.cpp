#include "run/crash.hpp"

#include "../recorded/recorded.hpp"
#include "catch2.hpp"

using namespace convkit::test;

namespace {

struct Known {
    Cause cause;
    int line;
    std::string details;  ///< or a part of them
};

const std::map<std::string, Known> known{
    {"one past the end",
     {Cause::outside_memory, 16, "it reads 8 bytes, 0 bytes behind the end of a block of 40 bytes (5 doubles)"}},
    {"one before the start", {Cause::outside_memory, 17, ""}},
    {"far past the end", {Cause::outside_memory, 18, "it reads far outside"}},
    {"far before the start", {Cause::outside_memory, 19, ""}},
    {"an int divided by zero", {Cause::zero_division, 20, "division by zero"}},
    {"an int that overflows", {Cause::overflow, 21, "2147483647 + 1 cannot be represented in type 'int'"}},
    {"a function that calls itself without end", {Cause::endless_recursion, 10, ""}},
    {"100 GB at once", {Cause::absurd_request, 23, "it asks for 100,000,000,000 bytes at once"}},
    {"a member of a null pointer", {Cause::outside_memory, 24, ""}},
    {"a block that was deleted",
     {Cause::gone_memory, 25, "8 bytes into a block of 32 bytes (4 doubles) that is no longer there"}},
    {"outside of an array", {Cause::outside_memory, 26, "index 5 out of bounds for type 'int"}},
    {"a pointer into a vector that grew", {Cause::gone_memory, 27, "0 bytes into a block of 16 bytes"}},
    {"a shift by too much", {Cause::bad_conversion, 28, "shift exponent 40 is too large"}},
    {"a double that no int holds", {Cause::bad_conversion, 29, "outside the range of representable values"}},
    {"a loop that writes on and on",
     {Cause::outside_memory, 30, "it writes 8 bytes, 0 bytes behind the end of a block of 24 bytes (3 doubles)"}},
    {"a reference to a local variable", {Cause::gone_memory, 31, "it reads 8 bytes"}},
    {"inside a library function", {Cause::outside_memory, 34, ""}},
    {"the front of an empty vector", {Cause::outside_memory, 36, ""}},
    {"the smallest long, negated", {Cause::overflow, 37, "negation of -9223372036854775808"}},
    {"an index of an empty vector", {Cause::outside_memory, 38, ""}},
};

}  // namespace

TEST_CASE("what sanitizers report is understood, whatever compiler they came with") {
    for (const std::string compiler : recorded_compilers) {
        const auto texts = recorded("crashes_" + compiler);
        REQUIRE(texts.size() >= known.size() - 1);  // g++ does not look for doubles that no int holds
        for (const auto& [title, text] : texts) {
            INFO(compiler << ": " << title);
            const auto crash = crash_in(text);
            const auto& expected = known.at(title);
            CHECK(crash.cause == expected.cause);
            CHECK(crash.place.file == "exercises/01_conv_formula/correlate.cpp");
            CHECK(crash.place.line == expected.line);
            INFO(crash.details);
            CHECK(crash.details.find(expected.details) != std::string::npos);
            CHECK(without_reports(text) == "hello from the answer\n");
        }
    }
}

TEST_CASE("an index so far away that its address wraps round is one that ran away") {
    const auto crash = crash_in(
        "/usr/include/c++/12/bits/stl_vector.h:1124:34: runtime error: pointer index expression with base "
        "0x603000000040 overflowed to 0xf7f85827f7f7f838\n"
        "    #0 /usr/include/c++/12/bits/stl_vector.h:1124\n"
        "    #1 /home/student/convkit/exercises/01_conv_formula/correlate.cpp:39\n");
    CHECK(crash.cause == Cause::outside_memory);
    CHECK(crash.place.line == 39);
    CHECK(crash.details.empty());  // its addresses say nothing
}

TEST_CASE("an output without a report is no crash that is known, and stays as it is") {
    const std::string output = "#0 exercises/01_conv_formula/correlate.cpp:3\nI print\n";
    CHECK(crash_in(output).cause == Cause::unknown);
    CHECK(!crash_in(output).place);
    CHECK(without_reports(output) == output);
    CHECK(without_reports("").empty());
}

TEST_CASE("a report that is cut off anywhere is still read without harm") {
    for (const auto& [title, text] : recorded("crashes_g++12")) {
        for (std::size_t size = 0; size < text.size(); size += 7) {
            crash_in(text.substr(0, size));
            CHECK(without_reports(text.substr(0, size)).size() <= size);
        }
    }
}
