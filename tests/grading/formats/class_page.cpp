#include "formats/class_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "formats/class_page_style.hpp"
#include "formats/markup.hpp"

namespace convkit::grading {
namespace {

/// What stands for a cause in a cell: a sign, for those who see no colours, and a class of the style, which has the
/// colour.
struct Sign {
    Cause cause;
    const char* sign;
    const char* look;
};

constexpr std::array signs{
    Sign{Cause::earned, "✓", "g"},         Sign{Cause::not_attempted, "·", "n"}, Sign{Cause::no_submission, "–", "n"},
    Sign{Cause::forbidden_file, "F", "b"}, Sign{Cause::compile_error, "C", "b"}, Sign{Cause::link_error, "L", "b"},
    Sign{Cause::wrong, "✗", "w"},          Sign{Cause::nan, "N", "w"},           Sign{Cause::shape, "S", "w"},
    Sign{Cause::crash, "!", "d"},          Sign{Cause::timeout, "T", "d"},       Sign{Cause::memory, "M", "d"},
    Sign{Cause::output_limit, "O", "d"},   Sign{Cause::ended_early, "E", "d"},   Sign{Cause::sandbox_denied, "D", "d"},
    Sign{Cause::grader_error, "?", "e"},
};
constexpr Sign partly{Cause::wrong, "½", "h"};

const Sign& sign_of(Cause cause) {
    return *std::find_if(signs.begin(), signs.end(), [=](const Sign& each) { return each.cause == cause; });
}

const Sign& sign_of(const ExerciseGrade& each) {
    return each.share > 0 && each.share < 1 ? partly : sign_of(each.cause);
}

struct CountedMistake {
    test::NamedMistake mistake;
    int count;
};

/// One exercise, over the whole class.
struct Standing {
    Exercise exercise;
    int all = 0;
    int attempted = 0;
    int earned = 0;
    std::vector<CountedMistake> mistakes = {};  ///< the most frequent first
    std::map<Cause, int> others = {};           ///< what went wrong where no mistake is named

