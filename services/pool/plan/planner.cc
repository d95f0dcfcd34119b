#include "pool/plan/planner.h"

#include <algorithm>
#include <map>
#include <optional>

#include "kit/base/proto_time.h"
#include "pool/plan/scope.h"

namespace vagtbro::pool {
namespace {

using match::Duty;

// Steps of the own search: some milliseconds at 48 gaps.
constexpr int64_t kStepsEach = 25;
constexpr double kWorkerSeconds = 1;
constexpr absl::Duration kLookAtWorker = absl::Seconds(2);
// With so few others left for a gap, whom it is planned with is not asked about another.
constexpr size_t kFewOthers = 2;
constexpr uint64_t kSeed = 1;

std::vector<std::string> IdsOf(const std::vector<const v1::CoverRow*>& covers) {
  std::vector<std::string> ids;
  for (const v1::CoverRow* cover : covers) ids.push_back(cover->gap().gap_id());
  return ids;
}

// What no plan can cost less than: everybody free for every gap.
match::Cost LowerBound(const match::Problem& problem) {
  std::vector<match::Cost> cheapest;
  for (const match::Gap& gap : problem.gaps) cheapest.push_back(gap.drop_price);
  for (const match::Candidate& candidate : problem.candidates) {
    if (candidate.duty.kind != Duty::Kind::kGap) continue;
    auto& least = cheapest[match::IndexOf(candidate.duty.index)];
    least = std::min(least, candidate.cost);
  }
  match::Cost sum = 0;
  for (const match::Cost cost : cheapest) sum += cost;
  return sum;
}

// The plan in the words of the journal.
class Words final {
 public:
  Words(const Joint& joint, const match::Plan& plan) : joint_(joint), plan_(plan) {
    for (const match::Chain& chain : match::ChainsOf(joint.problem(), plan)) {
      if (chain.size() > 1) moved_[chain.front()] = chain[1].duty.index;
    }
  }

  v1::CoversPlanned Said() {
    v1::CoversPlanned said;
    std::vector<bool> filled(joint_.problem().gaps.size(), false);
    for (const match::Assignment& assignment : plan_.assignments) {
      if (assignment.duty.kind != Duty::Kind::kGap || assignment.duty.part != 0) continue;
      filled[match::IndexOf(assignment.duty.index)] = true;
      *said.add_covers() = Line(assignment);
    }
    for (size_t gap = 0; gap < filled.size(); ++gap) {
      if (!filled[gap]) said.add_unfilled_gap_ids(joint_.gap_id(static_cast<int>(gap)));
    }
    said.set_points(plan_.cost);
    return said;
  }

  // Gaps that two people share in the plan.
  std::vector<v1::GapSplitProposed> Splits() const {
    std::vector<v1::GapSplitProposed> splits;
    for (const match::Assignment& assignment : plan_.assignments) {
      if (assignment.duty.kind != Duty::Kind::kGap || assignment.duty.part % 2 == 0) continue;
      v1::GapSplitProposed split;
      split.set_gap_id(joint_.gap_id(assignment.duty.index));
      *split.mutable_split_time() =
          kit::ToProto(match::IntervalOf(joint_.problem(), assignment.duty).end_time);
      splits.push_back(std::move(split));
    }
    return splits;
  }

 private:
  v1::PlannedCover Line(const match::Assignment& assignment) const {
    const int gap = assignment.duty.index;
    v1::PlannedCover line;
    line.set_gap_id(joint_.gap_id(gap));
    line.set_employment_id(joint_.employment_id(assignment.person, assignment.duty));
    const auto moved = moved_.find(assignment);
    line.set_release_shift_id(moved == moved_.end()
                                  ? joint_.release_shift_id(assignment.person, assignment.duty)
                                  : joint_.shift_id(moved->second));
    line.set_points(joint_.CostOf(assignment.person, assignment.duty));
    if (joint_.TakersOf(gap).size() > 1 + kFewOthers) return line;
    for (size_t other = 0; other < joint_.problem().gaps.size(); ++other) {
      const int number = static_cast<int>(other);
      if (number != gap && joint_.CanTake(assignment.person, number) && !Has(assignment, number)) {
        line.add_kept_from_gap_ids(joint_.gap_id(number));
      }
    }
    return line;
  }

