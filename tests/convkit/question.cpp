#include "question.hpp"

#include <iostream>

namespace convkit {

bool agreed(const test::Style& style, const std::string& question) {
    style.write(question + " [y/N] ");
    std::string answer;
    if (!std::getline(std::cin, answer)) style.write("\n");
    return answer == "y" || answer == "Y" || answer == "yes";
}

}  // namespace convkit
