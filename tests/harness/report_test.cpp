#include "told/report.hpp"

#include <algorithm>

#include "catch2.hpp"
#include "told/record.hpp"

using namespace convkit::test;

namespace {

using Kind = Section::Kind;

Section section(Kind kind, const std::string& words, bool begins_anew = false) {
    return {kind, {Paragraph{words, 2}}, begins_anew};
}

Report report() {
    Report report{"1.3",         "correlate",           "exercises/01_conv_formula/correlate.cpp",
                  State::failed, "2 of 7 cases differ", {}};
    report.sections = {section(Kind::case_name, "the case"),
                       section(Kind::arguments, "arguments"),
                       section(Kind::answers, "answers", true),
                       section(Kind::printed, "printed", true),
                       section(Kind::others, "others", true),
                       section(Kind::mistake, "mistake"),
                       section(Kind::next, "next")};
    return report;
}

std::string lines_in(std::size_t rows) {
    auto text = written(report(), Style{}, rows);
    text.erase(0, text.find('\n') + 1);
    std::string words;
    for (const char c : text) {
        if (c == '\n')
            words += '/';
        else if (c != ' ')
            words += c;
    }
    return words;
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

/// The words with which a text is refused as a record; "" where it is taken.
std::string refusal_of(const std::string& json) {
    try {
        record_in(json);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a report fits a screen by leaving sections out, the least important first") {
    CHECK(lines_in(12) == "/thecase/arguments//answers//printed//others/mistake/next/");
    CHECK(lines_in(11) == "/thecase/arguments//answers//printed//mistake/next/");
    CHECK(lines_in(10) == "/thecase/arguments/answers/printed/mistake/next/");
    CHECK(lines_in(8) == "/thecase/arguments/answers/printed/mistake/next/");
    CHECK(lines_in(7) == "/thecase/arguments/answers/mistake/next/");
    CHECK(lines_in(6) == "/thecase/answers/mistake/next/");
    CHECK(lines_in(1) == "/thecase/answers/mistake/next/");
}

TEST_CASE("in Markdown it is whole, and its words mean nothing to Markdown") {
    auto all = report();
    all.sections[0].elements = {Paragraph{bold("a_case*"), 2}, Paragraph{"threw this\n===\n- that"},
                                Picture{{{"image 1×2", "1 ```` 2"}}}};
    const auto text = in_markdown(all);
    CHECK(text.rfind("### ✗ 1.3 correlate — 2 of 7 cases differ\n", 0) == 0);
    CHECK(text.find("**a\\_case\\***\n") != std::string::npos);
    CHECK(text.find("\nthrew this === - that\n") != std::string::npos);
    CHECK(text.find("\n`````\nimage 1×2\n1 ```` 2\n`````\n") != std::string::npos);
    CHECK(text.find("others") != std::string::npos);
}

TEST_CASE("a record comes back from its JSON as it was") {
    Record record;
    record.exercise = "correlate";
    record.state = State::failed;
    record.seed = 7;
    record.report = report();
    record.report.sections[1].elements = {Picture{{{"image", Text("29*", Look::bad)}}, 6}};
    record.cases = {{"a case", "law", "crashed", {"exercises/01_conv_formula/correlate.cpp", 17}, "\xff printed", 0.5}};
    record.mistake = {"an-id", "a name", "an explanation", "a page"};
    const auto json = in_json(record);
    const auto back = record_in(json);
    CHECK(in_json(back) == json);
    CHECK(back.state == State::failed);
    CHECK(back.cases.front().place.line == 17);
    CHECK(written(back.report, Style{true, true}) == written(record.report, Style{true, true}));
    CHECK(back.mistake->id == "an-id");
}

TEST_CASE("what is no record is refused") {
    CHECK(says(refusal_of(""), "no record of a run"));
    CHECK(says(refusal_of("{}"), "no record of a run"));
    CHECK(says(refusal_of(R"({"version": 2})"), "version 2"));
    auto json = in_json({});
    json.replace(json.find("incomplete"), 10, "whatever");
    CHECK(says(refusal_of(json), "whatever"));
}

TEST_CASE("text from elsewhere can do nothing to a terminal") {
    CHECK(visible("a\tb\nc") == "a    b\nc");
    CHECK(visible("\033[2J\a\r") == "\\x1b[2J\\x07\\x0d");
    CHECK(visible("3×4 ✓") == "3×4 ✓");
    CHECK(visible("\xc2\x9b") == "\\xc2\\x9b");  // a control sequence introducer in one character
    CHECK(visible("\xff\xc3") == "\\xff\\xc3");  // no UTF-8
    CHECK(visible(std::string("\0", 1)) == "\\x00");
}
