#include "pool/react/on_alarm.h"

#include <algorithm>
#include <string>
#include <variant>

#include "kit/base/log.h"
#include "pool/domain/hold.h"
#include "pool/domain/reply_code.h"
#include "pool/domain/search.h"
#include "pool/react/next_yes.h"
#include "pool/store/codes.h"
#include "pool/store/roll.h"

namespace vagtbro::pool {
namespace {

// Planning so few gaps takes a few milliseconds.
constexpr size_t kPlannedAtOnce = 6;

// Gives the offer its name, and the code that tells it from the person's others that a reply may
// still mean.
void Name(const PoolState& state, kit::Commit& commit, v1::ShiftOffered* offer) {
  offer->set_offer_id(commit.NewId("off"));
  offer->set_reply_code(ReplyCode(
      offer->offer_id(), CodesInUse(state, commit.tenant(), offer->employment_id(), commit.now())));
}

void Name(const PoolState& state, kit::Commit& commit, v1::LendingConsentAsked* asked) {
  asked->set_consent_id(commit.NewId("con"));
  asked->set_reply_code(
      ReplyCode(asked->consent_id(),
                CodesInUse(state, commit.tenant(), asked->leader_employment_id(), commit.now())));
}

Facts StepOf(const PoolState& state, const kit::Commit& commit, const std::string& gap_id) {
  const v1::CoverRow& cover = *state.covers().Find(kit::Key(commit.tenant(), gap_id));
  const SearchView view = ViewOf(state, commit.tenant(), cover, commit.now());
  if (view.leader.empty() && cover.visits().empty()) {
    kit::LogWarning("nobody could be told: name a leader", {{"gap_id", gap_id}});
  }
  return NextStep(view, commit.now());
}

// True if agencies are asked or the leader is told.
bool LeavesOwnPeople(const Facts& facts) {
  return std::any_of(facts.begin(), facts.end(), [](const Fact& fact) {
    const auto* entered = std::get_if<v1::RungEntered>(&fact);
    return std::holds_alternative<v1::CoverEscalated>(fact) ||
           (entered != nullptr &&
            (entered->rung() == v1::RUNG_AGENCY || entered->rung() == v1::RUNG_LEADER));
  });
}

void Step(PoolState& state, Planner& planner, kit::Commit& commit, const std::string& gap_id) {
  const v1::CoverRow* cover = state.covers().Find(kit::Key(commit.tenant(), gap_id));
  if (cover == nullptr || AcceptNextYes(state, commit, gap_id)) return;
  // A small plan is made before anybody is asked; a large one soon, or before strangers are.
  if (state.open_covers(commit.tenant()).size() <= kPlannedAtOnce) planner.PlanIfDue(state, commit);
  Facts facts = StepOf(state, commit, gap_id);
  if (LeavesOwnPeople(facts) && planner.PlanIfDue(state, commit)) {
    facts = StepOf(state, commit, gap_id);
  }
  for (Fact& fact : facts) {
    if (auto* offer = std::get_if<v1::ShiftOffered>(&fact)) Name(state, commit, offer);
    if (auto* asked = std::get_if<v1::LendingConsentAsked>(&fact)) Name(state, commit, asked);
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

void WordIsOver(PoolState& state, kit::Commit& commit, const std::string& person_id) {
  if (state.words().Find(kit::Key(commit.tenant(), person_id)) == nullptr) return;
  v1::AvailabilitySet over;
  over.set_person_id(person_id);
  commit.Emit(person_id, over);
}

void WishIsOver(PoolState& state, kit::Commit& commit, const std::string& name) {
  const v1::WishSet* wish = state.wishes().Find(commit.tenant(), name);
  if (wish == nullptr) return;
  v1::WishDropped over;
  over.set_wish_id(wish->wish_id());
  over.set_employment_id(wish->employment_id());
  commit.Emit(over.wish_id(), over);
}

}  // namespace

void OnAlarm(PoolState& state, Planner& planner, kit::Commit& commit, const kit::Alarm& alarm) {
  if (alarm.purpose() == kStepAlarm) Step(state, planner, commit, alarm.stream_id());
  if (alarm.purpose() == kPlanAlarm) planner.PlanIfDue(state, commit);
  if (alarm.purpose() == kProofAlarm) planner.Check(state, commit);
  if (alarm.purpose() == kLapseAlarm) Lapse(state, commit, alarm.stream_id());
  if (alarm.purpose() == kHoldAlarm) HoldIsOver(state, commit, alarm.stream_id());
  if (alarm.purpose() == kStandbyAlarm) StandbyIsOver(state, commit, alarm.stream_id());
  if (alarm.purpose() == kWordAlarm) WordIsOver(state, commit, alarm.stream_id());
  if (alarm.purpose() == kWishAlarm) WishIsOver(state, commit, alarm.stream_id());
  if (alarm.purpose() == kForgetAlarm) {
    v1::SearchForgotten forgotten;
    forgotten.set_gap_id(alarm.stream_id());
    commit.Emit(alarm.stream_id(), forgotten);
  }
}

}  // namespace vagtbro::pool
