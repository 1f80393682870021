#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "kit/image.hpp"
#include "page.hpp"
#include "pages.hpp"
#include "stub.hpp"
#include "table.hpp"
#include "temporary_folder.hpp"
#include "text_file.hpp"
#include "told/layout.hpp"

// The house rules that no compiler checks: see the names of the test cases.

namespace {

namespace fs = std::filesystem;
using convkit::exercise_table;
using convkit::text_of;

const fs::path top = CONVKIT_SOURCE_DIR;

std::vector<std::string> lines_of(const fs::path& file) {
    std::ifstream stream(file);
    REQUIRE(stream);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::vector<fs::path> files_in(const fs::path& folder, const std::string& extension) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == extension) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::set<std::string> anchors_in(const fs::path& page) {
    std::set<std::string> anchors;
    bool in_code = false;
    for (const auto& line : lines_of(page)) {
        if (line.rfind("```", 0) == 0) in_code = !in_code;
        const auto text = line.find_first_not_of('#');
        if (!in_code && line.rfind('#', 0) == 0 && text != std::string::npos && line[text] == ' ') {
            anchors.insert(convkit::anchor_of(line.substr(text + 1)));
        }
    }
    return anchors;
}

}  // namespace

TEST_CASE("there are exercises to look at") { REQUIRE(!exercise_table().empty()); }

TEST_CASE("only the four rooms stand at the top") {
    const std::set<std::string> rooms{"exercises", "solutions", "tests", "docs", "build"};
    for (const auto& entry : fs::directory_iterator(top)) {
        const auto name = entry.path().filename().string();
        INFO(name);
        if (entry.is_directory() && name.front() != '.') CHECK(rooms.count(name) == 1);
    }
}

TEST_CASE("solving only adds lines, between the two marks") {
    for (const auto& exercise : exercise_table()) {
        INFO(exercise.name);
        const auto stub = text_of(top / exercise.source("exercises"));
        const auto reference = text_of(top / exercise.source("solutions"));
        CHECK(stub == convkit::stub_of(reference));
        CHECK(stub != reference);
        CHECK(stub.find("    // ---- and ends here ----\n    throw NotWrittenYet();\n") != std::string::npos);
    }
}

TEST_CASE("every answer file belongs to an exercise") {
    std::set<std::string> known;
    for (const auto& exercise : exercise_table()) {
        known.insert(exercise.source("exercises"));
        known.insert(exercise.source("solutions"));
    }
    for (const auto* room : {"exercises", "solutions"}) {
        for (const auto& file : files_in(top / room, ".cpp")) {
            const auto name = file.lexically_relative(top).generic_string();
            INFO(name);
            CHECK((known.count(name) == 1 || name.rfind("exercises/kit/", 0) == 0));
        }
    }
}

TEST_CASE("all that a terminal is shown of a page or a spec has a form in plain ASCII") {
    std::string unknown;
    const auto look_at = [&](const std::string& text) {
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            const auto before = std::count(line.begin(), line.end(), '?');
            const auto ascii = convkit::test::in_ascii(line);
            if (std::count(ascii.begin(), ascii.end(), '?') != before) unknown += line + "\n";
        }
    };
    for (const auto& exercise : exercise_table()) {
        const auto section = convkit::section_of(top / ("docs/" + exercise.chapter + ".md"), exercise.name);
        for (int level = 1; level <= 3; ++level) look_at(convkit::hint_in(section, level));
        look_at(convkit::text_of(top / ("tests/" + exercise.chapter) / (exercise.name + "_test.cpp")));
    }
    CHECK(unknown == "");
}

TEST_CASE("every exercise has its page, three hints and a place in its chapter's contract") {
    for (const auto& exercise : exercise_table()) {
        INFO(exercise.name);
        const auto section = convkit::section_of(top / ("docs/" + exercise.chapter + ".md"), exercise.name);
        CHECK(!section.empty());
        for (int level = 1; level <= 3; ++level) CHECK(!convkit::hint_in(section, level).empty());
        const auto header = lines_of(top / exercise.header());
        const auto numbered = [&](const std::string& line) {
            return line.rfind("/// " + exercise.number + "  ", 0) == 0;
        };
        CHECK(std::any_of(header.begin(), header.end(), numbered));
        const auto stub = lines_of(top / exercise.source("exercises"));
        CHECK(stub.front().rfind("// " + exercise.number + " " + exercise.name + ":", 0) == 0);
        CHECK(stub.front().find(exercise.page()) != std::string::npos);
    }
}

TEST_CASE("the tables of wrong answers in docs/ are those that the specs give") {
    for (const auto& exercise : exercise_table()) {
        INFO(exercise.name << ": cmake --build --preset check --target pages writes it anew");
        const auto wanted = convkit::wrong_answers_of(exercise, CONVKIT_BINARY_DIR);
        CHECK(wanted.find("| looks like |") == 0);
        CHECK(convkit::wrong_answers_on_page(top, exercise) == wanted);
    }
}

TEST_CASE("the figures in docs/ are those that the kit makes") {
    for (const auto& figure : convkit::figures()) {
        INFO(figure.name << ": cmake --build --preset check --target pages makes it anew");
        const auto file = top / "docs" / "figures" / figure.name;
        REQUIRE(fs::exists(file));
        const auto kept = text_of(file);
        const auto made = figure.make(CONVKIT_BINARY_DIR);
        if (file.extension() != ".png") {
            CHECK(kept == made);
            continue;
        }
        // Two versions of stb may pack the same pixels differently.
        const convkit::TemporaryFolder folder;
        const auto fresh = folder.path() / "figure.png";
        std::ofstream(fresh, std::ios::binary) << made;
        CHECK(convkit::read_image(fresh) == convkit::read_image(file));
    }
}

TEST_CASE("every link in docs/ and README.md leads somewhere") {
    auto pages = files_in(top / "docs", ".md");
    pages.push_back(top / "README.md");
    const std::regex link(R"(\]\(([^)\s]+)\))");
    int links = 0;
    for (const auto& page : pages) {
        bool in_code = false;
        for (const auto& line : lines_of(page)) {
            if (line.rfind("```", 0) == 0) in_code = !in_code;
            if (in_code) continue;
            for (std::sregex_iterator found(line.begin(), line.end(), link), none; found != none; ++found) {
                const auto target = (*found)[1].str();
                if (target.find("://") != std::string::npos || target.rfind("mailto:", 0) == 0) continue;
                ++links;
                INFO(page.filename() << " links to " << target);
                const auto hash = target.find('#');
                const auto path = target.substr(0, hash);
                const auto file = path.empty() ? page : page.parent_path() / path;
                CHECK(fs::exists(file));
                if (hash != std::string::npos && fs::exists(file)) {
                    CHECK(anchors_in(file).count(target.substr(hash + 1)) == 1);
                }
            }
        }
    }
    CHECK(links > 0);
}
