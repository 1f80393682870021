#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "check_now.hpp"
#include "commands.hpp"
#include "display.hpp"
#include "passed.hpp"
#include "pictures.hpp"
#include "reset.hpp"
#include "saved_files.hpp"
#include "stub.hpp"
#include "terminal.hpp"
#include "text_file.hpp"

namespace convkit {
namespace {

using test::Style;

std::string time_now() {
    const auto now = std::time(nullptr);
    char text[] = "hh:mm:ss";
    std::strftime(text, sizeof text, "%H:%M:%S", std::localtime(&now));
    return text;
}

/// What is being watched: where everything stands, and the exercise that is looked at.
class Watched {
public:
    Watched(const Workshop& workshop, Style& style, bool by_hand)
        : workshop(workshop), style(style), checks(workshop, events), by_hand_(by_hand), files_(workshop, events) {
        checks.ask_for(tried_exercises(workshop));
    }

    const Workshop& workshop;
    Style& style;
    Events events;
    Checks checks;
    std::vector<Verdict> verdicts{exercise_table().size()};
    std::size_t current = 0;

    const Exercise& exercise() const { return exercise_table()[current]; }
    bool passed(std::size_t i) const { return verdicts[i].passed(); }
    /// Whether it is still to be found out where the student is.
    bool looking() const { return looking_; }
    /// Whether the student has gone to the current one, by a save or a key.
    bool chosen() const { return chosen_; }
    /// Whether there is a current one: before that is known nothing can be done with it.
    bool somewhere() const { return chosen_ || !looking_; }

    /// The next one that does not pass, in a circle; the current one when there is no other.
    std::size_t next() const {
        for (std::size_t step = 1; step < verdicts.size(); ++step) {
            const auto i = (current + step) % verdicts.size();
            if (!passed(i)) return i;
        }
        return current;
    }
    /// What is known of the current one is of another file than it is now.
    void forget_current() { verdicts[current] = {}; }
    bool all_pass() const { return passed(current) && next() == current; }

    void look_at(std::size_t exercise) {
        chosen_ = true;
        current = exercise;
        check();
    }
    void check() { checks.ask_for({current}); }

    /// Stubs that were never tried may change, too, when a new version of the kit comes in: that is nobody's work.
    void take(Saved saved) {
        auto& all = saved.exercises;
        std::erase_if(all, [&](std::size_t i) { return !workshop.tried(exercise_table()[i]); });
        if (all.empty()) return;
        if (!chosen_ || std::find(all.begin(), all.end(), current) == all.end()) current = all.front();
        chosen_ = true;
        if (!by_hand_) checks.ask_for(all);
    }
    /// Whether that makes it pass, which it did not when it was last looked at.
    bool take(Checked checked) {
        const bool passes_now = checked.verdict.passed() && !passed(checked.exercise);
        verdicts[checked.exercise] = std::move(checked.verdict);
        return passes_now;
    }
    void take(const AllChecked&) {
        const auto first = first_not_passed(verdicts);
        if (looking_ && first < verdicts.size() && verdicts[first].state == test::State::not_tried)
            return checks.ask_for({first});
        if (looking_ && !chosen_ && first < verdicts.size()) current = first;
        looking_ = false;
    }

