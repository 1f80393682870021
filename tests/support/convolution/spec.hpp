#pragma once

// What a spec of this kit's subject is written with: the verbs, and how the kit's types go in and out.

#include "convolution/codecs.hpp"
#include "convolution/random.hpp"
#include "spec/spec.hpp"
