#include "pictures.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "build_report.hpp"
#include "check_now.hpp"
#include "checks.hpp"
#include "kit/require.hpp"
#include "selection.hpp"

namespace convkit {
namespace {

namespace fs = std::filesystem;
using test::State;
using test::Style;

const Picture& pictures_of(const std::string& chapter) {
    const auto& table = picture_table();
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& each) { return each.chapter == chapter; });
    if (found != table.end()) return *found;
    std::vector<std::string> chapters;
    for (const auto& each : table) chapters.push_back(each.chapter);
    throw UsageError(fmt::format("{} has no pictures; these chapters have: {}", chapter, fmt::join(chapters, " ")));
}

/// What --size means, for the pictures' program.
Index longest_side(const std::string& size) {
    if (size == "full") return largest_length;
    Index side = 0;
    const auto* end = size.data() + size.size();
    const auto [stopped, error] = std::from_chars(size.data(), end, side);
    const bool whole = stopped == end && size[0] != '-';
    if (whole && (error == std::errc::result_out_of_range || side > largest_length)) return largest_length;
    if (error != std::errc() || !whole || side < 1) {
        throw UsageError(fmt::format(
            "--size is \"{}\", but must be the pixels of the photo's longer side, 1 or more, or full", size));
    }
    return side;
}

/// An exercise, and all that it uses.
void add_with_uses(std::set<std::string>& names, const std::string& name) {
    if (!names.insert(name).second) return;
    for (const auto& used : exercise_named(name).uses) add_with_uses(names, used);
}

/// The pictures' programs have objects of their own, and the build tool would take some of them for fresh: see
/// was_replaced.
void remove_replaced_objects(const Workshop& workshop, const Picture& pictures) {
    std::set<std::string> names;
    for (const auto& name : pictures.uses) add_with_uses(names, name);
    for (const auto& name : names) {
        const auto& exercise = exercise_named(name);
        for (const auto& chapter : picture_table()) {
            const auto object = workshop.build / "tests" / chapter.chapter / "CMakeFiles" /
                                ("fast_student." + name + ".dir") / "__" / "__" / (exercise.source("exercises") + ".o");
            std::error_code there_is_none;
            if (fs::exists(object) && was_replaced(workshop.file(exercise), object)) fs::remove(object, there_is_none);
        }
    }
}

/// Which of the exercises that the pictures call stand in the way, and which draw something that is not right.
struct NotPassed {
    std::string missing;
    std::string wrong;
};

NotPassed not_passed(const Workshop& workshop, const Style& style, const Picture& pictures) {
    std::vector<Exercise> needed;
    for (const auto& name : pictures.uses) needed.push_back(exercise_named(name));
    const auto places = places_of(needed);
    const auto verdicts = check_now(workshop, style, places);
    NotPassed found;
    for (std::size_t i = 0; i < needed.size(); ++i) {
        const auto state = verdicts[places[i]].state;
        const auto line = fmt::format("  {} {} {}\n", style.painted(mark_of(state)), needed[i].number, needed[i].name);
        if (state == State::not_written || state == State::does_not_compile) found.missing += line;
        if (state == State::failed || state == State::incomplete) found.wrong += line;
    }
    return found;
}

struct PicturesDrawn {
    bool drawn = false;
    std::string said;             ///< what there is to say of it; where nothing was drawn, why
    std::vector<fs::path> shown;  ///< the few that stand for the chapter
    fs::path contact_sheet;
};