  // True if the person takes that gap too in the plan.
  bool Has(const match::Assignment& assignment, int gap) const {
    return std::any_of(plan_.assignments.begin(), plan_.assignments.end(), [&](const auto& other) {
      return other.person == assignment.person && other.duty.kind == Duty::Kind::kGap &&
             other.duty.index == gap;
    });
  }

  const Joint& joint_;
  const match::Plan& plan_;
  std::map<match::Assignment, int> moved_;  // first link of a chain -> the shift that is left
};

void Say(const Joint& joint, const match::Plan& plan, v1::CoversPlanned said, kit::Commit& commit) {
  commit.Emit(commit.tenant(), said);
  for (const auto& split : Words(joint, plan).Splits()) commit.Emit(split.gap_id(), split);
}

}  // namespace

bool Planner::PlanIfDue(const PoolState& state, kit::Commit& commit) {
  const auto covers = PlannedTogether(state, commit.tenant(), commit.now());
  if (!PlanIsDue(state, commit.tenant(), covers, commit.now())) return false;
  auto asked = std::make_unique<Asked>();
  asked->tenant = commit.tenant();
  asked->plan_time = commit.now();
  asked->gap_ids = IdsOf(covers);
  asked->joint = std::make_unique<Joint>(state, commit.tenant(), covers, commit.now());
  const Joint& joint = *asked->joint;
  asked->search = std::make_unique<match::Search>(match::Compile(joint.problem(), joint.law()),
                                                  joint.law(), kSeed);
  match::Search& search = *asked->search;
  const match::Cost bound = LowerBound(joint.problem());
  search.Run({kStepsEach * static_cast<int64_t>(covers.size()),
              [&] { return search.best_cost() == bound; }});

  const match::Plan plan = search.Best();
  v1::CoversPlanned said = Words(joint, plan).Said();
  said.set_proven(plan.cost == bound);
  const bool ask = !said.proven() && !match_binary_.empty();
  if (ask) *said.mutable_check_time() = kit::ToProto(commit.now() + kLookAtWorker);
  Say(joint, plan, std::move(said), commit);
  asked_ = nullptr;
  if (!ask) return true;
  asked->exact = std::make_unique<match::Exact>(search, match_binary_, kWorkerSeconds);
  asked_ = std::move(asked);
  return true;
}

void Planner::AwaitWorker() {
  if (asked_ != nullptr) asked_->exact->Wait();
}

void Planner::Check(const PoolState& state, kit::Commit& commit) {
  if (asked_ == nullptr || asked_->tenant != commit.tenant()) return;
  const std::unique_ptr<Asked> asked = std::move(asked_);
  const auto covers = PlannedTogether(state, commit.tenant(), commit.now());
  const bool stands = IdsOf(covers) == asked->gap_ids &&
                      std::all_of(covers.begin(), covers.end(), [&](const v1::CoverRow* cover) {
                        return kit::FromProto(cover->plan_time()) == asked->plan_time;
                      });
  if (!stands) return;
  const match::Standing standing = asked->exact->Poll();
  if (standing.kind == match::Standing::Kind::kRunning ||
      standing.kind == match::Standing::Kind::kUnknown) {
    return;
  }
  const match::Plan plan = asked->search->Best();
  v1::CoversPlanned said = Words(*asked->joint, plan).Said();
  said.set_proven(standing.kind == match::Standing::Kind::kProven);
  said.set_distance(static_cast<uint32_t>(100 * standing.gap_percent + 0.5));
  Say(*asked->joint, plan, std::move(said), commit);
}

}  // namespace vagtbro::pool
