#pragma once

#include <filesystem>
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

/// What is drawn of all chapters is one PNG, too, of this name.
inline constexpr auto sheet_of_all = "contact_sheet_of_all.png";

/// Small pictures side by side, for the terminal; "" where it cannot show them. The first two find room.
std::string preview(const Workshop& workshop, const std::vector<std::filesystem::path>& pictures,
                    const test::Style& style);

/// convkit picture: what that subcommand says and returns. `name` means a chapter, or is "all"; with `out` "" they go
/// into the build tree.
int draw_pictures(const Workshop& workshop, const test::Style& style, const std::string& name, const PhotoWanted& photo,
                  const std::string& out);

}  // namespace convkit