    int stumbled() const { return attempted - earned; }
};

Standing standing_of(const Exercise& exercise, const std::vector<const ExerciseGrade*>& grades) {
    Standing standing{exercise, static_cast<int>(grades.size())};
    std::map<std::string, CountedMistake> mistakes;
    for (const auto* each : grades) {
        if (each->cause == Cause::not_attempted || each->cause == Cause::no_submission) continue;
        ++standing.attempted;
        if (each->cause == Cause::earned) {
            ++standing.earned;
        } else if (const auto& mistake = each->run.mistake) {
            ++mistakes.try_emplace(mistake->id, CountedMistake{*mistake, 0}).first->second.count;
        } else {
            ++standing.others[each->cause];
        }
    }
    for (const auto& [id, each] : mistakes) standing.mistakes.push_back(each);
    std::stable_sort(standing.mistakes.begin(), standing.mistakes.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
    return standing;
}

/// The exercises that are in any of the grades, in the order of the table.
std::vector<Standing> standings(const std::vector<Entry>& entries) {
    std::map<std::string, std::vector<const ExerciseGrade*>> graded;
    for (const auto& entry : entries) {
        if (!entry.grade) continue;
        for (const auto& each : entry.grade->exercises) graded[each.exercise.name].push_back(&each);
    }
    std::vector<Standing> all;
    for (const auto& exercise : exercise_table()) {
        const auto found = graded.find(exercise.name);
        if (found != graded.end()) all.push_back(standing_of(exercise, found->second));
    }
    return all;
}

/// The name of an exercise, or what has it in it, which a line may break between its words.
std::string breakable(const std::string& name) {
    std::string html;
    for (const char c : name) html += c == '_' ? "_<wbr>" : c == '#' ? "<wbr>#" : std::string(1, c);
    return html;
}

std::string title_of(const Exercise& exercise) { return exercise.number + " " + exercise.name; }

std::string fact(const std::string& words, const std::string& value, const std::string& look = "card") {
    return fmt::format("<div class=\"{}\"><dt>{}</dt><dd>{}</dd></div>\n", look, words, value);
}

std::string summary(const std::vector<Entry>& entries) {
    std::vector<double> points;
    double most = 0;
    int complete = 0;
    std::string problems;
    int with_problem = 0;
    for (const auto& [submission, grade, problem] : entries) {
        if (grade) {
            points.push_back(grade->points());
            most = std::max(most, grade->most());
            complete += std::all_of(grade->exercises.begin(), grade->exercises.end(),
                                    [](const auto& each) { return each.cause == Cause::earned; });
        }
        if (!problem.empty()) {
            ++with_problem;
            problems += fmt::format("<li><b><bdi>{}</bdi></b>: {}</li>\n", escaped(submission), escaped(problem));
        }
    }
    std::sort(points.begin(), points.end());
    const auto median = points.empty() ? 0 : (points[(points.size() - 1) / 2] + points[points.size() / 2]) / 2;

    std::string html = "<dl class=\"facts\">\n";
    html += fact("submissions", std::to_string(entries.size()));
    html += fact("median points",
                 points.empty() ? "–" : fmt::format("{} <small>of {}</small>", points_text(median), points_text(most)));
    html += fact("complete", std::to_string(complete));
    html += fact("could not be graded", std::to_string(with_problem), with_problem == 0 ? "card" : "card alarm");
    html += "</dl>\n";
    if (with_problem != 0) {
        html += "<ul class=\"card problems\" aria-label=\"could not be graded\">\n" + problems + "</ul>\n";
    }
    return html;
}

std::string shown(const Sign& sign) { return fmt::format("<span class=\"sign {}\">{}</span>", sign.look, sign.sign); }

std::string list_of(const std::vector<CountedMistake>& mistakes) {
    // Enough to begin a lecture with.
    constexpr std::size_t unfolded = 5;
    std::string html = "<ul class=\"mistakes\">\n";
    for (std::size_t i = 0; i < mistakes.size(); ++i) {
        if (i == unfolded) {
            html += fmt::format("<li><b></b><details><summary>{} more</summary><ul class=\"mistakes\">\n",
                                mistakes.size() - unfolded);
        }
        const auto& [mistake, count] = mistakes[i];
        html +=
            fmt::format("<li><b>{}</b><details><summary>{}</summary><p>{}</p><p><code>{}</code></p></details></li>\n",
                        count, escaped(mistake.name), escaped(mistake.explanation), breakable(mistake.page));
    }
    return html + (mistakes.size() > unfolded ? "</ul></details></li></ul>\n" : "</ul>\n");
}

std::string row_of(const Standing& standing) {
    const auto percent = [&](int count) { return 100.0 * count / standing.all; };
    auto html = fmt::format(
        "<tr><th scope=\"row\">{}<code>{}</code></th>\n<td class=\"earned\"><b>{}</b> of {}<div class=\"bar\" "
        "style=\"--a: {:.1f}%; --b: {:.1f}%\"></div></td>\n<td>",
        breakable(title_of(standing.exercise)), breakable(standing.exercise.page()), standing.earned,
        standing.attempted, percent(standing.earned), percent(standing.attempted));
    if (!standing.mistakes.empty()) html += list_of(standing.mistakes);
    if (!standing.others.empty()) {
        html += "<ul class=\"causes\">";
        for (const auto& [cause, count] : standing.others)
            html += fmt::format("<li>{} <b>{}</b> {}</li>", shown(sign_of(cause)), count, words_of(cause));
        html += "</ul>";
    }
    return html + "</td></tr>\n";
}

std::string where_it_stumbles(std::vector<Standing> all) {
    std::stable_sort(all.begin(), all.end(),
                     [](const Standing& a, const Standing& b) { return a.stumbled() > b.stumbled(); });
    std::string rows;
    std::string others;
    for (const auto& each : all) {
        if (each.stumbled() != 0) {
            rows += row_of(each);
        } else {
            others += fmt::format("{}{} ({} of {})", others.empty() ? "" : ", ", title_of(each.exercise), each.earned,
                                  each.attempted);
        }
    }
    std::string html = "<h2 id=\"stumbles\">Where the class stumbles</h2>\n";
    if (!rows.empty()) {
        html +=
            R"(<p>The exercise that stopped most students comes first. Click a mistake to read what is behind it.</p>
<div class="card box"><table class="stumbles">
<caption>Each exercise: how many earned it of those who tried, and what went wrong. The bar is the whole class: earned,
stumbled, not tried.</caption>
<thead><tr><th scope="col">exercise</th><th scope="col">earned</th><th scope="col">what went wrong</th></tr></thead>
<tbody>
)" + rows + "</tbody></table></div>\n";
    }
    if (!others.empty()) html += "<p>Nobody stumbled over " + others + ".</p>\n";
    return html;
}

std::string legend(const std::vector<Entry>& entries) {
    std::set<const Sign*> occurring;
    for (const auto& entry : entries) {
        if (!entry.grade) continue;
        for (const auto& each : entry.grade->exercises) occurring.insert(&sign_of(each));
    }
    std::string html = "<ul class=\"legend\" aria-label=\"signs\">\n";
    for (const auto& sign : signs) {
        if (occurring.count(&sign) != 0) html += "<li>" + shown(sign) + " " + words_of(sign.cause) + "</li>\n";
    }
    if (occurring.count(&partly) != 0) html += "<li>" + shown(partly) + " partly right</li>\n";
    return html + "</ul>\n";
}

/// There are very many of them: what HTML lets one leave out is left out.
std::string cell_of(const ExerciseGrade& each, bool begins) {
    const auto& sign = sign_of(each);
    std::string title;
    if (each.cause != Cause::earned) {
        title = title_of(each.exercise) + ": " + words_of(each.cause);
        if (each.run.mistake) title += ", " + each.run.mistake->name;
        if (&sign == &partly)
            title += fmt::format(", {} of {} points", points_text(each.points()), points_text(each.most));
        title = " title=\"" + escaped(title) + "\"";
    }
    return fmt::format("<td class=\"{}{}\"{}>{}", sign.look, begins ? " begins" : "", title, sign.sign);
}

/// The students, and how each of them stands with each exercise.
class Who {
public:
    explicit Who(const std::vector<Standing>& columns) : columns_(columns) {}

