#include "pool/store/muster.h"

#include <algorithm>
#include <memory>

#include "kit/base/proto_time.h"
#include "pool/domain/steers.h"
#include "pool/domain/wish.h"
#include "pool/store/moves.h"

namespace vagtbro::pool {
namespace {

// Handing over takes time: a duty that ends this near the gap's start leads into it.
constexpr absl::Duration kHandover = absl::Minutes(45);
// Longest duty that can reach into a time from before it.
constexpr absl::Duration kLongestDuty = absl::Hours(36);
constexpr absl::Duration kExtendsWithin = absl::Hours(12);
constexpr absl::Duration kKnowsFor = absl::Hours(60 * 24);

}  // namespace

Muster::Muster(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
               absl::Time now)
    : state_(state),
      tenant_(tenant),
      cover_(cover),
      gap_(cover.gap()),
      units_(gap_.unit_ids().begin(), gap_.unit_ids().end()),
      now_(now),
      planned_(cover.planned()) {
  for (const std::string& offer_id : cover.offer_ids()) {
    const v1::OfferRow* offer = state.offers().Find(kit::Key(tenant, offer_id));
    if (offer == nullptr || MayBeAskedAgain(*offer, cover)) continue;
    asked_.insert(PersonOf(offer->offer().employment_id()));
  }
  NoteKept();
  for (const std::string& unit : gap_.unit_ids()) {
    for (const auto* duty : state.people().DutiesIn(tenant, unit, now - kKnowsFor, now)) {
      familiar_.insert(duty->shift().employment_id());
    }
    const absl::Time last = kit::End(gap_.interval()) + kHandover;
    const absl::Time first = std::min(now, kit::Start(gap_.interval())) - kLongestDuty;
    for (const auto* duty : state.people().DutiesIn(tenant, unit, first, last)) {
      if (LeadsIn(*duty)) leading_in_.insert(duty->shift().employment_id());
      if (IsPresent(*duty)) present_.insert(duty->shift().employment_id());
    }
  }
}

void Muster::NoteKept() {
  for (const auto& [employment_id, gap_id] : cover_.kept_for_others()) {
    const v1::CoverRow* other = state_.covers().Find(kit::Key(tenant_, gap_id));
    if (other != nullptr && SearchesOn(*other)) kept_.insert(PersonOf(employment_id));
  }
  if (cover_.has_plan_time()) return;
  // Not planned yet: whom other gaps can hardly do without is left to them.
  for (const std::string& key : state_.open_covers(tenant_)) {
    const v1::CoverRow& other = *state_.covers().Find(key);
    const v1::PlannedCover& line = other.planned();
    const bool kept = line.kept_from_gap_ids_size() > 0;
    if (kept && SearchesOn(other)) kept_.insert(PersonOf(line.employment_id()));
  }
}

std::string Muster::PersonOf(const std::string& employment_id) const {
  return state_.people().PersonOf(tenant_, employment_id);
}

bool Muster::LeadsIn(const v1::DutyRow& duty) const {
  const auto& worked = WorkedInterval(duty);
  return absl::AbsDuration(kit::End(worked) - kit::Start(gap_.interval())) <= kHandover ||
         absl::AbsDuration(kit::Start(worked) - kit::End(gap_.interval())) <= kHandover;
}

bool Muster::IsPresent(const v1::DutyRow& duty) const {
  const auto& worked = WorkedInterval(duty);
  return kit::Start(worked) <= now_ && now_ < kit::End(worked) &&
         kit::Start(gap_.interval()) - now_ <= kExtendsWithin;
}

std::optional<uint32_t> Muster::WayTo(const directory::v1::EmploymentRegistered& employment) const {
  std::optional<uint32_t> way;
  for (const auto& time : employment.travel_times()) {
    if (std::find(units_.begin(), units_.end(), time.unit_id()) == units_.end()) continue;
    way = std::max(time.minutes(), way.value_or(0));
  }
  return way;
}

std::string Muster::ApproverOf(const std::string& person_id) const {
  for (const v1::HolidayContactAllowed& act : cover_.allowed()) {
    if (PersonOf(act.employment_id()) == person_id) return act.approver_employment_id();
  }
  return "";
}

void Muster::NoteRunning(const directory::v1::EmploymentRegistered& employment,
                         Candidate* candidate) const {
  for (const auto* row : state_.offer_book().Running(tenant_, employment.person_id(), now_)) {
    if (!kit::Overlaps(row->offer().interval(), gap_.interval())) continue;
    candidate->promised = candidate->promised || row->state() == v1::OFFER_STATE_PENDING;
    candidate->busy = true;
  }
  // Whom the plan needs here may think about two gaps at once: the first yes counts.
  if (planned_.employment_id() == employment.employment_id()) {
    candidate->busy = candidate->promised;
    if (!planned_.release_shift_id().empty()) Release(planned_.release_shift_id(), candidate);
  }
}

void Muster::Release(const std::string& shift_id, Candidate* candidate) const {
  candidate->release_shift_id = shift_id;
  candidate->released = std::make_shared<const worktime::Worker>(state_.people().WorkerWith(
      tenant_, candidate->member->employment().person_id(), {}, {shift_id}));
  candidate->worker = candidate->released.get();
  const v1::DutyRow* duty = state_.duties().Find(kit::Key(tenant_, shift_id));
  if (duty != nullptr) candidate->freed_ore = FreedOre(*candidate, *duty, gap_, now_);
}

Candidate Muster::Make(const v1::MemberRow& member) const {
  const auto& employment = member.employment();
  Candidate candidate;
  candidate.member = &member;
  candidate.worker = &state_.people().WorkerOf(tenant_, employment.person_id());
  candidate.profile =
      &state_.rule_book().For({tenant_, employment.agreement_profile(), units_,
                               employment.employment_id(), kit::Start(gap_.interval())});
  candidate.travel_minutes = WayTo(employment);
  candidate.asked = asked_.count(employment.person_id()) != 0;
  candidate.kept = kept_.count(employment.person_id()) != 0;
  candidate.touches_gap = leading_in_.count(employment.employment_id()) != 0;
  candidate.knows_place = familiar_.count(employment.employment_id()) != 0;
  candidate.own_word = state_.words().Find(kit::Key(tenant_, employment.person_id()));
  candidate.holiday_approver = ApproverOf(employment.person_id());
  candidate.wish_percent =
      WishPercent(state_.wishes().Of(tenant_, employment.employment_id()), gap_.interval());
  if (employment.has_max_moves_per_week()) {
    candidate.moves = MovesInWeekOf(state_, tenant_, employment, gap_);
  }
  const OfferBook& book = state_.offer_book();
  const Contacts contacts = book.ContactsOf(tenant_, employment.person_id(), now_);
  candidate.contacts_day = contacts.day;
  candidate.contacts_week = contacts.week;
  candidate.contacts_fortnight = contacts.fortnight;
  candidate.covers = contacts.covers;
  candidate.reach = ReachOf(book.SeenOf(tenant_, employment.person_id(), now_), now_);
  NoteRunning(employment, &candidate);
  return candidate;
}

Candidate Muster::MakeMoved(const v1::MemberRow& member, const v1::DutyRow& duty) const {
  Candidate candidate = Make(member);
  candidate.release_shift_id = duty.shift().shift_id();
  const auto& worked = WorkedInterval(duty);
  candidate.at_work = kit::Start(worked) <= now_ && now_ < kit::End(worked);
  candidate.needed_there = !CanSpare(state_, tenant_, duty, gap_, now_);
  candidate.released = std::make_shared<const worktime::Worker>(
      WorkerAfterLeaving(state_, tenant_, member.employment().person_id(), duty, gap_, now_));
  candidate.worker = candidate.released.get();
  candidate.freed_ore = FreedOre(candidate, duty, gap_, now_);
  return candidate;
}

}  // namespace vagtbro::pool
