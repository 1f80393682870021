#include <dlfcn.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "answer.hpp"
#include "run/server.hpp"
#include "sandbox.hpp"

// The untrusted half of grading. It confines itself, and only then opens the library with the answer, so that what stands
// outside of functions in it runs inside as well. Then it serves calls.
//
//     EXERCISE LIBRARY CHANNEL STARTS
//
// It is called by the name of the exercise, as a learner's program is: a failed assertion prints that.
// STARTS is a pipe that it tells that it is confined, and closes.
// What it writes into the channel may be forged: who reads it believes nothing (run/wire.hpp, spec/codec.hpp).

namespace {

constexpr int wrong_usage = 2;

using namespace convkit;

/// The system's libraries, and what a sanitizer needs to say where something happened.
grading::Access needs_of(const std::string& library) {
    return {{"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/proc/self", "/dev/null", library,
             std::filesystem::read_symlink("/proc/self/exe")},
            {}};
}

void close_all_but(int channel, int starts) {
    for (int file = 3; file < 1024; ++file) {
        if (file != channel && file != starts) close(file);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fputs("usage: EXERCISE LIBRARY CHANNEL STARTS\n", stderr);
        return wrong_usage;
    }
    const std::string library = argv[1];
    const int channel = std::atoi(argv[2]);
    const int starts = std::atoi(argv[3]);
    try {
        close_all_but(channel, starts);
        grading::confine(grading::Role::loader, needs_of(library), {60, 1 << 20, 64, 0});
        if (write(starts, "-", 1) != 1) throw std::runtime_error("cannot tell that it is confined");
        close(starts);
        void* answers = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (answers == nullptr) throw std::runtime_error(dlerror());
        const auto find = reinterpret_cast<grading::FindAnswer*>(
            dlsym(answers, (grading::find_answer_prefix + std::string(argv[0])).c_str()));
        if (find == nullptr) throw std::runtime_error(dlerror());
        test::Implementation answer;
        find(answer);
        test::serve(answer, channel);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "loader: %s\n", error.what());
        return wrong_usage;
    }
}
