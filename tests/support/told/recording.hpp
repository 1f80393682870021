#pragma once

#include "told/message.hpp"
#include "told/record.hpp"

namespace convkit::test {

/// The record of a run that examined the cases in `which`. Where those are not all, and none of them fails, it is
/// incomplete.
Record record_on(const Subject& subject, Examination& examination, const std::vector<std::size_t>& which);

}  // namespace convkit::test
