#include <iostream>
#include <utility>

#include "program.hpp"
#include "proof/proofs.hpp"
#include "proof/wrong_answers.hpp"

// The program of a reference. Besides what an exercise's program does it proves the spec. When that is all it is asked
// for, it prints the table of wrong answers for the exercise's page, or what students read about each of them.

int main(int argc, char** argv) {
    using namespace convkit::test;
    if (argc == 2 && std::string(argv[1]) == "--wrong-answers") {
        std::cout << wrong_answers_table(*make_spec());
        return all_passed;
    }
    if (argc == 2 && std::string(argv[1]) == "--messages") {
        const auto spec = make_spec();
        for (const auto& mistake : spec->mistakes) {
            Examination examination(*spec, mistake.imitation);
            std::cout << message_about(examination) << "\n";
        }
        return all_passed;
    }
    auto spec = make_spec();
    const auto proofs = proofs_of(*spec);
    return run_program(argc, argv, std::move(spec), Answer::of_reference, proofs);
}
