#include "ivr/prompts/sound_tools.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>

extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace vagtbro::ivr {
namespace {

// What the program wrote to its output; nothing if it is missing or failed.
std::optional<std::string> OutputOf(std::vector<std::string> words) {
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int failed =
      posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(pipe_ends[1]);
  std::string output;
  std::array<char, 65536> part{};
  for (ssize_t got = 0; (got = read(pipe_ends[0], part.data(), part.size())) > 0;) {
    output.append(part.data(), static_cast<std::size_t>(got));
  }
  close(pipe_ends[0]);
  if (failed != 0) return std::nullopt;
  int status = 0;
  if (waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    return std::nullopt;
  }
  return output;
}

absl::Status Ran(const std::string& what, std::vector<std::string> words) {
  const std::string program = words.front();
  if (OutputOf(std::move(words))) return absl::OkStatus();
  return absl::InternalError(program + " cannot " + what + "; is it installed? (apt install " +
                             program + ")");
}

absl::Status MakeFolderOf(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
  if (!error) return absl::OkStatus();
  return absl::InternalError("cannot make the folder of " + path + ": " + error.message());
}

}  // namespace

const std::vector<std::string>& SpeechFilters() {
  static const std::vector<std::string> kFilters = {
      "gain", "-6",      "highpass", "200",  "lowpass", "3400",    "gain",    "-n",
      "-3",   "silence", "1",        "0.01", "0.5%",    "reverse", "silence", "1",
      "0.01", "0.5%",    "reverse",  "pad",  "0.04",    "0.06"};
  return kFilters;
}

absl::Status FindSox() {
  if (OutputOf({"sox", "--version"})) return absl::OkStatus();
  return absl::InternalError(
      std::string("sox is missing; it reads the recordings (apt install sox)"));
}

absl::StatusOr<Sound16> ReadSound(const std::string& path) {
  const auto rate = OutputOf({"soxi", "-r", path});
  const auto raw = OutputOf(
      {"sox", "-D", path, "-t", "raw", "-c", "1", "-e", "signed-integer", "-b", "16", "-L", "-"});
  if (!rate || !raw) return absl::InternalError(std::string("sox cannot read it"));
  Sound16 sound;
  sound.rate = std::atoi(rate->c_str());
  sound.samples.resize(raw->size() / sizeof(std::int16_t));
  std::memcpy(sound.samples.data(), raw->data(), sound.samples.size() * sizeof(std::int16_t));
  return sound;
}

absl::Status WriteClip(const std::string& from, const std::string& path) {
  const absl::Status made = MakeFolderOf(path);
  if (!made.ok()) return made;
  std::vector<std::string> words = {"sox", "-D", from, "-r", "8000",
                                    "-c",  "1",  "-b", "16", path + ".wav"};
  words.insert(words.end(), SpeechFilters().begin(), SpeechFilters().end());
  const absl::Status written = Ran("write " + path + ".wav", std::move(words));
  if (!written.ok()) return written;
  return Ran("write " + path + ".al",
             {"sox", "-D", path + ".wav", "-e", "a-law", "-t", "al", path + ".al"});
}

absl::Status SpeakClip(const std::string& text, const std::string& voice, const std::string& path) {
  const absl::Status made = MakeFolderOf(path);
  if (!made.ok()) return made;
  const std::string spoken = path + ".spoken.wav";
  absl::Status done =
      Ran("speak", {"espeak-ng", "-v", voice, "-s", "150", "-w", spoken, "--", text});
  if (done.ok()) done = WriteClip(spoken, path);
  std::error_code ignored;
  std::filesystem::remove(spoken, ignored);
  return done;
}

}  // namespace vagtbro::ivr
