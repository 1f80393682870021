#include "told/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace convkit::test {
namespace {

using Json = nlohmann::ordered_json;

// The words of an enumerator are its place in its list.

constexpr std::array looks{"plain", "bold", "dim", "good", "bad", "waiting"};
constexpr std::array section_kinds{"case_name", "arguments", "answers", "difference", "advice",
                                   "printed",   "mistake",   "not_run", "others",     "next"};

template <class Enum, std::size_t Count>
Enum enumerator(const std::array<const char*, Count>& words, const std::string& word) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) throw std::runtime_error("\"" + word + "\" is no word of a record");
    return static_cast<Enum>(found - words.begin());
}

/// Plain words as a string, others as {look: words}.
Json json_of(const Text& text) {
    auto spans = Json::array();
    for (const auto& [words, look] : text.spans) {
        if (look == Look::plain) {
            spans.push_back(words);
        } else {
            spans.push_back({{looks[static_cast<std::size_t>(look)], words}});
        }
    }
    return spans;
}

Text text_in(const Json& spans) {
    Text text;
    for (const auto& span : spans) {
        if (span.is_string()) {
            text += span.get<std::string>();
        } else {
            const auto look = span.begin();
            text += Text(look.value().get<std::string>(), enumerator<Look>(looks, look.key()));
        }
    }
    return text;
}

Json json_of(const Paragraph& paragraph) {
    return {{"indent", paragraph.indent}, {"paragraph", json_of(paragraph.words)}};
}

Json json_of(const Picture& picture) {
    auto blocks = Json::array();
    for (const auto& block : picture.blocks) {
        auto lines = Json::array();
        for (const auto& line : block) lines.push_back(json_of(line));
        blocks.push_back(lines);
    }
    return {{"indent", picture.indent}, {"picture", blocks}};
}

Json json_of(const Section& section) {
    auto elements = Json::array();
    for (const auto& element : section.elements) {
        elements.push_back(std::visit([](const auto& each) { return json_of(each); }, element));
    }
    return {{"kind", section_kinds[static_cast<std::size_t>(section.kind)]},
            {"begins_anew", section.begins_anew},
            {"elements", elements}};
}

Section section_in(const Json& json) {
    Section section{enumerator<Section::Kind>(section_kinds, json.at("kind")), {}, json.at("begins_anew")};
    for (const auto& element : json.at("elements")) {
        const std::size_t indent = element.at("indent");
        if (element.contains("paragraph")) {
            section.elements.push_back(Paragraph{text_in(element.at("paragraph")), indent});
            continue;
        }
        Picture picture{{}, indent};
        for (const auto& lines : element.at("picture")) {
            auto& block = picture.blocks.emplace_back();
            for (const auto& line : lines) block.push_back(text_in(line));
        }
        section.elements.push_back(std::move(picture));
    }
    return section;
}

Json json_of(const Report& report) {
    auto sections = Json::array();
    for (const auto& section : report.sections) sections.push_back(json_of(section));
    return {{"number", report.number},      {"name", report.name},       {"source", report.source},
            {"state", id_of(report.state)}, {"verdict", report.verdict}, {"sections", sections}};
}

Report report_in(const Json& json) {
    Report report{
        json.at("number"), json.at("name"), json.at("source"), state_with_id(json.at("state")), json.at("verdict"), {}};
    for (const auto& section : json.at("sections")) report.sections.push_back(section_in(section));
    return report;
}

Json json_of(const CaseRecord& each) {
    Json json{{"name", each.name}, {"kind", each.kind}, {"result", each.result}, {"cpu_seconds", each.cpu_seconds}};
    if (each.place) json["place"] = {{"file", each.place.file}, {"line", each.place.line}};
    if (!each.printed.empty()) json["printed"] = each.printed;
    return json;
}

CaseRecord case_in(const Json& json) {
    CaseRecord each{json.at("name"),           json.at("kind"),       json.at("result"), {},
                    json.value("printed", ""), json.at("cpu_seconds")};
    if (json.contains("place")) each.place = {json.at("place").at("file"), json.at("place").at("line")};
    return each;
}

}  // namespace

std::string in_json(const Record& record) {
    auto cases = Json::array();
    for (const auto& each : record.cases) cases.push_back(json_of(each));
    Json json{{"version", record_version}, {"exercise", record.exercise},       {"state", id_of(record.state)},
              {"seed", record.seed},       {"cpu_seconds", record.cpu_seconds}, {"cases", cases}};
    if (record.mistake) {
        const auto& mistake = *record.mistake;
        json["mistake"] = {
            {"id", mistake.id}, {"name", mistake.name}, {"explanation", mistake.explanation}, {"page", mistake.page}};
    }
    json["report"] = json_of(record.report);
    // What a function prints may be no UTF-8.
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Record record_in(const std::string& text) {
    try {
        const auto json = Json::parse(text);
        const int version = json.at("version");
        if (version != record_version) throw std::runtime_error(fmt::format("it is of version {}", version));
        Record record{json.at("exercise"),
                      state_with_id(json.at("state")),
                      json.at("seed"),
                      json.at("cpu_seconds"),
                      {},
                      {},
                      report_in(json.at("report"))};
        for (const auto& each : json.at("cases")) record.cases.push_back(case_in(each));
        if (json.contains("mistake")) {
            const auto& mistake = json.at("mistake");
            record.mistake = {mistake.at("id"), mistake.at("name"), mistake.at("explanation"), mistake.at("page")};
        }
        return record;
    } catch (const std::exception& error) {
        throw std::runtime_error(std::string("this is no record of a run: ") + error.what());
    }
}

}  // namespace convkit::test
