#include "interruption.hpp"

#include <csignal>

namespace convkit::grading {
namespace {

volatile std::sig_atomic_t noted = 0;

void note(int) { noted = 1; }

}  // namespace

void note_interruptions() {
    struct sigaction action {};
    action.sa_handler = note;  // without SA_RESTART: what waits is woken
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
}

bool interrupted() { return noted != 0; }

}  // namespace convkit::grading
