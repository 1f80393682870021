#pragma once

#include <functional>

#include "kit/kit.hpp"
#include "sheet.hpp"

namespace convkit {

/// The main function of a chapter's pictures.cpp: OUT [PHOTO]. Reads the photo (1 or 3 channels, 0..255), or draws a
/// scene without one, has `draw` fill the sheet, and writes it to the folder OUT. A photo with a side of more than 640
/// pixels is made smaller first. Returns the exit code: 0, or 1 with a message about what went wrong.
int run_drawing(int argc, char** argv, const std::function<void(const Volume& photo, Sheet& sheet)>& draw);

}  // namespace convkit
