#include "run/signal_state.hpp"

namespace convkit::test {

SignalState::SignalState() {
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], nullptr, &actions_[i]);
    sigaltstack(nullptr, &stack_);
}

void SignalState::restore() const {
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &actions_[i], nullptr);
    sigaltstack(&stack_, nullptr);
}

}  // namespace convkit::test
