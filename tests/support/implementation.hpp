#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

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

using Implementation = std::function<Outcome(const std::vector<Value>& arguments)>;

struct Call {
    std::vector<Value> arguments;
    Outcome outcome;
};

/// Runs `function` and turns whatever it throws into an Outcome.
Outcome outcome_of(const std::function<Value()>& function);

template <class Signature>
struct Signature_;

template <class Result, class... Parameters>
struct Signature_<Result(Parameters...)> {
    /// Any callable with this signature as an Implementation. Each argument is decoded anew for each call, so nothing
    /// that a function does to its arguments reaches another call.
    template <class Function>
    static Implementation wrap(Function function) {
        return [function = std::move(function)](const std::vector<Value>& arguments) {
            return outcome_of([&] { return call(function, arguments, std::index_sequence_for<Parameters...>{}); });
        };
    }

private:
    template <class Function, std::size_t... I>
    static Value call(const Function& function, [[maybe_unused]] const std::vector<Value>& arguments,
                      std::index_sequence<I...>) {
        return encode<std::remove_cvref_t<Result>>(function(decode<std::remove_cvref_t<Parameters>>(arguments[I])...));
    }
};

}  // namespace convkit::test