    std::string message(std::size_t rows = test::screen_height) const {
        if (passed(current)) return passed_text(workshop, verdicts, current, next(), style);
        return message_of(workshop, exercise(), verdicts[current], style, rows);
    }
    std::string progress() const { return convkit::progress(exercise_table(), verdicts, style); }

private:
    bool by_hand_;
    bool looking_ = true;
    bool chosen_ = false;
    SavedFiles files_;
};

/// Where everything is written one below the other, and there are no keys.
void watch_in_a_pipe(Watched& watched) {
    const auto& style = watched.style;
    while (true) {
        auto event = watched.events.next();
        if (auto* saved = std::get_if<Saved>(&event)) watched.take(std::move(*saved));
        if (std::holds_alternative<AllChecked>(event) && watched.looking()) {
            watched.take(AllChecked{});
            if (!watched.looking()) style.write(watched.progress() + "\n" + watched.message());
        }
        if (auto* checked = std::get_if<Checked>(&event)) {
            const bool told = !watched.looking() && checked->exercise == watched.current;
            watched.take(std::move(*checked));
            if (told) style.write(fmt::format("\n---- {} ----\n\n{}", time_now(), watched.message()));
            if (told && watched.passed(watched.current)) {
                watched.current = watched.next();
                style.write("\n" + watched.progress());
            }
        }
        if (const auto* asked = std::get_if<AskedToEnd>(&event)) throw *asked;
        if (!watched.looking() && watched.all_pass()) return;
    }
}

/// Words side by side as far as they fit, a few blanks apart, in as many lines as they need. What is wider than a line is
/// broken between its words.
std::vector<std::string> in_lines(const std::vector<std::string>& items, std::size_t columns) {
    const std::string gap = "   ";
    std::vector<std::string> lines(1);
    for (const auto& item : items) {
        if (test::display_width(item) > columns) {
            if (lines.back().empty()) lines.pop_back();
            for (const auto& line : test::wrapped(item, columns)) {
                for (auto& part : test::folded(line, columns)) lines.push_back(std::move(part));
            }
            continue;
        }
        const auto used = test::display_width(lines.back());
        if (used != 0 && used + gap.size() + test::display_width(item) > columns) lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : gap) + item;
    }
    return lines;
}

constexpr auto all_chapters = "all";  // as convkit picture takes it

/// What the screen shows, with what that needs.
struct MessageView {};
struct HintsView {
    int level = 1;  ///< how many are shown
};
struct ListView {
    std::size_t cursor;  ///< an exercise, by its place in the table
    std::string filter;
    bool typing = false;  ///< letters go into the filter
};
struct ResetView {};
using View = std::variant<MessageView, HintsView, ListView, ResetView>;

class WatchScreen {
public:
    WatchScreen(Watched& watched, bool by_hand) : watched_(watched), by_hand_(by_hand), screen_(watched.events) {
        fit();
    }

    /// Until all pass and have drawn, or the student leaves. Whether they have drawn.
    bool run() {
        while (!leaving_) {
            if (!watched_.events.any_waiting()) draw();
            std::visit([this](auto&& event) { take(std::forward<decltype(event)>(event)); }, watched_.events.next());
        }
        return all_drawn_;
    }

private:
    void take(KeyPressed pressed) {
        notice_.clear();
        if (auto* list = std::get_if<ListView>(&view_); list != nullptr && list->typing)
            return type(*list, pressed.key);
        if (std::holds_alternative<ResetView>(view_)) return answer_reset(pressed.key);
        const bool in_list = std::holds_alternative<ListView>(view_);
        if (!watched_.somewhere() && std::string_view("nrhx").find(static_cast<char>(pressed.key)) != std::string::npos)
            return;
        const auto page = static_cast<std::ptrdiff_t>(room_) - 1;
        switch (pressed.key) {
            case 'q':
                if (running_all_) return stop_running_all();
                leaving_ = true;
                return;
            case 'n':
                show(MessageView{});
                return watched_.look_at(watched_.next());
            case 'r':
                show(MessageView{});
                return watched_.check();
            case 'a':
                running_all_ = true;
                show(ListView{watched_.current, "", false});
                return watched_.checks.ask_for(places_of(exercise_table()));
            case 'h':
                return show(HintsView{hint_level()});
            case 'l':
                return show(ListView{watched_.current, "", false});
            case 'x':
                return show(ResetView{});
            case '/':
                if (in_list) std::get<ListView>(view_).typing = true;
                return;
            case KeyPressed::escape:
                if (running_all_) return stop_running_all();
                return show(MessageView{});
            case KeyPressed::enter:
                if (in_list) return go_to(std::get<ListView>(view_).cursor);
                return show(MessageView{});
            case KeyPressed::up:
            case 'k':
                return in_list ? move_cursor(-1) : scroll(-1);
            case KeyPressed::down:
            case 'j':
                return in_list ? move_cursor(1) : scroll(1);
            case KeyPressed::page_up:
                return in_list ? move_cursor(-page) : scroll(-page);
            case KeyPressed::page_down:
            case ' ':
                return in_list ? move_cursor(page) : scroll(page);
            case KeyPressed::home:
                return in_list ? move_cursor(-far) : scroll(-far);
            case KeyPressed::end:
                return in_list ? move_cursor(far) : scroll(far);
            default:
                return;
        }
    }
    void take(const Pasted& pasted) {
        if (auto* list = std::get_if<ListView>(&view_); list != nullptr && list->typing) filter_by(*list, pasted.text);
    }
    void take(const ToDrawAnew&) { fit(); }
    void take(Saved saved) {
        watched_.take(std::move(saved));
        unchecked_ = by_hand_;
        show(MessageView{});
    }
    /// A check does not wait for pictures, which are drawn when there is nothing to check.
    void take(const Progressed&) {
        if (drawing_ && watched_.checks.progress()) {
            drawing_.reset();
            body_.reset();
        }
    }
    void take(Checked checked) {
        const auto exercise = checked.exercise;
        const bool passes_now = watched_.take(std::move(checked));
        if (exercise == watched_.current) {
            first_line_ = 0;
            unchecked_ = false;
        }
        body_.reset();
        const auto& chapter = exercise_table()[exercise].chapter;
        const bool just_saved = watched_.chosen() && exercise == watched_.current;
        if (passes_now && (just_saved || !watched_.looking()) && !running_all_ && has_pictures(chapter)) {
            chapter_to_draw_ = chapter;
            pictures_.clear();
        }
    }
    void take(const AllChecked& all) {
        watched_.take(all);
        body_.reset();
        checked_at_ = time_now();
        running_all_ = false;
        if (!watched_.looking() && watched_.all_pass()) {
            chapter_to_draw_ = all_chapters;
        } else if (chapter_to_draw_ == all_chapters) {
            chapter_to_draw_.clear();
        }
        draw_pictures();
    }
    void take(Drawn drawn) {
        pictures_ = std::move(drawn.said.output);
        pictures_of_ = std::exchange(chapter_to_draw_, "");
        if (pictures_of_ == all_chapters) {
            all_drawn_ = drawn.said.exit_code == 0;
            leaving_ = true;
        }
        drawing_.reset();
        body_.reset();
    }
    void take(const AskedToEnd&) { leaving_ = true; }

