#include "report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "declaration.hpp"
#include "number_text.hpp"
#include "show.hpp"
#include "text_file.hpp"

namespace convkit::test {
namespace {

using Kind = Outcome::Kind;

void add_line(std::string& text, std::size_t indent, const std::string& line) {
    text += (line.empty() ? "" : std::string(indent, ' ') + line) + "\n";
}

void add_blocks(std::string& text, const std::vector<Block>& blocks) {
    for (const auto& line : side_by_side(blocks, screen_width - 4)) add_line(text, 4, line);
}

std::string next_action(const Subject& subject, const Style& style) {
    const auto read = fmt::format("  Read {} ·", style.bold(subject.exercise.page()));
    const auto hint = style.bold(subject.convkit + " hint " + subject.exercise.name);
    const bool one_line = display_width(read) + 1 + display_width(hint) <= screen_width;
    return read + (one_line ? " " : "\n  ") + hint + "\n";
}

/// The numbers that differ, as marks; none when the shapes do.
Marks marks_of(const Difference& difference, double tolerance) {
    Marks marks;
    if (difference.kind == Difference::Kind::shape || difference.kind == Difference::Kind::structure) return marks;
    const auto& [expected, yours] = std::pair(difference.expected, difference.yours);
    for (std::size_t i = 0; i < yours.size(); ++i) {
        const double a = expected.number(i);
        const double b = yours.number(i);
        if (number_text(expected, i) != number_text(yours, i) || !(std::abs(a - b) <= tolerance)) marks.insert(i);
    }
    return marks;
}

/// Both sides of a difference, and in words where they part.
void add_difference(std::string& text, const Difference& difference, std::pair<std::string, std::string> sides,
                    double tolerance, const Spec& spec, const Call* call, const Style& style) {
    const auto& [kind, path, first, count, expected, yours] = difference;
    const auto focus = kind == Difference::Kind::values || kind == Difference::Kind::not_finite
                           ? position_of(first, expected.shape)
                           : Shape{};
    if (!path.empty()) {
        sides.first += " " + path;
        sides.second = (sides.second == "yours" ? "your" : sides.second) + " " + path;
    }
    text += "\n";
    const bool one_channel = focus.size() == 3;
    auto blocks = show(sides.first, expected, focus, {}, style, one_channel);
    for (auto& block : show(sides.second, yours, focus, marks_of(difference, tolerance), style, one_channel)) {
        blocks.push_back(std::move(block));
    }
    add_blocks(text, blocks);

    if (kind == Difference::Kind::structure) return;
    if (kind == Difference::Kind::shape) {
        text += "\n";
        text +=
            paragraph(fmt::format("The shape is wrong: {} has {}, {} has {}. Values are compared once shapes agree.",
                                  sides.first, shape_text(expected.shape), sides.second, shape_text(yours.shape)),
                      4);
        return;
    }
    const auto [right, wrong] = number_texts(expected, yours, first);
    const auto where = position_text(focus);
    std::string should_be = call == nullptr ? sides.first + " is " : "it should be ";
    const bool of_item = path.rfind('[', 0) == 0;  // "[2].macs" is the field macs of item 2
    const auto field = of_item ? path.substr(std::min(path.size(), path.find(']') + 2)) : path;
    const auto position = of_item ? Shape{std::stol(path.substr(1))} : focus;
    const auto explanation = std::find_if(spec.explanations.begin(), spec.explanations.end(),
                                          [&](const auto& each) { return each.field == field; });
    const bool has_formula = call != nullptr && explanation != spec.explanations.end();
    if (has_formula) should_be = explanation->formula(call->arguments, position).text + " = ";
    if (expected.size() > 1) {
        text += "\n";
        add_line(text, 4,
                 count == 1 ? fmt::format("1 of {} values differs, at {}:", expected.size(), where)
                            : fmt::format("{} of {} values differ, the first at {}:", count, expected.size(), where));
    } else if (!has_formula && kind == Difference::Kind::values) {
        return;  // "expected 19    yours 18" has said it
    }
    text += paragraph(fmt::format("{}{}, {} is {}", should_be, right, sides.second, wrong), 4);
    if (kind == Difference::Kind::not_finite) {
        text += paragraph(
            "No finite input can give that: look for a division by zero, a square root of a negative "
            "number, or a variable that is read before it is set.",
            4);
    }
}

/// What a call came to.
std::string outcome_text(const Outcome& outcome) {
    switch (outcome.kind) {
        case Kind::returned:
            return "returned " + compact_text(outcome.value);
        case Kind::refused:
            return fmt::format("threw std::invalid_argument: {}", outcome.what);
        case Kind::outside:
            return fmt::format("threw std::out_of_range: {}", outcome.what);
        case Kind::not_written:
            return outcome.what;
        case Kind::missing:
            return "is missing";
        case Kind::threw:
            break;
    }
    return fmt::format("threw an exception: {}", outcome.what);
}

std::string outcome_advice(const Outcome& outcome) {
    switch (outcome.kind) {
        case Kind::refused:
            return "These arguments are good ones: do not refuse them. If a function that you call refused, look at "
                   "what you "
                   "gave it.";
        case Kind::outside:
            return "An index left the plane it reads or writes. Check where each loop starts and ends, and that rows "
                   "and columns are not exchanged.";
        default:
            return "A right answer returns here; nothing may be thrown for good arguments.";
    }
}

/// The names of some of the cases that failed after the first one, and how many more.
std::string also_failed(const Spec& spec, const std::vector<std::size_t>& failed, std::size_t most_names) {
    std::string text;
    if (failed.size() == 1) return text;
    std::string others;
    const auto named = std::min(failed.size() - 1, most_names);
    for (std::size_t i = 1; i <= named; ++i) others += (i == 1 ? "" : "; ") + spec.cases[failed[i]].name;
    const auto more = failed.size() - 1 - named;
    if (more > 0) others += fmt::format("{}{} more", named == 0 ? "" : "; ", more);
    text += paragraph("Also: " + others + ".", 2);
    return text;
}

}  // namespace

std::string headline(const Exercise& exercise, const std::string& room, const std::string& mark,
                     const std::string& what, const Style& style) {
    const auto source = exercise.source(room);
    const auto left = fmt::format("{} {} {} — {}", mark, exercise.number, style.bold(exercise.name), what);
    const auto used = display_width(left) + display_width(source);
    if (used + 2 > screen_width) return left + "\n  " + style.dim(source) + "\n";
    return left + std::string(screen_width - used, ' ') + style.dim(source) + "\n";
}

std::string case_text(const Spec& spec, const Case& failed, const Finding& finding, const Style& style) {
    std::string text;
    add_line(text, 2, style.bold(failed.name));
    if (finding.calls.empty()) {
        text += paragraph(finding.claim, 4);
        return text;
    }
    const auto& call = finding.calls[finding.shown];
    const auto& outcome = call.outcome;
    const double tolerance = rounding_tolerance(call.arguments);

    std::optional<Difference> difference;
    if (finding.expected && outcome.kind == Kind::returned) {
        difference = compare(*finding.expected, outcome.value, tolerance);
    }
    Shape focus;
    if (difference && difference->count > 0) focus = position_of(difference->first, difference->expected.shape);

    std::vector<Block> arguments;
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
        for (auto& block : show(spec.parameters[i], call.arguments[i], focus, {}, style)) {
            arguments.push_back(std::move(block));
        }
    }
    add_blocks(text, arguments);

