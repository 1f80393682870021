#include "bounds.hpp"

#include <stdexcept>
#include <string>

namespace convkit {

void refuse_index(const char* what, Index index, Index size) {
    throw std::out_of_range(std::string(what) + " " + std::to_string(index) + " is outside 0.." +
                            std::to_string(size - 1) + " (there are " + std::to_string(size) + ")");
}

std::size_t checked_size(std::initializer_list<Index> sizes) {
    Index total = 1;
    bool empty = false;
    for (const Index size : sizes) {
        if (size < 0) throw std::invalid_argument("a size is " + std::to_string(size) + "; sizes are 0 or more");
        if (size == 0) {
            empty = true;
        } else if (total > largest_size / size) {
            std::string all;
            for (const Index each : sizes) all += std::to_string(each) + " ";
            throw std::length_error("an absurd size: " + all + "is over " + std::to_string(largest_size) + " numbers");
        } else {
            total *= size;
        }
    }
    return empty ? 0 : static_cast<std::size_t>(total);
}

void check_row(std::size_t size, Index expected) {
    if (static_cast<Index>(size) != expected) {
        throw std::invalid_argument("a Plane's rows must all be equally long: one has " + std::to_string(size) +
                                    " values, the first has " + std::to_string(expected));
    }
}

}  // namespace convkit
