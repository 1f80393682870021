#include "completion.hpp"

#include <CLI/CLI.hpp>
#include <map>

#include "table.hpp"

namespace convkit {
namespace {

const std::map<std::string, std::string>& scripts() {
    static const std::map<std::string, std::string> scripts{
        {"bash", R"(# source <(build/learn/convkit completion bash)
_convkit() {
    local IFS=$'\n'
    COMPREPLY=($("${COMP_WORDS[0]/#\~/$HOME}" complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f 1))
}
complete -o default -F _convkit convkit
)"},
        {"fish", R"(# build/learn/convkit completion fish | source
function __convkit_complete
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    set -l found (eval $words[1] complete (string escape -- $words[2..-1] "$last") 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path "$last"
    end
end
complete -c convkit -f -a '(__convkit_complete)'
)"},
        {"zsh", R"(# source <(build/learn/convkit completion zsh), after compinit
_convkit() {
    local -a found
    found=("${(@f)$(${~words[1]} complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -z $found ]]; then
        _files
    else
        found=("${(@)found/$'\t'/:}")
        _describe convkit found
    fi
}
compdef _convkit convkit
)"}};
    return scripts;
}

/// What can stand in one place of the command line, as far as it begins with what is there already.
class Offers {
public:
    explicit Offers(std::string beginning) : beginning_(std::move(beginning)) {}

    void add(const std::string& word, const std::string& meaning) {
        if (word.rfind(beginning_, 0) != 0) return;
        lines_ += word + (meaning.empty() ? "" : "\t" + meaning.substr(0, meaning.find('\n'))) + "\n";
    }
    /// Numbers are many, and are offered when one is begun.
    void add_number(const std::string& number, const std::string& meaning) {
        if (!beginning_.empty()) add(number, meaning);
    }
    const std::string& lines() const { return lines_; }

private:
    std::string beginning_;
    std::string lines_;
};

void offer_values(const CLI::Option& option, Offers& offers) {
    const auto type = option.get_type_name();
    for (const auto& kind : CLI::detail::split(type.substr(0, type.find(':')), '|')) {
        if (kind == "EXERCISE") {
            for (const auto& exercise : exercise_table()) {
                offers.add(exercise.name, exercise.number);
                offers.add_number(exercise.number, exercise.name);
            }
        } else if (kind == "CHAPTER") {
            std::string last;
            for (const auto& exercise : exercise_table()) {
                if (exercise.chapter == last) continue;
                last = exercise.chapter;
                offers.add(last, "a chapter");
                offers.add_number(exercise.number.substr(0, exercise.number.find('.')), last);
            }
        } else if (type.find('|') != std::string::npos) {
            offers.add(kind, "");
        }
    }
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

}  // namespace

const std::vector<std::string>& shells_with_completion() {
    static const std::vector<std::string> shells = [] {
        std::vector<std::string> names;
        for (const auto& [shell, script] : scripts()) names.push_back(shell);
        return names;
    }();
    return shells;
}

const std::string& completion_script(const std::string& shell) { return scripts().at(shell); }

std::string completions(const CLI::App& program, const std::vector<std::string>& words) {
    const CLI::App* app = &program;
    const CLI::Option* of_this_option = nullptr;
    std::size_t arguments = 0;  // that stand before the last word
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const auto* option = words[i].rfind('-', 0) == 0 ? app->get_option_no_throw(words[i]) : nullptr;
        const auto subcommands = app->get_subcommands([&](const CLI::App* each) { return each->check_name(words[i]); });
        if (of_this_option != nullptr) {
            of_this_option = nullptr;
        } else if (option != nullptr) {
            of_this_option = takes_value(*option) ? option : nullptr;
        } else if (!subcommands.empty()) {
            app = subcommands.front();
        } else {
            ++arguments;
        }
    }

    const auto last = words.empty() ? "" : words.back();
    Offers offers(last);
    if (of_this_option != nullptr) {
        offer_values(*of_this_option, offers);
        return offers.lines();
    }
    std::size_t place = 0;
    for (const auto* option : app->get_options()) {
        if (option->get_positional()) {
            if (place++ == arguments) offer_values(*option, offers);
        } else if (last.rfind('-', 0) == 0) {
            for (const auto& name : option->get_lnames()) offers.add("--" + name, option->get_description());
        }
    }
    for (const auto* subcommand : app->get_subcommands([](const CLI::App*) { return true; }))
        offers.add(subcommand->get_name(), subcommand->get_description());
    return offers.lines();
}

}  // namespace convkit
