// What the law is asked about: the facts of one person, the duty proposed, and who the slot
// accepts.
//
// Plain values. They hold opaque ids and instants: no name, no number and no reason for an absence.
//
// Units:   every interval is half-open; one that holds no instant is ignored.
// Shape:   the numbers behind the enumerators are frozen: input_hash.h sums over them.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "worktime/interval.h"

namespace vagtbro::worktime {

// What a duty is to the law. A meeting (personalemøde) is no shift, but it is work.
enum class DutyKind { kOrdinary, kNightWaking, kNightSleeping, kMeeting };

// A time somebody works or is planned to work.
struct Duty {
  std::string id;  // opaque; named when a rule points at this duty
  DutyKind kind = DutyKind::kOrdinary;
  Interval interval;

  bool operator==(const Duty&) const = default;
};

// Midnight in Denmark, 1 July 2024: from here on a sleeping night watch (sovende nattevagt) at the
// workplace is working time. Before, it could be agreed to be rest.
//
// Source:  domain rule REST-ONCALL-SITE; a statute, so no profile can move it.
inline absl::Time SleepingWatchIsWorkFrom() { return absl::FromUnixSeconds(1'719'784'800); }

// The part of a duty that is working time; empty for a sleeping watch before that date.
Interval WorkingTime(const Duty& duty);

enum class LeaveKind { kHoliday, kOther };

// A time somebody has been granted to be away.
struct Leave {
  LeaveKind kind = LeaveKind::kHoliday;
  Interval interval;

  bool operator==(const Leave&) const = default;
};

// What somebody is trained as (uddannelse/stilling).
enum class Profession {
  kSosuHelper = 0,
  kSosuAssistant,
  kNurse,
  kPedagogue,
  kPedagogicalAssistant,
  kCareAide,
  kUnskilled,
};

// A set of professions in one word.
class ProfessionSet {
 public:
  constexpr ProfessionSet() = default;
  constexpr ProfessionSet(std::initializer_list<Profession> professions) {
    for (const Profession profession : professions) Add(profession);
  }
  constexpr void Add(Profession profession) { bits_ |= 1u << static_cast<unsigned>(profession); }
  constexpr bool Has(Profession profession) const { return MeetsAny(ProfessionSet{profession}); }
  constexpr bool MeetsAny(ProfessionSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr std::uint32_t bits() const { return bits_; }

  bool operator==(const ProfessionSet&) const = default;

 private:
  std::uint32_t bits_ = 0;
};

// One person over all employments. The proposed duty is not among `duties`; a duty the person has
// been released from (sick, swapped, dropped) is not either.
//
// Shape:   lists in any order. `duties` reach back over the reference period of WT-48 plus the
//          holiday and sickness in it (a year is plenty) and forward over everything planned;
//          what lies before the first is taken for rest.
struct WorkerFacts {
  std::vector<Duty> duties;
  std::vector<Leave> leaves;
  std::vector<Interval> sick;  // end_time is InfiniteFuture until recovery is reported
  ProfessionSet professions;
  std::vector<std::string> competences;  // codes, e.g. "medicine-app"
  std::optional<absl::Time> adult_time;  // 18th birthday; absent: known to be grown up
};

// Who may fill a slot: one of the professions and all of the competences.
struct SlotRequirement {
  ProfessionSet professions;
  std::vector<std::string> competences;

  bool operator==(const SlotRequirement&) const = default;
};

// A duty somebody might take, and what its slot asks for.
struct Proposal {
  Duty duty;
  SlotRequirement slot;

  bool operator==(const Proposal&) const = default;
};

}  // namespace vagtbro::worktime
