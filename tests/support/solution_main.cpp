#include "program.hpp"

int main(int argc, char** argv) {
    return convkit::test::run_program(argc, argv, "solutions", convkit::test::make_spec(), true);
}