    std::string table(const std::vector<Entry>& entries) const {
        auto html = head();
        for (const auto& entry : entries) html += rows_of(entry);
        return html + "</tbody></table></div>\n";
    }

private:
    bool begins_chapter(std::size_t column) const {
        return column == 0 || columns_[column].exercise.chapter != columns_[column - 1].exercise.chapter;
    }

    std::string head() const {
        std::string groups;
        std::string chapters;
        std::string exercises;
        for (std::size_t first = 0; first < columns_.size();) {
            auto end = first + 1;
            while (end < columns_.size() && !begins_chapter(end)) ++end;
            groups += fmt::format("<colgroup span=\"{}\">", end - first);
            chapters += fmt::format("<th class=\"begins\" scope=\"colgroup\" colspan=\"{}\">{}</th>", end - first,
                                    columns_[first].exercise.chapter);
            first = end;
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            exercises +=
                fmt::format("<th scope=\"col\"{} title=\"{}\">{}</th>", begins_chapter(i) ? " class=\"begins\"" : "",
                            columns_[i].exercise.name, columns_[i].exercise.number);
        }
        return fmt::format(R"(<div class="card box who" tabindex="0" role="region" aria-label="Who"><table>
<caption>Each submission, its points and its exercises.</caption>
<colgroup span="2">{}
<thead><tr><th class="name" scope="col" rowspan="2">submission</th>
<th class="points" scope="col" rowspan="2">points</th>{}</tr>
<tr>{}</tr></thead>
<tbody>
)",
                           groups, chapters, exercises);
    }

    std::string rows_of(const Entry& entry) const {
        const auto name = escaped(entry.submission);
        auto html = fmt::format("<tr><th class=\"name\" scope=\"row\"{} title=\"{}\"><bdi>{}</bdi></th>",
                                entry.grade && !entry.problem.empty() ? " rowspan=\"2\"" : "", name, name);
        if (entry.grade) html += cells_of(*entry.grade);
        if (entry.grade && !entry.problem.empty()) html += "</tr>\n<tr>";
        if (!entry.problem.empty()) {
            html += fmt::format("<td class=\"problem\" colspan=\"{}\"><span>{}: {}</span></td>", columns_.size() + 1,
                                words_of(Cause::grader_error), escaped(entry.problem));
        }
        return html + "</tr>\n";
    }

    std::string cells_of(const Grade& grade) const {
        auto html = fmt::format("<td class=\"points\">{} <small>of {}</small></td>", points_text(grade.points()),
                                points_text(grade.most()));
        std::map<std::string, const ExerciseGrade*> graded;
        for (const auto& each : grade.exercises) graded[each.exercise.name] = &each;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const auto found = graded.find(columns_[i].exercise.name);
            html += found == graded.end() ? "<td>" : cell_of(*found->second, begins_chapter(i));
        }
        return html;
    }

    const std::vector<Standing>& columns_;
};

}  // namespace

std::string class_page(const std::vector<Entry>& entries) {
    const auto all = standings(entries);
    // The policy: nothing of the page can run or fetch anything, whatever stands in it.
    return fmt::format(R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A class of {0}</title>
<style>{1}</style>
</head>
<body>
<main>
<h1>A class of {0}</h1>
<nav><a href="#stumbles">Where the class stumbles</a> <a href="#who">Who</a></nav>
{2}{3}<h2 id="who">Who</h2>
{4}{5}</main>
</body>
</html>
)",
                       entries.size(), class_page_style, summary(entries), where_it_stumbles(all), legend(entries),
                       Who(all).table(entries));
}

}  // namespace convkit::grading
