#include "tools/phone/listener.h"

#include <algorithm>

namespace vagtbro::phone {

void Listener::On(const Frame& frame, int lost) {
  frames_ += 1 + lost;
  const bool silent = ClipBook::IsSilent(frame);
  if (GoOn(frame, silent, static_cast<std::size_t>(1 + lost))) {
    quiet_ = 0;
    return;
  }
  at_.clear();
  told_ = false;
  if (silent) {
    // A short break does not make two of something unknown.
    quiet_ += 1 + lost;
    if (quiet_ >= kQuietFrames) unknown_ = false;
    return;
  }
  quiet_ = 0;
  Begin(frame);
}

// Whether the frame is the next one of the clip that is being heard.
bool Listener::GoOn(const Frame& frame, bool silent, std::size_t step) {
  const std::vector<Place>& places = book_->PlacesOf(frame);
  std::vector<Place> next;
  for (const Place& place : at_) {
    const auto& frames = book_->clip(place.clip).frames;
    const std::size_t wanted = place.frame + step;
    if (wanted >= frames.size()) continue;
    const bool same = silent ? frames[wanted] == 0
                             : std::any_of(places.begin(), places.end(), [&](const Place& found) {
                                 return found.clip == place.clip && found.frame == wanted;
                               });
    if (same) next.push_back({place.clip, wanted});
  }
  if (next.empty()) {
    // One that is the beginning of another, and over. What was cut off too soon to know is not
    // told.
    for (const Place& place : at_) {
      if (told_ || place.frame + 1 != book_->clip(place.clip).frames.size()) continue;
      Tell(place);
      heard_.back().whole = true;
    }
    return false;
  }
  at_ = std::move(next);
  if (at_.size() == 1 && !told_) Tell(at_.front());
  const Place& place = at_.front();
  if (told_) heard_.back().until = time();
  if (told_ && place.frame + 1 == book_->clip(place.clip).frames.size()) heard_.back().whole = true;
  return true;
}

void Listener::Begin(const Frame& frame) {
  at_ = book_->PlacesOf(frame);
  if (!at_.empty()) {
    unknown_ = false;
    if (at_.size() == 1) Tell(at_.front());
    return;
  }
  if (!unknown_) heard_.push_back({"", "", time() - kFrame, time(), false});
  heard_.back().until = time();
  unknown_ = said_ = true;
}

void Listener::Tell(const Place& place) {
  const Clip& clip = book_->clip(place.clip);
  const absl::Duration before = static_cast<double>(place.frame + 1) * kFrame;
  const absl::Duration at = std::max(time() - before, absl::ZeroDuration());
  heard_.push_back({clip.id, clip.text, at, time(), false});
  told_ = said_ = true;
}

void Listener::Pressed() {
  said_ = false;
  unknown_ = false;
  quiet_ = 0;
}

std::string IdsOf(const std::vector<Heard>& heard) {
  std::string ids;
  for (const Heard& one : heard) {
    ids += (ids.empty() ? "" : " ") + (one.id.empty() ? std::string("?") : one.id);
  }
  return ids;
}

std::vector<std::string> ReceiptsIn(const std::vector<Heard>& heard) {
  std::vector<std::string> receipts;
  bool reading = false;
  for (const Heard& one : heard) {
    const bool digit =
        one.id.size() == 2 && one.id[0] == 'n' && one.id[1] >= '0' && one.id[1] <= '9';
    if (one.id == "receipt_is" || one.id == "receipt_again") {
      receipts.emplace_back();
      reading = true;
    } else if (digit && reading) {
      receipts.back() += one.id[1];
    } else if (one.id != "pause") {
      reading = false;
    }
  }
  return receipts;
}

}  // namespace vagtbro::phone
