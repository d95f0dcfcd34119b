#include "completion.h"

#include <sstream>

namespace vagtbro::vagt {
namespace {

// Inside '...' bash and zsh need the quote closed, written and opened again; fish a backslash.
std::string Quoted(const std::string& text, const char* quote = "'\\''") {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string(quote) : std::string(1, c);
  return quoted + "'";
}

std::string Spaced(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

// Every way down the tree by one word: "' sick'|'sick report'|..."; `between` parts them.
std::string Steps(const std::vector<CompletionCommand>& commands, const char* between) {
  std::string steps;
  for (const CompletionCommand& command : commands) {
    for (const auto& subcommand : command.subcommands) {
      steps += (steps.empty() ? "" : between) + Quoted(command.path + " " + subcommand.name);
    }
  }
  return steps;
}

}  // namespace

std::string BashCompletion(const std::vector<CompletionCommand>& commands) {
  std::ostringstream out;
  out << "# bash completion for vagt: source this file, or install it as\n"
         "# /usr/share/bash-completion/completions/vagt\n"
         "_vagt() {\n"
         "  local word=\"${COMP_WORDS[COMP_CWORD]}\" previous=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
         "  local at=\"\" values=\"\" i\n"
         "  for ((i = 1; i < COMP_CWORD; ++i)); do\n"
         "    case \"$at ${COMP_WORDS[i]}\" in\n"
         "      "
      << Steps(commands, "|")
      << ") at=\"${at:+$at }${COMP_WORDS[i]}\" ;;\n"
         "    esac\n"
         "  done\n"
         "  case \"$at/$previous\" in\n";
  for (const CompletionCommand& command : commands) {
    for (const CompletionOption& option : command.options) {
      if (!option.takes_value) continue;
      out << "    " << Quoted(command.path + "/" + option.name)
          << ") values=" << Quoted(Spaced(option.choices)) << " ;;\n";
    }
  }
  out << "    *) case \"$at\" in\n";
  for (const CompletionCommand& command : commands) {
    std::vector<std::string> words;
    for (const auto& subcommand : command.subcommands) words.push_back(subcommand.name);
    for (const CompletionOption& option : command.options) words.push_back(option.name);
    out << "      " << Quoted(command.path) << ") values=" << Quoted(Spaced(words)) << " ;;\n";
  }
  out << "    esac ;;\n"
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$values\" -- \"$word\"))\n"
         "}\n"
         "complete -o default -F _vagt vagt\n";
  return out.str();
}

std::string ZshCompletion(const std::vector<CompletionCommand>& commands) {
  std::ostringstream out;
  out << "#compdef vagt\n"
         "# zsh completion for vagt: install it as _vagt in a folder of $fpath\n"
         "_vagt() {\n"
         "  local at='' previous=\"${words[CURRENT-1]}\" i\n"
         "  local -a known\n"
         "  for ((i = 2; i < CURRENT; ++i)); do\n"
         "    case \"$at ${words[i]}\" in\n"
         "      ("
      << Steps(commands, "|")
      << ") at=\"${at:+$at }${words[i]}\" ;;\n"
         "    esac\n"
         "  done\n"
         "  case \"$at/$previous\" in\n";
  for (const CompletionCommand& command : commands) {
    for (const CompletionOption& option : command.options) {
      if (!option.takes_value) continue;
      out << "    (" << Quoted(command.path + "/" + option.name) << ") "
          << (option.choices.empty() ? std::string("_files")
                                     : "compadd -- " + Spaced(option.choices))
          << "; return ;;\n";
    }
  }
  out << "  esac\n"
         "  case \"$at\" in\n";
  for (const CompletionCommand& command : commands) {
    out << "    (" << Quoted(command.path) << ") known=(";
    for (const auto& subcommand : command.subcommands) {
      out << "\n      " << Quoted(subcommand.name + ":" + subcommand.description);
    }
    for (const CompletionOption& option : command.options) {
      out << "\n      " << Quoted(option.name + ":" + option.description);
    }
    out << ") ;;\n";
  }
  out << "  esac\n"
         "  _describe vagt known || _files\n"
         "}\n"
         "_vagt \"$@\"\n";
  return out.str();
}

std::string FishCompletion(const std::vector<CompletionCommand>& commands) {
  constexpr const char* kQuote = "\\'";
  std::ostringstream out;
  out << "# fish completion for vagt: install it as ~/.config/fish/completions/vagt.fish\n"
         "function __vagt_at\n"
         "    set -l at ''\n"
         "    for word in (commandline -opc)[2..-1]\n"
         "        switch \"$at $word\"\n"
         "            case "
      << Steps(commands, " ")
      << "\n"
         "                set at (string trim \"$at $word\")\n"
         "        end\n"
         "    end\n"
         "    test \"$at\" = \"$argv[1]\"\n"
         "end\n"
         "complete -c vagt -f\n";
  for (const CompletionCommand& command : commands) {
    const std::string at = "complete -c vagt -n " + Quoted("__vagt_at \"" + command.path + "\"");
    if (command.takes_file) out << at << " -F\n";
    for (const auto& subcommand : command.subcommands) {
      out << at << " -a " << subcommand.name << " -d " << Quoted(subcommand.description, kQuote)
          << "\n";
    }
    for (const CompletionOption& option : command.options) {
      out << at << " -l " << option.name.substr(2);
      if (option.takes_value && option.choices.empty()) out << " -r -F";
      if (!option.choices.empty()) out << " -x -a " << Quoted(Spaced(option.choices), kQuote);
      out << " -d " << Quoted(option.description, kQuote) << "\n";
    }
  }
  return out.str();
}

}  // namespace vagtbro::vagt
