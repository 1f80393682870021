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
/// - each named mistake is rejected, and named as what it is; its message fits a screen;
/// - answers that are wrong in ways no list foresees (zeros, nothing, NaN, the first answer again, one value off) are
///   rejected too, and a near miss is given no mistake's name;
/// - the formula in a failure message comes to the value that it explains.
std::vector<Proof> proofs_of(const Spec& spec);

}  // namespace convkit::test
