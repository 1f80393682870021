#include "form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "glossary.hpp"
#include "minutes.hpp"
#include "paths.hpp"
#include "table.hpp"
#include "temporary_folder.hpp"
#include "text_file.hpp"

// The rules about a page's form, each on a page that breaks it.

namespace {

using namespace convkit;

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

const std::string answer = "\n<details><summary>Answer</summary>\n\nYes.\n\n</details>\n\n";
const std::string figure = "![five words or more here](figures/01_window.svg)\n\n*See: this.*\n\n";

/// A page that keeps all rules.
std::string good_page() {
    std::string page = "# A page\n\n## patch_dot\n\n" + repeated("word ", 250) + "\n\n" + figure + figure +
                       "> **Predict.** Is it so?\n" + answer +
                       "> **A slip to find.** The notes say so.\n\n<details><summary>The slip</summary>\n\nThe notes "
                       "slip.\n\n</details>\n\n## Questions\n\n";
    for (int i = 1; i <= 5; ++i) page += fmt::format("**{}.** Why?\n", i) + answer;
    return page + "## What the notes say\n\nThis.\n";
}

using Complaints = std::vector<std::string>;

/// What a look at a kit says that has this page of chapter 1, and this glossary.
std::string said_of(const std::string& page, const std::string& glossary,
                    const std::function<Complaints(const std::filesystem::path& top)>& look) {
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "docs");
    write_file(folder.path() / "docs" / "01_conv_formula.md", page);
    write_file(folder.path() / "docs" / "glossary.md", glossary);
    std::string all;
    for (const auto& each : look(folder.path())) all += each + "\n";
    return all;
}

std::string said_of(const std::string& page) {
    return said_of(page, "", [](const auto& top) { return complaints_about_the_form(top, "01_conv_formula"); });
}

std::string changed(const std::string& from, const std::string& to) {
    auto page = good_page();
    const auto at = page.find(from);
    REQUIRE(at != std::string::npos);
    return page.replace(at, from.size(), to);
}

void check_said(const std::string& page, const std::string& sentence) {
    const auto said = said_of(page);
    INFO(sentence << "\n" << said);
    CHECK(said.find(sentence) != std::string::npos);
}

}  // namespace

TEST_CASE("a page that keeps the form is not complained of") { CHECK(said_of(good_page()) == ""); }

TEST_CASE("what a page lacks is told") {
    check_said(changed(repeated("word ", 40), ""), "docs/01_conv_formula.md:3: \"patch_dot\": it has 237 words before");
    check_said(changed("word ", repeated("word ", 300)), "words before its folds; 250 to 500");
    check_said(changed("> **Predict.** Is it so?\n" + answer, ""), "nothing in it asks the reader first");
    check_said(changed("Is it so?\n" + answer, "Is it so?\n\nYes.\n\n"), "is asked, but not answered");
    check_said(changed("<summary>The slip</summary>", "<summary>Answer</summary>"), "is asked, but not answered");
    check_said(changed("word ", "The notes say word "), "it speaks of the notes, which readers have not seen");
    check_said(changed("*See: this.*\n\n", ""), "a caption follow a figure");
    check_said(changed("five words or more here", "a window"), "in five words or more");
    check_said(changed(figure, ""), "1 figures stand in its sections");
    check_said(changed("**3.** Why?\n" + answer, ""), "there are 2 questions");
    check_said(changed("**5.** Why?\n" + answer, "**5.** Why?\n\nThus.\n\n"),
               "\"**5.** Why?\" is asked, but not answered");
    check_said(changed("</details>\n", "\n"), "a fold");
    check_said(changed("## Questions", "## Things to ask"), "it must end with \"## Questions\"");
}

TEST_CASE("words before the folds are what has a letter or a digit in it") {
    CHECK(words_in("a 3×3 kernel — of $K_{m,n}$\n | 1 | - |") == 6);
    CHECK(unfolded("one\n<details><summary>Answer</summary>\n\nno\n\n</details>\ntwo\n") == "one\ntwo\n");
    CHECK(without_comments("> one\n> <!-- predict: no -->\n") == "> one\n> \n");
}

