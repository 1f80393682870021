#pragma once

// What a spec of this kit's subject is written with: the verbs, how the kit's types go in and out, and how far an answer
// may be off.

#include "convolution/codecs.hpp"
#include "convolution/random.hpp"
#include "convolution/tolerance.hpp"
#include "spec/spec.hpp"

namespace convkit::test {

/// The spec of a function whose real results are sums of products.
template <class Signature>
struct ConvolutionSpec : SpecOf<Signature> {
    using SpecOf<Signature>::SpecOf;
    double tolerance(const std::vector<Value>& arguments) const override { return rounding_tolerance(arguments); }
};

}  // namespace convkit::test

#define SPEC(function) SPEC_OF(ConvolutionSpec, function)
