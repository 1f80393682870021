#include "submission.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <clocale>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <set>
#include <sstream>
#include <thread>

#include "catch2.hpp"
#include "inventory.hpp"
#include "temporary_folder.hpp"
#include "text_file.hpp"

// What strangers hand in: folders and archives, hostile ones among them.

using namespace convkit;
using namespace convkit::grading;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

using Texts = std::map<std::string, std::string>;

const std::string chapter = "exercises/01_conv_formula/";
const std::string flip = chapter + "flip.cpp";

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

// ---- archives, as libarchive writes them ----------------------------------------------------------------------------

/// An entry of an archive: a file with a text, unless it says otherwise.
struct Packed {
    std::string path;
    std::string text = "";
    mode_t type = AE_IFREG;
    std::string link = "";  ///< where it leads; of a file, which one it is another name of
};

class Packer {
public:
    /// `format` and `filter` are libarchive's names; "" is no filter.
    Packer(const fs::path& file, const std::string& format, const std::string& filter = "",
           const std::string& options = "") {
        std::setlocale(LC_CTYPE, "C.UTF-8");  // what the names that are written are
        check(archive_write_set_format_by_name(writer_.get(), format.c_str()));
        if (!filter.empty()) check(archive_write_add_filter_by_name(writer_.get(), filter.c_str()));
        if (!options.empty()) {
            check(archive_write_set_options(writer_.get(), options.c_str()));
            check(archive_write_set_passphrase(writer_.get(), "secret"));
        }
        fs::create_directories(file.parent_path());
        check(archive_write_open_filename(writer_.get(), file.c_str()));
    }
    ~Packer() {
        writer_.reset();
        std::setlocale(LC_CTYPE, "C");
    }
    void add(const Packed& packed) {
        begin(packed, packed.text.size());
        put(packed.text);
    }
    void begin(const Packed& packed, std::uint64_t size) {
        const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
        archive_entry_copy_pathname(entry.get(), packed.path.c_str());
        archive_entry_set_filetype(entry.get(), packed.type);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_size(entry.get(), static_cast<std::int64_t>(size));
        if (packed.type == AE_IFLNK) {
            archive_entry_copy_symlink(entry.get(), packed.link.c_str());
        } else if (!packed.link.empty()) {
            archive_entry_copy_hardlink(entry.get(), packed.link.c_str());
        }
        check(archive_write_header(writer_.get(), entry.get()));
    }
    void put(const std::string& bytes) {
        if (archive_write_data(writer_.get(), bytes.data(), bytes.size()) < 0) check(ARCHIVE_FATAL);
    }

private:
    void check(int result) {
        if (result < ARCHIVE_WARN) throw std::runtime_error(archive_error_string(writer_.get()));
    }
    std::unique_ptr<archive, int (*)(archive*)> writer_{archive_write_new(), archive_write_free};
};

void pack(const fs::path& file, const std::string& format, const std::vector<Packed>& entries,
          const std::string& filter = "") {
    Packer packer(file, format, filter);
    for (const auto& entry : entries) packer.add(entry);
}

// ---- what came of it ------------------------------------------------------------------------------------------------

bool ignores(const Submission& submission, const std::string& path) {
    return std::count(submission.ignored.begin(), submission.ignored.end(), path) > 0;
}

/// Why a submission cannot be read; "" where it can.
std::string problem_with(const fs::path& path) {
    try {
        read_submission(path);
        return "";
    } catch (const std::runtime_error& error) {
        return error.what();
    }
}

bool has_children() { return waitpid(-1, nullptr, WNOHANG) >= 0; }

std::set<fs::path> all_in(const fs::path& folder) {
    std::set<fs::path> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) all.insert(entry.path());
    return all;
}

/// Without the right to read everything, which root has.
class AsNobody {
public:
    AsNobody() {
        if (geteuid() == 0) REQUIRE(seteuid(65534) == 0);
    }
    ~AsNobody() {
        if (getuid() == 0 && seteuid(0) != 0) std::abort();
    }
};

}  // namespace

