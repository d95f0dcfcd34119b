// Ledger: what became of each gap, written down from the public events alone.
//
// An auditor as well: follows who works when, and notes every cover that leaves less than eight
// hours of rest in a day, overlaps another duty or falls into leave or sickness, and everybody who
// was asked while on leave. Shares no rule with the services.
//
// Shape:   gaps in the order in which they were opened.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "kit/journal/event_switch.h"
#include "lab/answers.h"
#include "lab/town.h"
#include "simulation/house.h"
#include "vagtbro/pool/v1/pool_events.pb.h"
#include "vagtbro/roster/v1/plan_events.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"

namespace vagtbro::lab {

struct GapRecord {
  roster::v1::GapOpened gap;
  std::string occasion;  // the same for the same gap under every policy
  absl::Time open, start, end;
  std::optional<absl::Time> cover_time;
  std::string cover_employment;
  Tie cover_tie = Tie::kOwn;
  int64_t cost_ore = 0;
  int contacts = 0;
  int candidates = 0;  // who could have been asked, over all rungs entered
  std::map<pool::v1::Rung, int> contacts_on;
  std::optional<pool::v1::EscalationReason> escalation;
  std::optional<roster::v1::GapCloseReason> closed;  // without cover

  bool same_day() const { return start - open < absl::Hours(24); }
  // Somebody was needed to the end: neither fit again nor no longer wanted.
  bool counts() const {
    return cover_time || !closed || *closed == roster::v1::GAP_CLOSE_REASON_EXPIRED;
  }
};

// What somebody who is asked on the rung is to the gap.
Tie TieBetween(const directory::v1::EmploymentRegistered& employment,
               const roster::v1::GapOpened& gap, pool::v1::Rung rung);

class Ledger final {
 public:
  struct Hooks {
    std::function<void(GapRecord&)> opened;
    std::function<void(const pool::v1::ShiftOffered&, absl::Time)> offered;
    std::function<void(const pool::v1::OfferWithdrawn&)> withdrawn;
  };

  Ledger(const Town& town, Hooks hooks);

  // What has been said since the last look, in the order it was said, service by service.
  void Listen(simulation::House& house);

  // Somebody was in fact asked: a message sent, or a call made.
  void Contacted(const pool::v1::ShiftOffered& offer, absl::Time time);
  void ReportedSick(const std::string& employment_id, absl::Time start, absl::Time end);
  void ReportedFit(const std::string& employment_id, absl::Time from);

  const GapRecord& Of(const std::string& gap_id) const { return gaps_[index_.at(gap_id)]; }
  Tie TieOf(const pool::v1::ShiftOffered& offer) const;

  const std::vector<GapRecord>& gaps() const { return gaps_; }
  const std::map<std::string, int>& contacts() const { return contacts_; }  // by employment
  const std::vector<std::string>& violations() const { return violations_; }

 private:
  struct Stretch {
    absl::Time start, end;
  };

  void Hear();
  void Open(const roster::v1::GapOpened& gap, absl::Time time);
  void Cover(const roster::v1::ShiftCovered& covered, absl::Time time);
  struct Taken {
    std::string employment_id, shift_id;
    Stretch duty;
  };
  void Audit(const std::string& employment_id, const std::string& taken, const Stretch& duty);
  bool LacksRest(const std::string& employment_id, const Stretch& duty) const;
  GapRecord* Find(const std::string& gap_id);
  void Violated(const std::string& what) { violations_.push_back(what); }

  const Town& town_;
  Hooks hooks_;
  kit::EventSwitch<absl::Time> events_;
  std::map<std::string, uint64_t> seen_;
  std::vector<GapRecord> gaps_;
  std::map<std::string, size_t> index_;
  std::map<std::string, int> openings_;                           // of a shift
  std::map<std::string, std::map<std::string, Stretch>> duties_;  // employment -> shift
  std::map<std::string, std::vector<Stretch>> sick_;
  std::map<std::string, int> contacts_;
  std::map<std::string, pool::v1::Rung> offer_rungs_;
  std::vector<Taken> to_audit_;
  std::vector<std::string> violations_;
};

}  // namespace vagtbro::lab
