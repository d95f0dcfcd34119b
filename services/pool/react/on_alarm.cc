#include "pool/react/on_alarm.h"

#include <string>
#include <variant>

#include "kit/base/log.h"
#include "pool/domain/hold.h"
#include "pool/domain/reply_code.h"
#include "pool/domain/search.h"
#include "pool/react/next_yes.h"
#include "pool/store/roll.h"

namespace vagtbro::pool {
namespace {

// Gives the offer its name, and the code that tells it from the person's others that a reply may
// still mean.
void NameOffer(const PoolState& state, kit::Commit& commit, v1::ShiftOffered* offer) {
  offer->set_offer_id(commit.NewId("off"));
  const std::string person = state.people().PersonOf(commit.tenant(), offer->employment_id());
  offer->set_reply_code(ReplyCode(
      offer->offer_id(), state.offer_book().CodesInUse(commit.tenant(), person, commit.now())));
}

void Step(PoolState& state, kit::Commit& commit, const std::string& gap_id) {
  const v1::CoverRow* cover = state.covers().Find(kit::Key(commit.tenant(), gap_id));
  if (cover == nullptr || AcceptNextYes(state, commit, gap_id)) return;
  const SearchView view = ViewOf(state, commit.tenant(), *cover, commit.now());
  if (view.leader.empty() && cover->visits().empty()) {
    kit::LogWarning("nobody could be told: name a leader", {{"gap_id", gap_id}});
  }
  Facts facts = NextStep(view, commit.now());
  for (Fact& fact : facts) {
    if (auto* offer = std::get_if<v1::ShiftOffered>(&fact)) NameOffer(state, commit, offer);
    std::visit([&](const auto& message) { commit.Emit(gap_id, message); }, fact);
  }
}

void Lapse(PoolState& state, kit::Commit& commit, const std::string& offer_id) {
  const v1::OfferRow* row = state.offers().Find(kit::Key(commit.tenant(), offer_id));
  if (row == nullptr || row->state() != v1::OFFER_STATE_OPEN) return;
  v1::OfferLapsed lapsed;
  lapsed.set_offer_id(offer_id);
  lapsed.set_gap_id(row->offer().gap_id());
  lapsed.set_employment_id(row->offer().employment_id());
  commit.Emit(lapsed.gap_id(), lapsed);
}

void HoldIsOver(PoolState& state, kit::Commit& commit, const std::string& offer_id) {
  const v1::OfferRow* offer = state.offers().Find(kit::Key(commit.tenant(), offer_id));
  if (offer == nullptr) return;
  const v1::CoverRow* cover =
      state.covers().Find(kit::Key(commit.tenant(), offer->offer().gap_id()));
  if (cover == nullptr) return;
  for (const Fact& fact : EndHold(*offer, *cover)) {
    std::visit([&](const auto& message) { commit.Emit(message.gap_id(), message); }, fact);
  }
}

void StandbyIsOver(PoolState& state, kit::Commit& commit, const std::string& offer_id) {
  const v1::OfferRow* row = state.offers().Find(kit::Key(commit.tenant(), offer_id));
  if (row == nullptr || row->state() != v1::OFFER_STATE_STANDBY) return;
  v1::StandbyEnded ended;
  ended.set_offer_id(offer_id);
  ended.set_gap_id(row->offer().gap_id());
  ended.set_employment_id(row->offer().employment_id());
  commit.Emit(ended.gap_id(), ended);
}

}  // namespace

void OnAlarm(PoolState& state, kit::Commit& commit, const kit::Alarm& alarm) {
  if (alarm.purpose() == kStepAlarm) Step(state, commit, alarm.stream_id());
  if (alarm.purpose() == kLapseAlarm) Lapse(state, commit, alarm.stream_id());
  if (alarm.purpose() == kHoldAlarm) HoldIsOver(state, commit, alarm.stream_id());
  if (alarm.purpose() == kStandbyAlarm) StandbyIsOver(state, commit, alarm.stream_id());
  if (alarm.purpose() == kForgetAlarm) {
    v1::SearchForgotten forgotten;
    forgotten.set_gap_id(alarm.stream_id());
    commit.Emit(alarm.stream_id(), forgotten);
  }
}

}  // namespace vagtbro::pool
