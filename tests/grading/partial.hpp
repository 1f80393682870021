#pragma once

#include "found/examination.hpp"

namespace convkit::grading {

/// The share, from 0 to 1, of an exercise's points that an answer earns for what it gets right.
///
/// A case counts unless somebody passes it who has not solved anything: by refusing, with nothing, with one number
/// everywhere (0, 1, -1, NaN, an argument such as the bias), with an argument handed back, or with one answer to all. Such
/// cases count together as one, which is earned where every case passes. So those answers, and all mixtures of them, earn
/// 0, and only what is right in every case earns 1.
double partial_share(const test::Spec& spec, test::Examination& examination);

}  // namespace convkit::grading
