#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kit/kit.hpp"

// The figures in docs/: SVG that reads on a light and on a dark page. A chapter's figures.cpp draws them of what the
// references return.

namespace convkit {

/// In cells of a plane: x to the right, y down.
struct Point {
    double x = 0;
    double y = 0;
};

/// What the colour of a plane's cells tells.
enum class Shade {
    none,
    brightness,  ///< from black to white
    sign,        ///< one colour above 0, another below; the stronger, the further from it
};

/// One colour a meaning within a figure.
enum class Ink { plain, quiet, first, second };

/// The least value is drawn as black and the largest as white, and beyond them it gets no darker and no brighter. Of signs,
/// the one that is further from 0 has the strongest colour.
struct Range {
    double least;
    double most;
};

struct Bar {
    std::string label;
    double length;
    std::string value;  ///< how it is written at the bar's end
};

/// 1234567 as "1,234,567", as the pages write it.
std::string with_commas(std::uint64_t count);

class Figure {
public:
    /// `name` is that of the file in docs/figures/, without ".svg". Title and description are for those who do not see it.
    Figure(std::string name, std::string title, std::string description);

    const std::string& name() const { return name_; }

    /// Cells with their numbers in them. The colours go over the plane's own values, unless `range` says otherwise: of planes
    /// that are to be compared, it must.
    void plane(Point top_left, const Plane<double>& plane, Shade shade = Shade::none,
               const std::optional<Range>& range = std::nullopt);
    /// A frame around some cells of a plane that is drawn at `top_left`.
    void window(Point top_left, Index row, Index column, Index rows, Index columns, Ink ink = Ink::first);
    /// One line of words. It begins at `left`, at the height of its letters' middle.
    void words(Point left, const std::string& words, Ink ink = Ink::plain);
    void arrow(Point from, Point to, Ink ink = Ink::quiet);
    /// Bars below one another, a cell high each; the longest of them is `width` cells long.
    void bars(Point top_left, const std::vector<Bar>& bars, double width, Ink ink = Ink::first);
    /// Values as points of a line, one each `step` cells to the right; `height` cells for the range from `least` to `most`.
    void curve(Point top_left, const std::vector<double>& values, double least, double most, double height,
               Ink ink = Ink::first, double step = 1);

    /// The whole file.
    std::string svg() const;

private:
    void reach(Point corner);

    std::string name_;
    std::string title_;
    std::string description_;
    std::string body_;
    Point least_{1e9, 1e9};  ///< the corners of all that is drawn
    Point most_{-1e9, -1e9};
};

/// The main function of a chapter's figures.cpp: FOLDER. Writes them there. Returns the exit code.
int write_figures(int argc, char** argv, const std::vector<Figure>& figures);

}  // namespace convkit
