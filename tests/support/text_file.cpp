#include "text_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace convkit {

std::string why_unreadable(const std::filesystem::path& file) {
    std::error_code unknown;
    if (std::filesystem::is_directory(file, unknown)) return "it is a folder";
    const bool readable = access(file.c_str(), R_OK) == 0 || errno == ENOENT || errno == ENOTDIR;
    return readable ? "" : std::generic_category().message(errno);
}

std::string text_of(const std::filesystem::path& file) {
    if (const auto why = why_unreadable(file); !why.empty())
        throw std::runtime_error(file.string() + " cannot be read: " + why);
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_file(const std::filesystem::path& file, const std::string& text) {
    const auto beside = file.string() + ".new";
    std::ofstream stream(beside, std::ios::binary);
    stream << text;
    stream.close();
    std::error_code failed(stream ? 0 : errno, std::generic_category());
    if (stream) std::filesystem::rename(beside, file, failed);
    if (stream && !failed) return;
    std::error_code ignored;
    std::filesystem::remove(beside, ignored);
    throw std::runtime_error(file.string() + " cannot be written, and is as it was: " + failed.message());
}

}  // namespace convkit
