// completion bash|zsh|fish: reads the command tree off CLI11 and prints a script.
#include <string>
#include <vector>

#include "commands.h"
#include "completion.h"

namespace vagtbro::vagt {
namespace {

// CLI11 keeps the choices of IsMember() only as text: "{bash,zsh,fish}".
std::vector<std::string> ChoicesOf(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}');
  std::vector<std::string> choices;
  if (open == std::string::npos || close == std::string::npos) return choices;
  for (const std::string& choice :
       CLI::detail::split(type.substr(open + 1, close - open - 1), ',')) {
    choices.push_back(choice);
  }
  return choices;
}

std::vector<CompletionOption> OptionsOf(const CLI::App& app) {
  std::vector<CompletionOption> options;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_lnames().empty()) continue;  // an argument, not an option
    options.push_back({.name = "--" + option->get_lnames().front(),
                       .description = option->get_description(),
                       .takes_value = option->get_type_size() > 0 && option->get_expected_max() > 0,
                       .choices = ChoicesOf(*option)});
  }
  return options;
}

// Global options may stand behind any command.
void Collect(CLI::App& app, const std::string& path, const std::vector<CompletionOption>& global,
             std::vector<CompletionCommand>& commands) {
  CompletionCommand command{.path = path, .subcommands = {}, .options = OptionsOf(app)};
  if (!path.empty()) {
    for (const CompletionOption& option : global) {
      if (option.name != "--help") command.options.push_back(option);
    }
  }
  command.takes_file = app.get_option_no_throw("file") != nullptr;
  const std::vector<CLI::App*> children = app.get_subcommands([](CLI::App*) { return true; });
  for (const CLI::App* child : children) {
    command.subcommands.push_back({child->get_name(), child->get_description()});
  }
  commands.push_back(command);
  for (CLI::App* child : children) {
    Collect(*child, path.empty() ? child->get_name() : path + " " + child->get_name(), global,
            commands);
  }
}

std::vector<CompletionCommand> Tree(CLI::App& app) {
  std::vector<CompletionCommand> commands;
  Collect(app, "", OptionsOf(app), commands);
  return commands;
}

}  // namespace

void AddCompletion(CLI::App& app, Session& session) {
  auto* completion = app.add_subcommand("completion", "Print a completion script for your shell");
  completion->require_subcommand(1);
  const auto add = [&](const char* shell,
                       std::string (*script)(const std::vector<CompletionCommand>&)) {
    completion->add_subcommand(shell, std::string("For ") + shell)
        ->callback([&app, &session, script] { session.out() << script(Tree(app)); });
  };
  add("bash", BashCompletion);
  add("zsh", ZshCompletion);
  add("fish", FishCompletion);
}

}  // namespace vagtbro::vagt