// ---- folders --------------------------------------------------------------------------------------------------------

TEST_CASE("only known files are taken from a submission, and no link is followed") {
    const TemporaryFolder folder;
    const auto exercises = folder.path() / "handed in/work" / chapter;
    write(exercises / "flip.cpp", "an answer");
    write(exercises / "conv_formula.hpp", "a header");
    write(exercises / "Flip.cpp", "another name");
    write(exercises / "CMakeLists.txt", "a build");
    write(exercises / "patch_dot.cpp/inside", "a folder");
    write(folder.path() / "handed in/solutions/01_conv_formula/correlate.cpp", "a solution");
    write(folder.path() / "handed in/$(touch x)", "a name");
    write(folder.path() / "secret", "a secret");
    write(folder.path() / "elsewhere/out_size.cpp", "a secret");
    fs::create_symlink(folder.path() / "secret", exercises / "correlate.cpp");
    fs::create_symlink(folder.path() / "elsewhere", exercises / "../02_padding_stride");
    fs::create_hard_link(folder.path() / "secret", exercises / "convolve.cpp");
    REQUIRE(mkfifo((exercises / "response_at.cpp").c_str(), 0600) == 0);
    write(exercises / "conv_layer.cpp", std::string(largest_answer, ' '));
    write(exercises / "correlate_channels.cpp", std::string(largest_answer + 1, ' '));
    write(exercises / "flip_witness.cpp", "");
    fs::resize_file(exercises / "flip_witness.cpp", 10'000'000'000);

    const auto submission = read_submission(folder.path() / "handed in/");
    CHECK(submission.name == "handed in");
    CHECK(submission.answers == Texts{{"flip", "an answer"}, {"conv_layer", std::string(largest_answer, ' ')}});
    CHECK(submission.forbidden.at("correlate") == "it is a link");
    CHECK(submission.forbidden.at("convolve") == "it is another name of a file elsewhere");
    CHECK(submission.forbidden.at("response_at") == "it is no regular file");
    CHECK(submission.forbidden.at("patch_dot") == "it is a folder");
    CHECK(submission.forbidden.at("correlate_channels") == "it is larger than 256 kB");
    CHECK(submission.forbidden.at("flip_witness") == "it is larger than 256 kB");
    CHECK(submission.forbidden.at("out_size") == "of the folder 02_padding_stride: it is a link");
    const std::string at = "work/" + chapter;
    for (const auto& path :
         {at + "conv_formula.hpp", at + "Flip.cpp", at + "CMakeLists.txt", at + "patch_dot.cpp/inside",
          std::string("solutions/01_conv_formula/correlate.cpp"), std::string("$(touch x)")}) {
        INFO(path);
        CHECK(ignores(submission, path));
    }
    CHECK(submission.more_ignored == 0);
    CHECK_THAT(problem_with(folder.path() / "nowhere"), Contains("nowhere could not be read: No such file"));
    CHECK_THAT(problem_with(exercises), Contains("it holds no folder of a chapter, such as 01_conv_formula"));
    CHECK_THAT(problem_with(exercises / "correlate.cpp"), Contains("it is a link"));
    CHECK_THAT(problem_with(exercises / "response_at.cpp"), Contains("it is neither a folder nor an archive"));
}

TEST_CASE("the least deep exercises are graded, and of several as deep those in exercises/") {
    const TemporaryFolder folder;
    const auto top = folder.path();
    const std::string one = "01_conv_formula/flip.cpp";
    write(top / "a/b/exercises" / one, "deep");
    CHECK(read_submission(top).answers == Texts{{"flip", "deep"}});
    write(top / "tests" / one, "a test");
    write(top / "solutions" / one, "a solution");
    write(top / "__MACOSX" / one, "what macOS writes");
    CHECK(read_submission(top).answers == Texts{{"flip", "deep"}});
    write(top / "new" / one, "new");
    fs::create_directories(top / "01_conv_formula");
    const auto found = read_submission(top);
    CHECK(found.answers == Texts{{"flip", "new"}});
    CHECK(ignores(found, "a/b/exercises/" + one));
    write(top / "old" / one, "old");
    CHECK_THAT(problem_with(top), Contains("it holds exercises in ") && Contains("new") && Contains("old") &&
                                      Contains("nobody can tell which are meant"));
    write(top / "exercises" / one, "meant");
    CHECK(read_submission(top).answers == Texts{{"flip", "meant"}});
    write(top / one, "at the top");
    CHECK(read_submission(top).answers == Texts{{"flip", "at the top"}});
}

TEST_CASE("which exercises are graded does not depend on the order in which they are found") {
    const TemporaryFolder folder;
    const std::string one = "01_conv_formula/flip.cpp";
    std::vector<Packed> entries{{"new/" + one, "new"},
                                {"new/01_conv_formula/convolve.cpp", "new"},
                                {"new/01_conv_formula/correlate.cpp/", "", AE_IFDIR},
                                {"old/" + one, "old"},
                                {"exercises/" + one, "meant"}};
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    do {
        pack(folder.path() / "ada.tar", "gnutar", entries);
        const auto submission = read_submission(folder.path() / "ada.tar");
        CHECK(submission.answers == Texts{{"flip", "meant"}});
        CHECK(submission.forbidden.empty());
        CHECK(ignores(submission, "new/" + one));
        CHECK(ignores(submission, "new/01_conv_formula/convolve.cpp"));
        CHECK(ignores(submission, "old/" + one));
        CHECK(submission.more_ignored == 0);
    } while (std::next_permutation(entries.begin(), entries.end(),
                                   [](const auto& a, const auto& b) { return a.path < b.path; }));
}

TEST_CASE("what may not be read is forbidden, and costs only itself") {
    const TemporaryFolder folder;
    const auto top = folder.path() / "ada";
    write(top / flip, "an answer");
    write(top / chapter / "convolve.cpp", "private");
    write(top / "exercises/02_padding_stride/pad.cpp", "private");
    write(top / "exercises/03_edge_kernels/to_byte.cpp", "private");
    write(top / "diary/monday", "private");
    fs::permissions(folder.path(), fs::perms(0755));
    fs::permissions(top / chapter / "convolve.cpp", fs::perms(0));
    fs::permissions(top / "exercises/02_padding_stride", fs::perms(0));
    fs::permissions(top / "exercises/03_edge_kernels", fs::perms(0444));
    fs::permissions(top / "diary", fs::perms(0));
    Submission submission;
    std::string problem;
    {
        const AsNobody nobody;
        submission = read_submission(top);
        problem = problem_with(top / "diary");
    }
    CHECK(submission.answers == Texts{{"flip", "an answer"}});
    CHECK(submission.forbidden.at("convolve") == "it cannot be read");
    CHECK(submission.forbidden.at("pad") == "of the folder 02_padding_stride: it cannot be read");
    CHECK(submission.forbidden.at("to_byte") == "it cannot be read");
    CHECK(ignores(submission, "diary"));
    CHECK_THAT(problem, Contains("Permission denied"));
    fs::permissions(top / "exercises/02_padding_stride", fs::perms(0755));
    fs::permissions(top / "diary", fs::perms(0755));
}

TEST_CASE("a home full of other things costs nothing but a count") {
    const TemporaryFolder folder;
    write(folder.path() / "work" / flip, "an answer");
    constexpr int many = 30'000;
    fs::create_directories(folder.path() / "node_modules/left-pad");
    for (int i = 0; i < many; ++i) {
        const auto file = folder.path() / "node_modules/left-pad" / std::to_string(i);
        close(open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    }
    write(folder.path() / "notes.txt", "little deep");
    const auto submission = read_submission(folder.path());
    CHECK(submission.answers == Texts{{"flip", "an answer"}});
    CHECK(submission.ignored.size() == most_ignored);
    CHECK(submission.ignored.front() == "notes.txt");
    CHECK(submission.ignored.size() + submission.more_ignored == many + 1);
}

TEST_CASE("there is an end of looking: a million files, a hundred folders deep") {
    Inventory inventory;
    const auto unasked = [](std::size_t) -> std::optional<std::string> { throw std::logic_error("nobody asks"); };
    for (int i = 0; i < 1'000'000; ++i) inventory.add({"a/" + std::to_string(i), HandedIn::Kind::file, unasked});
    CHECK_THROWS_WITH(inventory.add({"one more", HandedIn::Kind::folder, unasked}),
                      Contains("more than 1000000 files"));

    const TemporaryFolder folder;
    write(folder.path() / flip, "an answer");
    auto deep = folder.path();
    for (int i = 0; i < 300; ++i) deep /= "d";
    write(deep / "file", "");
    const auto submission = read_submission(folder.path());
    CHECK(submission.answers == Texts{{"flip", "an answer"}});
    CHECK(submission.ignored.empty());
}

TEST_CASE("a file that becomes a link while it is looked at is not followed") {
    const TemporaryFolder folder;
    write(folder.path() / "ada" / flip, "an answer");
    write(folder.path() / "secret", "a secret");
    const auto answer = folder.path() / "ada" / flip;
    const auto link = folder.path() / "link";
    if (GENERATE(true, false)) {
        fs::create_symlink(folder.path() / "secret", link);
    } else {
        fs::create_hard_link(folder.path() / "secret", link);
    }
    std::atomic<bool> done = false;
    std::thread swapper([&] {
        while (!done) renameat2(AT_FDCWD, answer.c_str(), AT_FDCWD, link.c_str(), RENAME_EXCHANGE);
    });
    int taken = 0;
    int stolen = 0;
    for (int i = 0; i < 5000; ++i) {
        try {
            const auto answers = read_submission(folder.path() / "ada").answers;
            taken += answers == Texts{{"flip", "an answer"}};
            stolen += answers == Texts{{"flip", "a secret"}};
        } catch (const std::runtime_error&) {
        }
    }
    done = true;
    swapper.join();
    CHECK(taken > 0);
    CHECK(stolen == 0);
}

// ---- archives -------------------------------------------------------------------------------------------------------

TEST_CASE("an archive of any kind is read as a folder is, whatever it is called") {
    const TemporaryFolder folder;
    const auto top = folder.path();
    const std::vector<Packed> entries{{"ada/exercises/", "", AE_IFDIR},
                                      {"ada/" + flip, "an answer"},
                                      {"./ada//exercises/./02_padding_stride/pad.cpp", "another answer"},
                                      {"ada/Gr\u00fc\u00dfe.txt", "a name"},
                                      {"__MACOSX/ada/exercises/01_conv_formula/._flip.cpp", "what macOS writes"},
                                      {"__MACOSX/01_conv_formula/flip.cpp", "and what it does not"},
                                      {"more.zip", "an archive in an archive"},
                                      {"tests/01_conv_formula/flip.cpp", "a test"}};
    const std::vector<std::array<std::string, 3>> kinds{
        {"ada.ZIP", "zip", ""},         {"ada.tar", "ustar", ""},        {"ada.tar.gz", "pax", "gzip"},
        {"ada.TGZ", "gnutar", "gzip"},  {"ada.tar.bz2", "pax", "bzip2"}, {"ada.tar.xz", "pax", "xz"},
        {"ada.Tar.Zst", "pax", "zstd"}, {"ada.7z", "7zip", ""},          {"ada.zip", "gnutar", "xz"}};
    for (const auto& [name, format, filter] : kinds) {
        INFO(name << " " << format);
        pack(top / name, format, entries, filter);
        const auto submission = read_submission(top / name);
        CHECK(submission.name == "ada");
        CHECK(submission.answers == Texts{{"flip", "an answer"}, {"pad", "another answer"}});
        CHECK(submission.forbidden.empty());
        CHECK(submission.ignored.size() == 5);
        CHECK(ignores(submission, "ada/Gr\u00fc\u00dfe.txt"));
        CHECK(ignores(submission, "more.zip"));
        CHECK(ignores(submission, "__MACOSX/ada/exercises/01_conv_formula/._flip.cpp"));
    }
    CHECK(!has_children());
}

TEST_CASE("what a hostile archive names is never reached, and nothing is written") {
    const TemporaryFolder folder;
    const auto top = folder.path();
    const auto here = fs::current_path();
    write(top / "class/secret", "a secret");
    fs::create_directories(top / "class/inside");
    const auto secret = (top / "class/secret").string();
    const std::vector<Packed> entries{{flip, "an answer"},
                                      {chapter + "correlate.cpp", "", AE_IFLNK, secret},
                                      {chapter + "convolve.cpp", "", AE_IFREG, flip},
                                      {chapter + "response_at.cpp", "", AE_IFIFO},
                                      {chapter + "patch_dot.cpp", "", AE_IFBLK},
                                      {chapter + "conv_layer.cpp/", "", AE_IFDIR},
                                      {chapter + "correlate_channels.cpp", std::string(largest_answer + 1, ' ')},
                                      {"exercises/02_padding_stride", "", AE_IFLNK, top / "class"},
                                      {"exercises/02_padding_stride/pad.cpp", "through a link"},
                                      {"exercises/03_edge_kernels/to_byte.cpp", "once"},
                                      {"exercises/03_edge_kernels/./to_byte.cpp", "twice"},
                                      {"../exercises/01_conv_formula/flip_witness.cpp", "above"},
                                      {"../../secret", "overwritten"},
                                      {secret, "overwritten"},
                                      {"/exercises/01_conv_formula/flip_witness.cpp", "at the root"}};
    for (const std::string format : {"pax", "gnutar"}) {
        const auto file = top / "class" / (format + ".tar");
        pack(file, format, entries, "gzip");
        const auto before = all_in(top);
        fs::current_path(top / "class/inside");
        const auto submission = read_submission(file);
        fs::current_path(here);
        CHECK(all_in(top) == before);
        CHECK(text_of(top / "class/secret") == "a secret");
        CHECK(submission.answers == Texts{{"flip", "an answer"}});
        auto forbidden = submission.forbidden;
        CHECK(forbidden.at("correlate") == "it is a link");
        CHECK(forbidden.at("convolve") == "it is another name of a file elsewhere");
        CHECK(forbidden.at("response_at") == "it is no regular file");
        CHECK(forbidden.at("patch_dot") == "it is no regular file");
        CHECK(forbidden.at("conv_layer") == "it is a folder");
        CHECK(forbidden.at("correlate_channels") == "it is larger than 256 kB");
        CHECK(forbidden.at("to_byte") == "it is there twice, and nobody can tell which is meant");
        CHECK(forbidden.at("pad") == "it is there twice, and nobody can tell which is meant");
        CHECK(forbidden.at("out_size") == "of the folder 02_padding_stride: it is a link");
        CHECK(forbidden.count("flip_witness") == 0);
        CHECK(ignores(submission, "../exercises/01_conv_formula/flip_witness.cpp"));
        CHECK(ignores(submission, secret));
        pack(file, format, {{"../" + flip, "above"}, {"x/../../" + flip, "above"}});
        CHECK_THAT(problem_with(file), Contains("it holds no folder of a chapter"));
    }
    CHECK(!has_children());
}

TEST_CASE("names are as bad as they can be, and are listed in one line of UTF-8") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "bob\n\033[2J.zip";
    for (const std::string format : {"zip", "gnutar"}) {
        pack(file, format,
             {{"exercises\\01_conv_formula\\flip.cpp", "from Windows"},
              {"..\\exercises\\02_padding_stride\\pad.cpp", "above"},
              {"caf\xe9.txt", "Latin-1"},
              {"a\nb\033[2J", "a screen"},
              {std::string(5000, 'n'), "long"}});
        const auto submission = read_submission(file);
        CHECK(submission.answers == Texts{{"flip", "from Windows"}});
        CHECK(submission.forbidden.empty());
        // libarchive writes a .zip whose names are UTF-8, and does not hand on one that is not.
        CHECK(ignores(submission, format == "zip" ? "(a name that cannot be read)" : "caf\\xe9.txt"));
        CHECK(ignores(submission, "a\\x0ab\\x1b[2J"));
        CHECK(ignores(submission, std::string(longest_ignored, 'n')));
        CHECK(ignores(submission, "../exercises/02_padding_stride/pad.cpp"));
    }
    write(file, "no archive");
    CHECK_THAT(problem_with(file), Contains("bob\\x0a\\x1b[2J.zip could not be read: it is no .zip, .tar or .7z"));
}

TEST_CASE("what is no whole archive is told as what it is") {
    const TemporaryFolder folder;
    const auto top = folder.path();
    write(top / "empty.zip", "");
    CHECK_THAT(problem_with(top / "empty.zip"), Contains("empty.zip could not be read: it is empty"));
    write(top / "noise.rar", "Rar!\x1a\x07 and so on");
    CHECK_THAT(problem_with(top / "noise.rar"), Contains("it is no .zip, .tar or .7z, or it is damaged"));
    pack(top / "nothing.zip", "zip", {});
    pack(top / "nothing.tar", "pax", {});
    pack(top / "other.zip", "zip", {{"notes.txt", "no exercise"}, {"more.tar", "not opened"}});
    for (const std::string name : {"nothing.zip", "nothing.tar", "other.zip"}) {
        CHECK_THAT(problem_with(top / name), Contains("it holds no folder of a chapter"));
    }
    write(top / "folder.zip" / flip, "in a folder of that name");
    CHECK(read_submission(top / "folder.zip").answers == Texts{{"flip", "in a folder of that name"}});

    for (const std::string encryption : {"aes256", "zipcrypt"}) {
        {
            Packer packer(top / "locked.zip", "zip", "", "zip:encryption=" + encryption);
            packer.add({flip, "an answer"});
        }
        CHECK_THAT(problem_with(top / "locked.zip"), Contains("locked.zip could not be read: it is encrypted"));
    }
    CHECK(!has_children());
}

TEST_CASE("an archive that is cut anywhere is not half a submission, and damage in one file costs that file") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "cut";
    const std::vector<Packed> entries{
        {flip, "an answer"}, {chapter + "convolve.cpp", std::string(300, 'x')}, {"notes.txt", "and so on"}};
    const std::vector<std::array<std::string, 2>> kinds{{"zip", ""}, {"7zip", ""}, {"pax", "gzip"}, {"pax", "xz"}};
    for (const auto& [format, filter] : kinds) {
        pack(folder.path() / "whole", format, entries, filter);
        const auto bytes = text_of(folder.path() / "whole");
        const auto whole = read_submission(folder.path() / "whole");
        REQUIRE(whole.answers.size() == 2);
        int unreadable = 0;
        for (std::size_t size = 1; size < bytes.size(); ++size) {
            write(file, bytes.substr(0, size));
            try {
                const auto submission = read_submission(file);
                INFO(format << " " << filter << ", cut after " << size << " of " << bytes.size());
                CHECK(submission.answers == whole.answers);
            } catch (const std::runtime_error& error) {
                CHECK_THAT(error.what(), Contains("cut could not be read: it is"));
                ++unreadable;
            }
        }
        CHECK(unreadable > 100);
    }
    {
        Packer packer(folder.path() / "stored.zip", "zip", "", "zip:compression=store");
        for (const auto& entry : entries) packer.add(entry);
    }
    auto bytes = text_of(folder.path() / "stored.zip");
    bytes[bytes.find("xxx")] = 'y';
    write(folder.path() / "stored.zip", bytes);
    const auto damaged = read_submission(folder.path() / "stored.zip");
    CHECK(damaged.answers == Texts{{"flip", "an answer"}});
    CHECK(damaged.forbidden == Texts{{"convolve", "it cannot be read"}});
    CHECK(!has_children());
}

