// Listener: writes down what a call says, frame by frame, and knows when a prompt is over.
//
// Shape:   clips are told by their sound, also from their middle. What is in no clip is one entry
//          without an id for as long as it goes on.
// Units:   time is that of the sound: 20 ms a frame, lost ones included.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "tools/phone/clip_book.h"

namespace vagtbro::phone {

struct Heard {
  std::string id;    // empty: speech that no clip has
  std::string text;  // empty with the id
  absl::Duration at;
  absl::Duration until;
  bool whole = false;  // heard to its end
};

class Listener {
 public:
  explicit Listener(const ClipBook& book) : book_(&book) {}

  // `lost`: how many frames before this one never came.
  void On(const Frame& frame, int lost = 0);
  // A key was pressed: what is said from now on is the next prompt.
  void Pressed();

  // Something that can be told has been said since the last key.
  bool said() const { return said_; }
  // … and it is over: longer silence than any within a prompt.
  bool prompt_over() const { return said_ && quiet_ >= kQuietFrames; }
  const std::vector<Heard>& heard() const { return heard_; }
  absl::Duration time() const { return static_cast<double>(frames_) * kFrame; }

 private:
  static constexpr absl::Duration kFrame = absl::Milliseconds(20);
  static constexpr int kQuietFrames = 35;

  bool GoOn(const Frame& frame, bool silent, std::size_t step);
  void Begin(const Frame& frame);
  void Tell(const Place& place);

  const ClipBook* book_;
  std::vector<Heard> heard_;
  std::vector<Place> at_;  // where the last frame may have stood; several: not told apart yet
  bool told_ = false;      // the clip of at_ is the last of heard_
  bool unknown_ = false;   // what is heard is in no clip
  bool said_ = false;
  int quiet_ = 0;
  std::int64_t frames_ = 0;
};

// "greeting ask_employment_no": the ids, "?" for what is in no clip.
std::string IdsOf(const std::vector<Heard>& heard);

// The receipt number of each reading, in order: {"471102", "471102"}.
std::vector<std::string> ReceiptsIn(const std::vector<Heard>& heard);

}  // namespace vagtbro::phone
