#include "formats/markup.hpp"

#include <nlohmann/json.hpp>

#include "told/layout.hpp"

namespace convkit::grading {
namespace {

/// The text with U+FFFD for what is no UTF-8: as a JSON string it comes back so.
std::string in_utf8(const std::string& text) {
    using Json = nlohmann::json;
    return Json::parse(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace)).get<std::string>();
}

}  // namespace

std::string escaped(const std::string& text) {
    const auto shown = test::visible(in_utf8(text));
    std::string markup;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        switch (shown[i]) {
            case '&':
                markup += "&amp;";
                break;
            case '<':
                markup += "&lt;";
                break;
            case '>':
                markup += "&gt;";
                break;
            case '"':
                markup += "&quot;";
                break;
            case '\xBE':
            case '\xBF':
                // U+FFFE and U+FFFF are UTF-8, but no characters.
                markup += i >= 2 && shown.compare(i - 2, 2, "\xEF\xBF") == 0 ? '\xBD' : shown[i];
                break;
            default:
                markup += shown[i];
        }
    }
    return markup;
}

}  // namespace convkit::grading
