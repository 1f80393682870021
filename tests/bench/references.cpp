#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "edge_kernels.hpp"
#include "process.hpp"
#include "timing.hpp"

// How fast the references are, on the notes' own example, a mean over 15×15 pixels of a 1000×1000 image: box_blur against
// a bare double loop over pointers, compiled with the same flags, and against the notes' way in Python, a sum over a slice
// for each pixel, where there is NumPy. All in turn, in one run.
//
//     cmake --build --preset grade --target bench_references

namespace {

using namespace convkit;

constexpr int rounds = 7;
constexpr Index size = 1000;
constexpr Index kernel_size = 15;

/// What the computer has to do, and nothing else.
void bare_loop(const double* image, const double* kernel, double* map, Index places) {
    for (Index i = 0; i < places; ++i) {
        for (Index j = 0; j < places; ++j) {
            double sum = 0;
            for (Index m = 0; m < kernel_size; ++m) {
                for (Index n = 0; n < kernel_size; ++n) {
                    sum += image[(i + m) * size + j + n] * kernel[m * kernel_size + n];
                }
            }
            map[i * places + j] = sum;
        }
    }
}

const char* const in_python = R"(
import time
import numpy
image = numpy.random.default_rng(1).random((1000, 1000)) * 255
kernel = numpy.full((15, 15), 1 / 225)
start = time.perf_counter()
places = image.shape[0] - kernel.shape[0] + 1
blurred = numpy.zeros((places, places))
for i in range(places):
    for j in range(places):
        blurred[i, j] = numpy.sum(image[i : i + 15, j : j + 15] * kernel)
print(time.perf_counter() - start)
)";

}  // namespace

int main() {
    Plane<double> image(size, size);
    for (Index row = 0; row < size; ++row) {
        for (Index column = 0; column < size; ++column) {
            image.at(row, column) = static_cast<double>((row * 31 + column * 17) % 256);
        }
    }
    const Plane<double> kernel(kernel_size, kernel_size, 1.0 / (kernel_size * kernel_size));
    const Index places = size - kernel_size + 1;
    std::vector<double> map(static_cast<std::size_t>(places * places));

    std::vector<double> reference, bare, python;
    for (int round = 0; round < rounds; ++round) {
        Plane<double> blurred;
        reference.push_back(seconds_of([&] { blurred = box_blur(image, kernel_size); }));
        bare.push_back(
            seconds_of([&] { bare_loop(image.values().data(), kernel.values().data(), map.data(), places); }));
        if (std::abs(blurred.at(500, 500) - map[static_cast<std::size_t>(500 * places + 500)]) > 1e-9) return 1;
        if (round < 3) {
            for (const auto* interpreter : {"python3", "/usr/bin/python3"}) {  // the first may not be the system's
                const auto ran = run_process({interpreter, "-c", in_python});
                if (ran.exit_code != 0) continue;
                python.push_back(std::stod(ran.output));
                break;
            }
        }
    }
    fmt::print("{0}×{0} pixels, a mean over {1}×{1}; medians of {2} rounds\n", size, kernel_size, rounds);
    fmt::print("{:<40}{:>8.3f} s\n", "box_blur, the reference", median(reference));
    fmt::print("{:<40}{:>8.3f} s\n", "floor: a bare loop over pointers", median(bare));
    fmt::print("{:<40}{:>8.2f}\n", "reference / floor", median(reference) / median(bare));
    if (python.empty()) {
        fmt::print("the notes' way in NumPy was not measured: python3 has no numpy here\n");
    } else {
        fmt::print("{:<40}{:>8.3f} s\n", "the notes' way in NumPy, median of 3", median(python));
        fmt::print("{:<40}{:>8.1f}\n", "NumPy / reference", median(python) / median(reference));
    }
}
