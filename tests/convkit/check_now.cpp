#include "check_now.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string_view>
#include <utility>

namespace convkit {
namespace {

using Clock = std::chrono::steady_clock;

/// A line on the terminal that is written again and again; what is printed afterwards takes its place. It is on standard
/// error, so that what the command says can go elsewhere. It posts Progressed ten times a second: a step may take seconds.
class ProgressLine {
public:
    ProgressLine(const test::Style& style, Events& events)
        : style_(style), look_again_(events.loop(), [&events] { events.post(Progressed{}); }) {
        look_again_.every(std::chrono::milliseconds(100));
    }
    ~ProgressLine() {
        if (shown_) write("\r\033[K");
    }

    void show(const std::string& text, bool waiting) {
        constexpr auto soon_enough = std::chrono::milliseconds(300);
        if (shown_ && text == last_) return;
        if (isatty(STDERR_FILENO) == 0) {
            if (waiting && !shown_) write("convkit: " + text + "\n");
        } else if (waiting || Clock::now() - begin_ > soon_enough) {
            write("\r" + text + "\033[K");
        } else {
            return;
        }
        last_ = text;
        shown_ = isatty(STDERR_FILENO) != 0 || waiting;
    }

private:
    void write(const std::string& text) const { std::fputs(style_.shown(text).c_str(), stderr); }

    const test::Style& style_;
    Timer look_again_;
    Clock::time_point begin_ = Clock::now();
    std::string last_;
    bool shown_ = false;
};

Event next_unless_asked_to_end(Events& events) {
    auto event = events.next();
    if (const auto* asked = std::get_if<AskedToEnd>(&event)) throw *asked;
    return event;
}

std::size_t place_of(const Exercise& exercise) {
    const auto& table = exercise_table();
    const auto named = [&](const Exercise& each) { return each.name == exercise.name; };
    return static_cast<std::size_t>(std::find_if(table.begin(), table.end(), named) - table.begin());
}

}  // namespace

std::string told(const Workshop& workshop, const Checks::Progress& progress) {
    using Doing = Checks::Progress::Doing;
    if (progress.doing == Doing::waiting)
        return fmt::format("waiting for another build in {} to end …", workshop.shown(workshop.build));
    std::string text = progress.doing == Doing::building ? "building " : "";
    if (progress.total > 1) text += fmt::format("{}/{} ", progress.done, progress.total);
    if (!progress.exercise.empty()) text += progress.exercise + " ";
    return text + "…";
}

std::vector<Verdict> check_now(const Workshop& workshop, const test::Style& style,
                               const std::vector<std::size_t>& exercises, Build build) {
    Events events;
    Checks checks(workshop, events);
    ProgressLine line(style, events);
    std::vector<Verdict> verdicts(exercise_table().size());
    checks.ask_for(exercises, build);
    while (true) {
        auto event = next_unless_asked_to_end(events);
        if (auto* checked = std::get_if<Checked>(&event)) verdicts[checked->exercise] = std::move(checked->verdict);
        if (std::holds_alternative<AllChecked>(event)) return verdicts;
        if (const auto& progress = checks.progress()) {
            line.show(told(workshop, *progress), progress->doing == Checks::Progress::Doing::waiting);
        }
    }
}

Verdict check_now(const Workshop& workshop, const test::Style& style, const Exercise& exercise) {
    const auto place = place_of(exercise);
    return std::move(check_now(workshop, style, std::vector{place})[place]);
}

Standings standings_now(const Workshop& workshop, const test::Style& style, Build build) {
    auto verdicts = check_now(workshop, style, tried_exercises(workshop), build);
    auto next = first_not_passed(verdicts);
    // One that was never tried is tried now. It may pass, and then the one after it comes next.
    while (build == Build::first && next < verdicts.size() && verdicts[next].state == test::State::not_tried) {
        verdicts[next] = check_now(workshop, style, exercise_table()[next]);
        next = first_not_passed(verdicts);
    }
    return {std::move(verdicts), next};
}

ProcessResult build_now(const Workshop& workshop, const test::Style& style, const std::string& target) {
    Events events;
    ProgressLine line(style, events);
    BuildLock lock(workshop.build);
    auto command = workshop.build_tool;
    command.push_back(target);
    std::optional<Process> build;
    std::optional<ProcessResult> result;
    while (!result) {
        if (!build && lock.try_to_take()) {
            build.emplace(events.loop(), command, nullptr, [&](ProcessResult ended) { result = std::move(ended); });
        }
        using Doing = Checks::Progress::Doing;
        line.show(told(workshop, {build ? Doing::building : Doing::waiting, 0, 0, target}), !build);
        next_unless_asked_to_end(events);
    }
    return std::move(*result);
}

ProgramRun run_now(const test::Style& style, const std::vector<std::string>& command) {
    Events events;
    ProgressLine line(style, events);
    std::string told;  // of which the end may be missing yet
    std::string output;
    std::string doing;
    const auto take_apart = [&](std::string_view bytes) {
        for (const char byte : bytes) {
            if (byte == '\r') {
                doing = std::exchange(told, "");
            } else {
                told += byte;
                if (byte == '\n') output += std::exchange(told, "");
            }
        }
    };
    std::optional<ProcessResult> result;
    const Process program(events.loop(), command, take_apart, [&](ProcessResult ended) {
        result = std::move(ended);
        events.post(Progressed{});
    });
    while (!result) {
        next_unless_asked_to_end(events);
        if (!doing.empty()) line.show(doing + " …  (Ctrl-C stops it)", false);
    }
    return {{result->exit_code, output + told}, doing};
}

std::vector<std::size_t> places_of(const std::vector<Exercise>& exercises) {
    std::vector<std::size_t> places;
    std::transform(exercises.begin(), exercises.end(), std::back_inserter(places), place_of);
    return places;
}

std::vector<std::size_t> tried_exercises(const Workshop& workshop) {
    std::vector<std::size_t> tried;
    for (std::size_t i = 0; i < exercise_table().size(); ++i) {
        if (workshop.tried(exercise_table()[i])) tried.push_back(i);
    }
    return tried;
}

std::size_t first_not_passed(const std::vector<Verdict>& verdicts) {
    const auto passed = [](const Verdict& verdict) { return verdict.passed(); };
    return static_cast<std::size_t>(std::find_if_not(verdicts.begin(), verdicts.end(), passed) - verdicts.begin());
}

}  // namespace convkit
