#include "ivr/line/media/player.h"

#include <algorithm>
#include <utility>

#include "ivr/line/media/rem.h"

namespace vagtbro::ivr {
namespace {

constexpr std::uint8_t kSilence = 0xD5;  // A-law; it becomes 0xFF, the silence of µ-law

std::array<std::uint8_t, 256> MuOfA() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t a = 0; a < table.size(); ++a) {
    table[a] = g711_pcm2ulaw(g711_alaw2pcm(static_cast<std::uint8_t>(a)));
  }
  table[kSilence] = 0xFF;  // A-law has no zero: its silence is a hair above it
  return table;
}

}  // namespace

void ToLaw(Law law, Frame& frame) {
  if (law == Law::kA) return;
  static const std::array<std::uint8_t, 256> kTable = MuOfA();
  for (std::uint8_t& sample : frame) sample = kTable[sample];
}

void Player::Add(Sound sound) {
  if (sound && !sound->empty()) queue_.push_back(std::move(sound));
}

void Player::Stop() {
  queue_.clear();
  at_ = 0;
}

void Player::Next(Frame& frame) {
  frame.fill(kSilence);
  if (queue_.empty()) return;
  const std::string& sound = *queue_.front();
  const std::size_t length = std::min(kFrameBytes, sound.size() - at_);
  std::copy_n(sound.begin() + static_cast<std::ptrdiff_t>(at_), length, frame.begin());
  at_ += length;
  if (at_ < sound.size()) return;
  queue_.pop_front();
  at_ = 0;
}

}  // namespace vagtbro::ivr
