#include "told/message.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "spec/number_text.hpp"
#include "text_file.hpp"
#include "told/declaration.hpp"

namespace convkit::test {
namespace {

using Kind = Outcome::Kind;
using Element = std::variant<Paragraph, Picture>;

Section section(Section::Kind kind, std::vector<Element> elements, bool begins_anew = false) {
    return {kind, std::move(elements), begins_anew};
}

template <class T>
void append(std::vector<T>& all, std::vector<T> more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
}

Element words(Text text, std::size_t indent = 4) { return Paragraph{std::move(text), indent}; }

// ---- calls --------------------------------------------------------------------------------------------------------------

/// What a call was given; `but_for` are arguments that are shown already.
Picture arguments_of(const Spec& spec, const Call& call, const Shape& focus, const Call* but_for = nullptr) {
    Picture picture;
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
        if (but_for != nullptr && !compare(but_for->arguments[i], call.arguments[i], 0.0)) continue;
        append(picture.blocks, show(spec.parameters[i].name, call.arguments[i], {focus, {}}));
    }
    return picture;
}

/// What a call came to that did not return.
std::string outcome_words(const Outcome& outcome) {
    switch (outcome.kind) {
        case Kind::returned:
            return "returned " + compact_text(outcome.value);
        case Kind::refused:
            return "threw std::invalid_argument: " + visible(outcome.what);
        case Kind::outside:
            return "threw std::out_of_range: " + visible(outcome.what);
        case Kind::threw:
            return "threw " + visible(outcome.what);
        case Kind::not_written:
            return visible(outcome.what);
        case Kind::missing:
            return "is missing";
        case Kind::crashed:
            return "crashed" + (outcome.place ? " at " + visible(outcome.place.text()) : "");
        case Kind::ended:
            return "ended the program: " + outcome.what;
        case Kind::out_of_time:
            return "did not return within " + outcome.what;
        case Kind::out_of_memory:
            return "held more than " + outcome.what;
        case Kind::unreadable:
            return "left " + outcome.what;
        case Kind::not_run:
            return "was not called: " + outcome.what;
    }
    return "";
}

std::string in_parentheses(const std::string& details) { return details.empty() ? "" : " (" + visible(details) + ")"; }

std::string crash_words(const Outcome& outcome) {
    const auto details = in_parentheses(outcome.what);
    switch (outcome.cause) {
        case Cause::zero_division:
            return "A whole number is divided by zero there (/ or %).";
        case Cause::overflow:
            return fmt::format("A whole number left its type{}. Check sizes before you multiply them.", details);
        case Cause::bad_conversion:
            return fmt::format("A number was made into what cannot hold it{}.", details);
        case Cause::outside_memory:
            return fmt::format("An index ran away{}. [] looks at nothing; .at() says which index it was.", details);
        case Cause::gone_memory:
            return fmt::format(
                "It uses something that is no longer there{}. A reference, a pointer and an iterator end with what "
                "they "
                "refer to.",
                details);
        case Cause::endless_recursion:
            return "Your function calls itself without end. Is there a case in which it does not, and does each call "
                   "come "
                   "closer to it?";
        case Cause::absurd_request:
            return fmt::format(
                "More memory than any answer needs{}. Look at how the size is computed: a difference may be "
                "below zero.",
                details);
        case Cause::no_return:
            return "It reached its end without a return.";
        case Cause::aborted:
            return fmt::format("It was ended by abort, or by a failed assertion{}.", details);
        case Cause::denied:
            return "It asked the system for what no answer needs: the network, another program or another process.";
        case Cause::waiting:
        case Cause::unknown:
            break;
    }
    return fmt::format("It was stopped on the spot{}.", details);
}

/// What a call that did not return may come from.
std::string outcome_advice(const Outcome& outcome) {
    switch (outcome.kind) {
        case Kind::refused:
            return "These arguments are good ones: do not refuse them. If a function that you call refused, look at "
                   "what you gave it.";
        case Kind::outside:
            return "An index left what it reads or writes. Check where each loop starts and ends, and that no two "
                   "indices are exchanged.";
        case Kind::crashed:
            return crash_words(outcome);
        case Kind::ended:
            return "A function returns its answer; it never ends the program.";
        case Kind::out_of_time:
            if (outcome.cause == Cause::waiting)
                return "It used no processor in that time. Does it sleep, or wait for something to be typed? An answer "
                       "is "
                       "computed from its arguments alone.";
            return "Is there a loop whose condition never turns false? Look at what each loop counts, and in which "
                   "direction.";
        case Kind::out_of_memory:
            return "Does something grow in a loop that should not?";
        case Kind::unreadable:
            return "Return the answer; the program's own channels are not yours to write to.";
        case Kind::not_run:
            return "Make the calls before it return first.";
        default:
            return "A right answer returns here; nothing may be thrown for good arguments.";
    }
}

/// Whether what is told of a call stays true whatever mistake is named: what a sanitizer saw is a fact, what an
/// exception may come from is a guess.
bool is_fact(const Outcome& outcome) { return !outcome.came_back(); }

Section advice_on(const Outcome& outcome) {
    return section(is_fact(outcome) ? Section::Kind::difference : Section::Kind::advice,
                   {words(outcome_advice(outcome))});
}

// ---- differences ----------------------------------------------------------------------------------------------------------

/// With how many digits each number of one side that differs looks different from the other's.
int digits_to_tell_apart(const Difference& difference) {
    constexpr int usual = 6;
    constexpr int all = 17;
    int digits = usual;
    for (const auto i : difference.where) {
        while (digits < all && number_text(difference.expected, i, digits) == number_text(difference.yours, i, digits))
            ++digits;
    }
    return digits;
}

Shape focus_of(const Difference& difference) {
    return difference.where.empty() ? Shape{} : position_of(difference.first, difference.expected.shape);
}

/// What an explanation of the spec is asked about: the field, and the position in it.
struct Asked {
    std::string field;
    Shape position;
};

Asked asked_about(const Difference& difference) {
    const auto& path = difference.path;
    if (path.empty() || !std::holds_alternative<std::size_t>(path.front()))
        return {path_text(path), focus_of(difference)};
    return {path_text({path.begin() + 1, path.end()}), {static_cast<Index>(std::get<std::size_t>(path.front()))}};
}

/// "1·1 + 2·(-2)": the formula behind the first number that differs; "" where the spec has none.
std::string formula_behind(const Spec& spec, const Difference& difference, const Call& call) {
    const auto asked = asked_about(difference);
    const auto explanation = std::find_if(spec.explanations.begin(), spec.explanations.end(),
                                          [&](const auto& each) { return each.field == asked.field; });
    return explanation == spec.explanations.end() ? "" : explanation->formula(call.arguments, asked.position).text;
}

/// Whether all blocks of a picture stand beside each other.
bool fits_side_by_side(const Picture& picture) {
    constexpr std::size_t gap = 4;
    std::size_t width = 0;
    for (const auto& block : picture.blocks) {
        std::size_t widest = 0;
        for (const auto& line : block) widest = std::max(widest, display_width(line.words()));
        width += widest + gap;
    }
    return width <= screen_width - picture.indent + gap;
}

/// Both sides of a difference, and in words where they part. `reason` is what comes to the right number.
std::vector<Section> difference_sections(const Difference& difference, std::string expected_name, std::string your_name,
                                         const std::string& reason, bool expected_is_other_side) {
    using K = Difference::Kind;
    const auto& kind = difference.kind;
    const auto& path = difference.path;
    const auto& expected = difference.expected;
    const auto& yours = difference.yours;
    const auto& where = difference.where;
    const auto first = difference.first;
    const auto focus = focus_of(difference);
    if (!path.empty()) {
        expected_name += " " + path_text(path);
        your_name = (your_name == "yours" ? "your" : your_name) + " " + path_text(path);
    }
    const bool of_numbers = kind == K::values || kind == K::not_finite;
    View view{focus, {}, digits_to_tell_apart(difference)};
    view.only_channel_in_focus = true;
    const auto show_both = [&] {
        auto marked = view;
        marked.marks = {where.begin(), where.end()};
        Picture both{show(expected_name, expected, view)};
        append(both.blocks, show(your_name, yours, marked));
        return both;
    };
    auto both = show_both();
    if (!fits_side_by_side(both)) {  // one below the other: half as many rows of each
        view.most_rows /= 2;
        both = show_both();
    }
    std::vector<Section> sections{section(Section::Kind::answers, {std::move(both)}, true)};
    if (kind == K::structure) return sections;
    if (kind == K::shape) {
        sections.push_back(section(
            Section::Kind::difference,
            {words(fmt::format("The shape is wrong: {} has {}, {} has {}. Values are compared once shapes agree.",
                               expected_name, shape_text(expected.shape), your_name, shape_text(yours.shape)))},
            true));
        return sections;
    }
    const auto right = number_text(expected, first, std::max(view.digits, 10));
    const auto wrong = number_text(yours, first, std::max(view.digits, 10));
    std::vector<Element> told;
    const bool several = expected.size() > 1;
    if (several) {
        const auto place = position_text(expected.axes, focus);
        told.push_back(words(where.size() == 1 ? fmt::format("1 of {} values differs, at {}:", expected.size(), place)
                                               : fmt::format("{} of {} values differ, the first at {}:", where.size(),
                                                             expected.size(), place)));
    }
    if (several || !reason.empty() || kind == K::not_finite) {
        const auto should_be = !reason.empty()          ? reason + " = "
                               : expected_is_other_side ? expected_name + " is "
                                                        : std::string("it should be ");
        told.push_back(words(fmt::format("{}{}, {} is {}", should_be, right, your_name, wrong)));
    }
    if (kind == K::not_finite) {
        told.push_back(words(
            "No finite input can give that: look for a division by zero, a square root of a negative number, or a "
            "variable that is read before it is set."));
    }
    if (of_numbers && !told.empty()) sections.push_back(section(Section::Kind::difference, std::move(told), several));
    return sections;
}

// ---- one case -------------------------------------------------------------------------------------------------------------

std::vector<Section> sections_on(const Spec&, const Finding&, const Passed&) { return {}; }

std::vector<Section> sections_on(const Spec& spec, const Finding& finding, const WrongValue& wrong) {
    const auto& call = finding.calls[wrong.call];
    std::vector<Section> sections{
        section(Section::Kind::arguments, {arguments_of(spec, call, focus_of(wrong.difference))})};
    const auto reason = wrong.difference.where.empty() ? std::string() : formula_behind(spec, wrong.difference, call);
    append(sections, difference_sections(wrong.difference, "expected", "yours", reason, false));
    return sections;
}

std::vector<Section> sections_on(const Spec& spec, const Finding& finding, const NoAnswer& none) {
    if (none.call >= finding.calls.size()) return {};
    const auto& call = finding.calls[none.call];
    std::vector<Section> sections{section(Section::Kind::arguments, {arguments_of(spec, call, {})})};
    std::vector<Element> told;
    if (none.expected) told.push_back(Picture{show("expected", *none.expected)});
    told.push_back(words("yours " + outcome_words(call.outcome)));
    sections.push_back(section(Section::Kind::answers, std::move(told), true));
    sections.push_back(advice_on(call.outcome));
    return sections;
}

std::vector<Section> sections_on(const Spec& spec, const Finding& finding, const NotRefused& refusal) {
    const auto& call = finding.calls[refusal.call];
    std::vector<Section> sections{
        section(Section::Kind::arguments, {arguments_of(spec, call, {})}),
        section(Section::Kind::answers,
                {words(fmt::format("expected: std::invalid_argument whose message names \"{}\"", refusal.parameter)),
                 words("yours: " + outcome_words(call.outcome))},
                true)};
    if (is_fact(call.outcome)) sections.push_back(advice_on(call.outcome));
    sections.push_back(section(
        Section::Kind::difference,
        {words(fmt::format("Test for it before anything else: if (…) throw std::invalid_argument(\"{} …\"); or with "
                           "a guard of kit/require.hpp.",
                           refusal.parameter))}));
    return sections;
}

/// The calls of a law's two sides, each under the name of its side; of the second only what is not in the first.
std::vector<Element> calls_of_sides(const Spec& spec, const Finding& finding, const BrokenLaw::Sides& sides,
                                    const Shape& focus) {
    std::vector<Element> elements;
    const Call* shown = nullptr;
    const auto add = [&](const std::string& side, const std::vector<std::size_t>& calls) {
        if (calls.empty()) return;
        const auto& call = finding.calls[calls.front()];
        auto picture = arguments_of(spec, call, focus, shown);
        if (shown != nullptr && picture.blocks.empty()) return;
        elements.push_back(words(calls.size() == 1 ? side + ", called with"
                                                   : fmt::format("{}, the first of {} calls", side, calls.size())));
        elements.push_back(std::move(picture));
        shown = &call;
    };
    add(sides.left_name, sides.left_calls);
    add(sides.right_name, sides.right_calls);
    return elements;
}

std::vector<Section> sections_on(const Spec& spec, const Finding& finding, const BrokenLaw& law) {
    std::vector<Section> sections;
    if (law.sides) {
        auto calls = calls_of_sides(spec, finding, *law.sides, focus_of(law.sides->difference));
        if (calls.empty() && law.last_call < finding.calls.size())
            calls.push_back(arguments_of(spec, finding.calls[law.last_call], {}));
        sections.push_back(section(Section::Kind::arguments, std::move(calls)));
        sections.push_back(section(Section::Kind::difference, {words(law.claim + ":")}, true));
        auto parts = difference_sections(law.sides->difference, law.sides->right_name, law.sides->left_name, "", true);
        parts.front().begins_anew = false;
        append(sections, std::move(parts));
        return sections;
    }
    if (law.last_call < finding.calls.size()) {
        const auto& call = finding.calls[law.last_call];
        sections.push_back(section(Section::Kind::arguments, {arguments_of(spec, call, {})}));
        sections.push_back(section(Section::Kind::answers, {Picture{show("yours", call.outcome.value)}}));
    }
    sections.push_back(section(Section::Kind::difference, {words(law.claim + ".")}));
    return sections;
}

// ---- one exercise -----------------------------------------------------------------------------------------------------------

/// What an author does when a reference does not pass.
Section next_action_of_author(const Exercise& exercise) {
    const auto spec = fmt::format("tests/{}/{}_test.cpp", exercise.chapter, exercise.name);
    return section(Section::Kind::next,
                   {words("The reference and its spec say different things. Which of them is right?", 2),
                    words(bold(exercise.source("solutions")) + " · " + bold(spec), 2)});
}

Section next_action(const Subject& subject) {
    if (subject.room == "solutions") return next_action_of_author(subject.exercise);
    const auto hint = subject.convkit + " hint " + subject.exercise.name;
    const auto page = subject.exercise.page();
    const auto width = display_width("  Read  · ") + page.size() + hint.size();
    if (width > screen_width)
        return section(Section::Kind::next, {words(Text("Read ") + bold(page) + " ·", 2), words(bold(hint), 2)});
    return section(Section::Kind::next, {words(Text("Read ") + bold(page) + " · " + bold(hint), 2)});
}

Section others_failed(const Spec& spec, const std::vector<std::size_t>& failed) {
    constexpr std::size_t most_names = 3;
    std::string others;
    const auto named = std::min(failed.size() - 1, most_names);
    for (std::size_t i = 1; i <= named; ++i) others += (i == 1 ? "" : "; ") + spec.cases[failed[i]].name;
    const auto more = failed.size() - 1 - named;
    if (more > 0) others += fmt::format("; {} more", more);
    return section(Section::Kind::others, {words("Also: " + others + ".", 2)});
}

Section cases_not_run(std::ptrdiff_t count) {
    return section(Section::Kind::not_run,
                   {words(fmt::format("{} of them {} not run: the calls before had used up what there is for all.",
                                      count, count == 1 ? "was" : "were"),
                          2)});
}

Section looks_like(const Exercise& exercise, const Spec& spec, const Mistake& mistake) {
    std::vector<Element> told{words(bold("Looks like:") + (" " + mistake.name + ". " + mistake.explanation), 2)};
    const auto page = page_of(exercise, spec, mistake);
    if (page != exercise.page()) told.push_back(words(page, 2));  // that one is named as the next action
    return section(Section::Kind::mistake, std::move(told));
}

Section printed_section(const Outcome& outcome) {
    return section(Section::Kind::printed,
                   {words("Your function printed in that case:", 2),
                    Picture{{printed_lines(outcome.printed, outcome.bytes_not_kept)}}},
                   true);
}

const Outcome* failed_outcome(const Finding& finding) {
    const auto* call = finding.failed_call();
    return call == nullptr ? nullptr : &call->outcome;
}

bool failed_by(const Finding& finding, Kind kind) {
    const auto* outcome = failed_outcome(finding);
    return outcome != nullptr && outcome->kind == kind;
}

/// "2 of 7 cases differ", "crashed; 2 of 7 cases fail".
std::string verdict_on(const Finding& first, std::size_t failed, std::size_t all) {
    const auto* outcome = failed_outcome(first);
    const bool died = outcome != nullptr && !outcome->came_back();
    const auto cases =
        fmt::format("{} of {} cases {}{}", failed, all, died ? "fail" : "differ", failed == 1 ? "s" : "");
    if (!died) return cases;
    switch (outcome->kind) {
        case Kind::crashed:
            return "crashed; " + cases;
        case Kind::ended:
            return "ended the program; " + cases;
        case Kind::out_of_time:
            return "did not return; " + cases;
        case Kind::out_of_memory:
            return "held too much memory; " + cases;
        default:
            return cases;
    }
}

}  // namespace

