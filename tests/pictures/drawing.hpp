#pragma once

#include <functional>
#include <string>

#include "kit/kit.hpp"
#include "sheet.hpp"

namespace convkit {

/// The main function of a chapter's pictures.cpp, with its command line:
///
///     OUT [PHOTO [LONGEST_SIDE]]
///
/// Reads the photo (1 or 3 channels, 0..255), or draws a scene where PHOTO is missing or "", has `draw` fill the sheet and
/// draw it, and writes it to the folder OUT. A photo with a longer side is reduced to LONGEST_SIDE first; one with less
/// than `least_side` rows or columns is refused. Says where it is in lines that end with "\r". What the student's
/// functions print meanwhile is not shown.
/// Returns the exit code: 0, or 1 with a message about what went wrong.
int run_drawing(int argc, char** argv, const std::string& title, Index least_side,
                const std::function<void(const Volume& photo, Sheet& sheet)>& draw);

}  // namespace convkit
