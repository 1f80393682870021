#pragma once

#include <string>
#include <utility>
#include <vector>

#include "callable.hpp"
#include "value.hpp"

// The one seam between the tests and the code under test: an Implementation takes Values and says what came of it.
// The student's function, the reference, a named mistake, and a function in another process are all Implementations.

namespace convkit::test {

/// What one call came to.
struct Outcome {
    enum class Kind {
        returned,
        refused,      ///< threw std::invalid_argument, the way bad arguments are to be refused
        outside,      ///< threw std::out_of_range: an index outside a plane or a vector
        threw,        ///< threw something else
        not_written,  ///< reached the stub's NotWrittenYet
        missing,      ///< the function is declared, but its file no longer defines it
    };
    Kind kind = Kind::returned;
    Value value;       ///< returned
    std::string what;  ///< the exception's words
};

using Implementation = Callable<Outcome(const std::vector<Value>& arguments)>;

struct Call {
    std::vector<Value> arguments;
    Outcome outcome;
};

/// Runs `function` and turns whatever it throws into an Outcome.
Outcome outcome_of(const Callable<Value()>& function);

/// What calling a function comes to whose file no longer defines it.
Outcome missing(const std::vector<Value>& arguments);

/// use(arguments…), each as its own type again.
template <class... Parameters, class Use>
auto with_decoded(const std::vector<Value>& arguments, Use use) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return use(decode<std::remove_cvref_t<Parameters>>(arguments[I])...);
    }(std::index_sequence_for<Parameters...>{});
}

/// Any callable with this signature as an Implementation. Each argument is decoded anew for each call, so nothing that a
/// function does to its arguments reaches another call.
template <class Result, class... Parameters>
Implementation implementation_of(Callable<Result(Parameters...)> function) {
    return [function](const std::vector<Value>& arguments) {
        return outcome_of([&] {
            return with_decoded<Parameters...>(
                arguments, [&](const auto&... a) { return encode<std::remove_cvref_t<Result>>(function(a...)); });
        });
    };
}

/// The same of a function, which may be nullptr: then it is missing.
template <class Result, class... Parameters>
Implementation implementation_of(Result (*function)(Parameters...)) {
    if (function == nullptr) return missing;
    return implementation_of(Callable<Result(Parameters...)>(function));
}

}  // namespace convkit::test
