// Planner: decides for several open searches together who is to be asked about which gap.
//
// A plan is a fact (CoversPlanned); the searches follow it in their own steps. It takes nothing
// back: offers stay open, a yes counts, whoever has a shift keeps it. It only says whom to ask
// next, and who is kept for a gap that has hardly anybody else.
//
// The first plan is there within milliseconds. With the exact model's binary a worker process is
// asked to confirm or better it; its word is taken if nothing has changed meanwhile.
//
// Errors:  none: without a worker, or if it is late or dies, the plan stands unproven.
// Threads: the owner thread of the journal only.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "kit/journal/commit.h"
#include "pool/match/exact.h"
#include "pool/match/search.h"
#include "pool/plan/joint.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

class Planner final {
 public:
  // `match_binary`: where vagtbro-match lies; empty: plans are not proven.
  explicit Planner(std::string match_binary = "") : match_binary_(std::move(match_binary)) {}

  // Plans all open searches of the municipality anew, if a plan is due. True if it was.
  bool PlanIfDue(const PoolState& state, kit::Commit& commit);
  // Takes the worker's word, if it is there and the plan it is about still stands.
  void Check(const PoolState& state, kit::Commit& commit);
  // Waits until the worker, if one is at work, has ended.
  void AwaitWorker();

 private:
  struct Asked {
    std::string tenant;
    absl::Time plan_time;
    std::vector<std::string> gap_ids;
    std::unique_ptr<Joint> joint;
    std::unique_ptr<match::Search> search;
    std::unique_ptr<match::Exact> exact;
  };

  const std::string match_binary_;
  std::unique_ptr<Asked> asked_;  // one plan at a time is put to the worker, the latest
};

}  // namespace vagtbro::pool
