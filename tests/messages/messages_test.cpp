#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "process.hpp"
#include "text_file.hpp"
#include "told/record.hpp"

// What a student reads, for each way of going wrong; and that the other cases have their verdict all the same.

using convkit::test::Record;
using convkit::test::State;

namespace {

namespace fs = std::filesystem;

struct Message {
    int exit_code;
    std::string text;

    bool says(const std::string& words) const { return text.find(words) != std::string::npos; }
};

const fs::path folder = fs::path(CONVKIT_BINARY_DIR) / "wrong";

Message message_of(const std::string& way, const std::vector<std::string>& options = {}) {
    std::vector<std::string> command{(folder / way).string()};
    command.insert(command.end(), options.begin(), options.end());
    const auto ran = convkit::run_process(command);
    return {ran.exit_code, ran.output};
}

#define CHECK_SAYS(message, words)    \
    do {                              \
        INFO((message).text);         \
        CHECK((message).says(words)); \
    } while (false)

/// Its message holds all these words, on one screen, and its exit code says that something failed.
void check_failure(const std::string& way, const std::vector<std::string>& all_words) {
    const auto message = message_of(way);
    INFO(way);
    CHECK(message.exit_code == 1);
    for (const auto& words : all_words) CHECK_SAYS(message, words);
    CHECK_SAYS(message, "Read docs/01_conv_formula.md#correlate");
    CHECK(std::count(message.text.begin(), message.text.end(), '\n') <= 24);
}

/// The names of all fields, at any depth.
void collect_fields(const nlohmann::json& json, std::set<std::string>& fields) {
    for (const auto& [name, part] : json.items()) {
        if (json.is_object()) fields.insert(name);
        if (part.is_structured()) collect_fields(part, fields);
    }
}

Record record_of(const std::string& way, const std::vector<std::string>& options = {}) {
    const auto file = folder / (way + ".record");
    fs::remove(file);
    auto all = options;
    all.insert(all.end(), {"--record", file.string()});
    message_of(way, all);
    const auto record = convkit::test::record_in(convkit::text_of(file));
    fs::remove(file);
    return record;
}

}  // namespace

TEST_CASE("a right answer passes, in one line", "[answers]") {
    const auto message = message_of("right");
    CHECK(message.exit_code == 0);
    CHECK_SAYS(message, "✓ 1.3 correlate — all");
    CHECK_SAYS(message, "exercises/01_conv_formula/correlate.cpp");
    CHECK(!message.says("Looks like"));
}

TEST_CASE("a wrong answer: shape, count, first difference, its sum, the mistake's name, the next action", "[answers]") {
    const auto message = message_of("flipped", {"an asymmetric kernel and a bias"});
    CHECK(message.exit_code == 1);
    CHECK_SAYS(message, "✗ 1.3 correlate — 1 of 1 cases differs");
    CHECK_SAYS(message, "image 3×4");
    CHECK_SAYS(message, "expected 2×2");
    CHECK_SAYS(message, "29*  7*");
    CHECK_SAYS(message, "4 of 4 values differ, the first at row 0, column 0:");
    CHECK_SAYS(message, "1·1 + 2·(-2) + 0·3 + 4·0 + 1·4 + 2·(-1) + 10 = 9, yours is 29");
    CHECK_SAYS(message, "Looks like: the kernel is flipped");
    CHECK_SAYS(message, "docs/01_conv_formula.md#correlate-the-kernel-is-flipped\n");
    CHECK_SAYS(message, "Read docs/01_conv_formula.md#correlate ");
    CHECK_SAYS(message, "convkit hint correlate");
}

TEST_CASE("answers of the wrong shape, without an end, or with none", "[answers]") {
    check_failure("shape", {"The shape is wrong"});
    check_failure("infinite", {"No finite input can give that"});
    check_failure("no_refusal", {"std::invalid_argument", "\"kernel\""});
}

TEST_CASE("what is thrown is told in its own words", "[answers]") {
    check_failure("outside_at", {"threw std::out_of_range: row 1 is outside 0..0", "An index left what it reads"});
    check_failure("absurd", {"threw std::length_error: an absurd size"});
    check_failure("throws", {"threw std::runtime_error: I give up"});
    check_failure("throws_a_word", {"no std::exception: I give up"});
    check_failure("throws_a_number", {"no std::exception, of type int"});
}

TEST_CASE("a call that ends the program costs that call", "[endings]") {
    const auto* ended = "yours ended the program: exit code 0";
    for (const auto* way :
         {"exits", "exits_at_once", "exits_quickly", "exits_from_a_thread", "becomes_another", "leaves_a_child"}) {
        check_failure(way, {"✗ 1.3 correlate — ended the program; 23 of 27 cases fail", ended});
    }
    check_failure("once_right", {"16 of 27 cases fail", ended});
    check_failure("aborts", {"crashed; 23 of 27 cases fail", "abort"});
    check_failure("terminates", {"crashed", "out of a noexcept"});
    check_failure("kills_itself", {"crashed", "signal 9"});
}

TEST_CASE("a call that does not come back is not waited for, nor are all after it", "[limits]") {
    const auto* rest = "25 of them were not run";
    check_failure("never_returns",
                  {"did not return; 27 of 27 cases fail", "did not return within 2 s of processor time", "loop", rest});
    check_failure("sleeps", {"did not return within 5 s of waiting", "Does it sleep", "26 of them were not run"});
    check_failure("sleeps_a_little", {"did not return within 5 s of waiting"});
    check_failure("stops_itself", {"did not return within 5 s of waiting"});
    check_failure("eats_memory", {"held more than 512 MB of memory", rest});
    check_failure("grows", {"MB of memory", "Does something grow in a loop", rest});
    check_failure("copies", {"did not return within 2 s of processor time", "loop", rest});
}