    void show(View view) {
        view_ = std::move(view);
        first_line_ = 0;
        body_.reset();
        if (std::holds_alternative<ListView>(view_)) move_cursor(0);
    }
    void scroll(std::ptrdiff_t lines) { first_line_ += lines; }

    /// As many hints as were asked for, and one more when they are on the screen.
    int hint_level() {
        if (hints_of_ != watched_.current) hints_ = 0;
        hints_of_ = watched_.current;
        if (std::holds_alternative<HintsView>(view_) || hints_ == 0) hints_ = std::min(hints_ + 1, 3);
        return hints_;
    }

    void stop_running_all() {
        running_all_ = false;
        watched_.checks.stop();
        notice_ = "stopped";
        show(MessageView{});
    }

    // ---- the list ----------------------------------------------------------------------------------------------------

    /// In small letters, with one blank for several.
    static std::string as_filter(const std::string& typed) {
        std::string filter;
        for (const char c : typed) {
            if (c != ' ' || (!filter.empty() && filter.back() != ' '))
                filter += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
        return filter;
    }

    std::vector<std::size_t> listed() const {
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < exercise_table().size(); ++i) {
            const auto& exercise = exercise_table()[i];
            const auto line = exercise.source("exercises") + " " + exercise.number + " " + exercise.name + " " +
                              words_of(watched_.verdicts[i].state);
            if (line.find(as_filter(std::get<ListView>(view_).filter)) != std::string::npos) places.push_back(i);
        }
        return places;
    }

    void move_cursor(std::ptrdiff_t by) {
        auto& list = std::get<ListView>(view_);
        const auto places = listed();
        body_.reset();
        if (places.empty()) return;
        const auto at = std::lower_bound(places.begin(), places.end(), list.cursor) - places.begin();
        const auto last = static_cast<std::ptrdiff_t>(places.size()) - 1;
        list.cursor = places[static_cast<std::size_t>(std::clamp(std::min(at, last) + by, std::ptrdiff_t{0}, last))];
    }

    void filter_by(ListView& list, const std::string& more) {
        for (const char c : more) {
            if (c >= ' ' && c <= '~') list.filter += c;
        }
        move_cursor(0);
    }

    void type(ListView& list, int key) {
        if (key == KeyPressed::enter) {
            list.typing = false;
            if (!listed().empty()) go_to(list.cursor);
        } else if (key == KeyPressed::escape) {
            show(ListView{list.cursor, "", false});
        } else if (key == KeyPressed::backspace) {
            if (!list.filter.empty()) list.filter.pop_back();
            move_cursor(0);
        } else if (key == control_u) {
            list.filter.clear();
            move_cursor(0);
        } else if (key == KeyPressed::up || key == KeyPressed::down) {
            move_cursor(key == KeyPressed::up ? -1 : 1);
        } else if (key < KeyPressed::up) {
            filter_by(list, std::string(1, static_cast<char>(key)));
        }
    }

    void go_to(std::size_t exercise) {
        if (running_all_) stop_running_all();
        show(MessageView{});
        watched_.look_at(exercise);
    }

