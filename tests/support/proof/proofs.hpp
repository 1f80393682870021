#pragma once

#include <functional>
#include <string>
#include <vector>

#include "spec/spec.hpp"

namespace convkit::test {

/// A check of the spec itself. Returns what is wrong with it, "" when nothing is.
struct Proof {
    std::string name;
    Callable<std::string()> run;
};

/// What must hold of a spec, given that its subject is right:
/// - it has cases and mistakes, its refusals name what the function takes, its random arguments vary;
/// - each named mistake is rejected, and named as what it is; its message fits a screen, and its imitation leaves no plane
///   where it is to refuse;
/// - answers that are wrong in ways no list foresees (zeros, nothing, NaN, signs, words, the first answer again, one value
///   off) are rejected too, and a near miss is given no mistake's name;
/// - each case is failed by one of these;
/// - the formula in a failure message comes to the value that is expected.
std::vector<Proof> proofs_of(const Spec& spec);

}  // namespace convkit::test
