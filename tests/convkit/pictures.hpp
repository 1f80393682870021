#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "told/layout.hpp"
#include "workshop.hpp"

// What the student's own functions draw.

namespace convkit {

/// What they draw of.
struct PhotoWanted {
    std::string file;  ///< "" for the scene that the kit draws
    std::string size;  ///< of its longer side, in pixels: a number, or "full"
};

inline const PhotoWanted scene_as_it_is{"", "full"};

struct PicturesDrawn {
    bool drawn = false;
    std::string said;                          ///< what there is to say of it; where nothing was drawn, why
    std::vector<std::filesystem::path> shown;  ///< the few that stand for the chapter
    std::filesystem::path contact_sheet;
};

/// Has the student's functions of a chapter draw into `folder`. On a terminal a line says meanwhile how far that is.
/// Throws UsageError for a chapter without pictures, or a size that is none.
PicturesDrawn draw_chapter(const Workshop& workshop, const test::Style& style, const std::string& chapter,
                           const PhotoWanted& photo, const std::filesystem::path& folder);

/// Small pictures side by side, for the terminal; "" where it cannot show them. The first two find room.
std::string preview(const Workshop& workshop, const std::vector<std::filesystem::path>& pictures,
                    const test::Style& style);

/// One PNG of what was drawn of each chapter in `folder`, which holds a folder for each; nothing where none was drawn.
std::optional<std::filesystem::path> contact_sheet_of_all(const Workshop& workshop, const test::Style& style,
                                                          const std::filesystem::path& folder);

/// convkit picture: what that subcommand says and returns. `name` means a chapter, or is "all"; with `out` "" they go
/// into the build tree.
int draw_pictures(const Workshop& workshop, const test::Style& style, const std::string& name, const PhotoWanted& photo,
                  const std::string& out);

}  // namespace convkit
