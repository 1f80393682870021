#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>

#include "catch2.hpp"
#include "formats/class_page.hpp"
#include "formats/feedback.hpp"
#include "formats/gradebook.hpp"
#include "formats/gradescope.hpp"
#include "formats/junit.hpp"
#include "formats/markup.hpp"
#include "process.hpp"
#include "temporary_folder.hpp"
#include "text_file.hpp"

// Every format of a grade: that it has the fields which its readers know and no others, and that nothing which came with
// a submission is more in it than text.

using namespace convkit;
using namespace convkit::grading;
using nlohmann::json;

namespace {

/// What a student could call a folder, or print: markup of every format, a control sequence, no UTF-8.
const std::string hostile =
    "=<script>window.ran=1</script>\"'&<img src=x onerror=\"window.ran=1\">,]]>\r\n# a `b` *c*\033[2J\xFF";

ExerciseGrade graded(const std::string& name, Cause cause, const std::optional<test::NamedMistake>& mistake = {}) {
    const auto& exercise = exercise_named(name);
    const bool earned = cause == Cause::earned;
    test::Report report{exercise.number,
                        name,
                        exercise.source("exercises"),
                        earned ? test::State::passed : test::State::failed,
                        earned ? "all 3 cases pass" : "2 of 3 cases differ",
                        {}};
    if (!earned) {
        report.sections = {{test::Section::Kind::answers, {test::Paragraph{"threw " + test::visible(hostile)}}},
                           {test::Section::Kind::printed, {test::Picture{{test::printed_lines("```\n" + hostile)}}}}};
    }
    return {exercise, static_cast<double>(exercise.points),
            cause,    earned ? 1.0 : 0.0,
            "key",    {name, report.state, 1, 0.25, {}, mistake, report}};
}

Grade grade_of(const std::string& submission, std::vector<ExerciseGrade> exercises) {
    return {submission, 1, false, {7, true}, {}, std::move(exercises)};
}

Entry entry_of(const std::string& submission, std::vector<ExerciseGrade> exercises) {
    return {submission, grade_of(submission, std::move(exercises)), ""};
}

const test::NamedMistake flipped{"kernel-flipped", "the kernel is <flipped>", "Correlation & convolution differ.",
                                 "docs/01_conv_formula.md#correlate-kernel-flipped"};
const test::NamedMistake shifted{"window-shifted", "the window is shifted", "It begins at (i, j).",
                                 "docs/01_conv_formula.md#correlate-window-shifted"};

/// Four students with grades, of whom one could not be graded anew, and one without: ada earned all, the others stumble
/// over correlate most, bob has a part of pad.
std::vector<Entry> a_class() {
    auto in_part = graded("pad", Cause::wrong);
    in_part.most = 2;
    in_part.share = 0.375;
    auto pad = graded("pad", Cause::earned);
    pad.most = 2;
    std::vector<Entry> entries{
        entry_of("ada", {graded("flip", Cause::earned), graded("correlate", Cause::earned), pad}),
        entry_of("bob", {graded("flip", Cause::earned), graded("correlate", Cause::wrong, flipped), in_part}),
        entry_of(hostile, {graded("flip", Cause::compile_error), graded("correlate", Cause::wrong, flipped), pad}),
        entry_of("=1+1", {graded("flip", Cause::not_attempted), graded("correlate", Cause::shape, shifted), pad}),
        {"eve", {}, "no " + hostile + " there"}};
    for (auto& each : entries) {
        if (each.grade) each.grade->partial = true;
    }
    entries[3].problem = "the disk is full";
    return entries;
}

/// A submission with an exercise for each cause.
Entry with_every_cause() {
    std::vector<ExerciseGrade> exercises;
    for (int cause = 0; cause <= static_cast<int>(Cause::grader_error); ++cause) {
        exercises.push_back(graded(exercise_table()[static_cast<std::size_t>(cause)].name, static_cast<Cause>(cause)));
    }
    return entry_of("ida", exercises);
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

/// The text without the first of these words, which it must have.
std::string without(std::string text, const std::string& words) {
    const auto at = text.find(words);
    REQUIRE(at != std::string::npos);
    return text.erase(at, words.size());
}

using Row = std::vector<std::string>;

/// CSV as RFC 4180 has it, with \n at the end of each row.
std::vector<Row> rows_of(const std::string& csv) {
    std::vector<Row> rows{{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        auto& cell = rows.back().back();
        if (csv[i] == '"' && quoted && csv[i + 1] == '"') {
            cell += csv[++i];
        } else if (csv[i] == '"') {
            REQUIRE((quoted || cell.empty()));
            quoted = !quoted;
        } else if (csv[i] == ',' && !quoted) {
            rows.back().emplace_back();
        } else if (csv[i] == '\n' && !quoted) {
            rows.push_back({""});
        } else {
            REQUIRE((quoted || csv[i] != '\r'));
            cell += csv[i];
        }
    }
    REQUIRE(!quoted);
    REQUIRE(rows.back() == Row{""});
    rows.pop_back();
    return rows;
}

/// The fields that an object may have, with their JSON types, and whether it must.
struct Field {
    json::value_t type;
    bool required;
};
using Fields = std::map<std::string, Field>;

void check_fields(const json& object, const Fields& fields) {
    for (const auto& [name, value] : object.items()) {
        INFO(name << ": " << value);
        REQUIRE(fields.count(name) == 1);
        const auto type = fields.at(name).type;
        CHECK((value.type() == type || (type == json::value_t::number_float && value.is_number())));
    }
    for (const auto& [name, field] : fields) {
        INFO(name);
        CHECK((!field.required || object.contains(name)));
    }
}

struct Tag {
    std::string name;
    bool closes;
    std::map<std::string, std::string> attributes;
};

/// The tags of HTML or XML. What is not one, or is no entity that both know, fails.
std::vector<Tag> tags_of(const std::string& markup) {
    static const std::regex whole("(/?)([a-z][a-z0-9]*)((?:\\s+[a-z-]+=\"[^\"]*\")*)/?");
    static const std::regex attribute("([a-z-]+)=\"([^\"]*)\"");
    static const std::regex entity("(?:amp|lt|gt|quot|#10);");
    for (auto at = markup.find('&'); at != std::string::npos; at = markup.find('&', at + 1)) {
        INFO(markup.substr(at, 20));
        REQUIRE(std::regex_search(markup.begin() + static_cast<std::ptrdiff_t>(at) + 1, markup.end(), entity,
                                  std::regex_constants::match_continuous));
    }
    std::vector<Tag> tags;
    std::size_t end = 0;
    for (auto at = markup.find('<'); at != std::string::npos; at = markup.find('<', end)) {
        REQUIRE(markup.find('>', end) >= at);
        end = markup.find('>', at) + 1;
        const auto inside = markup.substr(at + 1, end - at - 2);
        INFO(inside);
        std::smatch parts;
        REQUIRE(std::regex_match(inside, parts, whole));
        tags.push_back({parts[2], parts[1].length() != 0, {}});
        const auto attributes = parts[3].str();
        for (std::sregex_iterator each(attributes.begin(), attributes.end(), attribute), none; each != none; ++each) {
            CHECK(tags.back().attributes.emplace((*each)[1], (*each)[2]).second);
        }
        if (inside.back() == '/') tags.push_back({parts[2], true, {}});
    }
    REQUIRE(markup.find('>', end) == std::string::npos);
    return tags;
}

/// The tags of a document of XML, which begins with its declaration and closes in order what it opens.
std::vector<Tag> tags_of_xml(const std::string& xml) {
    const auto tags = tags_of(without(xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    std::vector<std::string> open;
    for (std::size_t i = 0; i < tags.size(); ++i) {
        CHECK((i == 0 || !open.empty()));
        if (!tags[i].closes) {
            open.push_back(tags[i].name);
            continue;
        }
        REQUIRE(!open.empty());
        CHECK(open.back() == tags[i].name);
        open.pop_back();
    }
    CHECK(open.empty());
    for (const unsigned char c : xml) CHECK((c >= 0x20 || c == '\n'));
    return tags;
}

/// What elements there may be, and what attributes of each.
using Elements = std::map<std::string, std::set<std::string>>;

void check_elements(const std::vector<Tag>& tags, const Elements& elements) {
    for (const auto& tag : tags) {
        INFO(tag.name);
        REQUIRE(elements.count(tag.name) == 1);
        for (const auto& [name, value] : tag.attributes) {
            INFO(name << "=" << value);
            CHECK(elements.at(tag.name).count(name) == 1);
        }
    }
}

}  // namespace

TEST_CASE("what is escaped is text in HTML and in XML, whatever it was") {
    CHECK(escaped("a < b > \"c\" & 'd'\n×") == "a &lt; b &gt; &quot;c&quot; &amp; 'd'\n×");
    CHECK(escaped("\033[2J\r\x7F") == "\\x1b[2J\\x0d\\x7f");
    CHECK(escaped("\xFF|\xED\xA0\x80|") == "\uFFFD|\uFFFD\uFFFD\uFFFD|");
    CHECK(escaped("\uFFFD\xEF\xBF\xBE\xEF\xBF\xBF") == "\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("what is handed back tells points, causes and messages, and can hold no markup of the student's") {
    auto grade = *a_class()[2].grade;
    grade.exercises.push_back(graded("patch_dot", Cause::no_submission));
    grade.exercises.push_back(graded("response_at", Cause::not_attempted));
    grade.ignored = {"a```" + hostile};
    const auto text = feedback(grade);
    INFO(text);
    CHECK(text.rfind("# 2 of 9 points\n\n| exercise | | points |\n|---|---|---|\n", 0) == 0);
    CHECK(says(text, "\n| 1.4 flip | does not compile | 0 of 1 |\n"));
    CHECK(says(text, "\n| 2.2 pad | earned | 2 of 2 |\n"));
    CHECK(says(text, "\n| 1.1 patch_dot | not handed in | 0 of 1 |\n"));
    CHECK(says(text, "\n### ✗ 1.4 flip — 2 of 3 cases differ\n"));
    for (const auto* name : {"pad", "patch\\_dot", "response\\_at"})
        CHECK(!says(text, std::string(" ") + name + " — "));
    CHECK(!says(text, "\033"));

    // What is in a fence stays word for word; outside, each line is of one of these kinds.
    const std::regex line(
        "|# .* of .* points|\\| exercise \\| \\| points \\||\\|---\\|---\\|---\\||\\| [0-9.]+ [a-z_]+ \\| [^|]+ \\| "
        "[^|]+ of "
        "[^|]+ \\||### ✗ .*|`exercises/[0-9a-z_/.]+`|threw (?:[^\\\\`*_<>#&]|\\\\.)*|Other files were handed in, too; "
        ".*");
    std::string fence;
    int fences = 0;
    std::istringstream lines(text);
    for (std::string each; std::getline(lines, each);) {
        INFO(each);
        if (fence.empty() && each.rfind("```", 0) == 0) {
            fence = each;
            ++fences;
        } else if (each == fence) {
            fence.clear();
        } else if (fence.empty()) {
            CHECK(std::regex_match(each, line));
        }
    }
    CHECK(fences == 3);
    CHECK(fence.empty());

    auto in_part = *a_class()[1].grade;
    CHECK(says(feedback(in_part), "# 1.75 of 6 points\n"));
    CHECK(says(feedback(in_part), "| 2.2 pad | wrong | 0.75 of 2 |"));
}

TEST_CASE("the table of a class has a row a submission, points where there is a grade, and no formulas") {
    const auto rows = rows_of(gradebook(a_class()));
    REQUIRE(rows.size() == 6);
    // In the table's order.
    CHECK(rows[0] == Row{"submission", "points", "most", "problem", "correlate", "flip", "pad", "correlate cause",
                         "flip cause", "pad cause"});
    CHECK(rows[1] == Row{"ada", "6", "6", "", "3", "1", "2", "earned", "earned", "earned"});
    CHECK(rows[2] == Row{"bob", "1.75", "6", "", "0", "1", "0.75", "wrong", "earned", "wrong"});
    CHECK(rows[3] == Row{"'" + hostile, "2", "6", "", "0", "0", "2", "wrong", "compile_error", "earned"});
    CHECK(rows[4] ==
          Row{"'=1+1", "2", "6", "GRADER ERROR: the disk is full", "0", "0", "2", "shape", "not_attempted", "earned"});
    CHECK(rows[5] == Row{"eve", "", "", "GRADER ERROR: no " + hostile + " there", "", "", "", "grader_error",
                         "grader_error", "grader_error"});

    CHECK(gradebook({}) == "submission,points,most,problem\n");
    CHECK(rows_of(gradebook({{"eve", {}, "why"}})) ==
          std::vector<Row>{{"submission", "points", "most", "problem"}, {"eve", "", "", "GRADER ERROR: why"}});
    for (const std::string formula : {"=1", "+1", "-1", "@A1", "\t1", "\r1", "  =1", " \n\u00A0@A1", "＝1", "＠A1"}) {
        INFO(formula);
        CHECK(rows_of(gradebook({{formula, {}, "why"}}))[1][0] == "'" + formula);
    }
    for (const std::string words : {"a=1", "'=1", " a", "", "1-1", "é"}) {
        CHECK(rows_of(gradebook({{words, {}, "why"}}))[1][0] == words);
    }
}

TEST_CASE("submissions that were graded for other exercises or points are no rows of one table") {
    const auto refusal_with = [](const std::function<void(Grade&)>& change) {
        auto entries = a_class();
        change(*entries[3].grade);
        try {
            gradebook(entries);
        } catch (const std::runtime_error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(refusal_with([](Grade&) {}).empty());
    CHECK(refusal_with([](Grade& grade) { grade.seed = 2; }).empty());
    CHECK(refusal_with([](Grade& grade) { std::swap(grade.exercises[0], grade.exercises[1]); }).empty());
    for (const auto& refusal :
         {refusal_with([](Grade& grade) { grade.partial = false; }),
          refusal_with([](Grade& grade) { grade.exercises.pop_back(); }),
          refusal_with([](Grade& grade) { grade.exercises[0] = graded("convolve", Cause::earned); }),
          refusal_with([](Grade& grade) { grade.exercises[0].most = 5; })}) {
        CHECK(says(refusal, "ada"));
        CHECK(says(refusal, "=1+1"));
    }
}

TEST_CASE("Gradescope gets the fields that it knows, a test an exercise, and no mark where there is none") {
    using Type = json::value_t;
    const Fields fields{{"score", {Type::number_float, false}},
                        {"output", {Type::string, false}},
                        {"output_format", {Type::string, false}},
                        {"tests", {Type::array, true}}};
    const Fields fields_of_test{{"score", {Type::number_float, true}},   {"max_score", {Type::number_float, true}},
                                {"status", {Type::string, true}},        {"name", {Type::string, true}},
                                {"number", {Type::string, false}},       {"output", {Type::string, true}},
                                {"output_format", {Type::string, true}}, {"tags", {Type::array, false}},
                                {"visibility", {Type::string, true}}};
    const auto results_of = [&](const Entry& entry) {
        auto results = json::parse(gradescope_results(entry));
        check_fields(results, fields);
        double score = 0;
        for (const auto& each : results.at("tests")) {
            check_fields(each, fields_of_test);
            CHECK((each.at("status") == "passed" || each.at("status") == "failed"));
            CHECK((each.at("visibility") == "visible" || each.at("visibility") == "hidden"));
            CHECK(each.at("output_format") == "text");
            score += each.at("score").get<double>();
        }
        CHECK(score == (entry.grade ? entry.grade->points() : 0));
        return results;
    };

    const auto entries = a_class();
    const auto bob = results_of(entries[1]);
    CHECK(!bob.contains("score"));
    CHECK(!bob.contains("output"));
    REQUIRE(bob.at("tests").size() == 3);
    const auto pad = bob.at("tests")[2];
    CHECK(pad.at("score") == 0.75);
    CHECK(pad.at("max_score") == 2);
    CHECK(pad.at("status") == "failed");
    CHECK(pad.at("name") == "2.2 pad");
    CHECK(pad.at("number") == "2.2");
    CHECK(pad.at("tags") == json{"02_padding_stride"});
    CHECK(says(pad.at("output"), "2 of 3 cases differ"));
    CHECK(says(pad.at("output"), "<script>"));
    CHECK(!says(pad.at("output"), "\033"));
    CHECK(bob.at("tests")[0].at("status") == "passed");

    const auto again = results_of(entries[3]);
    CHECK(!again.contains("score"));
    CHECK(says(again.at("output"), "marks are those of before"));

    const auto eve = results_of(entries[4]);
    CHECK(eve.at("score") == 0);
    CHECK(says(eve.at("output"), "no mark was given"));
    CHECK(!says(eve.at("output"), "script"));
    REQUIRE(eve.at("tests").size() == 1);
    CHECK(eve.at("tests")[0].at("visibility") == "hidden");
    CHECK(eve.at("tests")[0].at("status") == "failed");
    CHECK(says(eve.at("tests")[0].at("output"), "<script>"));
}

TEST_CASE("JUnit's readers get one suite, a test case an exercise, failures and errors, and nothing skipped") {
    const Elements elements{{"testsuite", {"name", "tests", "failures", "errors", "skipped", "time"}},
                            {"testcase", {"classname", "name", "time"}},
                            {"failure", {"message", "type"}},
                            {"error", {"message", "type"}}};
    const auto opened = [&](const Entry& entry) {
        const auto xml = junit(entry);
        INFO(xml);
        auto tags = tags_of_xml(xml);
        check_elements(tags, elements);
        tags.erase(std::remove_if(tags.begin(), tags.end(), [](const Tag& tag) { return tag.closes; }), tags.end());
        return tags;
    };

    const auto entries = a_class();
    const auto tags = opened(entries[2]);
    REQUIRE(tags.size() == 6);
    CHECK(tags[0].name == "testsuite");
    CHECK(tags[0].attributes == std::map<std::string, std::string>{{"name", escaped(hostile)},
                                                                   {"tests", "3"},
                                                                   {"failures", "2"},
                                                                   {"errors", "0"},
                                                                   {"skipped", "0"},
                                                                   {"time", "0.750"}});
    CHECK(tags[1].attributes ==
          std::map<std::string, std::string>{{"classname", "01_conv_formula"}, {"name", "flip"}, {"time", "0.250"}});
    CHECK(tags[2].name == "failure");
    CHECK(tags[2].attributes.at("type") == "compile_error");
    CHECK(tags[2].attributes.at("message").rfind("✗ 1.4 flip — 2 of 3 cases differ", 0) == 0);
    CHECK(says(tags[2].attributes.at("message"), "&#10;"));
    CHECK(!says(tags[2].attributes.at("message"), "\n"));
    CHECK(tags[4].attributes.at("type") == "wrong");
    CHECK(tags[5].attributes.at("name") == "pad");
    CHECK(says(junit(entries[2]), ">✗ 1.4 flip — 2 of 3 cases differ"));

    const auto both = opened(entries[3]);
    CHECK(both[0].attributes.at("tests") == "4");
    CHECK(both[0].attributes.at("errors") == "1");
    CHECK(both.back().name == "error");
    CHECK(both.back().attributes.at("message") == "GRADER ERROR: the disk is full");

    const auto eve = opened(entries[4]);
    REQUIRE(eve.size() == 3);
    CHECK(eve[0].attributes.at("tests") == "1");
    CHECK(eve[0].attributes.at("errors") == "1");
    CHECK(eve[2].name == "error");
    CHECK(eve[2].attributes.at("type") == "grader_error");
}

namespace {

/// The page without its style, whose tags can be read.
std::string body_of(const std::string& page) {
    const auto style = page.find("<style>");
    REQUIRE(style != std::string::npos);
    return without(page.substr(0, style) + page.substr(page.find("</style>") + 8), "<!DOCTYPE html>\n");
}

}  // namespace

TEST_CASE("the page of a class has the elements that it is made of, and none from a submission") {
    const std::set<std::string> bare;
    const Elements elements{{"html", {"lang"}},
                            {"head", bare},
                            {"meta", {"charset", "http-equiv", "content", "name"}},
                            {"title", bare},
                            {"body", bare},
                            {"main", bare},
                            {"h1", bare},
                            {"nav", bare},
                            {"a", {"href"}},
                            {"h2", {"id"}},
                            {"p", bare},
                            {"dl", {"class"}},
                            {"dt", bare},
                            {"dd", bare},
                            {"small", bare},
                            {"div", {"class", "style", "tabindex", "role", "aria-label"}},
                            {"table", {"class"}},
                            {"caption", bare},
                            {"colgroup", {"span"}},
                            {"thead", bare},
                            {"tbody", bare},
                            {"tr", bare},
                            {"th", {"scope", "class", "colspan", "rowspan", "title"}},
                            {"td", {"class", "title", "colspan"}},
                            {"ul", {"class", "aria-label"}},
                            {"li", bare},
                            {"b", bare},
                            {"bdi", bare},
                            {"code", bare},
                            {"wbr", bare},
                            {"span", {"class"}},
                            {"details", bare},
                            {"summary", bare}};
    for (const auto& entries : {a_class(), std::vector<Entry>{}, std::vector<Entry>{{"eve", {}, hostile}}}) {
        const auto page = class_page(entries);
        const auto tags = tags_of(body_of(page));
        check_elements(tags, elements);
        for (const auto& tag : tags) {
            if (tag.name == "a") CHECK((tag.closes || tag.attributes.at("href")[0] == '#'));
        }
        CHECK(!says(page, "http://"));
        CHECK(!says(page, "https://"));
        CHECK(!says(page, "url("));
        CHECK(!says(page, "@import"));
        CHECK(says(page, "content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    }
}

TEST_CASE("the page of a class tells how far it is, where it stumbles, and who") {
    const auto page = class_page(a_class());
    INFO(page);
    for (const auto* fact :
         {"<dt>submissions</dt><dd>5</dd>", "<dt>median points</dt><dd>2 <small>of 6</small></dd>",
          "<dt>complete</dt><dd>1</dd>", "<div class=\"card alarm\"><dt>could not be graded</dt><dd>2</dd>",
          "<b><bdi>=1+1</bdi></b>: the disk is full"}) {
        INFO(fact);
        CHECK(says(page, fact));
    }

    // correlate stopped three, and the mistake that two of them made comes first; flip and pad stopped one each.
    const auto order = {
        ">Where the class stumbles</h2>",
        "<th scope=\"row\">1.3 correlate<code>docs/01_<wbr>conv_<wbr>formula.md<wbr>#correlate</code>",
        "<b>1</b> of 4<div class=\"bar\" style=\"--a: 25.0%; --b: 100.0%\">",
        "<b>2</b><details><summary>the kernel is &lt;flipped&gt;</summary><p>Correlation &amp; convolution differ.</p>"
        "<p><code>docs/01_<wbr>conv_<wbr>formula.md<wbr>#correlate-kernel-flipped</code></p>",
        "<b>1</b><details><summary>the window is shifted</summary>",
        "<th scope=\"row\">1.4 flip<code>",
        "<b>2</b> of 3<div class=\"bar\" style=\"--a: 50.0%; --b: 75.0%\">",
        "<span class=\"sign b\">C</span> <b>1</b> does not compile",
        "<th scope=\"row\">2.2 pad<code>",
        "<span class=\"sign w\">✗</span> <b>1</b> wrong",
        ">Who</h2>",
        "<span class=\"sign g\">✓</span> earned",
        "<span class=\"sign n\">·</span> not attempted",
        "<span class=\"sign h\">½</span> partly right",
        "<th class=\"begins\" scope=\"colgroup\" colspan=\"2\">01_conv_formula</th>",
        "title=\"correlate\">1.3</th>",
        "<bdi>bob</bdi></th><td class=\"points\">1.75 <small>of 6</small></td>",
        "title=\"1.3 correlate: wrong, the kernel is &lt;flipped&gt;\">✗",
        "title=\"2.2 pad: wrong, 0.75 of 2 points\">½",
        "<th class=\"name\" scope=\"row\" rowspan=\"2\" title=\"=1+1\">",
        "GRADER ERROR: the disk is full",
        "<bdi>eve</bdi></th><td class=\"problem\" colspan=\"4\"><span>GRADER ERROR: no ="};
    std::size_t at = 0;
    for (const auto* words : order) {
        INFO(words);
        at = page.find(words, at);
        REQUIRE(at != std::string::npos);
    }

    const auto calm = class_page({a_class()[0]});
    CHECK(says(calm, "<div class=\"card\"><dt>could not be graded</dt><dd>0</dd>"));
    CHECK(says(calm, "Nobody stumbled over 1.3 correlate (1 of 1), 1.4 flip (1 of 1), 2.2 pad (1 of 1)."));
    CHECK(says(class_page({}), "<dt>median points</dt><dd>–</dd>"));
}

TEST_CASE("the page of a class has another sign for each cause, which it explains") {
    const auto entry = with_every_cause();
    const auto page = class_page({entry});
    const auto legend = page.substr(page.find("<ul class=\"legend\""));
    std::set<std::string> signs;
    for (const auto& each : entry.grade->exercises) {
        const std::regex item("<li><span class=\"sign ([a-z])\">([^<]+)</span> " + words_of(each.cause) + "</li>");
        std::smatch found;
        REQUIRE(std::regex_search(legend, found, item));
        signs.insert(found[2]);
        CHECK(says(page, ", .sign." + found[1].str()));
        if (each.cause == Cause::earned) continue;
        CHECK(says(page, " title=\"" + each.exercise.number + " " + each.exercise.name + ": " + words_of(each.cause) +
                             "\">" + found[2].str()));
    }
    CHECK(signs.size() == entry.grade->exercises.size());
}

#ifdef CONVKIT_CHROMIUM

namespace {

/// Facts of a page as a browser sees them at the width of a telephone, in JSON. They are found by a script, which only
/// the copy here lets in: what a submission brings could then run, too.
json seen_in_browser(const std::string& page, const std::string& colours) {
    const std::string script = R"(<script>
addEventListener('load', () => {
  const all = selector => [...document.querySelectorAll(selector)];
  const channels = colour => colour.match(/[\d.]+/g).map(Number);
  const luminance = colour => channels(colour).slice(0, 3)
      .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const background = element => {
    const colour = getComputedStyle(element).backgroundColor;
    return (channels(colour)[3] ?? 1) === 0 ? background(element.parentElement) : colour;
  };
  const contrast = element => {
    const both = [getComputedStyle(element).color, background(element)].map(luminance).sort((a, b) => b - a);
    return (both[0] + 0.05) / (both[1] + 0.05);
  };
  const has_text = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const facts = {
    ran: 'ran' in window,
    scripts: document.scripts.length,
    images: document.images.length,
    width: innerWidth,
    too_wide: Math.max(0, document.documentElement.scrollWidth - innerWidth),
    box_scrolls: all('.who')[0].scrollWidth > all('.who')[0].clientWidth,
    headings: all('h1, h2').map(each => each.textContent),
    tables: all('table').length,
    captions: all('table > caption').length,
    rows: all('.who tbody tr').length,
    row_headers: all('.who tbody th[scope=row]').map(each => each.textContent),
    cells: all('.who tbody tr').map(row => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0)),
    columns: all('.who thead th[scope=col]').length,
    dark: luminance(getComputedStyle(document.body).backgroundColor) < 0.2,
    least_contrast: Math.min(...all('main, main *').filter(has_text).map(contrast)),
    junit: new DOMParser().parseFromString(document.getElementById('junit').content.textContent, 'text/xml')
        .querySelectorAll('testsuite > testcase > failure').length,
  };
  parent.document.body.textContent = 'facts ' + encodeURIComponent(JSON.stringify(facts)) + ' end';
});
</script>)";
    const auto begin = page.find("<meta http-equiv");
    const auto policy = page.substr(begin, page.find('>', begin) + 1 - begin);
    const auto copy =
        without(page, policy) + script + "<template id=\"junit\">" + escaped(junit(a_class()[2])) + "</template>";
    const TemporaryFolder folder;
    const auto file = folder.path() / "page.html";
    // In a frame, since Chromium has no window as narrow as a telephone.
    write_file(
        file,
        "<!DOCTYPE html><meta charset=\"utf-8\"><iframe width=\"390\" height=\"844\" style=\"border: 0\" srcdoc=\"" +
            escaped(copy) + "\"></iframe>");
    // Its complaints about the machine would come between.
    const auto ran = run_process(
        {"sh", "-c", "exec \"$@\" 2>/dev/null", "sh", CONVKIT_CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu",
         "--user-data-dir=" + (folder.path() / "profile").string(), "--window-size=390,844",
         "--blink-settings=preferredColorScheme=" + colours, "--dump-dom", "file://" + file.string()});
    INFO(ran.output);
    std::smatch found;
    REQUIRE(std::regex_search(ran.output, found, std::regex("facts (\\S+) end")));
    std::string text;
    const auto coded = found[1].str();
    for (std::size_t i = 0; i < coded.size(); ++i) {
        text += coded[i] == '%' ? static_cast<char>(std::stoi(coded.substr(i + 1, 2), nullptr, 16)) : coded[i];
        if (coded[i] == '%') i += 2;
    }
    return json::parse(text);
}

}  // namespace

TEST_CASE("in a browser no script of a submission runs, and the page fits a telephone, by day and by night",
          "[.browser]") {
    for (const bool dark : {false, true}) {
        const auto facts = seen_in_browser(class_page(a_class()), dark ? "0" : "1");
        INFO(facts.dump(1));
        CHECK(facts.at("ran") == false);
        CHECK(facts.at("scripts") == 1);
        CHECK(facts.at("images") == 0);
        CHECK(facts.at("width") == 390);
        CHECK(facts.at("too_wide") == 0);
        CHECK(facts.at("box_scrolls") == true);
        CHECK(facts.at("headings") == json{"A class of 5", "Where the class stumbles", "Who"});
        CHECK(facts.at("tables") == 2);
        CHECK(facts.at("captions") == 2);
        CHECK(facts.at("rows") == 6);
        CHECK(facts.at("row_headers").size() == 5);
        CHECK(
            says(facts.at("row_headers")[2], "<script>window.ran=1</script>\"'&<img src=x onerror=\"window.ran=1\">"));
        CHECK(facts.at("columns") == 5);
        // The row of a problem has its name in the row above.
        CHECK(facts.at("cells") == json{5, 5, 5, 5, 4, 5});
        CHECK(facts.at("dark") == dark);
        CHECK(facts.at("least_contrast") >= 4.5);
        CHECK(facts.at("junit") == 2);
        CHECK(seen_in_browser(class_page({with_every_cause()}), dark ? "0" : "1").at("least_contrast") >= 4.5);
    }
}

#endif
