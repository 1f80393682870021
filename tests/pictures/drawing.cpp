#include "drawing.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>

#include "kit/image.hpp"
#include "scene.hpp"

namespace convkit {
namespace {

/// Where standard output went to. As long as this is there, what is printed elsewhere goes nowhere.
class Said {
public:
    Said() : stream_(fdopen(dup(STDOUT_FILENO), "w")) {
        const int nowhere = open("/dev/null", O_WRONLY);
        if (stream_ == nullptr || nowhere < 0) throw std::runtime_error("standard output cannot be set aside");
        for (const int output : {STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, output);
        close(nowhere);
    }
    ~Said() { std::fclose(stream_); }
    Said(const Said&) = delete;

    void say(const std::string& words) const {
        std::fputs(words.c_str(), stream_);
        std::fflush(stream_);
    }

private:
    std::FILE* stream_;
};

Volume photo_in(const std::string& file, Index longest_side, Index least_side, const Said& said) {
    auto photo = read_photo(file, longest_side);
    const auto& image = photo.image;
    const bool smaller = image.rows() != photo.rows || image.columns() != photo.columns;
    const auto drawn_at = smaller ? fmt::format(", drawn at {}×{}", image.rows(), image.columns()) : "";
    const auto size = fmt::format("The photo is {}×{}{}", photo.rows, photo.columns, drawn_at);
    if (std::min(image.rows(), image.columns()) < least_side) {
        const bool was_enough = std::min(photo.rows, photo.columns) >= least_side;
        throw std::runtime_error(fmt::format("\"{}\": {}; these pictures need at least {}×{}{}.", file, size,
                                             least_side, least_side, was_enough ? ": give it a larger --size" : ""));
    }
    const bool all_can_be = largest_size / photo.rows / photo.columns >= image.channels();
    if (smaller) said.say(size + (all_can_be ? "; --size full draws all of it.\n" : ".\n"));
    return std::move(photo.image);
}

}  // namespace

int run_drawing(int argc, char** argv, const std::string& title, Index least_side,
                const std::function<void(const Volume&, Sheet&)>& draw) {
    const auto argument = [&](int i) { return i < argc ? std::string(argv[i]) : ""; };
    const auto out = argument(1), file = argument(2), side = argument(3);
    if (out.empty() || argc > 4) {
        fmt::print(stderr, "usage: {} OUT [PHOTO [LONGEST_SIDE]]\n", argv[0]);
        return 2;
    }
    const Said said;
    try {
        const Index longest_side = side.empty() ? largest_length : std::atoll(side.c_str());
        const auto photo = file.empty() ? drawn_scene() : photo_in(file, longest_side, least_side, said);
        Sheet sheet(title, [&](const std::string& words) { said.say(words + "\r"); });
        draw(photo, sheet);
        sheet.write(out);
        return 0;
    } catch (const std::exception& error) {
        said.say(error.what() + std::string("\n"));
        return 1;
    }
}

}  // namespace convkit
