// ActBook: acts of planners on shifts, and the levels they have accepted.
//
// Shape:   acts are kept for two years: each new one sweeps away what is older by then. A level is
//          kept while it is accepted.
// Threads: the owner thread of the journal only.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "kit/journal/table.h"
#include "vagtbro/bus/v1/envelope.pb.h"
#include "vagtbro/roster/v1/act_facts.pb.h"
#include "vagtbro/roster/v1/roster_facts.pb.h"

namespace vagtbro::roster {

inline constexpr absl::Duration kActsKept = absl::Hours(24 * 731);

class ActBook final {
 public:
  explicit ActBook(kit::Tables& tables) : acts_(tables, "act"), accepted_(tables, "accepted") {}

  void Note(const bus::v1::Envelope& event, const v1::PlannerAct& act);
  void Accept(const std::string& tenant, const v1::LevelAccepted& accepted);
  void ForgetAccepted(const std::string& tenant, const std::string& shift_id);

  // Oldest first.
  kit::Table<v1::PlannerAct>::Range Of(const std::string& tenant) const;
  // What of the shift's level has been accepted; null: nothing.
  const v1::LevelAccepted* AcceptedOf(const std::string& tenant, const std::string& shift_id) const;

 private:
  kit::Table<v1::PlannerAct> acts_;  // by sequence, so that the oldest go first
  kit::Table<v1::LevelAccepted> accepted_;
};

}  // namespace vagtbro::roster
