// VoiceCall: one dialog on a line that hears single keys and sends frames: it plays the turns,
// collects the entries, asks the backend and keeps the times.
//
// A key stops a prompt that allows it. Keys that come while the backend works are kept for the next
// question, so that somebody who knows the way need not wait; before a prompt that must be heard
// they are dropped.
//
// Units:   `at` is the time of this call, which only grows and may stand still on hold.
// Shape:   Begin or OnNotReached once, then any events. After HungUp the wishes go on until
// outcome() is there. Threads: one at a time; the side's functions are called from within these and
// must not call back.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "ivr/dialog/turn.h"
#include "ivr/line/media/clips.h"
#include "ivr/line/media/collector.h"
#include "ivr/line/media/player.h"
#include "kit/time/clock.h"

namespace vagtbro::ivr {

// What the line does for the call.
class CallSide {
 public:
  virtual ~CallSide() = default;
  // The reply comes to OnReply with this number.
  virtual void Send(const Wish& wish, std::uint32_t number) = 0;
  // The line ends the call; OnHungUp follows.
  virtual void HangUp() = 0;
  // OnTransfer follows.
  virtual void Transfer(const std::string& number) = 0;
};

class VoiceCall final {
 public:
  VoiceCall(std::unique_ptr<Dialog> dialog, Clips& clips, const kit::Clock& clock, CallSide& side)
      : dialog_(std::move(dialog)), clips_(clips), clock_(clock), side_(side) {}

  void Begin(absl::Duration at);
  // Instead of Begin: nobody picked up.
  void OnNotReached(NotReached why, absl::Duration at);
  void OnKey(char key, absl::Duration at);
  void OnReply(std::uint32_t number, const Reply& reply, absl::Duration at);
  void OnTransfer(bool taken, absl::Duration at);
  void OnHungUp(absl::Duration at);
  // Nobody waits any longer for the open wish, if there is one: it is Down.
  void GiveUp(absl::Duration at);
  // Every 20 ms: keeps the times and gives the next frame, in A-law.
  void OnTick(absl::Duration at, Frame& frame);

  // Absent: the dialog goes on.
  std::optional<Outcome> outcome() const { return outcome_; }
  // Where the dialog stood when the call ended, or stands.
  const char* place() const { return place_at_end_ ? place_at_end_ : dialog_->place(); }

 private:
  struct Asked {
    std::uint32_t number;
    absl::Duration moment;  // when `meanwhile` is played; infinite: it was
    absl::Duration give_up;
    std::vector<ClipId> meanwhile;
  };

  void Tell(const Event& event, absl::Duration at);
  void Do(Turn turn, absl::Duration at);
  void Do(Ask ask, absl::Duration at);
  void KeepTimes(absl::Duration at);
  void PromptEnded(absl::Duration at);
  void Say(const std::vector<ClipId>& clips);
  void KeepAhead(char key);
  void KeyAhead(absl::Duration at);

  std::unique_ptr<Dialog> dialog_;
  Clips& clips_;
  const kit::Clock& clock_;
  CallSide& side_;

  Player player_;
  std::optional<Turn> turn_;  // whose prompt is played or entry is collected
  bool prompt_over_ = false;
  std::optional<Collector> collector_;
  std::optional<Asked> asked_;
  std::uint32_t asks_ = 0;
  Keys ahead_;         // keyed while the backend worked
  bool over_ = false;  // hung up or transferred
  const char* place_at_end_ = nullptr;
  std::optional<Outcome> outcome_;
};

}  // namespace vagtbro::ivr
