#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <deque>
#include <optional>
#include <set>
#include <sstream>
#include <thread>

#include "commands.hpp"
#include "display.hpp"
#include "standings.hpp"
#include "stub.hpp"
#include "terminal.hpp"
#include "text_file.hpp"

namespace convkit {
namespace {

namespace fs = std::filesystem;
using test::Style;

constexpr int milliseconds_between_looks = 50;

/// The exercises' files, looked at again and again: that also works in folders, such as network drives, from which no
/// events of changes come, and it does not matter in what way an editor saves.
class Files {
public:
    explicit Files(const Workshop& workshop) : workshop_(workshop), known_(look()), last_(known_) {}

    /// Whether a file is not as it is known.
    bool have_changed() const { return look() != known_; }

    /// The exercises (by their place in the table) whose files have changed, once they have not for a moment: an editor
    /// may empty a file, or take it away, before it writes it. From then on they are known.
    std::vector<std::size_t> settled_changes() {
        const auto now = look();
        std::vector<std::size_t> changed;
        for (std::size_t i = 0; now == last_ && i < now.size(); ++i) {
            if (now[i] != known_[i]) changed.push_back(i);
        }
        if (now == last_) known_ = now;
        last_ = now;
        return changed;
    }

private:
    using Stamp = std::pair<fs::file_time_type, std::uintmax_t>;

    std::vector<Stamp> look() const {
        std::vector<Stamp> stamps;
        for (const auto& exercise : exercise_table()) {
            const auto file = workshop_.source / exercise.source("exercises");
            std::error_code missing;  // then both have a value that no file has
            stamps.emplace_back(fs::last_write_time(file, missing), fs::file_size(file, missing));
        }
        return stamps;
    }

    const Workshop& workshop_;
    std::vector<Stamp> known_;
    std::vector<Stamp> last_;
};

/// Thrown out of a running check when its answer is no longer wanted.
struct NoLongerWanted {};

std::string time_now() {
    const auto now = std::time(nullptr);
    char text[] = "hh:mm:ss";
    std::strftime(text, sizeof text, "%H:%M:%S", std::localtime(&now));
    return text;
}

/// What is being watched: where everything stands, and the exercise that is looked at.
class Watched {
public:
    Watched(const Workshop& workshop, const Style& style) : workshop(workshop), style(style), files(workshop) {}

    const Workshop& workshop;
    const Style& style;
    Files files;
    std::vector<Verdict> verdicts{exercise_table().size()};
    std::size_t current = 0;
    std::set<std::size_t> unchecked;

    const Exercise& exercise() const { return exercise_table()[current]; }
    bool passed(std::size_t i) const { return verdicts[i].passed(); }

    /// The next one that does not pass, in a circle; the current one when there is no other.
    std::size_t next() const {
        for (std::size_t step = 1; step < verdicts.size(); ++step) {
            const auto i = (current + step) % verdicts.size();
            if (!passed(i)) return i;
        }
        return current;
    }
    bool all_pass() const { return passed(current) && next() == current; }

    void find_where_the_student_is(const std::function<void()>& while_waiting) {
        auto [found, first] = standings_of(workshop, true, while_waiting);
        verdicts = std::move(found);
        current = first == verdicts.size() ? 0 : first;
    }

    /// Has these checked again, and looks at one of them.
    void ask_for(const std::vector<std::size_t>& exercises) {
        if (exercises.empty()) return;
        if (std::find(exercises.begin(), exercises.end(), current) == exercises.end()) current = exercises.front();
        unchecked.insert(exercises.begin(), exercises.end());
    }
    /// Checks what was asked for; what `while_waiting` interrupts is still asked for.
    void check(const std::function<void()>& while_waiting) {
        while (!unchecked.empty()) {
            const auto i = unchecked.count(current) != 0 ? current : *unchecked.begin();
            verdicts[i] = workshop.verdict(exercise_table()[i], while_waiting);
            unchecked.erase(i);
        }
    }

