#include "implementation.hpp"

#include <exception>
#include <stdexcept>

namespace convkit::test {

Outcome outcome_of(const Callable<Value()>& function) {
    using Kind = Outcome::Kind;
    try {
        return {Kind::returned, function(), {}};
    } catch (const NotWrittenYet& error) {
        return {Kind::not_written, {}, error.what()};
    } catch (const std::invalid_argument& error) {
        return {Kind::refused, {}, error.what()};
    } catch (const std::out_of_range& error) {
        return {Kind::outside, {}, error.what()};
    } catch (const std::exception& error) {
        return {Kind::threw, {}, error.what()};
    } catch (...) {
        return {Kind::threw, {}, "something that is no std::exception"};
    }
}

Outcome missing(const std::vector<Value>&) { return {Outcome::Kind::missing, {}, {}}; }

}  // namespace convkit::test