    std::string list_text() {
        const auto& list = std::get<ListView>(view_);
        std::string text;
        std::string chapter;
        for (const auto i : listed()) {
            const auto& exercise = exercise_table()[i];
            if (exercise.chapter != chapter) {
                text += (chapter.empty() ? "" : "\n") + chapter_line(exercise.chapter, watched_.style);
                chapter = exercise.chapter;
            }
            if (i == list.cursor) cursor_line_ = std::count(text.begin(), text.end(), '\n');
            text += (i == list.cursor ? watched_.style.bold("> ") : "  ") +
                    exercise_line(exercise, watched_.verdicts[i], watched_.style);
        }
        return text.empty() ? "No exercise has \"" + list.filter + "\" in its line.\n" : text;
    }

    // ---- reset -------------------------------------------------------------------------------------------------------

    void answer_reset(int key) {
        show(MessageView{});
        if (key != 'y' && key != 'Y') return;
        const auto before = watched_.workshop.stamp(watched_.exercise());
        try {
            notice_ = reset_to_stub(watched_.workshop, watched_.exercise());
            if (watched_.workshop.stamp(watched_.exercise()) != before) watched_.forget_current();
        } catch (const std::runtime_error& error) {
            notice_ = error.what();
        }
    }

    // ---- the end of a chapter ------------------------------------------------------------------------------------------

    /// In a program of its own, the very command, for it compiles and takes seconds.
    void draw_pictures() {
        if (chapter_to_draw_.empty() || !chapter_passes(watched_.verdicts, chapter_to_draw_)) return;
        auto& events = watched_.events;
        drawing_.emplace(
            events.loop(),
            std::vector<std::string>{(watched_.workshop.build / "convkit").string(), "picture", chapter_to_draw_},
            nullptr, [&events](ProcessResult said) { events.post(Drawn{std::move(said)}); });
    }

    // ---- drawing -----------------------------------------------------------------------------------------------------

    void fit() {
        size_ = terminal_size();
        // For what draws the pictures, which writes into a pipe.
        setenv("COLUMNS", std::to_string(size_.columns).c_str(), 1);
        watched_.style.columns = std::min(size_.columns, test::screen_width);
        body_.reset();
    }

    std::string body_text() {
        if (std::holds_alternative<ListView>(view_)) return list_text();
        if (!watched_.somewhere()) return "Looking where you are.\n";
        if (std::holds_alternative<ResetView>(view_)) {
            return watched_.style.paragraph(fmt::format("Make {} the stub again? What is in it now is kept beside it.",
                                                        watched_.exercise().source("exercises")),
                                            0);
        }
        if (const auto* hints = std::get_if<HintsView>(&view_)) {
            std::string text;
            for (int level = 1; level <= hints->level; ++level)
                text += hint_text(watched_.workshop, watched_.exercise(), level, watched_.style) + "\n";
            return text;
        }
        if (watched_.verdicts[watched_.current].state == test::State::not_tried)
            return introduction(watched_.exercise(), watched_.style) + "\n";
        auto text = watched_.message(std::max<std::size_t>(room_, 10));
        const auto& chapter = watched_.exercise().chapter;
        if (drawing_ && (chapter == chapter_to_draw_ || chapter_to_draw_ == all_chapters))
            text += "\n  Your functions are drawing …\n";
        return text + (chapter == pictures_of_ && !pictures_.empty() ? "\n" + pictures_ : "");
    }

    /// Where the student writes: the line below the first mark.
    std::string place() const {
        const auto file = watched_.exercise().source("exercises");
        const auto path = watched_.workshop.file(watched_.exercise());
        const auto line = why_unreadable(path).empty() ? line_of_answer(text_of(path)) : 1;
        return linked(fmt::format("{}:{}", file, line), watched_.workshop, watched_.style);
    }

    std::string what_happens() const {
        if (const auto& progress = watched_.checks.progress()) {
            const auto how_far = told(watched_.workshop, *progress);
            return watched_.looking() ? "looking where you are: " + how_far : "checking: " + how_far;
        }
        if (!notice_.empty()) return notice_;
        if (unchecked_) return "saved, not checked yet: r runs it";
        if (drawing_ && chapter_to_draw_ == all_chapters) return "all pass; drawing all chapters …";
        return checked_at_.empty() ? "" : "checked " + checked_at_;
    }

