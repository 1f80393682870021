#include "drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "kit/image.hpp"
#include "scene.hpp"

namespace convkit {
namespace {

Volume photo_in(const std::string& file, Index longest_side, Index least_side) {
    auto photo = read_photo(file, longest_side);
    const auto& image = photo.image;
    const bool smaller = image.rows() != photo.rows || image.columns() != photo.columns;
    const auto drawn_at = smaller ? fmt::format(", drawn at {}×{}", image.rows(), image.columns()) : "";
    const auto size = fmt::format("The photo is {}×{}{}", photo.rows, photo.columns, drawn_at);
    if (std::min(image.rows(), image.columns()) < least_side) {
        throw std::runtime_error(fmt::format("{}; these pictures need at least {}×{}{}.", size, least_side, least_side,
                                             smaller ? ": give it a larger --size" : ""));
    }
    if (smaller) fmt::print("{}; --size full draws all of it.\n", size);
    return std::move(photo.image);
}

/// A file that is there as long as something is drawn.
class ProgressFile {
public:
    explicit ProgressFile(std::filesystem::path file) : file_(std::move(file)) {}
    ~ProgressFile() {
        std::error_code ignored;
        std::filesystem::remove(file_, ignored);
    }
    ProgressFile(const ProgressFile&) = delete;

    void say(const std::string& words) const { std::ofstream(file_) << words; }

private:
    std::filesystem::path file_;
};

}  // namespace

int run_drawing(int argc, char** argv, const std::string& title, Index least_side,
                const std::function<void(const Volume&, Sheet&)>& draw) {
    const auto argument = [&](int i) { return i < argc ? std::string(argv[i]) : ""; };
    const auto out = argument(1), file = argument(2), side = argument(3);
    if (out.empty() || argc > 5) {
        fmt::print(stderr, "usage: {} OUT [PHOTO [LONGEST_SIDE [PROGRESS_FILE]]]\n", argv[0]);
        return 2;
    }
    try {
        const Index longest_side = side.empty() ? largest_length : std::atoll(side.c_str());
        const auto photo = file.empty() ? drawn_scene() : photo_in(file, longest_side, least_side);
        const ProgressFile progress(argument(4));
        Sheet sheet(title, [&](const std::string& words) { progress.say(words); });
        draw(photo, sheet);
        progress.say("writing the pictures");
        for (const auto& written : sheet.write(out)) fmt::print("{}\n", written.string());
        return 0;
    } catch (const std::exception& error) {
        fmt::print("{}\n", error.what());
        return 1;
    }
}

}  // namespace convkit
