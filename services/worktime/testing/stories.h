// Words in which the tests of worktime tell their stories. Clock times are Danish.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "worktime/local_time.h"
#include "worktime/rules.h"

namespace vagtbro::worktime::testing {

inline constexpr absl::Duration kMinute = absl::Minutes(1);
inline constexpr absl::Duration kDay = absl::Hours(24);

inline absl::Time At(int year, int month, int day, int hour = 0, int minute = 0) {
  return absl::FromCivil(absl::CivilMinute(year, month, day, hour, minute), DanishTime());
}

// A day in March 2026 at a clock time; the clock changes on the 29th.
inline absl::Time March(int day, int hour = 0, int minute = 0) {
  return At(2026, 3, day, hour, minute);
}

inline Duty From(absl::Time start_time, absl::Time end_time, DutyKind kind = DutyKind::kOrdinary,
                 std::string id = "duty") {
  return {std::move(id), kind, {start_time, end_time}};
}

inline Duty From(absl::Time start_time, absl::Duration length,
                 DutyKind kind = DutyKind::kOrdinary) {
  return From(start_time, start_time + length, kind);
}

// An authorised nurse with the given duties.
inline WorkerFacts Nurse(std::vector<Duty> duties = {}) {
  WorkerFacts facts;
  facts.duties = std::move(duties);
  facts.professions = {Profession::kNurse};
  facts.authorisations = {{.profession = Profession::kNurse}};
  return facts;
}

// The duty, in a slot for any nurse.
inline Proposal Propose(Duty duty) { return {std::move(duty), {{Profession::kNurse}, {}}}; }

inline Verdict Ask(const WorkerFacts& facts, Duty duty, const Profile& profile = {}) {
  return Evaluate(Worker(facts), Propose(std::move(duty)), profile);
}

inline RuleResult Ask(RuleId rule, const WorkerFacts& facts, Duty duty,
                      const Profile& profile = {}) {
  for (RuleResult& result : Ask(facts, std::move(duty), profile).results) {
    if (result.rule == rule) return result;
  }
  return {.rule = rule, .passed = false};
}

}  // namespace vagtbro::worktime::testing
