#include "spec/callable.hpp"

namespace convkit::test {

SharedObject::SharedObject() = default;
SharedObject::SharedObject(void* object, void (*destroy)(void*)) : object_(object, destroy) {}
SharedObject::SharedObject(const SharedObject&) = default;
SharedObject& SharedObject::operator=(const SharedObject&) = default;
SharedObject::~SharedObject() = default;

void* SharedObject::get() const { return object_.get(); }

}  // namespace convkit::test
