#pragma once

#include <string_view>
#include <vector>

#include "kit/kit.hpp"
#include "spec/sum.hpp"
#include "spec/value.hpp"

// The right answers, written from the definitions and in another way than the solutions, so that one mistake in
// thinking cannot hide in both. The solutions gather: for each output they visit the inputs. The oracle scatters: each
// input adds its part to every output that it reaches.

namespace convkit::test::oracle {

/// The valid cross-correlation Y[i,j] = bias + Σ X[i+m, j+n]·K[m,n]; the kernel fits the image.
Plane<double> correlate(const Plane<double>& image, const Plane<double>& kernel, double bias);

/// The same over channels, which are added up; the bias counts once.
Plane<double> correlate(const Volume& image, const Volume& kernel, double bias);

/// The sum that makes the value at `position` (row, column) of correlate.
Sum correlate_sum(const Plane<double>& image, const Plane<double>& kernel, double bias, const Shape& position);
Sum correlate_sum(const Volume& image, const Volume& kernel, double bias, const Shape& position);

/// One value of an argument, for a result that only moves values: "image.at(0, 2)".
Formula value_at(std::string_view name, const Plane<double>& plane, Index row, Index column);
Formula value_at(std::string_view name, const Volume& volume, Index channel, Index row, Index column);

/// The valid part of true convolution, where each pixel writes a copy of the kernel; the kernel fits the image.
Plane<double> convolve(const Plane<double>& image, const Plane<double>& kernel);

/// A layer: filter o makes map o from all channels, and bias[o] is added to it.
Volume conv_layer(const Volume& image, const Bank& weights, const std::vector<double>& bias);

/// The kernel turned by 180°.
Plane<double> turned(const Plane<double>& kernel);

}  // namespace convkit::test::oracle
