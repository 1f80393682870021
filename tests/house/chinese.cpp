#include "chinese.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>
#include <vector>

#include "text_file.hpp"

namespace convkit {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}
std::string replaced(std::string text, const Pairs& pairs) {
    for (const auto& [what, with] : pairs) text = replaced(text, what, with);
    return text;
}

const Pairs in_the_table{
    {"Wrong answers that people give", "常见的错误答案"},
    {"| looks like | told by the case | gives | right is |", "| 看起来像 | 由这个用例看出 | 给出 | 正确的是 |"}};
const Pairs in_its_cells{{"*not shown: a right answer is near*", "*不显示：离正确答案太近*"},
                         {"an index outside", "下标越界"},
                         {"an exception", "异常"},
                         {"a refusal", "拒绝"},
                         {" starting ", "，开头是 "}};
const Pairs in_the_times{{"| chapter | exercises | time |", "| 章 | 练习 | 时间 |"},
                         {"| way | exercises | time |", "| 路线 | 练习 | 时间 |"},
                         {" min |", " 分钟 |"},
                         {" h |", " 小时 |"},
                         {" h ", " 小时 "}};

}  // namespace

std::string wrong_answers_in_chinese(const std::filesystem::path& top, const Exercise& exercise,
                                     const std::string& table) {
    const auto file = top / "docs" / "zh" / "words" / (exercise.chapter + ".json");
    const auto words = std::filesystem::exists(file) ? nlohmann::json::parse(text_of(file)) : nlohmann::json::object();
    // In a table, a bar within a cell is "\|".
    const auto rendered = [&](const std::string& cell) {
        const auto name = replaced(cell, "\\|", "|");
        return replaced(words.value(name, name), "|", "\\|");
    };
    std::istringstream lines(replaced(table, in_the_table));
    std::string result;
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("| <a id=", 0) != 0) {
            result += line + "\n";
            continue;
        }
        const auto name = line.find("</a>") + 4;
        const auto each = line.find(" | ", name);
        const auto cells = line.find(" | ", each + 1);
        result += line.substr(0, name) + rendered(line.substr(name, each - name)) + " | " +
                  rendered(line.substr(each + 3, cells - each - 3)) + replaced(line.substr(cells), in_its_cells) + "\n";
    }
    return result;
}

std::string times_in_chinese(const std::string& table) { return replaced(table, in_the_times); }

}  // namespace convkit
