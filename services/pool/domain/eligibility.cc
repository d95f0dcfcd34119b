#include "pool/domain/eligibility.h"

#include <algorithm>
#include <cstdlib>

#include "kit/base/proto_time.h"
#include "pool/domain/own_quiet.h"
#include "pool/domain/policy.h"
#include "pool/domain/rest.h"
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

// A holiday has been looked at before this.
bool Away(const Candidate& candidate, const Interval& gap, absl::Time now) {
  const auto& leaves = candidate.worker->leaves();
  const auto& sick = candidate.worker->sick();
  return std::any_of(leaves.begin(), leaves.end(),
                     [&](const worktime::Leave& leave) {
                       return leave.kind != worktime::LeaveKind::kHoliday &&
                              Meets(leave.interval, gap, now);
                     }) ||
         std::any_of(sick.begin(), sick.end(),
                     [&](const Interval& away) { return Meets(away, gap, now); });
}

bool HasConsented(const Candidate& candidate, const Question& question, absl::Time now) {
  if (IsAgency(candidate) || candidate.member->sms_offers()) return true;
  return candidate.at_work || (question.rung == v1::RUNG_EXTENSION && IsOnDuty(candidate, now));
}

// True if another duty in a unit that is not their own would be one too many in that week.
bool MovedEnough(const Candidate& candidate, const Question& question) {
  const auto& employment = candidate.member->employment();
  if (!employment.has_max_moves_per_week() || employment.home_unit_id().empty()) return false;
  const auto& units = question.gap.unit_ids();
  const bool at_home =
      std::find(units.begin(), units.end(), employment.home_unit_id()) != units.end();
  return !at_home && candidate.moves >= employment.max_moves_per_week();
}

bool OverBudget(const Candidate& candidate, const v1::PolicySet& policy) {
  if (IsAgency(candidate)) return false;
  return candidate.contacts_day >= policy.contacts_per_day() ||
         candidate.contacts_week >= policy.contacts_per_week();
}

// Who stays on, or comes back at once, has not begun to rest.
bool StaysOn(const Candidate& candidate, const Question& question) {
  return question.rung == v1::RUNG_EXTENSION && candidate.touches_gap;
}

// First instant from `time` on in no quiet hours of theirs; InfiniteFuture: these fill the day.
absl::Time AwakeFrom(const Candidate& candidate, const v1::PolicySet& policy, bool asleep,
                     absl::Time time) {
  for (int turns = 0; turns < 4; ++turns) {
    const absl::Time night = asleep ? QuietEnd(policy, time) : time;
    const absl::Time own = candidate.at_work ? night : OwnQuietEnd(*candidate.member, night);
    if (own == time) return time;
    time = own;
  }
  return absl::InfiniteFuture();
}

