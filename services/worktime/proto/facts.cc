#include "worktime/proto/facts.h"

#include <algorithm>
#include <utility>

#include "kit/base/proto_time.h"

namespace vagtbro::worktime {
namespace {

// Without an end it never ends.
template <class Message>
absl::Time EndOf(const Message& message) {
  return message.has_end_time() ? kit::FromProto(message.end_time()) : absl::InfiniteFuture();
}

// One authorisation a profession. An employment that was registered before a withdrawal must not
// outlive it in the other.
void AddAuthorisation(const directory::v1::Authorisation& registered, WorkerFacts* facts) {
  const auto profession = FromProto(registered.profession());
  if (!profession) return;
  auto& known = facts->authorisations;
  const auto same = std::find_if(known.begin(), known.end(), [&](const Authorisation& other) {
    return other.profession == *profession;
  });
  const absl::Time expire_time = kit::FromProto(registered.expire_time());
  if (same == known.end()) {
    // The directory takes no other id in than a well-formed one.
    known.push_back({true, *profession, registered.in_good_standing(), expire_time});
    return;
  }
  same->in_good_standing = same->in_good_standing && registered.in_good_standing();
  same->expire_time = std::max(same->expire_time, expire_time);
}

void AddCertificate(const directory::v1::ChildCertificate& certificate, WorkerFacts* facts) {
  const absl::Time known =
      facts->child_certificate ? facts->child_certificate_end : absl::InfinitePast();
  facts->child_certificate = true;
  facts->child_certificate_end = std::max(known, EndOf(certificate));
}

Restriction MakeRestriction(const directory::v1::Restriction& set) {
  Restriction restriction{{kit::FromProto(set.start_time()), EndOf(set)}};
  restriction.unit_id = set.unit_id();
  restriction.no_nights = set.no_nights();
  if (set.has_nights_a_week()) restriction.nights_a_week = static_cast<int>(set.nights_a_week());
  return restriction;
}

}  // namespace

Interval FromProto(const types::v1::Interval& interval) {
  return {kit::Start(interval), kit::End(interval)};
}

types::v1::Interval ToProto(const Interval& interval) {
  return kit::MakeInterval(interval.start_time, interval.end_time);
}

DutyKind FromProto(types::v1::ShiftKind kind) {
  switch (kind) {
    case types::v1::SHIFT_KIND_NIGHT_WAKING:
      return DutyKind::kNightWaking;
    case types::v1::SHIFT_KIND_NIGHT_SLEEPING:
      return DutyKind::kNightSleeping;
    case types::v1::SHIFT_KIND_MEETING:
      return DutyKind::kMeeting;
    case types::v1::SHIFT_KIND_ON_CALL_SITE:
      return DutyKind::kOnCallSite;
    case types::v1::SHIFT_KIND_ON_CALL_HOME:
      return DutyKind::kOnCallHome;
    default:
      return DutyKind::kOrdinary;
  }
}

Role FromProto(types::v1::RoleSlot role) {
  switch (role) {
    case types::v1::ROLE_SLOT_SHIFT_LEAD:
      return Role::kShiftLead;
    case types::v1::ROLE_SLOT_MEDICATION_RESPONSIBLE:
      return Role::kMedicationResponsible;
    case types::v1::ROLE_SLOT_MEDICATION_CHECKER:
      return Role::kMedicationChecker;
    default:
      return Role::kNone;
  }
}

std::optional<Profession> FromProto(types::v1::Profession profession) {
  switch (profession) {
    case types::v1::PROFESSION_SOSU_HELPER:
      return Profession::kSosuHelper;
    case types::v1::PROFESSION_SOSU_ASSISTANT:
      return Profession::kSosuAssistant;
    case types::v1::PROFESSION_NURSE:
      return Profession::kNurse;
    case types::v1::PROFESSION_PEDAGOGUE:
      return Profession::kPedagogue;
    case types::v1::PROFESSION_PEDAGOGICAL_ASSISTANT:
      return Profession::kPedagogicalAssistant;
    case types::v1::PROFESSION_CARE_AIDE:
      return Profession::kCareAide;
    case types::v1::PROFESSION_UNSKILLED:
      return Profession::kUnskilled;
    default:
      return std::nullopt;
  }
}

SlotRequirement FromProto(const types::v1::SlotRequirement& requirement) {
  SlotRequirement slot;
  for (int i = 0; i < requirement.professions_size(); ++i) {
    if (const auto profession = FromProto(requirement.professions(i))) {
      slot.professions.Add(*profession);
    }
  }
  slot.competences.assign(requirement.competences().begin(), requirement.competences().end());
  slot.tasks.assign(requirement.tasks().begin(), requirement.tasks().end());
  slot.role = FromProto(requirement.role());
  slot.child_certificate = requirement.child_certificate();
  return slot;
}

Duty MakeDuty(const std::string& id, types::v1::ShiftKind kind, const Interval& interval) {
  return {id, FromProto(kind), interval};
}

Leave MakeLeave(const Interval& interval, bool holiday) {
  return {holiday ? LeaveKind::kHoliday : LeaveKind::kOther, interval};
}

Proposal MakeProposal(const std::string& shift_id, types::v1::ShiftKind kind,
                      const Interval& interval, const types::v1::SlotRequirement& requirement,
                      std::vector<std::string> unit_ids) {
  return {MakeDuty(shift_id, kind, interval), FromProto(requirement), std::move(unit_ids)};
}

Terms TermsOf(const directory::v1::EmploymentRegistered& employment) {
  Terms terms;
  terms.weekly_minutes = static_cast<int>(employment.weekly_minutes());
  terms.profession = FromProto(employment.profession()).value_or(Profession::kUnskilled);
  return terms;
}

void AddEmployment(const directory::v1::EmploymentRegistered& employment, WorkerFacts* facts) {
  if (const auto profession = FromProto(employment.profession())) {
    facts->professions.Add(*profession);
  }
  facts->competences.insert(facts->competences.end(), employment.competences().begin(),
                            employment.competences().end());
  // The directory says when the birthday has been reached, not when it will be.
  if (employment.minor()) facts->adult_time = absl::InfiniteFuture();
  for (const auto& registered : employment.authorisations()) AddAuthorisation(registered, facts);
  for (const auto& given : employment.delegations()) {
    facts->delegations.push_back(
        {given.task(), given.unit_id(), {kit::FromProto(given.start_time()), EndOf(given)}});
  }
  for (const auto& set : employment.restrictions()) {
    facts->restrictions.push_back(MakeRestriction(set));
  }
  if (employment.has_child_certificate()) {
    AddCertificate(employment.child_certificate(), facts);
  }
  facts->opted_out = facts->opted_out || employment.opted_out();
}

bool IsEmployed(const directory::v1::EmploymentRegistered& employment, const Interval& interval) {
  return kit::FromProto(employment.start_time()) <= interval.start_time &&
         (!employment.has_end_time() || interval.end_time <= kit::FromProto(employment.end_time()));
}

}  // namespace vagtbro::worktime
