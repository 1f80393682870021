#include "process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>

#include "run/parent.hpp"

namespace convkit {
namespace {

constexpr std::size_t most_output_kept = std::size_t{1} << 20;
constexpr auto time_to_end = std::chrono::seconds(1);

/// Both ends are closed in a program that is started.
std::array<uv_file, 2> open_pipe(int flags_of_the_reading_end) {
    std::array<uv_file, 2> ends{};
    succeed(uv_pipe(ends.data(), flags_of_the_reading_end, 0), "cannot open a pipe");
    return ends;
}

[[noreturn]] void become(char* const* command, pid_t parent, int output, int failure) {
    for (int signal = 1; signal < NSIG; ++signal) std::signal(signal, SIG_DFL);
    test::end_with(parent, SIGTERM);
    setsid();
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    execvp(command[0], command);
    const int error = errno;
    [[maybe_unused]] const auto told = write(failure, &error, sizeof error);
    _exit(127);
}

/// Starts a program that has the other end of its `output`, which is closed here, and that ends with this one, however
/// this one ends; uv_spawn knows of no such thing.
pid_t start(const std::vector<std::string>& command, int output) {
    std::vector<char*> arguments;
    for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const auto failure = open_pipe(0);
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child == 0) become(arguments.data(), parent, output, failure[1]);
    int error = child < 0 ? errno : 0;
    close(output);
    close(failure[1]);
    // It is the program when this ends without a word. Before, a signal for it would be taken for one to its parent.
    while (read(failure[0], &error, sizeof error) < 0 && errno == EINTR) continue;
    close(failure[0]);
    if (error != 0 && child > 0) waitpid(child, nullptr, 0);
    succeed(-error, "cannot start " + command.front());
    return child;
}

}  // namespace

/// It owns itself, from the start until the program has ended and nobody holds the other end of its pipe any more.
struct Process::Running : std::enable_shared_from_this<Process::Running> {
    explicit Running(uv_loop_t& loop) : impatience(loop, [this] { give_up(); }) {
        uv_pipe_init(&loop, pipe.get(), 0);
        uv_signal_init(&loop, child_ended.get());
        pipe->data = this;
        child_ended->data = this;
    }

    void begin(const std::vector<std::string>& command) {
        uv_signal_start(
            child_ended.get(), [](uv_signal_t* signal, int) { static_cast<Running*>(signal->data)->look(); }, SIGCHLD);
        const auto ends = open_pipe(UV_NONBLOCK_PIPE);
        uv_pipe_open(pipe.get(), ends[0]);
        child = start(command, ends[1]);
        self = shared_from_this();
        uv_read_start(stream(), make_room, [](uv_stream_t* pipe, ssize_t count, const uv_buf_t* buffer) {
            static_cast<Running*>(pipe->data)->read(count, buffer->base);
        });
    }

    uv_stream_t* stream() const { return reinterpret_cast<uv_stream_t*>(pipe.get()); }

    static void make_room(uv_handle_t* pipe, std::size_t, uv_buf_t* buffer) {
        auto& space = static_cast<Running*>(pipe->data)->space;
        *buffer = uv_buf_init(space.data(), static_cast<unsigned>(space.size()));
    }

    void read(ssize_t count, const char* bytes) {
        if (count < 0) {
            all_read = true;
            return finish();
        }
        const std::string_view part(bytes, static_cast<std::size_t>(count));
        output.append(part.substr(0, most_output_kept - std::min(most_output_kept, output.size())));
        if (wrote) wrote(part);
    }

    /// One of this program's children has ended, and this may be it.
    void look() {
        int status = 0;
        if (exit_code || waitpid(child, &status, WNOHANG) != child) return;
        exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
        send(SIGKILL);                  // to what it left running
        impatience.after(time_to_end);  // with what got away from that and holds the pipe
        finish();
    }

    void send(int signal) const { kill(-child, signal); }

    void give_up() {
        if (!exit_code) return send(SIGKILL);
        all_read = true;
        finish();
    }

    void finish() {
        if (!all_read || !exit_code || !self) return;
        const auto until_the_end_of_this = std::exchange(self, nullptr);
        const auto tell = std::move(ended);
        if (tell) tell({*exit_code, std::move(output)});
    }

    pid_t child = 0;
    Handle<uv_pipe_t> pipe;
    Handle<uv_signal_t> child_ended;
    Timer impatience;
    std::array<char, 1 << 16> space;
    std::string output;
    std::optional<int> exit_code;
    bool all_read = false;
    std::function<void(std::string_view)> wrote;
    std::function<void(ProcessResult)> ended;
    std::shared_ptr<Running> self;
};

Process::Process(uv_loop_t& loop, const std::vector<std::string>& command, std::function<void(std::string_view)> wrote,
                 std::function<void(ProcessResult)> ended) {
    const auto running = std::make_shared<Running>(loop);
    running->begin(command);
    running->wrote = std::move(wrote);
    running->ended = std::move(ended);
    running_ = running;
}

Process::~Process() {
    const auto running = running_.lock();
    if (!running || !running->self) return;
    running->wrote = nullptr;
    running->ended = nullptr;
    running->send(SIGTERM);
    running->impatience.after(time_to_end);
}

ProcessResult run_process(const std::vector<std::string>& command) {
    std::optional<ProcessResult> result;
    int asked_to_end = 0;
    {
        Loop loop;
        std::optional<Process> process;
        const Signals signals(loop.get(), signals_that_end, [&](int signal) {
            asked_to_end = signal;
            process.reset();
        });
        process.emplace(loop.get(), command, nullptr, [&](ProcessResult ended) { result = std::move(ended); });
        while (!result && asked_to_end == 0) loop.turn();
    }
    if (asked_to_end != 0) std::raise(asked_to_end);
    return std::move(result).value();
}

}  // namespace convkit
