#pragma once

#include <optional>
#include <string>

#include "submission.hpp"

namespace convkit::grading {

/// The name of a file without its extension, where that is an archive's: "ada" of ada.tar.gz and of ada.ZIP. A .rar is
/// one too, although it cannot be read: it must not be passed over.
std::optional<std::string> archive_stem(const std::string& file_name);

/// What is to be graded of an archive, without a name; `file` is its descriptor. A stranger has written it, so it is
/// parsed by a process of its own, which can do nothing but read it and answer, and whose answer is not believed.
/// Throws std::runtime_error where it cannot be read, takes too much time or memory, or holds no exercises.
Submission read_archive(int file);

}  // namespace convkit::grading
