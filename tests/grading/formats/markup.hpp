#pragma once

#include <string>

namespace convkit::grading {

/// A text as HTML and XML hold it, between tags or within double quotes: what either would take for markup is escaped,
/// what a terminal would obey is made visible, and what is no UTF-8, or no character of XML 1.0, becomes U+FFFD.
std::string escaped(const std::string& text);

}  // namespace convkit::grading
