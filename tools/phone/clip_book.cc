#include "tools/phone/clip_book.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "ivr/line/media/rem.h"

namespace vagtbro::phone {
namespace {

namespace fs = std::filesystem;

constexpr std::uint8_t kSilence = 0xD5;

std::string Key(const Frame& frame) { return {frame.begin(), frame.end()}; }

// As it comes over a line that speaks the other law.
Frame ThroughMuLaw(Frame frame) {
  for (std::uint8_t& byte : frame) {
    byte = g711_pcm2alaw(g711_ulaw2pcm(g711_pcm2ulaw(g711_alaw2pcm(byte))));
  }
  return frame;
}

std::map<std::string, std::string> TextsOf(const std::string& manifest) {
  std::map<std::string, std::string> texts;
  std::ifstream file(manifest);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) texts[line.substr(0, tab)] = line.substr(tab + 1);
  }
  return texts;
}

// The words of a clip that a unit's name was spoken into; empty: nobody knows them.
std::string WordsBeside(fs::path clip) {
  const auto spoken = TextsOf(clip.replace_extension(".txt"));
  return spoken.empty() ? "" : spoken.begin()->second;
}

}  // namespace

absl::StatusOr<ClipBook> ClipBook::Read(const std::string& folders, const std::string& texts) {
  ClipBook book;
  std::vector<fs::path> files;
  std::istringstream parts(folders);
  for (std::string folder; std::getline(parts, folder, ',');) {
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
      if (entry.path().extension() == ".al") files.push_back(entry.path());
    }
  }
  // In order of their ids, so that the last of the same sound is the one that stays.
  std::sort(files.begin(), files.end());
  std::map<std::string, std::map<std::string, std::string>> manifests;
  for (const fs::path& path : files) {
    const std::string part = path.parent_path().filename();
    if (!manifests.contains(part)) manifests[part] = TextsOf(texts + "/" + part + ".tsv");
    const auto& manifest = manifests[part];
    const std::string stem = path.stem();
    const std::string id =
        manifest.empty() && part != "da" && part != "en" ? part + "/" + stem : stem;
    const auto found = manifest.find(id);
    const std::string text = found == manifest.end() ? WordsBeside(path) : found->second;
    std::ifstream file(path, std::ios::binary);
    book.Add(id, text.empty() ? id : text,
             {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
  }
  if (book.clips_.empty()) {
    return absl::NotFoundError("there are no clips in \"" + folders +
                               "\"; the build renders them (target ivr_clips)");
  }
  return book;
}

void ClipBook::Add(const std::string& id, const std::string& text, const std::string& sound) {
  const auto [known, is_new] = by_sound_.emplace(sound, clips_.size());
  if (!is_new) {
    clips_[known->second].id = id;
    clips_[known->second].text = text;
    return;
  }
  Clip clip{id, text, {}};
  for (std::size_t at = 0; at < sound.size(); at += Frame().size()) {
    Frame frame;
    frame.fill(kSilence);
    std::copy_n(sound.begin() + static_cast<std::ptrdiff_t>(at),
                std::min(frame.size(), sound.size() - at), frame.begin());
    const std::uint32_t number = NumberOf(frame);
    if (number != 0) places_[number].push_back({clips_.size(), clip.frames.size()});
    clip.frames.push_back(number);
  }
  clips_.push_back(std::move(clip));
}

std::uint32_t ClipBook::NumberOf(const Frame& frame) {
  if (places_.empty()) places_.emplace_back();  // of silence
  if (IsSilent(frame)) return 0;
  const auto next = static_cast<std::uint32_t>(places_.size());
  const auto [known, is_new] = numbers_.emplace(Key(frame), next);
  if (is_new) {
    places_.emplace_back();
    numbers_.emplace(Key(ThroughMuLaw(frame)), next);
  }
  return known->second;
}

bool ClipBook::IsSilent(const Frame& frame) {
  constexpr int kQuiet = 16;  // of 32,768: a line's own noise
  return std::all_of(frame.begin(), frame.end(),
                     [](std::uint8_t byte) { return std::abs(g711_alaw2pcm(byte)) <= kQuiet; });
}

const std::vector<Place>& ClipBook::PlacesOf(const Frame& frame) const {
  static const std::vector<Place> kNowhere;
  const auto found = numbers_.find(Key(frame));
  return found == numbers_.end() ? kNowhere : places_[found->second];
}

}  // namespace vagtbro::phone
