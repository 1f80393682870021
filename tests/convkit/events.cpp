#include "events.hpp"

namespace convkit {

Events::Events() : signals_(loop(), signals_that_end, [this](int signal) { post(AskedToEnd{signal}); }) {}

Event Events::next() {
    while (waiting_.empty()) loop_.turn();
    auto event = std::move(waiting_.front());
    waiting_.pop_front();
    return event;
}

}  // namespace convkit
