// Clips: the sound of a clip id, from folders of rendered A-law files.
//
// Shape:   <folder>/<id>.al, headerless, 8 kHz; the first folder that has one wins, so a tenant's
//          recordings stand before the build's. Read once, then kept.
// Errors:  an id that no folder has is absent; so is an id that is no plain path.
// Threads: one at a time.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ivr/dialog/turn.h"

namespace vagtbro::ivr {

using Sound = std::shared_ptr<const std::string>;

class Clips {
 public:
  explicit Clips(std::vector<std::string> folders) : folders_(std::move(folders)) {}

  // Null: there is no such clip.
  Sound Find(const ClipId& clip);

 private:
  std::vector<std::string> folders_;
  std::map<ClipId, Sound> kept_;
};

}  // namespace vagtbro::ivr
