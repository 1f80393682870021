#include <iostream>

#include "hexadecimal.hpp"
#include "references.hpp"

// Reads requests, one a line: an exercise's name, a space, and the arguments' bytes in hexadecimal. Answers each with a
// line: the outcome's bytes. What a page shows is judged by this.

int main() {
    using namespace convkit::test;
    std::string line;
    while (std::getline(std::cin, line)) {
        const auto end = line.find(' ');
        const auto arguments = end == std::string::npos ? std::string_view{} : std::string_view(line).substr(end + 1);
        std::cout << hexadecimal(answer(line.substr(0, end), bytes_in(arguments))) << std::endl;
    }
}