/// Has the student's functions of a chapter draw into `folder`. On a terminal a line says meanwhile how far that is.
PicturesDrawn draw_chapter(const Workshop& workshop, const Style& style, const std::string& chapter,
                           const PhotoWanted& photo, const fs::path& folder) {
    const auto& pictures = pictures_of(chapter);
    const auto side = longest_side(photo.size);
    const auto [missing, wrong] = not_passed(workshop, style, pictures);
    if (!missing.empty()) {
        return {false,
                fmt::format("The pictures of {} still need:\n{}\nStart with {}\n", chapter, missing,
                            style.bold(workshop.command("run " + pictures.uses.front()))),
                {},
                {}};
    }
    remove_replaced_objects(workshop, pictures);
    const auto built = build_now(workshop, style, "picture." + chapter);
    if (built.exit_code != 0) {
        return {
            false,
            fmt::format("The pictures' program does not build: it needs every earlier exercise that these call.\n\n{}",
                        why_it_does_not_build(workshop, built.output, style)),
            {},
            {}};
    }
    const auto program = workshop.build / "pictures" / ("picture." + chapter);
    const auto sheet = folder / "contact_sheet.png";
    std::error_code there_is_none;
    fs::remove(sheet, there_is_none);  // a new one says that the program came to its end
    const auto ran = run_now(style, {program.string(), folder.string(), photo.file, std::to_string(side)});
    PicturesDrawn result{ran.exit_code == 0 && fs::exists(sheet), test::visible(ran.output), {}, sheet};
    const auto at = ran.doing.empty() ? "" : " at " + ran.doing;
    if (ran.exit_code > 128) {
        result.said += fmt::format(
            "The pictures' program crashed in one of your functions (signal {}){}. They run fast here, and unguarded; "
            "their tests say more: {}\n",
            ran.exit_code - 128, at, style.bold(workshop.command("run " + chapter)));
    } else if (!result.drawn && (ran.exit_code == 0 || result.said.empty())) {
        result.said += fmt::format(
            "The pictures' program ended before it had drawn (exit code {}): one of your functions ends it{}.\n",
            ran.exit_code, at);
    }
    if (result.drawn) {
        for (const auto& name : pictures.shown) result.shown.push_back(folder / (name + ".png"));
    }
    if (!wrong.empty()) {
        result.said = fmt::format(
            "These do not pass their tests yet, so the pictures show what they do, not what is right:\n{}\n{}", wrong,
            result.said);
    }
    return result;
}

/// One PNG of what was drawn of each chapter in `folder`, which holds a folder for each; nothing where none was drawn.
std::optional<fs::path> contact_sheet_of_all(const Workshop& workshop, const Style& style, const fs::path& folder) {
    const auto program = workshop.build / "pictures" / "sheet_of_all";
    if (!fs::exists(program)) return {};  // it is built with the first chapter's pictures
    const auto file = folder / sheet_of_all;
    if (run_now(style, {program.string(), file.string(), folder.string()}).exit_code != 0) return {};
    return file;
}

}  // namespace

std::string preview(const Workshop& workshop, const std::vector<fs::path>& pictures, const Style& style) {
    std::vector<std::string> command{(workshop.build / "pictures" / "preview").string(), std::to_string(style.columns)};
    constexpr std::size_t that_find_room = 2;
    for (std::size_t i = 0; i < std::min(that_find_room, pictures.size()); ++i) command.push_back(pictures[i].string());
    const auto shown = run_now(style, command).output;
    return shown.empty() ? "" : "\n" + shown + "\n";
}

int draw_pictures(const Workshop& workshop, const Style& style, const std::string& name, const PhotoWanted& photo,
                  const std::string& out) {
    const bool all = name == "all";
    const auto in_build = workshop.build / "pictures";
    std::vector<std::string> chapters;
    for (const auto& each : picture_table()) chapters.push_back(each.chapter);
    if (!all) chapters = {chapter_meant_by(name)};

    bool all_drawn = true;
    for (const auto& chapter : chapters) {
        const auto folder = out.empty() ? in_build / chapter : all ? fs::path(out) / chapter : fs::path(out);
        const auto pictures = draw_chapter(workshop, style, chapter, photo, folder);
        style.write(pictures.said);
        if (pictures.drawn)
            style.write(preview(workshop, pictures.shown, style) + pictures.contact_sheet.string() + "\n");
        if (all) style.write("\n");
        all_drawn = all_drawn && pictures.drawn;
    }
    if (all) {
        const auto sheet = contact_sheet_of_all(workshop, style, out.empty() ? in_build : fs::path(out));
        if (sheet) style.write(fmt::format("All chapters on one sheet: {}\n", style.bold(sheet->string())));
        all_drawn = all_drawn && sheet.has_value();
    }
    return all_drawn ? 0 : 1;
}

}  // namespace convkit
