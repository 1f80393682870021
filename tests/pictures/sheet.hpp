#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "tone.hpp"

namespace convkit {

/// Where a drawing is: "3/6 gradient magnitude".
using Progress = std::function<void(const std::string&)>;

/// Pictures with captions: each becomes a PNG of its own, all together a contact sheet.
class Sheet {
public:
    Sheet(std::string title, Progress progress) : title_(std::move(title)), progress_(std::move(progress)) {}

    /// `name` is the file's name without ".png". The picture is not drawn before draw() is called.
    void add(std::string name, std::string caption, std::function<Drawn()> draw);

    /// The same, of a picture that is not one of values.
    void add_picture(std::string name, std::string caption, std::function<Picture8()> draw);

    /// Draws all pictures. What a function throws comes out, with the caption in front.
    void draw();

    /// All pictures side by side under the title, each with its caption and range, in equal cells; large ones are made
    /// smaller for it.
    Picture8 contact_sheet() const;

    /// Writes NAME.png for each picture and contact_sheet.png into `folder`, which is made if need be.
    /// Throws std::runtime_error when that fails.
    void write(const std::filesystem::path& folder) const;

private:
    struct Entry {
        std::string name;
        std::string caption;
        std::function<Drawn()> draw;
        Drawn drawn;
    };
    std::string title_;
    Progress progress_;
    std::vector<Entry> entries_;
};

}  // namespace convkit
