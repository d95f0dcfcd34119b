#include "pool/domain/eligibility.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "kit/base/proto_time.h"
#include "pool/domain/policy.h"
#include "worktime/proto/facts.h"
#include "worktime/proto/verdict.h"
#include "worktime/rules.h"

namespace vagtbro::pool {
namespace {

using worktime::Interval;

bool Holds(const Interval& interval, absl::Time time) {
  return interval.start_time <= time && time < interval.end_time;
}

// Away now or at any instant of the gap.
bool Meets(const Interval& away, const Interval& gap, absl::Time now) {
  return Holds(away, now) || worktime::Overlaps(away, gap);
}

bool OnHoliday(const Candidate& candidate, const Interval& gap, absl::Time now) {
  const auto& leaves = candidate.worker->leaves();
  return std::any_of(leaves.begin(), leaves.end(), [&](const worktime::Leave& leave) {
    return leave.kind == worktime::LeaveKind::kHoliday && Meets(leave.interval, gap, now);
  });
}

bool Away(const Candidate& candidate, const Interval& gap, absl::Time now) {
  const auto& leaves = candidate.worker->leaves();
  const auto& sick = candidate.worker->sick();
  return std::any_of(leaves.begin(), leaves.end(),
                     [&](const auto& leave) { return Meets(leave.interval, gap, now); }) ||
         std::any_of(sick.begin(), sick.end(),
                     [&](const Interval& away) { return Meets(away, gap, now); });
}

// The last block of duty that began at or before `now`; null: none.
const Interval* LastDuty(const Candidate& candidate, absl::Time now) {
  const auto& blocks = candidate.worker->presence();
  const auto after = std::partition_point(blocks.begin(), blocks.end(),
                                          [now](const Interval& b) { return b.start_time <= now; });
  return after == blocks.begin() ? nullptr : &*std::prev(after);
}

bool HasConsented(const Candidate& candidate, const Question& question, absl::Time now) {
  if (IsAgency(candidate) || candidate.member->sms_offers()) return true;
  const Interval* duty = LastDuty(candidate, now);
  return question.rung == v1::RUNG_EXTENSION && duty != nullptr && Holds(*duty, now);
}

bool OverBudget(const Candidate& candidate, const v1::PolicySet& policy) {
  if (IsAgency(candidate)) return false;
  return candidate.contacts_day >= policy.contacts_per_day() ||
         candidate.contacts_week >= policy.contacts_per_week();
}

// When the running daily rest is over; in the past: none is running.
absl::Time RestEnd(const Candidate& candidate, const Question& question, absl::Time now) {
  const Interval* duty = LastDuty(candidate, now);
  if (duty == nullptr || Holds(*duty, now) || IsAgency(candidate)) return absl::InfinitePast();
  if (question.rung == v1::RUNG_EXTENSION && candidate.touches_gap) return absl::InfinitePast();
  return duty->end_time + candidate.profile->daily_rest;
}

std::optional<Rejection> CannotTakeIt(const Candidate& candidate, const Question& question,
                                      absl::Time now) {
  const auto& employment = candidate.member->employment();
  const Interval& gap = question.proposal.duty.interval;
  if (!worktime::IsEmployed(employment, gap) || now < kit::FromProto(employment.start_time())) {
    return Rejection::kNotEmployed;
  }
  if (employment.minor()) return Rejection::kMinor;
  if (OnHoliday(candidate, gap, now)) return Rejection::kOnHoliday;
  if (Away(candidate, gap, now)) return Rejection::kAway;
  if (candidate.asked) return Rejection::kAlreadyAsked;
  if (!HasConsented(candidate, question, now)) return Rejection::kNoConsent;
  if (IsAgency(candidate)) return std::nullopt;
  if (worktime::FirstBroken(*candidate.worker, question.proposal, *candidate.profile))
    return Rejection::kLaw;
  if (candidate.busy) return Rejection::kBusyWithOffer;
  return std::nullopt;
}

}  // namespace

worktime::Proposal ProposalFor(const roster::v1::GapOpened& gap, absl::Time now) {
  worktime::Proposal proposal =
      worktime::MakeProposal(gap.shift_id(), gap.kind(), worktime::FromProto(gap.interval()),
                             gap.requirement(), {gap.unit_ids().begin(), gap.unit_ids().end()});
  proposal.consented = true;
  proposal.ask_time = now;
  return proposal;
}

worktime::Proposal WithTerms(worktime::Proposal proposal, const v1::MemberRow& member) {
  proposal.terms = worktime::TermsOf(member.employment());
  return proposal;
}

Judgement Judge(const Candidate& candidate, const Question& question, absl::Time now) {
  if (const auto rejection = CannotTakeIt(candidate, question, now)) return {rejection};
  if (OverBudget(candidate, question.policy)) return {Rejection::kContactBudget};

  const bool asleep = !candidate.member->night_sms_offers();
  const absl::Time rest_end = RestEnd(candidate, question, now);
  if (now < rest_end) {
    return {Rejection::kInRest, asleep ? QuietEnd(question.policy, rest_end) : rest_end};
  }
  if (asleep && InQuietHours(question.policy, now)) {
    return {Rejection::kQuietHours, QuietEnd(question.policy, now)};
  }
  return {};
}

types::v1::Verdict LawFor(const v1::MemberRow& member, const worktime::Worker& worker,
                          const worktime::Proposal& proposal, const worktime::Profile& profile) {
  const auto& employment = member.employment();
  if (employment.kind() == directory::v1::EMPLOYMENT_KIND_AGENCY) {
    return worktime::AnsweredByAgency();
  }
  return worktime::ToProto(worktime::Evaluate(worker, WithTerms(proposal, member), profile));
}

std::string Name(Rejection rejection) {
  switch (rejection) {
    case Rejection::kNotEmployed:
      return "NOT_EMPLOYED";
    case Rejection::kMinor:
      return "MINOR";
    case Rejection::kOnHoliday:
      return "ON_HOLIDAY";
    case Rejection::kAway:
      return "AWAY";
    case Rejection::kAlreadyAsked:
      return "ALREADY_ASKED";
    case Rejection::kNoConsent:
      return "NO_CONSENT";
    case Rejection::kLaw:
      return "LAW";
    case Rejection::kBusyWithOffer:
      return "BUSY_WITH_OFFER";
    case Rejection::kContactBudget:
      return "CONTACT_BUDGET";
    case Rejection::kInRest:
      return "IN_REST";
    case Rejection::kQuietHours:
      return "QUIET_HOURS";
  }
  std::abort();  // -Werror=switch has named every Rejection.
}

}  // namespace vagtbro::pool
