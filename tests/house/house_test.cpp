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
#include "kit_copy.hpp"
#include "pages.hpp"
#include "rules.hpp"
#include "table.hpp"
#include "temporary_folder.hpp"
#include "text_file.hpp"

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

std::string sentences(const std::vector<std::string>& complaints) {
    std::string text;
    for (const auto& each : complaints) text += each + "\n";
    return text;
}

std::vector<fs::path> files_in(const fs::path& folder, const std::string& extension) {
    auto files = convkit::files_of_kit(folder);
    files.erase(
        std::remove_if(files.begin(), files.end(), [&](const fs::path& file) { return file.extension() != extension; }),
        files.end());
    return files;
}

/// Of headings, and of what has an id.
std::multiset<std::string> anchors_in(const fs::path& page) {
    static const std::regex id("<a id=\"([^\"]+)\"></a>");
    std::multiset<std::string> anchors;
    bool in_code = false;
    for (const auto& line : lines_of(page)) {
        if (line.rfind("```", 0) == 0) in_code = !in_code;
        const auto text = line.find_first_not_of('#');
        if (!in_code && line.rfind('#', 0) == 0 && text != std::string::npos && line[text] == ' ') {
            anchors.insert(convkit::anchor_of(line.substr(text + 1)));
        }
        for (std::sregex_iterator found(line.begin(), line.end(), id), none; found != none; ++found)
            anchors.insert((*found)[1]);
    }
    return anchors;
}

}  // namespace

TEST_CASE("there are exercises to look at") { REQUIRE(!exercise_table().empty()); }

TEST_CASE("the files of every exercise keep the house rules") {
    for (const auto& exercise : exercise_table()) CHECK(sentences(convkit::complaints_about(top, exercise)) == "");
}

TEST_CASE("all in the kit belongs to an exercise") { CHECK(sentences(convkit::complaints_about_the_kit(top)) == ""); }

TEST_CASE("the tables of wrong answers in docs/ are those that the specs give") {
    for (const auto& exercise : exercise_table()) {
        CHECK(sentences(convkit::complaints_about_the_table(top, CONVKIT_BINARY_DIR, exercise)) == "");
    }
}

TEST_CASE("the figures in docs/ are those that the kit makes") {
    const auto figures = convkit::made_figures(top, CONVKIT_BINARY_DIR);
    for (const auto* folder : {"figures", "zh/figures"}) {
        for (const auto& file : fs::directory_iterator(top / "docs" / folder)) {
            INFO(file.path() << ": no program of the kit makes it");
            CHECK(figures.count(folder + ("/" + file.path().filename().string())) == 1);
        }
    }
    for (const auto& [path, made] : figures) {
        INFO("docs/" << path << ": cmake --build --preset check --target pages makes it anew");
        const auto file = top / "docs" / path;
        REQUIRE(fs::exists(file));
        const auto kept = text_of(file);
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

TEST_CASE("every figure stands on a page of its language") {
    for (const auto& language : {top / "docs", top / "docs" / "zh"}) {
        auto pages = language == top / "docs" ? text_of(top / "README.md") : "";
        for (const auto& page : fs::directory_iterator(language)) {
            if (page.path().extension() == ".md") pages += text_of(page.path());
        }
        for (const auto& file : fs::directory_iterator(language / "figures")) {
            INFO(file.path());
            CHECK(pages.find("figures/" + file.path().filename().string() + ")") != std::string::npos);
        }
    }
}

TEST_CASE("every link in docs/ and README.md leads somewhere") {
    auto pages = files_in(top / "docs", ".md");
    pages.push_back(top / "README.md");
    const std::regex link(R"(\]\(([^)\s]+)\))"), code("`[^`]*`");
    int links = 0;
    for (const auto& page : pages) {
        bool in_code = false;
        for (const auto& line : lines_of(page)) {
            if (line.rfind("```", 0) == 0) in_code = !in_code;
            if (in_code) continue;
            const auto prose = std::regex_replace(line, code, "");
            for (std::sregex_iterator found(prose.begin(), prose.end(), link), none; found != none; ++found) {
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

TEST_CASE("no two places of a page have one anchor") {
    for (const auto& page : files_in(top / "docs", ".md")) {
        const auto anchors = anchors_in(page);
        for (const auto& anchor : anchors) {
            INFO(page.filename() << "#" << anchor);
            CHECK(anchors.count(anchor) == 1);
        }
    }
}