std::optional<Rejection> CannotTakeIt(const Candidate& candidate, const Question& question,
                                      absl::Time now) {
  const auto& employment = candidate.member->employment();
  const Interval& gap = question.proposal.duty.interval;
  if (!worktime::IsEmployed(employment, gap) || now < kit::FromProto(employment.start_time())) {
    return Rejection::kNotEmployed;
  }
  if (employment.minor()) return Rejection::kMinor;
  const bool interrupts = !candidate.holiday_approver.empty();
  if (!interrupts && OnHoliday(candidate, gap, now)) return Rejection::kOnHoliday;
  if (Away(candidate, gap, now)) return Rejection::kAway;
  if (candidate.asked) return Rejection::kAlreadyAsked;
  if (!HasConsented(candidate, question, now)) return Rejection::kNoConsent;
  if (IsAgency(candidate)) return std::nullopt;
  if (candidate.needed_there) return Rejection::kNotSpared;
  if (candidate.over_share) return Rejection::kPoolShare;
  if (MovedEnough(candidate, question)) return Rejection::kEnoughMoves;
  // What else a candidate's own proposal says is about pay.
  const bool legal =
      interrupts
          ? !worktime::FirstBroken(*candidate.worker, ProposalTo(candidate, question.proposal),
                                   *candidate.profile)
          : !worktime::FirstBroken(*candidate.worker, question.proposal, *candidate.profile);
  if (!legal) return Rejection::kLaw;
  if (candidate.busy) return Rejection::kBusyWithOffer;
  if (candidate.kept) return Rejection::kKeptForOther;
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

worktime::Proposal ProposalTo(const Candidate& candidate, const worktime::Proposal& proposal) {
  worktime::Proposal own = WithTerms(proposal, *candidate.member);
  own.rescheduled = !candidate.release_shift_id.empty();
  own.holiday_interrupted = !candidate.holiday_approver.empty();
  return own;
}

Judgement Judge(const Candidate& candidate, const Question& question, absl::Time now) {
  if (const auto rejection = CannotTakeIt(candidate, question, now)) return {rejection};
  const bool asleep = !candidate.member->night_sms_offers() && !candidate.at_work;
  const auto awake_from = [&](absl::Time time) {
    return AwakeFrom(candidate, question.policy, asleep, time);
  };
  if (const v1::AvailabilitySet* word = candidate.own_word) {
    const absl::Time until = kit::FromProto(word->until_time());
    const auto why = word->off_shift() ? Rejection::kOffShift : Rejection::kNotNow;
    if (now < until) return {why, awake_from(until)};
  }
  if (OverBudget(candidate, question.policy)) return {Rejection::kContactBudget};

  const bool rests = !StaysOn(candidate, question);
  const absl::Time rest_end = rests ? RestEnd(candidate, now) : absl::InfinitePast();
  if (now < rest_end) return {Rejection::kInRest, awake_from(rest_end)};
  const worktime::Duty* watch = asleep && rests ? WatchAhead(candidate, now) : nullptr;
  if (watch != nullptr) return {Rejection::kInRest, watch->interval.start_time};
  if (asleep && InQuietHours(question.policy, now)) {
    return {Rejection::kQuietHours, awake_from(now)};
  }
  if (!candidate.at_work && InOwnQuiet(*candidate.member, now)) {
    return {Rejection::kOwnQuietHours, awake_from(now)};
  }
  return {};
}

types::v1::Verdict LawFor(const v1::MemberRow& member, const worktime::Worker& worker,
                          const worktime::Proposal& proposal, const worktime::Profile& profile) {
  const auto& employment = member.employment();
  if (employment.kind() == directory::v1::EMPLOYMENT_KIND_AGENCY) {
    return worktime::AnsweredByAgency();
  }
  if (employment.kind() == directory::v1::EMPLOYMENT_KIND_AGENCY_WORKER) {
    return worktime::AskAboutAgencyWorker(worker, WithTerms(proposal, member), profile);
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
    case Rejection::kNotSpared:
      return "NOT_SPARED";
    case Rejection::kPoolShare:
      return "POOL_SHARE";
    case Rejection::kEnoughMoves:
      return "ENOUGH_MOVES";
    case Rejection::kLaw:
      return "LAW";
    case Rejection::kBusyWithOffer:
      return "BUSY_WITH_OFFER";
    case Rejection::kKeptForOther:
      return "KEPT_FOR_OTHER";
    case Rejection::kNotNow:
      return "NOT_NOW";
    case Rejection::kOffShift:
      return "OFF_SHIFT";
    case Rejection::kContactBudget:
      return "CONTACT_BUDGET";
    case Rejection::kInRest:
      return "IN_REST";
    case Rejection::kQuietHours:
      return "QUIET_HOURS";
    case Rejection::kOwnQuietHours:
      return "OWN_QUIET_HOURS";
  }
  std::abort();  // -Werror=switch has named every Rejection.
}

bool IsOwnWord(const std::string& rejection) {
  return rejection == Name(Rejection::kNotNow) || rejection == Name(Rejection::kOffShift);
}

bool IsOwnWish(const std::string& rejection) {
  return IsOwnWord(rejection) || rejection == Name(Rejection::kOwnQuietHours);
}

}  // namespace vagtbro::pool
