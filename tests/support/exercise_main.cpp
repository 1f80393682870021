#include "program.hpp"

int main(int argc, char** argv) {
    return convkit::test::run_program(argc, argv, "exercises", convkit::test::make_spec(), false);
}