TEST_CASE("bombs: a stub of zeros is forbidden, and many entries are counted") {
    const TemporaryFolder folder;
    const std::string zeros(16 << 20, '\0');
    const auto add_zeros = [&](Packer& packer, const std::string& path, std::uint64_t size) {
        packer.begin({path}, size);
        for (std::uint64_t left = size; left > 0; left -= zeros.size()) packer.put(zeros);
    };
    for (const auto& [name, format, filter, size] : {std::tuple{"bomb.tar.zst", "pax", "zstd", std::uint64_t{10} << 30},
                                                     std::tuple{"bomb.zip", "zip", "", std::uint64_t{256} << 20}}) {
        {
            Packer packer(folder.path() / name, format, filter);
            add_zeros(packer, chapter + "convolve.cpp", size);
            packer.add({flip, "an answer"});
            add_zeros(packer, "zeros", zeros.size());
        }
        const auto submission = read_submission(folder.path() / name);
        CHECK(submission.answers == Texts{{"flip", "an answer"}});
        CHECK(submission.forbidden == Texts{{"convolve", "it is larger than 256 kB"}});
    }
    constexpr int many = 100'000;
    {
        Packer packer(folder.path() / "many.zip", "zip");
        for (int i = 0; i < many; ++i) packer.add({"node_modules/" + std::to_string(i)});
        packer.add({flip, "an answer"});
    }
    const auto submission = read_submission(folder.path() / "many.zip");
    CHECK(submission.answers == Texts{{"flip", "an answer"}});
    CHECK(submission.ignored.size() == most_ignored);
    CHECK(submission.ignored.size() + submission.more_ignored == many);
    CHECK(!has_children());
}

