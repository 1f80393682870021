#include "program.hpp"

int main(int argc, char** argv) {
    using namespace convkit::test;
    return run_program(argc, argv, make_spec(), Answer::of_student);
}
