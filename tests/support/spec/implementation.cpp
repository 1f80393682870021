#include "spec/implementation.hpp"

#include <cxxabi.h>

#include <cstdlib>
#include <exception>
#include <memory>
#include <stdexcept>

#include "kit/not_written_yet.hpp"

namespace convkit::test {
namespace {

/// "std::length_error", "int": the type of what is being caught.
std::string type_of_current_exception() {
    const auto* type = abi::__cxa_current_exception_type();
    if (type == nullptr) return "an exception of another language";
    int failed = 0;
    const std::unique_ptr<char, void (*)(void*)> name(abi::__cxa_demangle(type->name(), nullptr, nullptr, &failed),
                                                      std::free);
    return failed == 0 ? name.get() : type->name();
}

}  // namespace

std::string first_word(const std::string& words) { return words.substr(0, words.find_first_of(" ,.:;(")); }

Outcome stopped(Outcome::Kind kind, std::string what) {
    Outcome outcome;
    outcome.kind = kind;
    outcome.what = std::move(what);
    return outcome;
}

Outcome outcome_of(const Callable<Value()>& function) {
    using Kind = Outcome::Kind;
    try {
        Outcome outcome;
        outcome.value = function();
        return outcome;
    } catch (const NotWrittenYet& error) {
        return stopped(Kind::not_written, error.what());
    } catch (const std::invalid_argument& error) {
        return stopped(Kind::refused, error.what());
    } catch (const std::out_of_range& error) {
        return stopped(Kind::outside, error.what());
    } catch (const std::exception& error) {
        return stopped(Kind::threw, type_of_current_exception() + ": " + error.what());
    } catch (const char* words) {
        return stopped(Kind::threw, std::string("a text that is no std::exception: ") + words);
    } catch (const std::string& words) {
        return stopped(Kind::threw, "a std::string, which is no std::exception: " + words);
    } catch (...) {
        return stopped(Kind::threw, "something that is no std::exception, of type " + type_of_current_exception());
    }
}

Outcome missing(const std::vector<Value>&) { return stopped(Outcome::Kind::missing, {}); }

}  // namespace convkit::test