std::string page_of(const Exercise& exercise, const Spec& spec, const Mistake& mistake) {
    const bool has_row =
        std::any_of(spec.mistakes.begin(), spec.mistakes.end(), [&](const Mistake& each) { return &each == &mistake; });
    return has_row ? exercise.page_of_mistake(mistake.id) : exercise.page();
}

std::vector<Section> sections_on(const Spec& spec, const Case& failed, const Finding& finding) {
    std::vector<Section> sections{section(Section::Kind::case_name, {words(bold(failed.name), 2)})};
    append(sections, std::visit([&](const auto& what) { return sections_on(spec, finding, what); }, finding.what));
    return sections;
}

State state_of(Examination& examination, const std::vector<std::size_t>& which) {
    State state = State::passed;
    for (const auto i : which) {
        const auto& finding = examination.finding(i);
        if (finding.passed()) continue;
        if (failed_by(finding, Kind::not_written)) return State::not_written;
        state = State::failed;
    }
    return state;
}

Report report_on(const Subject& subject, Examination& examination, const std::vector<std::size_t>& which) {
    const auto& spec = examination.spec();
    const auto& exercise = subject.exercise;
    Report report{exercise.number, exercise.name, exercise.source(subject.room), state_of(examination, which), "", {}};

    std::vector<std::size_t> failed;
    std::copy_if(which.begin(), which.end(), std::back_inserter(failed),
                 [&](std::size_t i) { return !examination.finding(i).passed(); });
    if (failed.empty()) {
        report.verdict = which.size() == 1 ? "the case passes" : fmt::format("all {} cases pass", which.size());
        return report;
    }

    const auto& first = examination.finding(failed.front());
    std::vector<Section> end;
    if (failed_by(first, Kind::missing)) {
        const auto declaration = declaration_in(text_of(subject.top + "/" + exercise.header()), exercise.name);
        report.verdict = "not defined";
        report.sections = {section(
            Section::Kind::difference,
            {words(fmt::format("{} is declared in {} but no longer defined in {}: its signature must stay exactly "
                               "this, inside namespace convkit:",
                               exercise.name, exercise.header(), report.source),
                   2),
             words(bold(declaration))})};
    } else if (report.state == State::not_written) {
        const auto stub = std::find_if(failed.begin(), failed.end(), [&](std::size_t i) {
            return failed_by(examination.finding(i), Kind::not_written);
        });
        report.verdict = "not written yet";
        report.sections = {
            section(Section::Kind::difference,
                    {words(visible(failed_outcome(examination.finding(*stub))->what), 2),
                     words("Write your code between the two marks in that file, and end it with a return.", 2)})};
    } else {
        report.verdict = verdict_on(first, failed.size(), which.size());
        report.sections = sections_on(spec, spec.cases[failed.front()], first);
        const auto* mistake = examination.mistake();
        if (mistake != nullptr) {
            // What it looks like is told below; a guess beside that would only be in its way.
            std::erase_if(report.sections, [](const Section& each) { return each.kind == Section::Kind::advice; });
        }
        const auto* outcome = failed_outcome(first);
        if (outcome != nullptr && !outcome->printed.empty()) report.sections.push_back(printed_section(*outcome));
        if (failed.size() > 1) end.push_back(others_failed(spec, failed));
        const auto not_run = std::count_if(failed.begin(), failed.end(), [&](std::size_t i) {
            return failed_by(examination.finding(i), Kind::not_run);
        });
        if (not_run > 0) end.push_back(cases_not_run(not_run));
        if (mistake != nullptr) end.push_back(looks_like(exercise, spec, *mistake));
    }
    end.push_back(next_action(subject));
    end.front().begins_anew = true;
    append(report.sections, std::move(end));
    return report;
}

}  // namespace convkit::test