    std::string message() const {
        auto text = message_of(workshop, exercise(), verdicts[current], style);
        if (passed(current) && !all_pass()) text += "\n  " + introduction(exercise_table()[next()], style) + "\n";
        return text;
    }
    std::string progress() const { return convkit::progress(exercise_table(), verdicts, style); }
};

/// Where everything is written one below the other, and there are no keys.
void watch_in_a_pipe(Watched& watched) {
    const auto& style = watched.style;
    watched.find_where_the_student_is({});
    style.write(watched.progress() + "\n" + watched.message());
    while (!watched.all_pass()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds_between_looks));
        watched.ask_for(watched.files.settled_changes());
        if (watched.unchecked.empty() || watched.files.have_changed()) continue;
        try {
            watched.check([&] {
                if (watched.files.have_changed()) throw NoLongerWanted();
            });
        } catch (const NoLongerWanted&) {
            continue;
        }
        style.write(fmt::format("\n---- {} ----\n\n{}", time_now(), watched.message()));
        if (watched.passed(watched.current)) {
            watched.current = watched.next();
            style.write("\n" + watched.progress());
        }
    }
}

class WatchScreen {
public:
    explicit WatchScreen(Watched& watched) : watched_(watched) {}

    void run() {
        say("looking where you are …");
        try {
            watched_.find_where_the_student_is(unless_asked_to_end);
            say("checked " + time_now());
        } catch (const NoLongerWanted&) {
        }
        while (!leaving_ && !Screen::asked_to_end() && !watched_.all_pass()) {
            if (const auto key = next_key()) press(*key);
            watched_.ask_for(watched_.files.settled_changes());
            if (!watched_.unchecked.empty() && !watched_.files.have_changed()) check();
            if (Screen::was_away() || terminal_size() != drawn_for_) draw();
        }
    }

private:
    enum class View { message, hints, list };

    /// Called while all exercises are built or run, from several threads.
    static void unless_asked_to_end() {
        if (Screen::asked_to_end()) throw NoLongerWanted();
    }

    /// Called while one is: a new save makes that pointless, and q ends it.
    void while_waiting() {
        while (const auto key = screen_.key(0)) {
            keys_.push_back(*key);
            if (*key == 'q') leaving_ = true;
        }
        if (leaving_ || watched_.files.have_changed()) throw NoLongerWanted();
        unless_asked_to_end();
    }

    void check() {
        say(fmt::format("checking {} …", watched_.exercise().name));
        try {
            watched_.check([this] { while_waiting(); });
        } catch (const NoLongerWanted&) {
            return;
        }
        view_ = View::message;
        first_line_ = 0;
        if (hints_of_ != watched_.current) hints_ = 0;
        say("checked " + time_now());
    }

    void check_all() {
        say("building and running all; the first time takes a minute or two; Ctrl-C ends it");
        try {
            watched_.verdicts = watched_.workshop.verdicts(exercise_table(), Build::everything, unless_asked_to_end);
        } catch (const NoLongerWanted&) {
            return;
        }
        what_happens_ = "checked " + time_now();
        show(View::list);
    }

    std::optional<int> next_key() {
        if (keys_.empty()) return screen_.key(milliseconds_between_looks);
        const auto key = keys_.front();
        keys_.pop_front();
        return key;
    }

    void press(int key) {
        const auto page = static_cast<std::ptrdiff_t>(drawn_for_.rows) - 4;
        switch (key) {
            case 'q':
                leaving_ = true;
                break;
            case 'n':
                watched_.ask_for({watched_.next()});
                break;
            case 'h':
                if (view_ == View::hints || hints_ == 0) hints_ = std::min(hints_ + 1, 3);
                hints_of_ = watched_.current;
                show(View::hints);
                break;
            case 'l':
                show(View::list);
                break;
            case 'a':
                check_all();
                break;
            case Screen::enter:
                show(View::message);
                break;
            case Screen::up:
                scroll(-1);
                break;
            case Screen::down:
                scroll(1);
                break;
            case Screen::page_up:
                scroll(-page);
                break;
            case Screen::page_down:
            case ' ':
                scroll(page);
                break;
            default:
                break;
        }
    }

