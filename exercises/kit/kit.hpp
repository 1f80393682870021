#pragma once

// What every exercise is given. For looking at values while you work, include "kit/print.hpp" and
// fmt::print("{}", image).

#include "bank.hpp"
#include "geometry.hpp"
#include "index.hpp"
#include "not_written_yet.hpp"
#include "plane.hpp"
#include "require.hpp"
#include "volume.hpp"
