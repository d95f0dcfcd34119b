#include "pool/plan/joint.h"

#include <algorithm>
#include <set>

#include "kit/base/proto_time.h"
#include "pool/domain/eligibility.h"
#include "pool/domain/policy.h"
#include "pool/domain/score.h"
#include "pool/match/instance.h"
#include "pool/store/roll.h"
#include "worktime/proto/facts.h"
#include "worktime/rules.h"

namespace vagtbro::pool {
namespace {

using match::Cost;
using match::Duty;

// Dearer than any way to fill a gap, so that as many as can be are filled.
constexpr Cost kOpenPrice = 1'000'000;
// What a gap that begins within a few hours is worth more: the others can still find somebody.
constexpr Cost kSoonPrice = 100'000;
constexpr absl::Duration kSoon = absl::Hours(4);
// The ladder's order holds among equals; to save a gap, or ten kroner times this, it gives way.
constexpr Cost kRungPrice = 300;
constexpr Cost kMovePrice = 400;
// Somebody who is thinking about another gap is asked about this one too only for want of others.
constexpr Cost kBusyPrice = 2'000;
constexpr Cost kSplitPrice = 500;
// The cheapest of them are enough: more gaps than these are never planned together.
constexpr size_t kMostTakers = 64;
// Fewer people than these, and chains and splits are thought of.
constexpr size_t kFew = 2;
// Who is free again only now can still be asked in the time that is left.
constexpr absl::Duration kTimeToAsk = absl::Minutes(45);
// A shift that somebody gives up must be far enough away for others to be found.
constexpr absl::Duration kMovable = absl::Hours(6);
constexpr absl::Duration kLongestReach = absl::Hours(24);
constexpr absl::Duration kLeastToSplit = absl::Hours(6);
constexpr absl::Duration kTimeToSplit = absl::Hours(1);

Duty Whole(int gap) { return {Duty::Kind::kGap, gap, 0}; }

// True if the person could take it and be asked in time, though perhaps not at this moment.
bool InTime(const Candidate& candidate, const Judgement& judgement, absl::Time start) {
  if (!judgement.rejection) return true;
  if (*judgement.rejection == Rejection::kBusyWithOffer) return !candidate.promised;
  return judgement.free_time + kTimeToAsk <= start;
}

bool IsPlannedRung(const v1::RungPolicy& rung, absl::Time now) {
  return rung.rung() != v1::RUNG_AGENCY && rung.rung() != v1::RUNG_LEADER && InForce(rung, now);
}

v1::CoverRow PartOf(const v1::CoverRow& cover, const worktime::Interval& interval) {
  v1::CoverRow part = cover;
  *part.mutable_gap()->mutable_interval() = worktime::ToProto(interval);
  return part;
}

}  // namespace

Joint::Joint(const PoolState& state, std::string tenant,
             const std::vector<const v1::CoverRow*>& covers, absl::Time now)
    : state_(state), tenant_(std::move(tenant)), now_(now) {
  for (const v1::CoverRow* cover : covers) AddGap(*cover);
  for (size_t g = 0; g < covers.size(); ++g) {
    AddTakers(*covers[g], Whole(static_cast<int>(g)), false);
  }
  for (size_t g = 0; g < covers.size(); ++g) {
    const int gap = static_cast<int>(g);
    const bool meeting = covers[g]->gap().kind() == types::v1::SHIFT_KIND_MEETING;
    if (meeting || TakersOf(gap).size() >= kFew) continue;
    AddTakers(*covers[g], Whole(gap), true);
    if (TakersOf(gap).empty()) AddSplits(*covers[g], gap);
  }
  for (const auto& [key, taker] : takers_) {
    problem_.candidates.push_back({key.first, key.second, taker.cost});
  }
}

match::Law Joint::law() const {
  return [this](int person, const std::vector<Duty>& taken, const std::vector<int>& released) {
    return Allows(person, taken, released);
  };
}

std::vector<int> Joint::TakersOf(int gap) const {
  std::vector<int> people;
  for (const auto& [key, taker] : takers_) {
    if (key.second == Whole(gap)) people.push_back(key.first);
  }
  return people;
}

bool Joint::CanTake(int person, int gap) const { return takers_.count({person, Whole(gap)}) != 0; }

int Joint::PersonOf(const std::string& person_id) {
  const auto [at, added] =
      person_numbers_.emplace(person_id, static_cast<int>(problem_.people.size()));
  if (added) {
    problem_.people.emplace_back();
    people_.push_back(person_id);
  }
  return at->second;
}

Cost Joint::DropPrice(const roster::v1::GapOpened& gap) const {
  return kOpenPrice + (kit::Start(gap.interval()) - now_ < kSoon ? kSoonPrice : 0);
}

void Joint::AddGap(const v1::CoverRow& cover) {
  match::Gap gap;
  gap.interval = worktime::FromProto(cover.gap().interval());
  gap.drop_price = DropPrice(cover.gap());
  gap.split_price = kSplitPrice;
  gap.law_kind = static_cast<int>(cover.gap().kind());
  works_[Whole(static_cast<int>(problem_.gaps.size()))] = cover.gap();
  problem_.gaps.push_back(std::move(gap));
}

void Joint::AddTakers(const v1::CoverRow& cover, const Duty& duty, bool chains) {
  const SearchView view = ViewOf(state_, tenant_, cover, now_);
  const worktime::Proposal proposal = ProposalFor(cover.gap(), now_);
  const absl::Time start = kit::Start(cover.gap().interval());
  std::vector<std::pair<Cost, Candidate>> takers;
  Cost rung_price = 0;
  for (const v1::RungPolicy& rung : view.policy.ladder()) {
    rung_price += kRungPrice;
    if (takers.size() >= kMostTakers || !IsPlannedRung(rung, now_)) continue;
    const Question question{cover.gap(), proposal, view.policy, rung.rung()};
    for (Candidate& candidate : view.people(rung.rung())) {
      candidate.kept = false;  // that is what is being decided
      const Judgement judgement = Judge(candidate, question, now_);
      const bool taker = InTime(candidate, judgement, start);
      if (!taker && !(chains && judgement.rejection == Rejection::kLaw)) continue;
      const Cost cost = std::max<Cost>(0, ScoreOf(candidate, question).sum()) + rung_price +
                        (candidate.busy ? kBusyPrice : 0);
      if (!taker) AddMover(candidate, question, duty, cost);
      if (taker && !chains) takers.emplace_back(cost, std::move(candidate));
    }
  }
  const size_t kept = std::min(takers.size(), kMostTakers);
  std::partial_sort(takers.begin(), takers.begin() + static_cast<std::ptrdiff_t>(kept),
                    takers.end(), [](const auto& a, const auto& b) {
                      return std::pair(a.first, a.second.member->employment().employment_id()) <
                             std::pair(b.first, b.second.member->employment().employment_id());
                    });
  for (size_t i = 0; i < kept; ++i) AddTaker(takers[i].second, duty, takers[i].first);
}

void Joint::AddTaker(const Candidate& candidate, const Duty& duty, Cost cost) {
  const auto& employment = candidate.member->employment();
  const int person = PersonOf(employment.person_id());
  const auto [at, added] = takers_.try_emplace({person, duty});
  if (!added && at->second.cost <= cost) return;
  at->second = {employment.employment_id(), candidate.release_shift_id, cost};
}

// Somebody whom only a later shift of their own keeps from it.
void Joint::AddMover(const Candidate& candidate, const Question& question, const Duty& duty,
                     Cost cost) {
  const std::string& person_id = candidate.member->employment().person_id();
  const worktime::Interval& wanted = question.proposal.duty.interval;
  for (const worktime::Duty& own : candidate.worker->DutiesFrom(wanted.end_time)) {
    if (own.interval.start_time > wanted.end_time + kLongestReach) break;
    if (own.interval.start_time < now_ + kMovable) continue;
    const v1::DutyRow* shift = state_.duties().Find(kit::Key(tenant_, own.id));
    if (shift == nullptr || shift->shift().unit_ids().empty()) continue;
    const worktime::Worker without = state_.people().WorkerWith(tenant_, person_id, {}, {own.id});
    Candidate freed = candidate;
    freed.worker = &without;
    if (!InTime(freed, Judge(freed, question, now_), wanted.start_time)) continue;
    AddShift(*shift, person_id);
    AddTaker(candidate, duty, cost);
    return;
  }
}

// The shift as one that could move, and who could take it over; numbered once.
void Joint::AddShift(const v1::DutyRow& duty, const std::string& person_id) {
  const roster::v1::Shift& shift = duty.shift();
  const auto [at, added] =
      shift_numbers_.emplace(shift.shift_id(), static_cast<int>(problem_.shifts.size()));
  if (!added) return;
  v1::CoverRow as_gap;
  roster::v1::GapOpened& gap = *as_gap.mutable_gap();
  gap.set_shift_id(shift.shift_id());
  *gap.mutable_unit_ids() = shift.unit_ids();
  *gap.mutable_interval() = WorkedInterval(duty);
  gap.set_kind(shift.kind());
  *gap.mutable_requirement() = shift.requirement();
  const Duty number{Duty::Kind::kShift, at->second, 0};
  works_[number] = gap;
  const int owner = PersonOf(person_id);
  problem_.shifts.push_back(
      {worktime::FromProto(gap.interval()), owner, kMovePrice, static_cast<int>(shift.kind())});
  *as_gap.mutable_open_time() = kit::ToProto(now_);
  AddTakers(as_gap, number, false);
  takers_.erase({owner, number});
}

// Two people, about the middle of it.
void Joint::AddSplits(const v1::CoverRow& cover, int gap) {
  const worktime::Interval whole = problem_.gaps[match::IndexOf(gap)].interval;
  if (cover.has_split() || worktime::Length(whole) < kLeastToSplit ||
      whole.start_time - now_ < kTimeToSplit) {
    return;
  }
  const absl::Time middle =
      whole.start_time + absl::Floor(worktime::Length(whole) / 2, absl::Minutes(30));
  for (const absl::Time time : {middle - absl::Hours(1), middle, middle + absl::Hours(1)}) {
    auto& times = problem_.gaps[match::IndexOf(gap)].split_times;
    times.push_back(time);
    const int second = 2 * static_cast<int>(times.size());
    for (const int part : {second - 1, second}) {
      const Duty duty{Duty::Kind::kGap, gap, part};
      const v1::CoverRow as_gap = PartOf(cover, match::IntervalOf(problem_, duty));
      works_[duty] = as_gap.gap();
      AddTakers(as_gap, duty, false);
    }
  }
}

bool Joint::Allows(int person, const std::vector<Duty>& taken,
                   const std::vector<int>& released) const {
  if (taken.empty()) return true;
  std::set<std::string> without;
  for (const int shift : released) without.insert(shift_id(shift));
  std::vector<worktime::Duty> others;
  for (const Duty& duty : taken) {
    const auto taker = takers_.find({person, duty});
    if (taker == takers_.end()) return false;
    if (!taker->second.release_shift_id.empty()) without.insert(taker->second.release_shift_id);
    if (duty == taken.back()) continue;
    others.push_back(ProposalFor(works_.at(duty), now_).duty);
  }
  const Duty& last = taken.back();
  const auto* member = state_.members().Find(kit::Key(tenant_, employment_id(person, last)));
  if (member == nullptr) return false;
  const roster::v1::GapOpened& work = works_.at(last);
  const auto proposal = WithTerms(ProposalFor(work, now_), *member);
  const worktime::Profile& profile = state_.ProfileOf(tenant_, member->employment(), work);
  const std::string& person_id = people_[match::IndexOf(person)];
  if (others.empty() && without.empty()) {
    const auto& worker = state_.people().WorkerOf(tenant_, person_id);
    return !worktime::FirstBroken(worker, proposal, profile);
  }
  const worktime::Worker worker = state_.people().WorkerWith(tenant_, person_id, others, without);
  return !worktime::FirstBroken(worker, proposal, profile);
}

}  // namespace vagtbro::pool
