#include "ivr/line/media/clips.h"

#include <fstream>
#include <iterator>

namespace vagtbro::ivr {
namespace {

// Letters, digits, '_', '-' and single '/': never "..", an absolute path or a device.
bool IsPlain(const ClipId& clip) {
  if (clip.empty() || clip.front() == '/') return false;
  return clip.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
             "0123456789_-/") == std::string::npos;
}

}  // namespace

Sound Clips::Find(const ClipId& clip) {
  if (const auto kept = kept_.find(clip); kept != kept_.end()) return kept->second;
  if (!IsPlain(clip)) return nullptr;
  for (const std::string& folder : folders_) {
    std::ifstream file(folder + "/" + clip + ".al", std::ios::binary);
    if (!file) continue;
    Sound sound = std::make_shared<const std::string>(std::istreambuf_iterator<char>(file),
                                                      std::istreambuf_iterator<char>());
    kept_[clip] = sound;
    return sound;
  }
  return nullptr;
}

}  // namespace vagtbro::ivr
