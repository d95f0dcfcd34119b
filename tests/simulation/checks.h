// Checks: the invariants of the house, asserted after every step of a simulated morning.
//
// Knows the town as imported and follows the public events with a model of its own, slow and plain;
// shares no rule with the services. Numbers are those of the architecture, section 5.
//
// Shape:   one line a violation: "invariant 4: …".
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "kit/journal/event_switch.h"
#include "kit/journal/journal.h"
#include "simulation/node.h"
#include "vagtbro/bundle/v1/bundle.pb.h"
#include "vagtbro/notifications/v1/notifications_events.pb.h"
#include "vagtbro/pool/v1/pool_events.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"
#include "vagtbro/sickness/v1/sickness_service.pb.h"

namespace vagtbro::simulation {

class Checks final {
 public:
  using Nodes = std::map<std::string, std::unique_ptr<Node>>;

  explicit Checks(const bundle::v1::Bundle& town);

  // A caller was told the receipt number of this absence.
  void Spoken(const sickness::v1::Absence& absence);

  // After each step: new durable events and what is on the disks now.
  void Observe(Nodes& nodes, absl::Time now);
  // When everything has come to rest.
  void ObserveRest(Nodes& nodes, absl::Time now);

  const std::vector<std::string>& violations() const { return violations_; }
  size_t covered() const { return covered_; }
  size_t escalated() const { return escalated_; }
  size_t gaps() const { return gaps_.size(); }

 private:
  struct Duty {
    absl::Time start, end;
    std::string employment;
  };
  struct Gap {
    roster::v1::GapOpened opened;
    int rung = 0;
    int asked_on = 0;       // rung of the last offer
    std::set<int> entered;  // rungs so far
    std::map<std::string, pool::v1::ShiftOffered> open_offers;
    absl::Time rung_end;
    absl::Time wave_end;  // of the last wave
    std::string holder;
    bool closed = false;
  };

  void Broken(int invariant, const std::string& what);
  void Note(const roster::v1::Shift& shift);
  void Leave(const std::string& shift_id, absl::Time time);
  void Listen();
  void OnOffer(const pool::v1::ShiftOffered& offer, absl::Time time);
  void OnRung(const pool::v1::RungEntered& rung, absl::Time time);
  void OnCovered(const roster::v1::ShiftCovered& covered);
  void CheckFit(const directory::v1::PersonRecord& person, const roster::v1::GapOpened& gap,
                const Duty& duty);
  void OnMessage(const notifications::v1::MessageQueued& message);

  bool InRest(const std::string& employment, const Duty& asked, absl::Time time) const;
  bool BreaksRest(const std::string& employment, const Duty& duty) const;
  std::vector<Duty> DutiesOf(const std::string& employment) const;

  void CheckReceipts(Nodes& nodes);
  void CheckNextSteps(Nodes& nodes);
  void CheckVacancies(Nodes& nodes);
  void CheckMessagesAtRest(Nodes& nodes);
  void CheckPrivacy(Nodes& nodes);
  void CheckReplay(Nodes& nodes);

  const bundle::v1::Bundle& town_;
  kit::EventSwitch<absl::Time> events_;
  std::map<std::string, const directory::v1::PersonRecord*> people_;  // by employment
  std::map<std::string, Duty> duties_;                                // by shift
  std::map<std::string, Gap> gaps_;
  std::map<std::string, std::string> offer_gap_;
  std::map<std::string, std::vector<absl::Time>> contacts_;
  std::map<std::string, sickness::v1::Absence> spoken_;  // by receipt number
  std::set<std::string> messages_;
  std::set<std::string> recovered_;  // absences
  std::map<std::string, uint64_t> seen_;
  std::vector<std::string> violations_;
  size_t covered_ = 0;
  size_t escalated_ = 0;
};

}  // namespace vagtbro::simulation
