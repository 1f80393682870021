#pragma once

#include <string>

namespace convkit {

/// The stub whose filled-in form is `reference`, the text of a file in solutions/: all but what stands between the two
/// marks. Throws std::runtime_error where a mark is missing.
std::string stub_of(const std::string& reference);

}  // namespace convkit
