#include "text_file.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace convkit {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_file(const std::filesystem::path& file, const std::string& text) {
    const auto beside = file.string() + ".new";
    std::ofstream stream(beside, std::ios::binary);
    stream << text;
    stream.close();
    std::error_code failed;
    if (stream) std::filesystem::rename(beside, file, failed);
    if (stream && !failed) return;
    std::filesystem::remove(beside, failed);
    throw std::runtime_error("cannot write " + file.string() + "; nothing was changed");
}

}  // namespace convkit
