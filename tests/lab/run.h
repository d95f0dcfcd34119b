// Run: one policy lives through the lab's days, with the real directory, sickness, roster and pool.
//
// Virtual time jumps from one thing that happens to the next: a sick call, an alarm of a service,
// an answer, the end of a planner's call. People are asked by what the pool says and answer it as
// answers.h has it; messages take no time.
//
// Shape:   the same arguments give the same ledger for ever.
// Threads: one.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lab/answers.h"
#include "lab/ledger.h"
#include "lab/phone_tree.h"
#include "lab/policy.h"
#include "lab/sick_calls.h"
#include "lab/town.h"
#include "pool/store/pool_state.h"
#include "simulation/house.h"

namespace vagtbro::lab {

class Run final : private kit::Weather, private simulation::Fate {
 public:
  // Is shown each gap as the pool has just heard of it.
  using Look = std::function<void(const pool::PoolState&, const GapRecord&, absl::Time)>;

  // Borrows the town and the calls. The clock starts at `begin`.
  Run(const Town& town, const std::vector<SickCall>& calls, const Policy& policy,
      const Answers& answers, absl::Time begin, Look look = nullptr);

  // To be called once; `progress` after each day.
  void Play(absl::Time end, const std::function<void(absl::CivilDay)>& progress);

  const Ledger& ledger() const { return ledger_; }
  const pool::PoolState& pool() { return house_.node("pool").state<pool::PoolState>(); }

 private:
  void ImportStretch();
  void PlanCalls();
  void At(absl::Time time, std::function<void()> act);
  void Settle();
  void PhoneIn(const SickCall& call);
  void Asked(const pool::v1::ShiftOffered& offer, absl::Time time);
  void Call();
  // The worker whom a desk sends; empty: refused.
  std::string Send(const pool::v1::ShiftOffered& offer);
  void Word(const pool::v1::ShiftOffered& offer, bool yes);
  std::string PersonOf(const std::string& employment_id) const {
    return town_.Employment(employment_id).person_id();
  }
  std::string NextRequest() { return "lab-" + std::to_string(++requests_); }

  const Town& town_;
  const std::vector<SickCall>& calls_;
  const Policy policy_;
  const Answers answers_;
  const Look look_;
  kit::ManualClock clock_;
  simulation::House house_;
  Ledger ledger_;
  PhoneTree tree_;
  bool planner_calls_ = false;
  std::map<std::pair<absl::Time, int>, std::function<void()>> agenda_;
  std::vector<std::string> to_look_at_;  // gaps
  int entries_ = 0;
  int requests_ = 0;
  int imported_shifts_ = 0;
  int sent_workers_ = 0;
};

}  // namespace vagtbro::lab