TEST_CASE("what is no answer is told as that", "[endings]") {
    check_failure("writes_rubbish", {"yours left an answer of", "27 of 27 cases fail"});
    check_failure("writes_a_lot", {"yours left an answer of 1310720 MB; 64 MB are the most that is taken"});
    check_failure("writes_half", {"ended the program"});
}

TEST_CASE("what the function prints is shown after the verdict, and can do nothing to the terminal", "[limits]") {
    check_failure("prints", {"Your function printed in that case:\n    rows 1\n    columns    3\\x1b[31m\\x07\n"});
    check_failure("floods", {"Your function printed in that case:\n    \\x1b[2J still here\n", "MB after them"});
    const auto record = record_of("floods");
    CHECK(record.cases.front().printed.size() == 65536);
}

TEST_CASE("a function that its file no longer defines is missed by name", "[answers]") {
    check_failure("missing", {"correlate is declared in exercises/01_conv_formula/conv_formula.hpp but no",
                              "    Plane<double> correlate(const Plane<double>& image, "});
}

TEST_CASE("a mistake is still named when some calls die", "[endings]") {
    check_failure("flipped_and_crashes", {"Looks like: the kernel is flipped"});
    const auto record = record_of("flipped_and_crashes");
    REQUIRE(record.mistake);
    CHECK(record.mistake->id == "the-kernel-is-flipped");
    CHECK(record.mistake->page == "docs/01_conv_formula.md#correlate-the-kernel-is-flipped");
}

#if CONVKIT_SANITIZED
TEST_CASE("a crash: what happened, the line in the student's file, the arguments of that call", "[crashes]") {
    const auto check_crash = [](const std::string& way, const std::string& words) {
        check_failure(way, {"crashed; 23 of 27 cases fail", "image 1×5",
                            "yours crashed at exercises/01_conv_formula/correlate.cpp:", words});
        CHECK(record_of(way).cases.front().place.line > 0);
    };
    check_crash("integer_zero", "divided by zero");
    check_crash("overflows", "signed integer overflow: 2147483647 + 1");
    check_crash("outside_memory", "An index ran away (it reads 8 bytes, 8 bytes behind the end of a block of");
    check_crash("far_outside", "An index ran away");
    check_crash("recursion", "calls itself without end");
    check_crash("absurd_request", "100,000,000,000 bytes");
    check_crash("no_return", "without a return");
}
#endif

TEST_CASE("the record of a run", "[records]") {
    const auto right = record_of("right");
    CHECK(right.exercise == "correlate");
    CHECK(right.state == State::passed);
    CHECK(right.seed == 1);
    CHECK(right.cases.size() == 27);
    CHECK(!right.mistake);
    CHECK(right.cpu_seconds > 0);

    const auto wrong = record_of("flipped");
    CHECK(wrong.state == State::failed);
    CHECK(wrong.cases.front().name == "a row: 0·1 + 0·2 + 7·3, 0·1 + 7·2 + 0·3, 7·1 + 0·2 + 0·3");
    CHECK(wrong.cases.front().kind == "known_results");
    CHECK(wrong.cases.front().result == "wrong_value");
    CHECK(written(wrong.report, {}) == message_of("flipped").text);

    const auto in_part = record_of("right", {"an asymmetric kernel and a bias"});
    CHECK(in_part.state == State::incomplete);
    CHECK(in_part.cases.front().result == "not_examined");
}

TEST_CASE("docs/authors.md documents every field of a record, and no other", "[records]") {
    std::set<std::string> fields;
    for (const auto* way : {"flipped_and_crashes", "prints"}) {
        const auto file = folder / (std::string(way) + ".fields");
        message_of(way, {"--record", file.string()});
        collect_fields(nlohmann::json::parse(convkit::text_of(file)), fields);
        fs::remove(file);
    }
    auto page = convkit::text_of(fs::path(CONVKIT_SOURCE_DIR) / "docs/authors.md");
    page = page.substr(page.find("## The record of a run"));
    page = page.substr(0, page.find("\n## ", 3));
    for (const auto& field : fields) {
        INFO(field);
        CHECK(page.find("`" + field + "`") != std::string::npos);
    }
    std::istringstream lines(page);
    const std::regex first_column("^\\| (`[a-z_]+`(, )?)+ \\|");
    int rows = 0;
    for (std::string line; std::getline(lines, line);) {
        if (!std::regex_search(line, first_column)) continue;
        ++rows;
        const auto name = line.substr(3, line.find('`', 3) - 3);
        INFO(name);
        CHECK(fields.count(name) == 1);
    }
    CHECK(rows > 10);
}

TEST_CASE("a program that ends before its tests leaves no record", "[records]") {
    const auto file = folder / "exits_before.record";
    const auto message = message_of("exits_before", {"--record", file.string()});
    CHECK(message.exit_code == 0);  // which is why nobody may go by the exit code
    CHECK(!fs::exists(file));
}

TEST_CASE("in one process, when that is asked for", "[records]") {
    const auto right = message_of("right", {"--one-process"});
    CHECK(right.exit_code == 0);
    CHECK_SAYS(right, "✓ 1.3 correlate");
    const auto exits = message_of("exits", {"--one-process"});
    CHECK(exits.exit_code == 1);
    CHECK_SAYS(exits, "the program was ended before its tests were");
    CHECK_SAYS(message_of("right", {"--help"}), "--one-process");
}
