#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "commands.hpp"
#include "completion.hpp"
#include "events.hpp"
#include "paths.hpp"
#include "pictures.hpp"
#include "selection.hpp"
#include "terminal.hpp"

namespace {

constexpr int wrong_usage = 2;

/// Programs that this one starts write into a pipe; they are to use colour where this one does. Compilers are to speak
/// English, which is what build_report.cpp reads; and what they tell students to run is this command.
void prepare_for_programs(const convkit::Workshop& workshop, const convkit::test::Style& style) {
    if (style.colour) setenv("CLICOLOR_FORCE", "1", 1);
    setenv("LANGUAGE", "en", 1);
    setenv("CONVKIT_COMMAND", workshop.command("").c_str(), 1);
}

/// To standard error, if anybody is there.
void complain(const std::string& words) {
    const auto line = fmt::format("convkit: {}\n", convkit::test::visible(words));
    std::fputs(convkit::test::Style::of_stdout().shown(line).c_str(), stderr);
}

/// Standard input and error may be closed. The next file that is opened would take their place.
void require_descriptors() {
    while (true) {
        const int file = open("/dev/null", O_RDWR);
        if (file < 0 || file > STDERR_FILENO) {
            close(file);
            return;
        }
    }
}

convkit::test::Style style_of_terminal() {
    auto style = convkit::test::Style::of_stdout();
    style.columns = std::min(style.columns, convkit::terminal_size().columns);
    style.links = convkit::terminal_has_links();
    return style;
}

/// What to say of a first word that is no subcommand; "" where it is one, or an option.
std::string unknown_subcommand(const CLI::App& app, int argc, char** argv) {
    if (argc < 2 || argv[1][0] == '-') return "";
    std::vector<std::string> names;
    for (const auto* subcommand : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(subcommand->get_name());
    if (std::find(names.begin(), names.end(), argv[1]) != names.end()) return "";
    const auto near = convkit::nearest(names, argv[1]);
    return fmt::format(
        "there is no subcommand \"{}\"; {}", argv[1],
        near.empty() ? "--help shows them all" : fmt::format("did you mean {}?", fmt::join(near, " or ")));
}

int run_command(int argc, char** argv) {
    using namespace convkit;

    CLI::App app{"convkit: " CONVKIT_DESCRIPTION
                 ".\n"
                 "Without a subcommand it shows where you are and what comes next."};
    app.require_subcommand(0, 1);
    app.set_version_flag("--version", "convkit " CONVKIT_VERSION);
    app.footer("Exit code: 0 when all that was asked passes, 1 when something fails, 2 for wrong usage.");
    bool no_build = false;
    app.add_flag("--no-build", no_build, "Judge what stands built; do not build first");

    auto* watch_command = app.add_subcommand("watch", "The next exercise, checked again on every save");
    bool by_hand = false;
    watch_command->add_flag("--manual", by_hand, "A save runs nothing; the key r does");

    std::string name;
    auto* run = app.add_subcommand("run", "The tests of an exercise, a chapter, or all");
    run->add_option("NAME", name,
                    "An exercise (correlate or 1.3), a chapter (01_conv_formula or 1), or all;\n"
                    "the beginning of a name will do where only one begins so")
        ->type_name("EXERCISE|CHAPTER|all")
        ->required();

    int level = 1;
    auto* hint = app.add_subcommand("hint", "A hint; there are three for each exercise");
    hint->add_option("NAME", name, "An exercise; without it, the next one to solve")->type_name("EXERCISE");
    hint->add_option("LEVEL", level, "1 points, 2 gives the idea, 3 is one step short of code")
        ->type_name("1|2|3")
        ->check(CLI::Range(1, 3))
        ->capture_default_str();

    bool anyway = false;
    auto* solution = app.add_subcommand("solution", "Your answer beside the reference, once yours passes");
    solution->add_option("NAME", name, "An exercise")->type_name("EXERCISE")->required();
    solution->add_flag("--anyway", anyway, "Before it passes, after a question");

    bool json = false;
    auto* list = app.add_subcommand("list", "Every exercise with its state, points and minutes");
    list->add_flag("--json", json, "Write it for programs");
    std::string path = "all";
    list->add_option("--path", path, "Only those on one way through")
        ->type_name(fmt::format("{}", fmt::join(path_names(), "|")))
        ->check(CLI::IsMember(path_names()));

    bool yes = false;
    bool undo = false;
    auto* reset = app.add_subcommand("reset", "The stub of an exercise again; your file is kept beside it");
    reset->add_option("NAME", name, "An exercise")->type_name("EXERCISE")->required();
    auto* yes_flag = reset->add_flag("--yes", yes, "Do not ask");
    reset->add_flag("--undo", undo, "Put back what the last reset took away")->excludes(yes_flag);

    std::string chapter;
    PhotoWanted photo{"", "1280"};
    std::string out;
    auto* picture = app.add_subcommand("picture", "PNGs of what your own functions make of a photo");
    picture->add_option("CHAPTER", chapter, "A chapter that has pictures (03_edge_kernels or 3), or all")
        ->type_name("CHAPTER|all")
        ->required();
    auto* image = picture->add_option("--image", photo.file, "A photo, PNG or JPEG; without one a scene is drawn");
    picture->add_option("--size", photo.size, "The pixels of the photo's longer side, if it has more; or full")
        ->needs(image)
        ->capture_default_str();
    auto* folder =
        picture->add_option("--out", out, "The folder to write into (default: pictures/ in the build folder)");

    NewExercise wanted;
    std::string new_chapter_name;
    std::string title;
    auto* make = app.add_subcommand("new", "For authors: the files of a new exercise, or of a chapter");
    auto* in_chapter =
        make->add_option("CHAPTER", wanted.chapter, "The chapter that it goes into (02_padding_stride or 2)")
            ->type_name("CHAPTER");
    make->add_option("NAME", wanted.name, "The function's name, and that of all its files")->needs(in_chapter);
    make->add_option("SIGNATURE", wanted.signature,
                     "Its declaration: \"Plane<double> crop(const Plane<double>& image, Index top)\"");
    make->add_option("--after", wanted.after, "The exercise that it follows; without it, it comes last")
        ->type_name("EXERCISE");
    auto* makes_chapter =
        make->add_option("--chapter", new_chapter_name, "Makes a chapter of that name instead")->excludes(in_chapter);
    make->add_option("--title", title, "The chapter's title, for readers")->needs(makes_chapter);

    auto* stub = app.add_subcommand("stub", "For authors: the stub of an exercise, made from its reference");
    stub->add_option("NAME", name, "An exercise")->type_name("EXERCISE")->required();
    auto* check = app.add_subcommand("check", "For authors: is an exercise fit to be handed out?");
    check->add_option("NAME", name, "An exercise")->type_name("EXERCISE")->required();
    bool write_table = false;
    check->add_flag("--table", write_table, "Writes its page's table of wrong answers anew first");

    auto* grade = app.add_subcommand("grade", "Marks for a submission, whose code runs where it can do no harm");
    grade->prefix_command();
    auto* gradebook = app.add_subcommand("gradebook", "The tables of a class, of all records in a folder of grades");
    gradebook->prefix_command();

    std::string shell;
    auto* completion = app.add_subcommand("completion", "A script with which your shell completes what you type");
    completion->footer(
        "bash: source <(build/learn/convkit completion bash)\n"
        "zsh:  source <(build/learn/convkit completion zsh), after compinit\n"
        "fish: build/learn/convkit completion fish | source");
    completion->add_option("SHELL", shell, "The shell")
        ->type_name(fmt::format("{}", fmt::join(shells_with_completion(), "|")))
        ->transform(CLI::IsMember(shells_with_completion(), CLI::ignore_case))
        ->required();
    if (argc > 1 && std::string(argv[1]) == "complete") {  // what that script asks
        fmt::print("{}", completions(app, {argv + 2, argv + argc}));
        return 0;
    }

    std::string help = "--help";
    if (argc > 1 && std::string(argv[1]) == "help") argv[1] = help.data();

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (const auto words = unknown_subcommand(app, argc, argv); !words.empty()) {
            complain(words);
            return wrong_usage;
        }
        return app.exit(error) == 0 ? 0 : wrong_usage;
    }

    if (app.got_subcommand(completion)) {
        fmt::print("{}", completion_script(shell));
        return 0;
    }

    const auto workshop = this_workshop();
    const auto style = style_of_terminal();
    prepare_for_programs(workshop, style);
    const bool for_authors =
        app.got_subcommand(make) || app.got_subcommand(stub) || app.got_subcommand(check);  // which look at the files
    if (!for_authors && workshop.has_another_table()) {
        complain("the kit has changed since this command was built; run: " CONVKIT_SET_UP);
    }
    try {
        if (app.got_subcommand(list)) return list_exercises(workshop, style, path, json);
        if (app.got_subcommand(run)) return run_exercises(workshop, style, name);
        if (app.got_subcommand(hint)) {
            // "convkit hint 2" asks for a level: no single exercise has a bare number for a name.
            if (name == "1" || name == "2" || name == "3") level = std::stoi(std::exchange(name, ""));
            return show_hint(workshop, style, name, level);
        }
        if (app.got_subcommand(watch_command)) return watch(workshop, style, by_hand);
        if (app.got_subcommand(solution)) return show_solution(workshop, style, name, anyway);
        if (app.got_subcommand(reset)) {
            return undo ? undo_reset(workshop, style, name) : reset_exercise(workshop, style, name, yes);
        }
        if (app.got_subcommand(make)) {
            if (!new_chapter_name.empty())
                return new_chapter(workshop, style, new_chapter_name, title.empty() ? new_chapter_name : title);
            if (wanted.signature.empty()) throw UsageError("new needs CHAPTER NAME \"SIGNATURE\", or --chapter NAME");
            return new_exercise(workshop, style, wanted);
        }
        if (app.got_subcommand(stub)) return write_stub(workshop, style, name);
        if (app.got_subcommand(check)) return check_exercise(workshop, style, name, write_table);
        if (app.got_subcommand(grade)) return run_grader(workshop, "grade", grade->remaining());
        if (app.got_subcommand(gradebook)) return run_grader(workshop, "gradebook", gradebook->remaining());
        for (const auto* given : {image, folder}) {
            if (given->count() != 0 && given->as<std::string>().empty())
                throw UsageError(given->get_name() + " is empty: it names a " + (given == image ? "photo" : "folder"));
        }
        if (app.got_subcommand(picture)) return draw_pictures(workshop, style, chapter, photo, out);
        return show_status(workshop, style, !no_build);
    } catch (const AskedToEnd& asked) {
        return 128 + asked.signal;  // as a shell says it
    } catch (const UsageError& error) {
        complain(error.what());
        return wrong_usage;
    }
}

}  // namespace

int main(int argc, char** argv) {
    try {
        convkit::test::require_output();
        require_descriptors();
        const int exit_code = run_command(argc, argv);
        convkit::test::finish_output();
        return exit_code;
    } catch (const std::exception& error) {
        complain(error.what());
        return 1;
    }
}
