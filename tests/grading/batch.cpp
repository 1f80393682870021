#include "batch.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <vector>

#include "process.hpp"
#include "table.hpp"
#include "text_file.hpp"

namespace convkit::grading {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// The exit codes of a grader that has given marks (main.cpp).
constexpr int all_earned = 0;
constexpr int not_all_earned = 1;

std::vector<fs::path> submissions_in(const fs::path& root) {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(root)) {
        if (entry.is_directory() && !entry.is_symlink()) folders.push_back(entry.path());
    }
    std::sort(folders.begin(), folders.end());
    if (folders.empty()) throw std::runtime_error(root.string() + " holds no submissions");
    return folders;
}

std::vector<fs::path> records_in(const fs::path& folder) {
    std::vector<fs::path> records;
    if (!fs::is_directory(folder)) return records;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".json") records.push_back(entry.path());
    }
    std::sort(records.begin(), records.end());
    return records;
}

/// A cell that no spreadsheet takes for more than words.
std::string cell(std::string words) {
    if (!words.empty() && std::string("=+-@\t\r").find(words.front()) != std::string::npos) words.insert(0, "'");
    if (words.find_first_of(",\"\n\r") == std::string::npos) return words;
    std::string quoted = "\"";
    for (const char c : words) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

/// How far it is, in one line that is written over on a terminal.
class Progress {
public:
    explicit Progress(std::size_t all) : all_(all) {}

    void done(const std::string& name, bool graded, const std::string& problem) {
        const std::lock_guard lock(mutex_);
        ++done_;
        if (!graded) {
            ++not_graded_;
            fmt::print(stderr, "{}{}: GRADER ERROR, no mark: {}\n", terminal_ ? "\r\033[K" : "", name, problem);
        }
        const auto seconds = std::chrono::duration<double>(Clock::now() - start_).count();
        const auto left = seconds / static_cast<double>(done_) * static_cast<double>(all_ - done_);
        fmt::print(stderr, "{}{} of {} submissions, {} not graded, about {:.0f} s left{}", terminal_ ? "\r\033[K" : "",
                   done_, all_, not_graded_, left, terminal_ && done_ < all_ ? "" : "\n");
        std::fflush(stderr);
    }
    std::size_t not_graded() const { return not_graded_; }

private:
    const bool terminal_ = isatty(2) != 0;
    const Clock::time_point start_ = Clock::now();
    const std::size_t all_;
    std::size_t done_ = 0;
    std::size_t not_graded_ = 0;
    std::mutex mutex_;
};

}  // namespace

bool is_submission(const fs::path& folder) {
    const auto& table = exercise_table();
    return std::any_of(table.begin(), table.end(), [&](const Exercise& exercise) {
        return fs::is_directory(folder / exercise.chapter) || fs::is_directory(folder / "exercises" / exercise.chapter);
    });
}

std::uint64_t seed_of_records(const fs::path& folder, std::uint64_t otherwise) {
    const auto records = records_in(folder);
    return records.empty() ? otherwise
                           : nlohmann::json::parse(text_of(records.front())).at("seed").get<std::uint64_t>();
}

std::size_t grade_all(const Batch& batch) {
    fs::create_directories(batch.out);
    const auto submissions = submissions_in(batch.root);
    Progress progress(submissions.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i; (i = next++) < submissions.size();) {
            std::vector<std::string> command{
                batch.grader.string(),      submissions[i].string(), "--out", batch.out.string(), "--seed",
                std::to_string(batch.seed), "--unless-graded"};
            if (batch.weak_sandbox) command.push_back("--allow-weak-sandbox");
            const auto ran = run_process(command);
            const bool graded = ran.exit_code == all_earned || ran.exit_code == not_all_earned;
            const auto last_line = ran.output.substr(0, ran.output.find_last_not_of('\n') + 1);
            progress.done(submissions[i].filename().string(), graded, last_line.substr(last_line.rfind('\n') + 1));
        }
    };
    std::vector<std::future<void>> workers;
    for (unsigned i = 0; i < batch.jobs; ++i) workers.push_back(std::async(std::launch::async, work));
    for (auto& worker : workers) worker.get();
    write_file(batch.out / "grades.csv", gradebook(batch.out));
    return progress.not_graded();
}

std::string gradebook(const fs::path& folder) {
    const auto records = records_in(folder);
    if (records.empty()) throw std::runtime_error(folder.string() + " holds no records");
    std::string text = "submission,points,most";
    for (const auto* suffix : {"", " cause"}) {
        for (const auto& exercise : exercise_table()) text += "," + exercise.name + suffix;
    }
    text += "\n";
    for (const auto& file : records) {
        try {
            const auto record = nlohmann::json::parse(text_of(file));
            text += fmt::format("{},{},{}", cell(record.at("submission").get<std::string>()),
                                record.at("points").get<int>(), record.at("most").get<int>());
            for (const auto* field : {"points", "cause"}) {
                for (const auto& exercise : exercise_table()) {
                    const auto& all = record.at("exercises");
                    const auto found = std::find_if(all.begin(), all.end(),
                                                    [&](const auto& each) { return each.at("name") == exercise.name; });
                    text += ",";
                    if (found == all.end()) continue;
                    const auto& value = found->at(field);
                    text += value.is_string() ? value.template get<std::string>() : value.dump();
                }
            }
            text += "\n";
        } catch (const std::exception& error) {
            throw std::runtime_error(fmt::format("{} is no record of a submission: {}", file.string(), error.what()));
        }
    }
    return text;
}

}  // namespace convkit::grading
