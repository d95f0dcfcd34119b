// TwimlCall: one dialog on a line that comes back with a request for every turn.
//
// Each request has a number. The same request again gets the same answer, byte for byte, and tells
// the dialog nothing; an older or a later one gets none. What was confirmed is thus registered
// once, however often the operator asks. A wish that takes its time is bridged by a moment's clip
// and a way back, long before the operator loses its patience (15 s).
//
// Shape:   no request is kept, and keys only while an entry is incomplete. After the caller has
//          left the dialog goes on until it is done.
// Threads: any; Answer() waits for the backend at most Patience::later. The port must answer on a
//          thread of its own, never from within Send. `ended` is called once, and must return at
//          once.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ivr/dialog/turn.h"
#include "ivr/line/sip/ports.h"
#include "ivr/line/twiml/fields.h"
#include "ivr/line/twiml/markup.h"
#include "kit/time/clock.h"

namespace vagtbro::ivr {

// How long a request may wait for the backend: until a moment's clip is answered, and after it.
struct TwimlPatience {
  absl::Duration moment = kMoment;
  absl::Duration later = absl::Seconds(4);
};

class TwimlCall final : public std::enable_shared_from_this<TwimlCall> {
 public:
  struct Parts {
    CallStart start;
    std::unique_ptr<Dialog> dialog;
    TwimlPlace place;
    std::uint32_t first = 0;  // the number of its first request
    TwimlPatience patience;
    absl::Duration rings;  // of a call out
    std::function<void(Outcome)> ended;
  };
  TwimlCall(Parts parts, BackendPort& backend, const kit::Clock& clock);

  // The XML for request `number`; absent: it is not the next one, nor the last one again.
  std::optional<std::string> Answer(std::uint32_t number, const Form& form);
  // The operator says that the call is over.
  void OnOver(const Form& form);
  // A call out that could not be made, or was never picked up.
  void OnNotReached(NotReached why);
  // Ends a call that nobody has asked about for too long. True: forget it.
  bool Sweep();
  // The line ends: what is not done has failed. The dialog still gets what it wants.
  void GiveUp();

 private:
  std::string Next(const Form& form, std::unique_lock<std::mutex>& lock);
  void AwaitStep(std::unique_lock<std::mutex>& lock);
  void Tell(const Event& event);
  void OnReply(std::uint32_t number, const Reply& reply);
  void Leave();
  void End(Outcome outcome);
  absl::Duration LongestSilence() const;

  const CallStart start_;
  const TwimlPlace place_;
  const TwimlPatience patience_;
  const absl::Duration rings_;
  BackendPort& backend_;
  const kit::Clock& clock_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::unique_ptr<Dialog> dialog_;
  std::function<void(Outcome)> ended_;
  std::uint32_t next_;                     // the number that is awaited
  std::optional<std::uint32_t> answered_;  // the one before it
  std::string answer_;
  bool busy_ = false;  // a request is being answered
  absl::Time touch_time_;
  bool begun_ = false;
  std::optional<Turn> turn_;  // to be spoken, or spoken and not answered yet
  bool spoken_ = false;
  Keys so_far_;
  bool asked_ = false;  // a wish is open
  std::uint32_t asks_ = 0;
  absl::Time ask_time_;
  std::vector<ClipId> meanwhile_;
  bool moment_said_ = false;
  bool over_ = false;  // nobody is there any more
  const char* place_at_end_ = nullptr;
  std::optional<Outcome> outcome_;
};

}  // namespace vagtbro::ivr
