#pragma once

// Catch2, as Debian has it (2.13, one header) or as it is today (3.x).

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#define CONVKIT_CATCH2_VERSION 3
#else
#include <catch2/catch.hpp>
#define CONVKIT_CATCH2_VERSION 2
#endif
