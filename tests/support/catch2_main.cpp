// Catch2's own main function by another name, where its library is not compiled already (CMakeLists.txt).

#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_RUNNER
#endif
#include "catch2.hpp"

extern "C" int catch2_main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