    if (failed.rung == Case::Rung::refusal) {
        text += "\n";
        text +=
            paragraph(fmt::format("expected: std::invalid_argument whose message names \"{}\"", failed.parameter), 4);
        text += paragraph("yours: " + outcome_text(outcome), 4);
        text += paragraph(fmt::format("Test for it before anything else: if (…) throw std::invalid_argument(\"{} …\");",
                                      failed.parameter),
                          4);
    } else if (outcome.kind != Kind::returned) {
        text += "\n";
        if (finding.expected) add_blocks(text, show("expected", *finding.expected, {}, {}, style));
        text += paragraph("yours " + outcome_text(outcome), 4);
        text += paragraph(outcome_advice(outcome), 4);
    } else if (difference) {
        add_difference(text, *difference, {"expected", "yours"}, tolerance, spec, &call, style);
    } else {
        if (!finding.parts) add_blocks(text, show("yours", outcome.value, {}, {}, style));
        text += paragraph(finding.claim + ":", 4);
        if (finding.parts) {
            add_difference(text, *finding.parts, finding.sides, 0.0, spec, nullptr, style);
        } else {
            text.replace(text.size() - 2, 2, ".\n");
        }
    }
    return text;
}

State state_of(Examination& examination, const std::vector<std::size_t>& which) {
    State state = State::passed;
    for (const auto i : which) {
        const auto& finding = examination.finding(i);
        if (finding.passed) continue;
        state = State::failed;
        if (!finding.calls.empty() && finding.calls.back().outcome.kind == Kind::not_written) return State::not_written;
    }
    return state;
}