    std::vector<std::string> keys() const {
        std::vector<std::string> all;
        const auto* list = std::get_if<ListView>(&view_);
        if (list != nullptr && list->typing) {
            all = {"Enter go there", "Esc all"};
        } else if (list != nullptr) {
            all = {"Enter go there", "/ filter", "Esc back"};
        }
        if (list != nullptr) {
            if (listed().empty()) all.erase(all.begin());
        } else if (std::holds_alternative<ResetView>(view_)) {
            return {watched_.style.bold("y") + " yes", watched_.style.bold("any other key") + " no"};
        } else {
            const auto* hints = std::get_if<HintsView>(&view_);
            const bool somewhere = watched_.somewhere();
            if (hints != nullptr) all.push_back("Enter back");
            if (somewhere && watched_.next() != watched_.current) all.push_back("n next");
            if (somewhere && hints == nullptr) all.push_back("h hint");
            if (hints != nullptr && hints->level < 3) all.push_back("h more");
            all.push_back("l list");
            if (somewhere) all.push_back("r run");
            all.push_back("a run all");
            if (somewhere) all.push_back("x reset");
        }
        all.push_back(running_all_ ? "q stop" : "q quit");
        for (auto& key : all) {
            const auto end = key.find(' ');
            key = watched_.style.bold(key.substr(0, end)) + key.substr(end);
        }
        return all;
    }

    std::vector<std::string> footer() const {
        const auto& style = watched_.style;
        std::vector<std::string> lines;
        if (!watched_.looking()) lines = test::folded(watched_.progress(), size_.columns);
        std::vector<std::string> second;
        if (watched_.somewhere()) second.push_back(place_);
        if (const auto* list = std::get_if<ListView>(&view_);
            list != nullptr && (list->typing || !list->filter.empty()))
            second = {"/" + list->filter + (list->typing ? "_" : "")};
        if (const auto happens = what_happens(); !happens.empty()) second.push_back(style.dim(happens));
        for (const auto& items : {second, keys()}) {
            for (auto& line : in_lines(items, size_.columns)) lines.push_back(std::move(line));
        }
        return lines;
    }

    void draw() {
        const auto& style = watched_.style;
        if (!body_) place_ = place();
        auto below = footer();
        room_ = std::max<std::size_t>(1, size_.rows - std::min(size_.rows, below.size()));
        if (!body_) body_ = test::folded(style.shown(body_text()), size_.columns);
        const auto count = static_cast<std::ptrdiff_t>(body_->size());
        const auto room = static_cast<std::ptrdiff_t>(room_);
        if (std::holds_alternative<ListView>(view_)) {  // the cursor stays on the screen, with a line around it
            first_line_ =
                std::clamp(first_line_, cursor_line_ - room + 3, std::max(cursor_line_ - 2, std::ptrdiff_t{0}));
        }
        first_line_ = std::clamp(first_line_, std::ptrdiff_t{0}, std::max(std::ptrdiff_t{0}, count - room));
        const auto end = std::min(count, first_line_ + room);

        std::vector<std::string> shown(body_->begin() + first_line_, body_->begin() + end);
        shown.resize(room_);
        if (end < count) shown.back() = style.dim(fmt::format("… {} more lines: ↓ or the space bar", count - end + 1));
        shown.insert(shown.end(), below.begin(), below.end());
        shown.resize(std::min(shown.size(), size_.rows));
        for (auto& line : shown) line = style.shown(line);
        screen_.show(shown);
    }

    static constexpr int control_u = 21;
    static constexpr std::ptrdiff_t far = 1 << 20;  ///< more lines than there are

    Watched& watched_;
    bool by_hand_;
    Screen screen_;
    View view_;
    int hints_ = 0;  ///< how many were asked for
    std::size_t hints_of_ = 0;
    bool running_all_ = false;
    bool leaving_ = false;
    bool all_drawn_ = false;
    std::string notice_;
    bool unchecked_ = false;  ///< whether the current file was saved, by hand, since its verdict
    std::string checked_at_;
    std::optional<Process> drawing_;
    std::string chapter_to_draw_;  ///< once nothing is left to check; "" when there is none
    std::string pictures_;         ///< what was drawn last, and of which chapter
    std::string pictures_of_;
    std::string place_;
    TerminalSize size_{};
    std::size_t room_ = 1;                          ///< lines above the footer
    std::optional<std::vector<std::string>> body_;  ///< what the view shows, laid out once
    std::ptrdiff_t first_line_ = 0;
    std::ptrdiff_t cursor_line_ = 0;
};

}  // namespace

int watch(const Workshop& workshop, Style style, bool by_hand) {
    Watched watched(workshop, style, by_hand);
    bool drawn = false;
    if (Screen::possible()) {
        drawn = WatchScreen(watched, by_hand).run();
    } else {
        watch_in_a_pipe(watched);
    }
    if (watched.looking() || !watched.all_pass()) {
        if (!watched.looking()) style.write(watched.progress());
        return 1;
    }
    if (watched.chosen()) style.write(watched.message() + "\n");
    style.write(watched.progress());
    if (!Screen::possible()) draw_pictures(workshop, style, all_chapters, scene_as_it_is, "");
    return show_the_end(workshop, style, drawn);
}

}  // namespace convkit