    void show(View view) {
        view_ = view;
        first_line_ = 0;
        if (view == View::list) {  // the current one in the middle
            const auto text = body();
            const auto line = std::count(
                text.begin(),
                text.begin() + static_cast<std::ptrdiff_t>(text.find(" " + watched_.exercise().name + " ")), '\n');
            first_line_ = std::max<std::ptrdiff_t>(0, line - static_cast<std::ptrdiff_t>(drawn_for_.rows) / 2);
        }
        draw();
    }

    void scroll(std::ptrdiff_t lines) {
        first_line_ += lines;
        draw();
    }

    void say(const std::string& what_happens) {
        what_happens_ = what_happens;
        draw();
    }

    std::string body() const {
        switch (view_) {
            case View::message:
                return watched_.message();
            case View::list:
                return listing(exercise_table(), watched_.verdicts, watched_.style);
            case View::hints:
                break;
        }
        std::string text;
        for (int level = 1; level <= hints_; ++level) {
            text += hint_text(watched_.workshop, watched_.exercise(), level, watched_.style) + "\n";
        }
        return text;
    }

    /// Where the student writes: the line below the first mark.
    std::string place() const {
        const auto file = watched_.exercise().source("exercises");
        const auto line = line_of_answer(text_of(watched_.workshop.source / file));
        return fmt::format("{}:{}", file, line);
    }

    std::string keys() const {
        std::vector<std::string> all;
        if (view_ != View::message) all.push_back("Enter back");
        if (watched_.next() != watched_.current) all.push_back("n next");
        if (view_ != View::hints) all.push_back("h hint");
        if (view_ == View::hints && hints_ < 3) all.push_back("h more");
        for (const auto* key : {"l list", "a run all", "q quit"}) all.push_back(key);
        std::string text;
        for (const auto& key : all) {
            text += watched_.style.bold(key.substr(0, key.find(' '))) + key.substr(key.find(' ')) + "   ";
        }
        return text;
    }

    void draw() {
        drawn_for_ = terminal_size();
        const auto& style = watched_.style;
        const auto in_lines = [&](const std::string& text) {
            return test::folded(style.shown(text), drawn_for_.columns);
        };
        const auto footer = in_lines(watched_.progress() + place() + "  " + style.dim(what_happens_) + "\n" + keys());
        const auto lines = in_lines(body());
        const auto count = static_cast<std::ptrdiff_t>(lines.size());
        const auto room = std::max<std::ptrdiff_t>(
            1, static_cast<std::ptrdiff_t>(drawn_for_.rows) - static_cast<std::ptrdiff_t>(footer.size()));
        first_line_ = std::clamp<std::ptrdiff_t>(first_line_, 0, std::max<std::ptrdiff_t>(0, count - room));
        const auto end = std::min(count, first_line_ + room);

        std::vector<std::string> shown(lines.begin() + first_line_, lines.begin() + end);
        shown.resize(static_cast<std::size_t>(room));
        if (end < count)
            shown.back() = style.shown(style.dim(fmt::format("… {} more lines: ↓ or the space bar", count - end + 1)));
        shown.insert(shown.end(), footer.begin(), footer.end());
        shown.resize(std::min(shown.size(), drawn_for_.rows));
        screen_.show(shown);
    }

    Watched& watched_;
    Screen screen_;
    std::deque<int> keys_;  ///< pressed while something else was going on
    View view_ = View::message;
    int hints_ = 0;  ///< how many were asked for
    std::size_t hints_of_ = 0;
    std::ptrdiff_t first_line_ = 0;
    std::string what_happens_;
    TerminalSize drawn_for_{0, 0};
    bool leaving_ = false;
};

}  // namespace

int watch(const Workshop& workshop, const Style& style) {
    Watched watched(workshop, style);
    if (Screen::possible()) {
        WatchScreen(watched).run();
    } else {
        watch_in_a_pipe(watched);
    }
    if (!watched.all_pass()) {
        style.write(watched.progress());
        return 1;
    }
    style.write(watched.message() + "\n" + watched.progress() + all_pass_text(workshop, style));
    return 0;
}

}  // namespace convkit
