// Phone: a telephone for people without one and for tests: it calls or is called over SIP, presses
// keys, and writes down what it hears.
//
// Keys go out as RFC 4733 or as SIP INFO, sound comes in as PCMA or PCMU. It shares no code for
// keys or clips with the line that it calls.
//
// Shape:   one call after the other, never two at a time.
// Units:   a patience is time of the wall, for when nothing comes at all; talk_time() is that of
// the
//          sound heard.
// Errors:  Open: UNAVAILABLE without a free address. Call: NOT_FOUND for 404, FAILED_PRECONDITION
//          if it was declined (403, 488, 603), UNAVAILABLE if it was busy, silent or out of reach.
// Threads: any; nothing is called back.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "tools/phone/clip_book.h"
#include "tools/phone/listener.h"

namespace vagtbro::phone {

struct PhoneSettings {
  std::string address = "127.0.0.1";  // one of this machine's
  std::uint16_t port = 0;             // 0: the system's choice
  std::string user = "phone";         // of its SIP address: the number that a call comes from
  bool keys_by_info = false;
};

class Phone final {
 public:
  enum class State { kIdle, kCalling, kRinging, kTalking, kOver };

  // `book` outlives the phone.
  static absl::StatusOr<std::unique_ptr<Phone>> Open(const PhoneSettings& settings,
                                                     const ClipBook& book);
  // Hangs up.
  ~Phone();
  Phone(const Phone&) = delete;
  Phone& operator=(const Phone&) = delete;

  // Where it is called: "sip:phone@127.0.0.1:40001".
  const std::string& address() const;

  // Calls "sip:7010@127.0.0.1:5060" and waits until it is picked up.
  absl::Status Call(const std::string& uri, absl::Duration patience = absl::Seconds(30));
  // Waits until it rings; false: it has not.
  bool Listen(absl::Duration patience = absl::Seconds(30));
  // Who calls, as the display shows; empty: withheld.
  std::string Caller() const;
  void Answer();
  // Instead of Answer(): 486 busy, 603 declined.
  void Reject(std::uint16_t status);
  void HangUp();

  // Presses one key after the other; returns once all are out.
  void Press(const std::string& keys);

  // All that wait are false if the call ends or the patience does before it comes true.
  // Something is being said since the last key.
  bool WaitForSpeech(absl::Duration patience = absl::Seconds(20));
  // … and it has been said to its end.
  bool WaitForPrompt(absl::Duration patience = absl::Seconds(60));
  // What has been said counts as answered: the waits above are for what comes next.
  void NextPrompt();
  // So much more of the call is over.
  bool WaitFor(absl::Duration sound);
  // At `seen` entries or more: for reading along.
  bool WaitForMore(std::size_t seen, absl::Duration patience);
  // The clip has been heard to its end.
  bool WaitToHear(const std::string& id, absl::Duration patience = absl::Seconds(60));
  // The call is over, whoever ended it.
  bool WaitForEnd(absl::Duration patience = absl::Seconds(60));

  State state() const;
  // Why it is over: "they hung up", "we hung up", "486 Busy Here".
  std::string Ending() const;
  std::vector<Heard> HeardSoFar() const;
  // "greeting ask_employment_no …".
  std::string HeardIds() const { return IdsOf(HeardSoFar()); }
  absl::Duration talk_time() const;
  // RTP packets that came, and those that did not.
  std::int64_t packets() const;
  std::int64_t lost() const;
  // What was heard, 8 kHz.
  std::vector<std::int16_t> Recording() const;

 private:
  class Line;
  explicit Phone(std::unique_ptr<Line> line);
  std::unique_ptr<Line> line_;
};

}  // namespace vagtbro::phone
