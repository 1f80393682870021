#pragma once

#include <memory>
#include <utility>

namespace convkit::test {

template <class Signature>
class Callable;

/// What std::function is, without small-object storage or a target type: it compiles in a third of the time, and specs
/// hold dozens of lambdas. Copies share one function object.
template <class Result, class... Parameters>
class Callable<Result(Parameters...)> {
public:
    template <class Function>
    Callable(Function function)
        : object_(static_cast<void*>(new Function(std::move(function))),
                  Delete([](void* object) { delete static_cast<Function*>(object); })),
          call_([](void* object, Parameters... parameters) -> Result {
              return (*static_cast<Function*>(object))(std::forward<Parameters>(parameters)...);
          }) {}

    Result operator()(Parameters... parameters) const {
        return call_(object_.get(), std::forward<Parameters>(parameters)...);
    }

private:
    using Delete = void (*)(void*);

    std::shared_ptr<void> object_;
    Result (*call_)(void*, Parameters...);
};

}  // namespace convkit::test
