#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "kit_copy.hpp"
#include "process.hpp"
#include "text_file.hpp"

// A copy of the kit with chapters 1 and 3, in which the command is tried.

namespace convkit::test {

namespace fs = std::filesystem;

inline void write(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

/// The kit that the test case [set_up] has set up; the others each put back what they change.
class TestKit {
public:
    static const TestKit& instance() {
        static const TestKit kit;
        if (!fs::exists(kit.command)) throw std::runtime_error("run the test case [set_up] first");
        return kit;
    }

    const fs::path top = CONVKIT_TEST_KIT;
    const fs::path chapter_1 = top / "exercises/01_conv_formula";
    const fs::path command = top / "build/learn/convkit";

    /// Copies the kit and sets it up as README says.
    static ProcessResult set_up() {
        const TestKit kit;
        copy_kit(CONVKIT_SOURCE_DIR, kit.top);
        auto chapters = text_of(kit.top / "tests/CMakeLists.txt");
        for (const std::string other : {"02_padding_stride", "04_one_by_one_conv", "05_param_counting",
                                        "06_receptive_fields", "07_equivariance"}) {
            const auto at = chapters.find(other);
            if (at != std::string::npos) chapters.erase(at, other.size());
        }
        write(kit.top / "tests/CMakeLists.txt", chapters);
        return run_process({"sh", "-c", "cd '" + kit.top.string() + "' && cmake --workflow --fresh --preset learn"});
    }

    /// The command, called from the top of the kit or another folder of it.
    ProcessResult convkit(const std::vector<std::string>& arguments, const fs::path& folder = ".") const {
        std::vector<std::string> all{"sh", "-c", "cd \"$0\" && exec \"$@\"", (top / folder).string(), command.string()};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return run_process(all);
    }

    /// The stub of a chapter 1 exercise with `code` between the two marks.
    std::string stub_with(const std::string& exercise, const std::string& code) const {
        auto text = text_of(fs::path(CONVKIT_SOURCE_DIR) / "exercises/01_conv_formula" / (exercise + ".cpp"));
        const std::string mark = "// ---- your code starts here ----\n";
        return text.insert(text.find(mark) + mark.size(), code);
    }
    std::string solution_of(const std::string& exercise) const {
        return text_of(fs::path(CONVKIT_SOURCE_DIR) / "solutions/01_conv_formula" / (exercise + ".cpp"));
    }

    /// As if an exercise of chapter 3 had never been built.
    void forget(const std::string& exercise) const {
        const auto build = top / "build/learn";
        fs::remove(build / "exercises/03_edge_kernels" / exercise);
        for (const auto* object : {"spec.", "student."})
            fs::remove_all(build / "tests/03_edge_kernels/CMakeFiles" / (object + exercise + ".dir"));
    }

    void put_back() const { copy_from("exercises"); }
    void solve() const { copy_from("solutions"); }

private:
    TestKit() = default;

    void copy_from(const char* files) const {
        for (const auto* chapter : {"01_conv_formula", "03_edge_kernels"}) {
            const auto from = fs::path(CONVKIT_SOURCE_DIR) / files / chapter;
            for (const auto& entry : fs::directory_iterator(from)) {
                const auto to = top / "exercises" / chapter / entry.path().filename();
                if (text_of(to) != text_of(entry.path())) write(to, text_of(entry.path()));
            }
        }
    }
};

inline bool says(const std::string& output, const std::string& words) {
    return output.find(words) != std::string::npos;
}

inline constexpr std::ptrdiff_t one_screen = 24;

inline std::ptrdiff_t lines_of(const ProcessResult& result) {
    return std::count(result.output.begin(), result.output.end(), '\n');
}

#define CHECK_SAYS(result, words)       \
    do {                                \
        const auto& ran = result;       \
        INFO(ran.output);               \
        CHECK(says(ran.output, words)); \
    } while (false)

}  // namespace convkit::test
