#include "process.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <optional>

namespace convkit {
namespace {

constexpr std::size_t most_output_kept = std::size_t{1} << 20;
constexpr auto time_to_end = std::chrono::seconds(1);

}  // namespace

/// It owns itself, from the start until the program has ended and nobody holds the other end of its pipe any more.
struct Process::Running : std::enable_shared_from_this<Process::Running> {
    explicit Running(uv_loop_t& loop) : impatience(loop, [this] { give_up(); }) {
        uv_pipe_init(&loop, pipe.get(), 0);
        pipe->data = this;
        process->data = this;
    }

    void start(uv_loop_t& loop, const std::vector<std::string>& command) {
        std::vector<char*> arguments;
        for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
        arguments.push_back(nullptr);

        std::array<uv_file, 2> ends{};
        succeed(uv_pipe(ends.data(), UV_NONBLOCK_PIPE, 0), "cannot open a pipe");
        uv_pipe_open(pipe.get(), ends[0]);
        std::array<uv_stdio_container_t, 3> files{};
        files[0].flags = UV_IGNORE;
        for (const std::size_t output_and_errors : {1U, 2U}) {
            files[output_and_errors].flags = UV_INHERIT_FD;
            files[output_and_errors].data.fd = ends[1];
        }
        uv_process_options_t options{};
        options.file = arguments[0];
        options.args = arguments.data();
        options.flags = UV_PROCESS_DETACHED;
        options.stdio = files.data();
        options.stdio_count = static_cast<int>(files.size());
        options.exit_cb = [](uv_process_t* process, std::int64_t code, int signal) {
            static_cast<Running*>(process->data)->exited(signal != 0 ? 128 + signal : static_cast<int>(code));
        };
        const int spawned = uv_spawn(&loop, process.get(), &options);
        close(ends[1]);
        succeed(spawned, "cannot start " + command.front());
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

    void exited(int code) {
        exit_code = code;
        send(SIGKILL);                  // to what it left running
        impatience.after(time_to_end);  // with what got away from that and holds the pipe
        finish();
    }

    void send(int signal) const { uv_kill(-uv_process_get_pid(process.get()), signal); }

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

    Handle<uv_process_t> process;
    Handle<uv_pipe_t> pipe;
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
    running->start(loop, command);
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