TEST_CASE("an archive without an end is given up, by a process that could do nothing else") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "endless.tar.bz2";
    const std::string zeros(16 << 20, '\0');
    // One stream of bzip2 after the other: a file of 16 MB again and again, 100 GB of them, and no end.
    {
        Packer packer(folder.path() / "one.tar", "gnutar");
        packer.add({"zeros", zeros});
    }
    {
        Packer packer(folder.path() / "one.tar.bz2", "raw", "bzip2");
        packer.add({"one.tar", text_of(folder.path() / "one.tar").substr(0, 512 + zeros.size())});
    }
    std::string bytes;
    for (int i = 0; i < 6400; ++i) bytes += text_of(folder.path() / "one.tar.bz2");
    write(file, bytes);

    auto problem = std::async(std::launch::async, [&] { return problem_with(file); });
    std::set<std::string> seen;
    while (problem.wait_for(std::chrono::milliseconds(50)) != std::future_status::ready) {
        for (const auto& task : fs::directory_iterator("/proc/self/task")) {
            std::istringstream children(text_of(task.path() / "children"));
            for (std::string child; children >> child;) {
                std::istringstream status(text_of(fs::path("/proc") / child / "status"));
                for (std::string line; std::getline(status, line);) seen.insert(line);
                std::error_code gone;
                int descriptors = 0;
                for (fs::directory_iterator each(fs::path("/proc") / child / "fd", gone), end; !gone && each != end;
                     each.increment(gone))
                    ++descriptors;
                seen.insert("descriptors: " + std::to_string(descriptors));
            }
        }
    }
    CHECK_THAT(problem.get(), Contains("endless.tar.bz2 could not be read: it takes too much time or memory"));
    CHECK(seen.count("Seccomp:\t2") == 1);
    CHECK(seen.count("NoNewPrivs:\t1") == 1);
    CHECK(seen.count("descriptors: 3") == 1);
    CHECK(!has_children());
}

