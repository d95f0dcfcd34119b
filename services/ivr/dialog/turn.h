// Turn: one step of a call (say something, then collect one whole entry), the same for every line.
//
// A line (SIP, FastAGI, TwiML) hands each event to Dialog::On() and does the step that comes back:
// a Turn is spoken; an Ask goes to the backend, whose Reply is the next event; Wait means that the
// last Ask is still open; Done ends it. A call ends with HungUp, whoever hung up, or Transferred;
// Asks may follow, without a caller, until Done. No Ask follows another before its Reply;
// a reply that comes after kGiveUp, when Down was given for it, is dropped.
//
// Shape:   turns are numbered 1, 2, … within a call; a repeated question has a new number.
// Threads: none of its own; one call is used by one thread at a time. A Dialog can be copied, so a
//          line that answers the same request twice can keep the copy from before.
// Source:  design/telephony.md sections 4 and 5.1.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "ivr/dialog/keys.h"
#include "ivr/dialog/reply.h"
#include "ivr/dialog/wish.h"

namespace vagtbro::ivr {

// A clip by its path without ending, "da/greeting"; a tenant's place is "place/<id>".
using ClipId = std::string;

// Times that a line keeps: to the first key after the prompt, between two keys, until
// Ask::meanwhile is played, and until a wish is answered with Down.
inline constexpr absl::Duration kFirstKey = absl::Seconds(7);
inline constexpr absl::Duration kNextKey = absl::Seconds(4);
inline constexpr absl::Duration kMoment = absl::Milliseconds(1500);
inline constexpr absl::Duration kGiveUp = absl::Seconds(8);

// One entry. It is complete at `most` keys, at '#' if `hash_ends` (which is not part of it), or
// when the time between keys is over. '*' deletes what has been keyed; with nothing keyed it is
// Cancel, at once.
struct Collect {
  int most = 1;
  bool hash_ends = false;
  absl::Duration first = kFirstKey;
  absl::Duration next = kNextKey;
  bool secret = false;  // the line keeps no trace of the keys: no log, capture or stored request
};

enum class Then { kGoOn, kHangUp, kTransfer };

struct Turn {
  std::uint32_t number = 0;
  std::vector<ClipId> say;
  bool barge_in = true;            // false: a key neither stops the prompt nor is kept
  std::optional<Collect> collect;  // absent with kGoOn: Said follows once all is said
  Then then = Then::kGoOn;  // kHangUp, kTransfer: done once all is said; nothing is collected
  std::string transfer_to;  // E.164, only with kTransfer
};

// What the dialog wants of the backend.
struct Ask {
  Wish wish;
  std::vector<ClipId> meanwhile;  // played once if the answer takes longer than kMoment
};
struct Wait {};

// How a call ended, for metrics. The second half is for outbound calls.
enum class Outcome {
  kReported,   // somebody is sick, longer sick or fit, and it is on disk
  kAvailable,  // a word on when (not) to be called is on disk
  kHelped,     // a human was reached or will ring back
  kAbandoned,  // hung up before anything was registered
  kLeft,       // ended politely with nothing registered
  kAccepted,   // the shift is theirs
  kPending,    // a yes that is kept, and somebody else's word is awaited
  kRefused,    // a yes that the rules forbid
  kDeclined,
  kTooLate,
  kNoAnswer,
  kBusy,
  kMachine,    // nobody pressed a key
  kNotNow,     // hung up, or kept us waiting, before an answer
  kNoContact,  // there is no such number
  kFailed      // our own side, or the line, was down
};

struct Done {
  Outcome outcome = Outcome::kAbandoned;
};
using Step = std::variant<Turn, Ask, Wait, Done>;

// The call is there: for an outbound call, somebody picked up. The first event.
struct Answered {};
// One complete entry; empty: only '#'.
struct Entry {
  Keys keys;
};
// '*' without a key after it.
struct Cancel {};
// No key in Collect::first.
struct NoInput {};
// A turn without Collect and with kGoOn has been spoken.
struct Said {};
// The call is over.
struct HungUp {};
// The number of the transfer has taken the call; it is no longer ours.
struct Transferred {};
// The number of the transfer did not take the call; the caller is still there.
struct TransferFailed {};
// An outbound call that nobody picked up, instead of Answered.
enum class NotReached { kNoAnswer, kBusy, kDeclined, kNoSuchNumber, kFailed };
using Event = std::variant<Answered, Entry, Cancel, NoInput, Said, HungUp, Transferred,
                           TransferFailed, NotReached, Reply>;

// The event for an entry as a line without own keys gets it (FastAGI, TwiML): what follows the last
// '*' counts, nothing but '*' is Cancel; `complete` is false if the time was over.
Event Heard(const std::string& keyed, bool complete);

class Dialog {
 public:
  virtual ~Dialog() = default;
  virtual Step On(const Event& event, absl::Time now) = 0;
  // The question that is open, for metrics: "pin", "menu", …
  virtual const char* place() const = 0;
  virtual std::unique_ptr<Dialog> Copy() const = 0;
};

}  // namespace vagtbro::ivr
