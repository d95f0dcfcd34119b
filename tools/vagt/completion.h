// Completion scripts for bash, zsh and fish, made from the command tree itself.
//
// Shape:   one static script; needs nothing of vagt at run time.
#pragma once

#include <string>
#include <vector>

namespace vagtbro::vagt {

struct CompletionOption {
  std::string name;  // "--output"
  std::string description;
  bool takes_value = false;
  std::vector<std::string> choices;  // empty: anything, completed as a file name
};

struct CompletionWord {
  std::string name;
  std::string description;
};

struct CompletionCommand {
  std::string path;  // "sick report"; empty: vagt itself
  std::vector<CompletionWord> subcommands;
  std::vector<CompletionOption> options;
  bool takes_file = false;  // as an argument
};

std::string BashCompletion(const std::vector<CompletionCommand>& commands);
std::string ZshCompletion(const std::vector<CompletionCommand>& commands);
std::string FishCompletion(const std::vector<CompletionCommand>& commands);

}  // namespace vagtbro::vagt