// ---- what was named -------------------------------------------------------------------------------------------------

TEST_CASE("a folder that holds no chapter but one archive is that archive") {
    const TemporaryFolder folder;
    const auto top = folder.path() / "ADA_123_assignsubmission_file";
    write(top / "onlinetext.html", "please look kindly");
    pack(top / "home/x.zip", "zip", {{flip, "in an archive"}});
    write(top / ".git/old.zip", "no archive");
    write(top / "home/._x.zip", "what macOS writes");
    const auto submission = read_submission(top);
    CHECK(submission.name == "ADA_123_assignsubmission_file");
    CHECK(submission.answers == Texts{{"flip", "in an archive"}});
    pack(top / "y.tar.gz", "pax", {{flip, "in another"}}, "gzip");
    CHECK_THAT(problem_with(top), Contains("it holds no folder of a chapter, but several archives"));
    write(top / "home" / flip, "in a folder");
    const auto in_a_folder = read_submission(top);
    CHECK(in_a_folder.answers == Texts{{"flip", "in a folder"}});
    CHECK(ignores(in_a_folder, "y.tar.gz"));
    CHECK(!has_children());
}

TEST_CASE("what was named is one submission, or a folder of them") {
    const TemporaryFolder folder;
    const auto top = folder.path();
    const auto found_in = [](const std::vector<fs::path>& paths) {
        std::vector<std::pair<std::string, fs::path>> found;
        for (const auto& each : submissions_in(paths)) found.emplace_back(each.name, each.path);
        return found;
    };
    using Expected = std::vector<std::pair<std::string, fs::path>>;
    const auto handed_in = top / "handed in";
    write(handed_in / "cyd/work/exercises/01_conv_formula/flip.cpp", "deeper");
    CHECK(found_in({handed_in}) == Expected{{"cyd", handed_in / "cyd"}});
    write(handed_in / "cyd 2/work/exercises/01_conv_formula/flip.cpp", "deeper");
    CHECK(found_in({handed_in / "cyd", handed_in / "cyd 2"}) ==
          Expected{{"cyd", handed_in / "cyd"}, {"cyd 2", handed_in / "cyd 2"}});
    fs::remove_all(handed_in / "cyd 2");
    write(handed_in / "ada" / flip, "at the top");
    write(handed_in / "ada/notes/monday", "a folder beside");
    write(handed_in / "bob.v2.TAR.gz", "not looked into");
    write(handed_in / "dan/nothing.txt", "no exercise");
    write(handed_in / "eve.rar", "cannot be read, but is not lost");
    write(handed_in / "grades.csv", "");
    write(handed_in / ".DS_Store", "");
    write(handed_in / "__MACOSX/x", "");
    write(top / "private/flip.cpp", "a secret");
    fs::create_directory_symlink(top / "private", handed_in / "fay");
    fs::create_symlink("nowhere", handed_in / "readme");
    const Expected all{{"ada", handed_in / "ada"}, {"bob.v2", handed_in / "bob.v2.TAR.gz"}, {"cyd", handed_in / "cyd"},
                       {"dan", handed_in / "dan"}, {"eve", handed_in / "eve.rar"},          {"fay", handed_in / "fay"}};
    CHECK(found_in({handed_in}) == all);
    CHECK_THAT(problem_with(handed_in / "fay"), Contains("it is a link"));
    fs::create_directories(top / "export/section");
    fs::rename(handed_in, top / "export/section/handed in");
    fs::create_directory_symlink(top / "export/section/handed in", handed_in);
    CHECK(found_in({top / "export"}).size() == all.size());
    CHECK(found_in({handed_in / ""}).size() == all.size());
    CHECK(found_in({handed_in / "ada", handed_in / "bob.v2.TAR.gz"}) == Expected{all[0], all[1]});

    fs::create_directory_symlink(handed_in / "ada", top / "gus");
    const auto named = submissions_in({top / "gus"});
    REQUIRE(named.size() == 1);
    CHECK(named[0].name == "gus");
    CHECK(read_submission(named[0].path).answers == Texts{{"flip", "at the top"}});
    CHECK(submissions_in({fs::path(handed_in / "ada/.")})[0].name == "ada");

    CHECK_THROWS_WITH(found_in({top / "nowhere"}), Contains("nowhere does not exist"));
    CHECK_THROWS_WITH(found_in({handed_in / "grades.csv"}), Contains("grades.csv is neither a folder nor an archive"));
    CHECK_THROWS_WITH(found_in({handed_in / "dan"}), Contains("dan holds no submissions"));
    fs::create_directories(top / "second/ada");
    pack(top / "second/x.zip", "zip", {});
    CHECK_THROWS_WITH(found_in({handed_in, top / "second"}),
                      Contains("handed in/ada") && Contains("second/ada") && Contains("have one name, ada"));
}
