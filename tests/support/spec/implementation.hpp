#pragma once

#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "spec/callable.hpp"
#include "spec/codec.hpp"
#include "spec/source_line.hpp"

// The one seam between the tests and the code under test: an Implementation takes Values and says what came of it.
// The student's function, the reference, a named mistake, and a function in another process are all Implementations.

namespace convkit::test {

/// Why the processor, a sanitizer or the system stopped a call on the spot, or the harness did.
enum class Cause {
    unknown,
    zero_division,      ///< a whole number by zero
    overflow,           ///< a whole number left its type
    bad_conversion,     ///< a number that its new type cannot hold, a shift by too much
    outside_memory,     ///< an index that ran away
    gone_memory,        ///< a reference to something that is no longer there
    endless_recursion,  ///< a function that calls itself until the stack is full
    absurd_request,     ///< one block of memory larger than any answer needs
    no_return,          ///< the end of a function was reached without a return
    aborted,            ///< abort, a failed assertion, an exception that nothing may catch
    waiting,            ///< it slept, or waited for what never came
    denied,             ///< it asked the system for what no answer needs, where that is not allowed
};

/// What one call came to.
struct Outcome {
    enum class Kind {
        returned,
        refused,        ///< threw std::invalid_argument, the way bad arguments are to be refused
        outside,        ///< threw std::out_of_range: an index outside a plane or a vector
        threw,          ///< threw something else
        not_written,    ///< reached the stub's NotWrittenYet
        missing,        ///< the function is declared, but its file no longer defines it
        crashed,        ///< was stopped on the spot
        ended,          ///< ended the program
        out_of_time,    ///< used up its processor time, or waited for something that did not come
        out_of_memory,  ///< held more memory than any answer needs
        unreadable,     ///< left something that is no answer, where its answer should be
        not_run,        ///< calls before it have used up what there is for all
    };
    Kind kind = Kind::returned;
    Value value;       ///< returned
    std::string what;  ///< the exception's words; of a call that did not end by itself, what is known of its end
    Cause cause = Cause::unknown;    ///< crashed, out_of_time
    SourceLine place;                ///< crashed: where, in the student's file
    std::string printed;             ///< what the function printed, or its beginning
    std::size_t bytes_not_kept = 0;  ///< how much more than that it printed
    double cpu_seconds = 0;          ///< only measured in a process of its own

    bool returned() const { return kind == Kind::returned; }
    /// Whether the call ended as calls of a function do: with a value or an exception.
    bool came_back() const { return kind <= Kind::missing; }
};

/// What a call came to that did not return.
Outcome stopped(Outcome::Kind kind, std::string what);

/// The word with which an exception's words begin; of a refusal, in this kit, the parameter's name.
std::string first_word(const std::string& words);

using Implementation = Callable<Outcome(const std::vector<Value>& arguments)>;

struct Call {
    std::vector<Value> arguments;
    Outcome outcome;
};

/// Runs `function` and turns whatever it throws into an Outcome.
Outcome outcome_of(const Callable<Value()>& function);

/// What calling a function comes to whose file no longer defines it.
Outcome missing(const std::vector<Value>& arguments);

/// use(arguments…), each as its own type again, and its own object.
template <class... Parameters, class Use>
auto with_decoded(const std::vector<Value>& arguments, Use use) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        std::tuple<std::remove_cvref_t<Parameters>...> decoded{
            decode<std::remove_cvref_t<Parameters>>(arguments[I])...};
        return use(std::get<I>(decoded)...);
    }
    (std::index_sequence_for<Parameters...>{});
}

/// What a function gives: what it returns, or, of one that returns nothing, its first argument as it leaves it.
template <class Result, class... Parameters>
struct GivenBy {
    using type = std::remove_cvref_t<Result>;
};
template <class First, class... Others>
struct GivenBy<void, First&, Others...> {
    static_assert(!std::is_const_v<First>, "a function that returns nothing must change its first argument");
    using type = First;
};

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
    if constexpr (std::is_void_v<Result>) {
        return [function](const std::vector<Value>& arguments) {
            return outcome_of([&] {
                return with_decoded<Parameters...>(arguments, [&](auto& changed, auto&... others) {
                    function(changed, others...);
                    return encode(changed);
                });
            });
        };
    } else {
        return implementation_of(Callable<Result(Parameters...)>(function));
    }
}

}  // namespace convkit::test
