#include "told/recording.hpp"

#include <algorithm>

namespace convkit::test {
namespace {

std::string kind_of(const Case& each) {
    constexpr const char* kinds[] = {"known_results", "law", "refusal"};
    return kinds[each.test.index()];
}

std::string id_of(Outcome::Kind kind) {
    using Kind = Outcome::Kind;
    switch (kind) {
        case Kind::returned:
            return "returned";
        case Kind::refused:
            return "refused";
        case Kind::outside:
            return "outside";
        case Kind::threw:
            return "threw";
        case Kind::not_written:
            return "not_written";
        case Kind::missing:
            return "missing";
        case Kind::crashed:
            return "crashed";
        case Kind::ended:
            return "ended";
        case Kind::out_of_time:
            return "out_of_time";
        case Kind::out_of_memory:
            return "out_of_memory";
        case Kind::unreadable:
            return "unreadable";
        case Kind::not_run:
            return "not_run";
    }
    return "";
}

/// What a case came to. Of a call that did not end as it should that is how it ended.
std::string result_of(const Finding& finding) {
    const auto* call = finding.failed_call();
    const bool returned = call == nullptr || call->outcome.returned();
    if (finding.passed()) return "passed";
    if (std::holds_alternative<WrongValue>(finding.what)) return "wrong_value";
    if (std::holds_alternative<BrokenLaw>(finding.what)) return "broken_law";
    if (std::holds_alternative<NotRefused>(finding.what) && (returned || call->outcome.kind == Outcome::Kind::refused))
        return "not_refused";
    return call == nullptr ? "broken_law" : id_of(call->outcome.kind);
}

CaseRecord case_record(const Case& each, const Finding& finding) {
    CaseRecord record{each.name, kind_of(each), result_of(finding), {}, "", 0};
    for (const auto& call : finding.calls) record.cpu_seconds += call.outcome.cpu_seconds;
    if (const auto* call = finding.failed_call()) {
        record.place = call->outcome.place;
        record.printed = call->outcome.printed;
    }
    return record;
}

}  // namespace

Record record_on(const Subject& subject, Examination& examination, const std::vector<std::size_t>& which) {
    const auto& spec = examination.spec();
    Record record;
    record.exercise = spec.exercise;
    record.seed = run_seed();
    record.report = report_on(subject, examination, which);
    for (std::size_t i = 0; i < spec.cases.size(); ++i) {
        if (std::find(which.begin(), which.end(), i) == which.end()) {
            record.cases.push_back({spec.cases[i].name, kind_of(spec.cases[i]), "not_examined", {}, "", 0});
            continue;
        }
        record.cases.push_back(case_record(spec.cases[i], examination.finding(i)));
        record.cpu_seconds += record.cases.back().cpu_seconds;
    }
    record.state = record.report.state;
    const bool all = which.size() == spec.cases.size();
    if (record.state == State::passed && !all) record.state = State::incomplete;
    if (record.state == State::failed) {
        if (const auto* mistake = examination.mistake())
            record.mistake = {mistake->id, mistake->name, mistake->explanation,
                              page_of(subject.exercise, spec, *mistake)};
    }
    return record;
}

}  // namespace convkit::test