TEST_CASE("an entry of the glossary says what, where, and what in Chinese, in order") {
    const auto said = [](const std::string& glossary) {
        return said_of("## patch_dot\n\nBias and weight.\n", glossary, complaints_about_the_glossary);
    };
    const std::string bias =
        "## bias\n\nA number that is added.\n\n- first: [a](01_conv_formula.md#patch_dot)\n- 中文: 偏置\n\n";
    const std::string weight =
        "## weight\n\nA number that is multiplied.\n\n- first: [a](01_conv_formula.md#patch_dot)\n- 中文: 权重\n";
    CHECK(said(bias + weight) == "");
    CHECK(said("## jump\n\n" + bias.substr(bias.find("A "))).find("does not speak of it") != std::string::npos);
    CHECK(said(weight + "\n" + bias).find("\"bias\": it stands behind \"weight\"") != std::string::npos);
    CHECK(said("## bias\n\n- first: [a](01_conv_formula.md#patch_dot)\n- 中文: 偏置\n").find("what it means") !=
          std::string::npos);
    CHECK(said("## bias\n\nA number that is added.\n\n- 中文: 偏置\n").find("- first: ") != std::string::npos);
    CHECK(said("## bias\n\nA number that is added.\n\n- first: [a](01_conv_formula.md#patch_dot)\n").find("- 中文") !=
          std::string::npos);
}

TEST_CASE("the first use of a term is a link to the glossary") {
    const auto said = [](const std::string& page) {
        return said_of(page, "## kernel\n\n- also: filter kernel\n\n## mean kernel\n\n",
                       [](const auto& top) { return complaints_about_first_uses(top, "01_conv_formula"); });
    };
    CHECK(said("# Kernel\n\nA [kernel](glossary.md#kernel), and kernels.\n") == "");
    CHECK(said("`kernel` and $kernel$\n\n```\nkernel\n```\n\n[x](#kernel) <!-- kernel -->\n") == "");
    CHECK(said("Two\nKernels, then a [kernel](glossary.md#kernel).\n") ==
          "docs/01_conv_formula.md:2: \"Kernels\" stands here first, and is a term of the glossary: "
          "[Kernels](glossary.md#kernel)\n");
    CHECK(said("A [mean kernel](glossary.md#mean-kernel) is no use of a [kernel](glossary.md#kernel).\n") == "");
    CHECK(said("A [kernel](glossary.md#mean-kernel).\n").find(":1: \"kernel\" stands here first") != std::string::npos);
    CHECK(said("A filter kernel.\n").find("[filter kernel](glossary.md#kernel)") != std::string::npos);
}

TEST_CASE("minutes come from words, lines and cases, rounded up to five") {
    CHECK(Work{175, 4, 4}.minutes() == 5);
    CHECK(Work{176, 4, 4}.minutes() == 10);
    CHECK(Work{0, 40, 0}.minutes() == 30);
    CHECK(Work{0, 0, 40}.minutes() == 10);
    const auto work = work_of(CONVKIT_SOURCE_DIR, exercise_named("flip"));
    CHECK(work.words > 250);
    CHECK(work.lines == 7);
    CHECK(work.cases > 5);
}

TEST_CASE("an evening is eight exercises, one of each chapter at least, and each way goes through the one before") {
    const auto names_on = [](const std::string& path) {
        std::set<std::string> names;
        for (const auto& each : exercises_on_path(path)) names.insert(each.name);
        return names;
    };
    CHECK(names_on("evening").size() == 8);
    std::set<std::string> all, of_evening;
    for (const auto& each : exercise_table()) all.insert(each.chapter);
    for (const auto& each : exercises_on_path("evening")) of_evening.insert(each.chapter);
    CHECK(of_evening == all);
    const auto evening = names_on("evening"), week = names_on("week");
    CHECK(std::includes(week.begin(), week.end(), evening.begin(), evening.end()));
    CHECK(names_on("all").size() == exercise_table().size());
    CHECK_THROWS_AS(exercises_on_path("month"), std::out_of_range);
}
