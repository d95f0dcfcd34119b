// Offer calls: which offer rings, waits or is over, decided with its row and written as facts.
//
// A try counts from VoiceOfferRung on, which is on disk before the number rings: what was ringing
// when a process died is a try that failed. The cap is counted in rows, so it holds over a restart;
// nobody is rung about two offers at once. An offer that was taken ends once.
//
// Shape:   closed until Open(), and from Close() on: then nothing new rings, and nothing is lost.
// Threads: the owner thread of the journal only, but for Close().
#pragma once

#include <atomic>
#include <string>

#include "ivr/call_out/call_rules.h"
#include "ivr/store/ivr_state.h"
#include "kit/journal/journal.h"
#include "kit/ops/metrics.h"

namespace vagtbro::ivr {

class OfferCalls final {
 public:
  OfferCalls(const IvrState& state, CallRules rules, kit::Metrics& metrics);

  const CallRules& rules() const { return rules_; }

  // A reference that is known already is not taken again.
  void Take(kit::Commit& commit, v1::VoiceOfferTaken offer);
  // It does not ring any more; a call that is running goes on.
  void Withdraw(kit::Commit& commit, const std::string& reference);
  // "voice-ring" and "voice-lapse".
  void OnAlarm(kit::Commit& commit, const kit::Alarm& alarm);

  // Ends the tries that were ringing when the process died.
  void EndCutOff(kit::Journal& journal);
  // The same, and lets ring whose turn it is.
  void Open(kit::Journal& journal);
  void Close() { open_ = false; }

  // A try of `key` is over: a line is free.
  void NoteEnd(kit::Journal& journal, const std::string& key, const TryEnd& end);

 private:
  void EndTry(kit::Journal& journal, const std::string& key, const TryEnd& end);
  void RingMore(kit::Journal& journal);
  // A row that waits and is due: it rings, waits on, or is over.
  void Attend(kit::Commit& commit, const v1::VoiceOfferRow& row);
  void End(kit::Commit& commit, const v1::VoiceOfferRow& row, v1::VoiceOutcome outcome);
  void Delay(kit::Commit& commit, const v1::VoiceOfferRow& row, v1::VoiceOutcome outcome,
             absl::Time ring_time);
  void Count(v1::VoiceOutcome outcome);

  const IvrState& state_;
  CallRules rules_;
  kit::Metrics& metrics_;
  std::atomic<bool> open_ = false;
};

}  // namespace vagtbro::ivr
