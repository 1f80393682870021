#pragma once

#include <cstddef>
#include <vector>

#include "grader.hpp"
#include "grades_folder.hpp"
#include "submission.hpp"
#include "toolchain.hpp"

namespace convkit::grading {

struct BatchResult {
    std::size_t graded = 0;
    std::size_t not_graded =
        0;  ///< the folder says why (problems/); when it is interrupted also those that were to come
};

/// Grades submissions into a folder, so many at a time, each in a process of its own, and shows how far it is. What the
/// folder says of the same answers is not found out again, so what was interrupted goes on when it is asked for again. A
/// submission that cannot be graded costs only itself. Throws std::runtime_error where nothing can be graded here, before
/// anything is.
BatchResult grade_all(const Toolchain& tools, const std::vector<Found>& submissions, const Assignment& assignment,
                      const GradesFolder& folder, unsigned jobs);

}  // namespace convkit::grading
