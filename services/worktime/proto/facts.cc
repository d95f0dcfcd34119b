#include "worktime/proto/facts.h"

#include "kit/base/proto_time.h"

namespace vagtbro::worktime {

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
    default:
      return DutyKind::kOrdinary;
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
  return slot;
}

Duty MakeDuty(const std::string& id, types::v1::ShiftKind kind, const Interval& interval) {
  return {id, FromProto(kind), interval};
}

Leave MakeLeave(const Interval& interval, bool holiday) {
  return {holiday ? LeaveKind::kHoliday : LeaveKind::kOther, interval};
}

Proposal MakeProposal(const std::string& shift_id, types::v1::ShiftKind kind,
                      const Interval& interval, const types::v1::SlotRequirement& requirement) {
  return {MakeDuty(shift_id, kind, interval), FromProto(requirement)};
}

void AddEmployment(const directory::v1::EmploymentRegistered& employment, WorkerFacts* facts) {
  if (const auto profession = FromProto(employment.profession())) {
    facts->professions.Add(*profession);
  }
  facts->competences.insert(facts->competences.end(), employment.competences().begin(),
                            employment.competences().end());
  // The directory says when the birthday has been reached, not when it will be.
  if (employment.minor()) facts->adult_time = absl::InfiniteFuture();
}

bool IsEmployed(const directory::v1::EmploymentRegistered& employment, const Interval& interval) {
  return kit::FromProto(employment.start_time()) <= interval.start_time &&
         (!employment.has_end_time() || interval.end_time <= kit::FromProto(employment.end_time()));
}

const Profile& ProfileFor(const std::string& /*agreement_profile*/) {
  static const Profile statute;
  return statute;
}

}  // namespace vagtbro::worktime
