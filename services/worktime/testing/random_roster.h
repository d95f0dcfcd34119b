// RandomRoster: a person's facts, a duty and a profile, drawn so that they like to sit a minute
// beside a limit.
//
// Shape:   the same seed on the same calendar draws the same roster.
#pragma once

#include <cstdint>
#include <random>

#include "worktime/testing/paper.h"

namespace vagtbro::worktime::testing {

class RandomRoster {
 public:
  // Duties lie about `around`, days and weeks of them before and after.
  RandomRoster(const Calendar& calendar, absl::Time around, std::uint64_t seed);

  WorkerFacts facts;
  Proposal proposal;
  Profile profile;

 private:
  int Pick(int least, int most);
  bool OneIn(int chances) { return Pick(1, chances) == 1; }
  absl::Duration Gap();
  absl::Duration Length();
  Duty RandomDuty(absl::Time start, absl::Duration length);
  void DrawProfile();
  void DrawPay();
  void DrawDuties(absl::Time around);
  void DrawAway(absl::Time around);
  void DrawProposal(absl::Time around);

  std::mt19937_64 random_;
  absl::Time earliest_;
  absl::Time latest_;
};

}  // namespace vagtbro::worktime::testing
