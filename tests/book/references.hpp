#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "spec/implementation.hpp"

// All references in one table, for whoever calls them by name and with bytes: a web page, or what judges it.

namespace convkit::test {

struct Reference {
    std::string name;
    std::size_t parameters;  ///< how many it takes
    Implementation implementation;
};

template <class Result, class... Parameters>
Reference reference(const char* name, Result (*function)(Parameters...)) {
    return {name, sizeof...(Parameters), implementation_of(function)};
}

/// In the order of the table of exercises.
const std::vector<Reference>& references();

/// Calls the reference of that name. Both sides are as run/wire.hpp writes them: arguments, and the outcome. What is no
/// such request comes to an outcome that says so.
std::string answer(std::string_view name, std::string_view arguments);

}  // namespace convkit::test