std::string report(const Subject& subject, const Spec& spec, Examination& examination,
                   const std::vector<std::size_t>& which, const Style& style) {
    std::vector<std::size_t> failed;
    std::copy_if(which.begin(), which.end(), std::back_inserter(failed),
                 [&](std::size_t i) { return !examination.finding(i).passed; });
    if (failed.empty()) {
        const auto cases = which.size() == 1 ? "the case" : fmt::format("all {} cases", which.size());
        return headline(subject.exercise, subject.room, style.green("✓"),
                        cases + (which.size() == 1 ? " passes" : " pass"), style);
    }

    const auto& first = examination.finding(failed.front());
    const Outcome* outcome = first.calls.empty() ? nullptr : &first.calls.back().outcome;
    if (outcome != nullptr && outcome->kind == Kind::missing) {
        const auto header = subject.exercise.header();
        const auto declaration = declaration_in(text_of(subject.top + "/" + header), subject.exercise.name);
        std::string text = headline(subject.exercise, subject.room, style.red("✗"), "not defined", style);
        text += "\n";
        text += paragraph(
            fmt::format("{} is declared in {} but no longer defined in {}: its signature must stay exactly this, "
                        "inside namespace convkit:",
                        subject.exercise.name, header, subject.exercise.source(subject.room)),
            2);
        text += paragraph(style.bold(declaration), 4);
        return text + "\n" + next_action(subject, style);
    }
    if (state_of(examination, which) == State::not_written) {
        std::string text = headline(subject.exercise, subject.room, style.yellow("○"), "not written yet", style);
        for (const auto i : failed) {
            const auto& calls = examination.finding(i).calls;
            if (calls.empty() || calls.back().outcome.kind != Kind::not_written) continue;
            text += "\n";
            add_line(text, 2, calls.back().outcome.what);
            break;
        }
        text += paragraph("Write your code between the two marks in that file, and end it with a return.", 2);
        return text + "\n" + next_action(subject, style);
    }

    std::string text = headline(
        subject.exercise, subject.room, style.red("✗"),
        fmt::format("{} of {} cases {}", failed.size(), which.size(), failed.size() == 1 ? "differs" : "differ"),
        style);
    text += "\n" + case_text(spec, spec.cases[failed.front()], first, style) + "\n";
    std::string end;
    if (const auto* mistake = examination.mistake()) {
        end += paragraph(fmt::format("{} {}. {}", style.bold("Looks like:"), mistake->name, mistake->explanation), 2);
    }
    end += next_action(subject, style);

    // What does not fit a screen scrolls away, so less important things give way.
    const auto fits = [](const std::string& all) {
        return std::count(all.begin(), all.end(), '\n') <= std::ptrdiff_t{screen_height};
    };
    for (const auto& others : {also_failed(spec, failed, 3), also_failed(spec, failed, 0)}) {
        if (fits(text + others + end)) return text + others + end;
    }
    for (std::size_t blank; !fits(text + end) && (blank = text.rfind("\n\n")) != text.find("\n\n");)
        text.erase(blank, 1);
    return text + end;
}

std::string cut_off_text(const Subject& subject, const std::string& running_case, const std::string& what_happened,
                         const std::string& advice, const std::string& failed_before, const Style& style) {
    std::string text = headline(subject.exercise, subject.room, style.red("✗"), what_happened, style);
    text += "\n";
    add_line(text, 2, "in the case: " + style.bold(running_case));
    text += paragraph(advice, 2);
    if (!failed_before.empty()) text += "\n  And before that, this case failed:\n\n" + failed_before;
    return text + "\n" + next_action(subject, style);
}

}  // namespace convkit::test
