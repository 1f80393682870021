#pragma once

#include <memory>

namespace convkit::test {

/// An object of any type, shared by all copies. Written out in callable.cpp, or every spec would compile it anew.
class SharedObject {
public:
    SharedObject();
    /// `destroy` is called with `object` when the last copy goes.
    SharedObject(void* object, void (*destroy)(void*));
    SharedObject(const SharedObject&);
    SharedObject& operator=(const SharedObject&);
    ~SharedObject();

    void* get() const;

private:
    std::shared_ptr<void> object_;
};

template <class Signature>
class Callable;

/// What std::function is, without small-object storage or a target type: it compiles in a fraction of the time, and
/// specs hold dozens of lambdas. Copies share one function object. One that is default-made is false, and may not be
/// called.
template <class Result, class... Parameters>
class Callable<Result(Parameters...)> {
public:
    Callable() = default;

    template <class Function>
    Callable(Function function)
        : object_(new Function(static_cast<Function&&>(function)), &destroy<Function>), call_(&call<Function>) {}

    Result operator()(Parameters... parameters) const {
        return call_(object_.get(), static_cast<Parameters&&>(parameters)...);
    }

    explicit operator bool() const { return call_ != nullptr; }

private:
    template <class Function>
    static void destroy(void* function) {
        delete static_cast<Function*>(function);
    }
    template <class Function>
    static Result call(void* function, Parameters... parameters) {
        return (*static_cast<Function*>(function))(static_cast<Parameters&&>(parameters)...);
    }

    SharedObject object_;
    Result (*call_)(void*, Parameters...) = nullptr;
};

}  // namespace convkit::test
