// Player: clips one after the other, in frames of 20 ms, and silence when there are none.
//
// Each clip begins at a frame, and its last frame is filled up with silence: what is on the wire
// in A-law are the bytes of the file.
//
// Units:   a frame is 160 samples of 8 kHz, one byte each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "ivr/line/media/clips.h"

namespace vagtbro::ivr {

inline constexpr std::size_t kFrameBytes = 160;
using Frame = std::array<std::uint8_t, kFrameBytes>;

enum class Law { kA, kMu };

// One frame of A-law as the other law wants it.
void ToLaw(Law law, Frame& frame);

class Player {
 public:
  // After what is still being played; an absent sound is left out.
  void Add(Sound sound);
  void Stop();
  bool playing() const { return !queue_.empty(); }
  // The next frame, in A-law.
  void Next(Frame& frame);

 private:
  std::deque<Sound> queue_;
  std::size_t at_ = 0;  // in the first of the queue
};

}  // namespace vagtbro::ivr
