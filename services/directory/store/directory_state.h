// What the directory knows: persons, employments, numbers, PIN hashes, consents and leave.
//
// Shape:   rows keyed "<tenant>/<id>"; the indexes live in memory only and follow from the rows.
// Threads: the owner thread of the journal only.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "kit/base/ids.h"
#include "kit/journal/event_switch.h"
#include "kit/journal/state.h"
#include "vagtbro/directory/v1/directory_events.pb.h"
#include "vagtbro/directory/v1/directory_facts.pb.h"

namespace vagtbro::directory {

// Employment numbers, found from either side.
class EmploymentNumbers final : public kit::Table<v1::EmploymentNumberRecorded> {
 public:
  explicit EmploymentNumbers(kit::Tables& tables) : Table(tables, "employment-number") {}

  void Keep(const std::string& tenant, const v1::EmploymentNumberRecorded& row);
  // Employment id of a number; empty: nobody has it.
  std::string OwnerOf(const TenantId& tenant, const std::string& employment_no) const;

  void Loaded() override;

 private:
  std::map<std::string, std::string> owners_;  // Key(tenant, number) -> employment id
};

// Leave, found by person.
class Leaves final : public kit::Table<v1::LeaveRegistered> {
 public:
  explicit Leaves(kit::Tables& tables) : Table(tables, "leave") {}

  void Keep(const std::string& tenant, const v1::LeaveRegistered& row);
  // By leave id.
  std::vector<v1::LeaveRegistered> OfPerson(const std::string& tenant,
                                            const std::string& person_id) const;

  void Loaded() override;

 private:
  std::map<std::string, std::set<std::string>> by_person_;  // Key(tenant, person) -> row keys
};

// Callers who were not identified. What is over is forgotten with the next failure.
class FailedCallers final : public kit::Table<v1::FailureWindowRow> {
 public:
  explicit FailedCallers(kit::Tables& tables) : Table(tables, "failed-caller") {}

  void Count(const std::string& key, absl::Time now);

  void Loaded() override;

 private:
  std::set<std::pair<absl::Time, std::string>> by_start_;  // with the row key
};

class DirectoryState final : public kit::State {
 public:
  DirectoryState();
  bool Apply(const kit::Envelope& event) override;

  using Employments = kit::Table<v1::EmploymentRegistered>;
  const Employments& employments() const { return employments_; }
  const kit::Table<v1::PersonRecorded>& persons() const { return persons_; }
  const EmploymentNumbers& numbers() const { return numbers_; }
  const kit::Table<v1::PinRow>& pins() const { return pins_; }
  // By caller hash, in hex.
  const FailedCallers& failed_callers() const { return failed_callers_; }
  // By "all".
  const kit::Table<v1::FailureWindowRow>& failures() const { return failures_; }
  const kit::Table<v1::OfferConsentGiven>& consents() const { return consents_; }
  const Leaves& leaves() const { return leaves_; }
  // By person.
  const kit::Table<v1::PersonErased>& erased() const { return erased_; }
  // By person: who has said themselves how they want to be reached.
  const kit::Table<v1::OwnContactMarked>& own_contacts() const { return own_contacts_; }

 private:
  void HearOfPins();
  void Lock(const kit::Envelope& event, const std::string& employment_id,
            const google::protobuf::Timestamp& unlock_time);
  void ChangePin(const kit::Envelope& event, const std::string& employment_id,
                 const std::function<void(v1::PinRow*)>& change);
  void Erase(const std::string& tenant, const v1::PersonErased& event);

  Employments employments_{tables(), "employment"};
  kit::Table<v1::PersonRecorded> persons_{tables(), "person"};
  EmploymentNumbers numbers_{tables()};
  kit::Table<v1::PinRow> pins_{tables(), "pin"};
  FailedCallers failed_callers_{tables()};
  kit::Table<v1::FailureWindowRow> failures_{tables(), "failure"};
  kit::Table<v1::OfferConsentGiven> consents_{tables(), "consent"};
  Leaves leaves_{tables()};
  kit::Table<v1::PersonErased> erased_{tables(), "erased"};
  kit::Table<v1::OwnContactMarked> own_contacts_{tables(), "own-contact"};
  kit::EventSwitch<> events_;
};

}  // namespace vagtbro::directory
