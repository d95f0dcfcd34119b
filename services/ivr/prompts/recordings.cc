#include "ivr/prompts/recordings.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "ivr/prompts/sound_tools.h"

namespace vagtbro::ivr {
namespace {

namespace fs = std::filesystem;

// Also the shape that a line lets through to a file (Clips, AGI, TwiML).
bool IsPlain(const std::string& id) {
  return !id.empty() &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string::npos;
}

// The files below `folder` by their path in it, sorted.
absl::StatusOr<std::vector<std::string>> FilesBelow(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> files;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (it->is_regular_file()) files.push_back(fs::relative(it->path(), folder).string());
  }
  if (error) return absl::NotFoundError("no folder " + folder + ": " + error.message());
  std::sort(files.begin(), files.end());
  return files;
}

// Why `file` is no clip; empty: it is.
std::string NoClip(const fs::path& file, const std::set<std::string>& known) {
  if (file.extension() != ".wav") return "is no .wav file";
  const std::string folder = file.parent_path().string();
  if (folder == "place") {
    return IsPlain(file.stem().string()) ? "" : "is no unit's id; small letters, digits, - and _";
  }
  const std::string clip = folder + "/" + file.stem().string();
  if (known.contains(clip)) return "";
  const std::string nearest = NearestOf(clip, known);
  return "is no prompt" + (nearest.empty() ? std::string("; it lies as da/<prompt>.wav")
                                           : "; did you mean " + nearest + ".wav?");
}

CheckedRecording Check(const std::string& folder, const std::string& file,
                       const std::set<std::string>& known) {
  CheckedRecording checked;
  checked.file = file;
  const std::string no_clip = NoClip(file, known);
  if (!no_clip.empty()) {
    checked.faults.push_back(no_clip);
    return checked;
  }
  checked.clip = fs::path(file).replace_extension().string();
  const auto sound = ReadSound(folder + "/" + file);
  if (!sound.ok()) {
    checked.faults.emplace_back(sound.status().message());
    return checked;
  }
  checked.recording = Measure(sound->samples, sound->rate);
  checked.faults = FaultsOf(checked.recording);
  return checked;
}

std::string TextOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

absl::StatusOr<std::set<std::string>> KnownClips(const std::string& prompts) {
  const auto files = FilesBelow(prompts);
  if (!files.ok()) return files.status();
  std::set<std::string> clips;
  for (const std::string& file : *files) {
    const fs::path path(file);
    const bool is_place = path.parent_path() == "place";
    if (path.extension() == ".al" && !is_place) clips.insert(fs::path(path).replace_extension());
  }
  if (clips.empty()) return absl::NotFoundError("no rendered prompts in " + prompts);
  return clips;
}

absl::StatusOr<std::vector<CheckedRecording>> CheckRecordings(const std::string& folder,
                                                              const std::set<std::string>& known) {
  const absl::Status sox = FindSox();
  if (!sox.ok()) return sox;
  const auto files = FilesBelow(folder);
  if (!files.ok()) return files.status();
  std::vector<CheckedRecording> all;
  for (const std::string& file : *files) all.push_back(Check(folder, file, known));
  return all;
}

absl::Status ConvertRecordings(const std::string& folder,
                               const std::vector<CheckedRecording>& checked,
                               const std::string& out) {
  for (const CheckedRecording& one : checked) {
    if (!one.faults.empty()) continue;
    const absl::Status written = WriteClip(folder + "/" + one.file, out + "/" + one.clip);
    if (!written.ok()) return written;
  }
  return absl::OkStatus();
}

absl::StatusOr<SpokenPlaces> SpeakPlaces(const std::vector<NamedUnit>& units,
                                         const std::string& voice, const std::string& out) {
  SpokenPlaces places;
  for (const NamedUnit& unit : units) {
    if (!IsPlain(unit.unit_id) || unit.name.empty()) {
      places.left_out.push_back(unit.unit_id);
      continue;
    }
    const std::string path = out + "/place/" + unit.unit_id;
    const std::string words = voice + "\t" + unit.name + "\n";
    if (TextOf(path + ".txt") == words && fs::exists(path + ".al")) {
      ++places.unchanged;
      continue;
    }
    const absl::Status spoken = SpeakClip(unit.name, voice, path);
    if (!spoken.ok()) return spoken;
    std::ofstream(path + ".txt", std::ios::binary)
        << words;  // last: it says that the clip is whole
    ++places.spoken;
  }
  return places;
}

}  // namespace vagtbro::ivr
