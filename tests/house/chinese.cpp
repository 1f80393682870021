#include "chinese.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <stdexcept>
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
                         {"a refusal that does not name ", "拒绝，没有指名 "},
                         {"a refusal that names ", "拒绝，指名 "},
                         {"a refusal", "拒绝"},
                         {" nothing |", " 空值 |"},
                         {", empty", "（空）"},
                         {" starting ", "，开头是 "}};
const Pairs in_the_times{{"| chapter | exercises | time |", "| 章 | 练习 | 时间 |"},
                         {"| way | exercises | time |", "| 路线 | 练习 | 时间 |"},
                         {" min |", " 分钟 |"},
                         {" h |", " 小时 |"},
                         {" h ", " 小时 "}};

/// The renderings in docs/zh/words/<name>.json; none while there is no such file.
nlohmann::json words_of(const std::filesystem::path& top, const std::string& name) {
    const auto file = top / "docs" / "zh" / "words" / (name + ".json");
    return std::filesystem::exists(file) ? nlohmann::json::parse(text_of(file)) : nlohmann::json::object();
}

/// Its numbers are places in the rendering, "#", so labels that differ in numbers alone share one.
std::string label_in_chinese(const nlohmann::json& words, const std::string& label) {
    static const std::regex number("[0-9]+(\\.[0-9]+)?");
    auto rendered = words.value(std::regex_replace(label, number, "#"), label);
    for (std::sregex_iterator each(label.begin(), label.end(), number), none; each != none; ++each) {
        const auto place = rendered.find('#');
        if (place == std::string::npos) break;  // it is still English
        rendered.replace(place, 1, each->str());
    }
    return rendered;
}

/// Of a figure on a page: what `![…](figures/<name>)` says there.
std::string alternative_text(const std::filesystem::path& page, const std::string& name) {
    const auto text = text_of(page);
    const auto end = text.find("](figures/" + name + ")");
    const auto start = text.rfind("![", end);
    if (end == std::string::npos || start == std::string::npos)
        throw std::runtime_error(page.string() + " does not show figures/" + name);
    return text.substr(start + 2, end - start - 2);
}

}  // namespace

std::string wrong_answers_in_chinese(const std::filesystem::path& top, const Exercise& exercise,
                                     const std::string& table) {
    const auto words = words_of(top, exercise.chapter);
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

std::string figure_in_chinese(const std::filesystem::path& top, const std::string& page, const std::string& name,
                              const std::string& svg) {
    static const std::regex element("<(title|desc|text)([^>]*)>([^<]*)<");
    const auto words = words_of(top, "figures");
    std::string result;
    auto rest = svg.begin();
    for (std::sregex_iterator each(svg.begin(), svg.end(), element), none; each != none; ++each) {
        const auto& found = *each;
        result.append(rest, found[3].first);
        result += found[1] == "desc" ? alternative_text(top / "docs" / "zh" / (page + ".md"), name)
                                     : label_in_chinese(words, found[3]);
        rest = found[3].second;
    }
    result.append(rest, svg.end());
    return replaced(result, " lang='en'", " lang='zh-CN'");
}

}  // namespace convkit
