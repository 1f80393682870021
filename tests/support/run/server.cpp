#include "run/server.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <iostream>

#include "run/wire.hpp"

namespace convkit::test {
namespace {

bool read_all(int from, char* bytes, std::size_t size) {
    while (size > 0) {
        const auto count = read(from, bytes, size);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes += count;
        size -= static_cast<std::size_t>(count);
    }
    return true;
}

void write_all(int to, const std::string& bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        const auto count = write(to, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) _exit(1);  // nobody listens any more
        done += static_cast<std::size_t>(count);
    }
}

}  // namespace

std::string framed(const std::string& bytes) {
    const std::uint64_t length = bytes.size();
    return std::string(reinterpret_cast<const char*>(&length), length_bytes) + bytes;
}

void serve(const Implementation& answer, int channel) {
    for (std::uint64_t length = 0; read_all(channel, reinterpret_cast<char*>(&length), length_bytes);) {
        std::string request(length, '\0');
        if (!read_all(channel, request.data(), length)) break;
        const auto outcome = answer(arguments_in(request));
        std::fflush(nullptr);
        std::cout.flush();
        write_all(channel, framed(bytes_of(outcome)));
    }
    _exit(0);
}

}  // namespace convkit::test
