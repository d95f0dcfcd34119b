#include "ivr/call_out/offer_calls.h"

#include <utility>
#include <vector>

#include "kit/base/log.h"
#include "kit/base/proto_time.h"

namespace vagtbro::ivr {
namespace {

bool IsOver(const v1::VoiceOfferRow& row) { return row.outcome() != v1::VOICE_OUTCOME_UNSPECIFIED; }

std::string TenantOf(const std::string& key) { return key.substr(0, key.find('/')); }

kit::Commit Begin(kit::Journal& journal, const std::string& key, const v1::VoiceOfferRow& row) {
  return journal.Begin({TenantOf(key), row.correlation_id(), row.offer().reference(), ""});
}

}  // namespace

OfferCalls::OfferCalls(const IvrState& state, CallRules rules, kit::Metrics& metrics)
    : state_(state), rules_(rules), metrics_(metrics) {
  metrics_.Describe("vagtbro_offer_calls_total", "Tries to reach somebody with an offer.");
}

void OfferCalls::Take(kit::Commit& commit, v1::VoiceOfferTaken offer) {
  const std::string key = kit::Key(commit.tenant(), offer.reference());
  if (state_.voice_offers.Find(key) != nullptr) return;
  const absl::Time wanted = std::max(kit::FromProto(offer.ring_time()), commit.now());
  const auto ring = RingTime(wanted, kit::FromProto(offer.lapse_time()), rules_);
  *offer.mutable_ring_time() = kit::ToProto(ring.value_or(wanted));
  commit.Emit(offer.reference(), offer);
  if (!ring) End(commit, *state_.voice_offers.Find(key), v1::VOICE_OUTCOME_NOT_RUNG);
}

void OfferCalls::Withdraw(kit::Commit& commit, const std::string& reference) {
  const auto* row = state_.voice_offers.Find(kit::Key(commit.tenant(), reference));
  if (row == nullptr || IsOver(*row) || row->recalled()) return;
  if (!row->ringing()) return End(commit, *row, OutcomeUnrung(*row));
  v1::VoiceOfferRecalled recalled;
  recalled.set_reference(reference);
  commit.Emit(reference, recalled);
}

void OfferCalls::OnAlarm(kit::Commit& commit, const kit::Alarm& alarm) {
  const auto* row = state_.voice_offers.Find(kit::Key(alarm.tenant_id(), alarm.stream_id()));
  if (row == nullptr || IsOver(*row) || row->ringing()) return;
  if (alarm.purpose() == "voice-lapse") {
    End(commit, *row, OutcomeUnrung(*row));
  } else {
    Attend(commit, *row);
  }
}

void OfferCalls::EndCutOff(kit::Journal& journal) {
  const std::vector<std::string> cut_off(state_.voice_offers.ringing().begin(),
                                         state_.voice_offers.ringing().end());
  for (const std::string& key : cut_off) EndTry(journal, key, TryEnd{});
}

void OfferCalls::Open(kit::Journal& journal) {
  EndCutOff(journal);
  open_ = true;
  RingMore(journal);
}

void OfferCalls::NoteEnd(kit::Journal& journal, const std::string& key, const TryEnd& end) {
  EndTry(journal, key, end);
  RingMore(journal);
}

void OfferCalls::EndTry(kit::Journal& journal, const std::string& key, const TryEnd& end) {
  const auto* row = state_.voice_offers.Find(key);
  if (row == nullptr || !row->ringing()) return;
  kit::Commit commit = Begin(journal, key, *row);
  if (const auto ring = RingAgain(*row, end, commit.now(), rules_)) {
    Delay(commit, *row, end.outcome, *ring);
  } else {
    End(commit, *row, end.outcome);
  }
}

void OfferCalls::RingMore(kit::Journal& journal) {
  std::vector<std::string> due;
  for (const auto& [ring_time, key] : state_.voice_offers.waiting()) due.push_back(key);
  for (const std::string& key : due) {
    const auto* row = state_.voice_offers.Find(key);
    kit::Commit commit = Begin(journal, key, *row);
    if (kit::FromProto(row->ring_time()) > commit.now()) return;  // as are all behind it
    Attend(commit, *row);
  }
}

void OfferCalls::Attend(kit::Commit& commit, const v1::VoiceOfferRow& row) {
  const auto ring = RingTime(commit.now(), kit::FromProto(row.offer().lapse_time()), rules_);
  if (!ring) {
    End(commit, row, OutcomeUnrung(row));
  } else if (*ring > commit.now()) {
    Delay(commit, row, v1::VOICE_OUTCOME_NOT_RUNG, *ring);
  } else if (open_ &&
             state_.voice_offers.ringing().size() < static_cast<size_t>(rules_.most_calls) &&
             !state_.voice_offers.Rings(row.offer().employment_id())) {
    v1::VoiceOfferRung rung;
    rung.set_reference(row.offer().reference());
    commit.Emit(rung.reference(), rung);
  }
}

void OfferCalls::End(kit::Commit& commit, const v1::VoiceOfferRow& row, v1::VoiceOutcome outcome) {
  v1::OfferCallEnded ended;
  ended.set_reference(row.offer().reference());
  ended.set_employment_id(row.offer().employment_id());
  ended.set_offer_id(row.offer().offer_id());
  ended.set_outcome(outcome);
  ended.set_attempts(row.attempts());
  Count(outcome);
  kit::LogInfo("offer call over",
               {{"reference", ended.reference()}, {"outcome", OutcomeWord(outcome)}});
  commit.Emit(ended.reference(), ended);
}

void OfferCalls::Delay(kit::Commit& commit, const v1::VoiceOfferRow& row, v1::VoiceOutcome outcome,
                       absl::Time ring_time) {
  if (outcome != v1::VOICE_OUTCOME_NOT_RUNG) Count(outcome);
  v1::VoiceOfferDelayed delayed;
  delayed.set_reference(row.offer().reference());
  delayed.set_outcome(outcome);
  *delayed.mutable_ring_time() = kit::ToProto(ring_time);
  commit.Emit(delayed.reference(), delayed);
}

void OfferCalls::Count(v1::VoiceOutcome outcome) {
  metrics_.Add("vagtbro_offer_calls_total", {{"outcome", OutcomeWord(outcome)}});
}

}  // namespace vagtbro::ivr
