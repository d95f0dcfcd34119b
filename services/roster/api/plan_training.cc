// PlanTraining: a team is at a training, and others are found for their shifts in good time.
#include <algorithm>
#include <map>
#include <set>

#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/law_answer.h"
#include "roster/api/roster_api.h"
#include "roster/domain/import_check.h"
#include "roster/plan/level_watch.h"
#include "roster/plan/release.h"
#include "roster/plan/split.h"
#include "roster/store/people.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr int kMostPeople = 200;
constexpr absl::Duration kShortestRest = absl::Hours(2);

// Shift id -> until when its holder is there.
using Left = std::map<std::string, absl::Time>;

// Shifts of the person that the training takes them off. Who has begun one before, or begins it
// before, goes from there to the training.
Left LeftFor(const RosterState& state, const std::string& tenant, const std::string& employment,
             const Interval& training) {
  Left left;
  for (const std::string& own : state.SamePerson(tenant, employment)) {
    for (const v1::ShiftRow* row : state.OfEmployment(tenant, own, training)) {
      if (row->shift().employment_id() != own || !Overlaps(HeldTime(*row), training)) continue;
      left[row->shift().shift_id()] = std::max(HeldTime(*row).start_time, training.start_time);
    }
  }
  return left;
}

absl::Status CheckRequest(const RosterState& state, const kit::Commit& commit,
                          const v1::PlanTrainingRequest& request) {
  const auto& ids = request.employment_ids();
  const std::set<std::string> once(ids.begin(), ids.end());
  if (ids.empty() || ids.size() > kMostPeople || once.size() != static_cast<size_t>(ids.size())) {
    return kit::Malformed("employment_ids", "name 1 to 200 people, each once");
  }
  for (const std::string& id : ids) {
    const absl::Status checked = CheckId("employment_ids", id);
    if (!checked.ok()) return checked;
    if (state.Employment(commit.tenant(), id) == nullptr) {
      return kit::Unknown("UNKNOWN_EMPLOYMENT", "nobody has the employment_id '" + id + "'");
    }
  }
  const absl::Status checked = CheckInterval(request.interval(), 1);
  if (!checked.ok()) return checked;
  const Interval time = worktime::FromProto(request.interval());
  if (Length(time) > kLongestShift) return kit::Malformed("interval", "at most 24 hours");
  if (time.start_time < commit.now()) return kit::Refused("TIME_OVER", "it has begun");
  return absl::OkStatus();
}

// The training as a duty that anybody may have.
v1::Shift AsDuty(const v1::TrainingPlanned& training) {
  v1::Shift shift;
  shift.set_shift_id(training.training_id());
  *shift.mutable_interval() = training.interval();
  shift.set_kind(types::v1::SHIFT_KIND_MEETING);
  for (const auto profession : AllProfessions()) {
    shift.mutable_requirement()->add_professions(profession);
  }
  return shift;
}

absl::Status AskTheLawAbout(const RosterState& state, const kit::Commit& commit,
                            const v1::TrainingPlanned& training, const std::string& id,
                            const Left& left) {
  const auto& employment = *state.Employment(commit.tenant(), id);
  const Interval time = worktime::FromProto(training.interval());
  if (!worktime::IsEmployed(employment, time)) {
    return kit::Refused("NOT_EMPLOYED", "'" + id + "' is not employed then",
                        {{"employment_id", id}});
  }
  LawQuestion question;
  question.ask_time = commit.now();
  question.rescheduled = true;
  question.leaves = left;
  const auto verdict =
      AskTheLaw(state, commit.tenant(), employment, AsDuty(training), time, question);
  return verdict.allowed() ? absl::OkStatus() : RefusedByLaw(verdict, {{"employment_id", id}});
}

// True if they hold all of it as planned, and so much is left of it after the training that it is
// worth coming back for.
bool IsWorthComingBack(const v1::ShiftRow& row, const Interval& training) {
  const bool planned = row.state() == v1::SHIFT_STATE_PLANNED && !row.has_cover_interval();
  return planned && !IsMeeting(row.shift()) &&
         WholeOf(row.shift()).end_time - training.end_time >= kShortestRest;
}

// What comes after the training becomes a shift of its own, which they keep if the law lets them.
void KeepTheRest(const RosterState& state, kit::Commit& commit, const Interval& training,
                 const std::string& shift_id, const Left& left) {
  const v1::ShiftRow row = *state.Shift(commit.tenant(), shift_id);
  if (!IsWorthComingBack(row, training)) return;
  const v1::ShiftSplit split = PartedAt(state, commit, row.shift(), training.end_time);
  const v1::Shift& rest = split.second();
  LawQuestion question;
  question.ask_time = commit.now();
  question.rescheduled = true;
  question.leaves = left;
  const auto& employment = *state.Employment(commit.tenant(), rest.employment_id());
  const auto verdict = AskTheLaw(state, commit.tenant(), employment, rest, WholeOf(rest), question);
  if (verdict.allowed()) commit.Emit(shift_id, split);
}

}  // namespace

absl::Status PlanTraining(const RosterState& state, kit::Commit& commit,
                          const v1::PlanTrainingRequest& request,
                          v1::PlanTrainingResponse* response) {
  absl::Status checked = CheckRequest(state, commit, request);
  if (!checked.ok()) return checked;
  v1::TrainingPlanned training;
  training.set_training_id(commit.NewId("training"));
  *training.mutable_employment_ids() = request.employment_ids();
  *training.mutable_interval() = request.interval();
  Left all;
  for (const std::string& id : request.employment_ids()) {
    const Left left = LeftFor(state, commit.tenant(), id, worktime::FromProto(request.interval()));
    checked = AskTheLawAbout(state, commit, training, id, left);
    if (!checked.ok()) return checked;
    all.insert(left.begin(), left.end());
  }
  std::set<std::pair<absl::Time, std::string>> ordered;
  for (const auto& [id, leave_time] : all) {
    ordered.emplace(WholeOf(state.Shift(commit.tenant(), id)->shift()).start_time, id);
  }
  for (const auto& [start_time, id] : ordered) response->add_released_shift_ids(id);
  const auto& released = response->released_shift_ids();
  LevelWatch watch(state, commit, {released.begin(), released.end()});
  commit.Emit(training.training_id(), training);
  for (const std::string& id : released) {
    KeepTheRest(state, commit, worktime::FromProto(training.interval()), id, all);
    Release(state, commit, id, v1::RELEASE_CAUSE_TRAINING, all.at(id));
  }
  watch.Settle();
  response->set_training_id(training.training_id());
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
