#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace convkit::grading {

/// What one person handed in: the texts of the files that are exercises', by the exercises' names, and what else lay
/// there.
struct Submission {
    std::string name;
    std::map<std::string, std::string> answers;
    /// Exercises whose file is there but is not taken, and why: a link, a folder, a pipe, too large.
    std::map<std::string, std::string> forbidden;
    /// Everything else, by its path, in one line of UTF-8 each whatever its name: the first 200, the least deep before
    /// others.
    std::vector<std::string> ignored;
    std::size_t more_ignored = 0;  ///< how many that are not listed
};

/// Reads a student's exercises/, a folder or an archive that holds one at any depth, or a folder that holds no chapter
/// but one such archive, as learning platforms export them. An archive is a .zip, a .7z, or a .tar, compressed or not,
/// told by what is in it; nothing of it is written to disk, and archives in it are not opened.
///
/// What holds chapters' folders least deep is the exercises; of several as deep, the one that is called exercises. Only
/// regular files with the name of a stub in the folder of its chapter are taken; no link is followed, `path` neither,
/// and nothing else is opened.
///
/// Throws std::runtime_error, with a sentence for the instructor, where there are no exercises, or two that could be
/// meant, where what is there cannot be read, changes meanwhile, or holds more than a million files.
Submission read_submission(const std::filesystem::path& path);

/// A submission and where it lies.
struct Found {
    std::string name;  ///< that of its file or folder, without an archive's extension
    std::filesystem::path path;
};

/// The submissions that were named, each path either one or a folder of them.
///
/// One submission is an archive, or a folder that holds chapters or an exercises/ that does. In any other folder each folder
/// and each archive is a submission, whatever it holds, so that nobody is lost; they come sorted by their names. A folder
/// with nothing in it but one folder or one archive is as many submissions as that. Where that is one, it is named by its
/// own folder if nothing else was named, as a class of one, and else by the folder that was named, as one of several.
/// Hidden files, __MACOSX and files that are no archives are passed over in all of that.
///
/// A link that was named is followed; one in a folder of submissions is a submission that cannot be read. Throws
/// std::runtime_error where a path does not exist or is neither folder nor archive, where a folder holds no
/// submissions, and where two have one name.
std::vector<Found> submissions_in(const std::vector<std::filesystem::path>& paths);

}  // namespace convkit::grading
