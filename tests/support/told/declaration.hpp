#pragma once

#include <string>

namespace convkit {

/// The declaration of the function `name` in the text of a header, on one line and without its semicolon:
/// "double patch_dot(const Plane<double>& patch, const Plane<double>& kernel)". "" when there is none.
std::string declaration_in(const std::string& header, const std::string& name);

/// Whether the text of a source file defines the function `name` as `declaration` declares it. Its parameters may have
/// other names there.
bool defines(const std::string& source, const std::string& name, const std::string& declaration);

}  // namespace convkit
