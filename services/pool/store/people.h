// People: who there is, what they work and when they are away, found quickly.
//
// Indexes over the rows of members, duties and absences; no row of its own. They follow each change
// and are built anew from the rows after a start, so both ways lead to the same answers.
//
// Shape:   keys are kit::Key(tenant, id). One person may have several employments.
// Threads: the owner thread of the journal only.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "kit/journal/table.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"
#include "worktime/worker.h"

namespace vagtbro::pool {

class People final {
 public:
  using Members = kit::Table<v1::MemberRow>;
  using Duties = kit::Table<v1::DutyRow>;
  using Absences = kit::Table<v1::PersonAwayRow>;

  People(const Members& members, const Duties& duties, const Absences& absences)
      : members_(members), duties_(duties), absences_(absences) {}

  // From the rows alone.
  void Rebuild();

  // To be called around each change of a row: before it with the old row, after it with the new.
  void ForgetMember(const std::string& tenant, const v1::MemberRow& row);
  void NoteMember(const std::string& tenant, const v1::MemberRow& row);
  void ForgetDuty(const std::string& tenant, const v1::DutyRow& row);
  void NoteDuty(const std::string& tenant, const v1::DutyRow& row);
  void ForgetAbsence(const std::string& tenant, const std::string& key,
                     const v1::PersonAwayRow& row);
  void NoteAbsence(const std::string& tenant, const std::string& key, const v1::PersonAwayRow& row);

  // Empty: the employment is not known.
  std::string PersonOf(const std::string& tenant, const std::string& employment_id) const;
  // Keys of the person's absences.
  std::vector<std::string> AbsencesOf(const std::string& tenant,
                                      const std::string& person_id) const;
  // Keys of absences whose person was not known when they were heard of.
  const std::set<std::string>& unclaimed() const { return unclaimed_; }

  // Members of a kind by id; of the staff of units, those at home in `unit_id`.
  std::vector<const v1::MemberRow*> Of(const std::string& tenant,
                                       directory::v1::EmploymentKind kind,
                                       const std::string& unit_id = "") const;
  // Members who lead the unit, by id; without one, who lead any.
  std::vector<const v1::MemberRow*> Leaders(const std::string& tenant,
                                            const std::string& unit_id = "") const;

  // The person before the law. Valid until a row of theirs changes.
  const worktime::Worker& WorkerOf(const std::string& tenant, const std::string& person_id) const;
  // The same person with other duties: these on top, and not those shifts.
  worktime::Worker WorkerWith(const std::string& tenant, const std::string& person_id,
                              const std::vector<worktime::Duty>& added,
                              const std::set<std::string>& without) const;

  // Duties that the employment holds, by shift id.
  std::vector<const v1::DutyRow*> HeldBy(const std::string& tenant,
                                         const std::string& employment_id) const;
  // Duties of a unit that begin in [from, to), by start.
  std::vector<const v1::DutyRow*> DutiesIn(const std::string& tenant, const std::string& unit_id,
                                           absl::Time from, absl::Time to) const;

 private:
  using Index = std::map<std::string, std::set<std::string>>;
  static std::string GroupOf(const std::string& tenant, directory::v1::EmploymentKind kind,
                             const std::string& unit_id);
  std::vector<const v1::MemberRow*> Rows(const Index& index, const std::string& key) const;
  void Stale(const std::string& tenant, const std::string& employment_id);
  worktime::WorkerFacts FactsOf(const std::string& tenant, const std::string& person_key) const;

  const Members& members_;
  const Duties& duties_;
  const Absences& absences_;
  Index employments_;  // person -> employments
  Index groups_;       // kind, and home unit of staff -> employments
  Index leaders_;      // unit, and "" -> employments
  Index held_;         // employment -> shifts
  Index away_;         // person -> absences
  std::set<std::string> unclaimed_;
  std::map<std::string, std::set<std::pair<absl::Time, std::string>>> by_unit_;  // unit -> shifts
  mutable std::map<std::string, std::unique_ptr<worktime::Worker>> workers_;     // by person
};

// What the holder works: the whole shift, or the part of it that they cover.
const types::v1::Interval& WorkedInterval(const v1::DutyRow& duty);

}  // namespace vagtbro::pool
