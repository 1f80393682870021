#include "text_file.hpp"

#include <fstream>
#include <iterator>

namespace convkit {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace convkit
