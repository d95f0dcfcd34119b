#include "roster/plan/ended.h"

#include <algorithm>
#include <set>

#include "kit/base/proto_time.h"
#include "roster/plan/level_watch.h"
#include "roster/plan/release.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

std::set<std::string> HeldOutside(const RosterState& state, const kit::Commit& commit,
                                  const directory::v1::EmploymentRegistered& employment) {
  std::set<std::string> ids;
  const std::string& own = employment.employment_id();
  const Interval to_come{commit.now(), absl::InfiniteFuture()};
  for (const v1::ShiftRow* row : state.OfEmployment(commit.tenant(), own, to_come)) {
    if (row->shift().employment_id() != own) continue;
    Interval left = HeldTime(*row);
    left.start_time = std::max(left.start_time, commit.now());
    if (!IsEmpty(left) && !worktime::IsEmployed(employment, left)) {
      ids.insert(row->shift().shift_id());
    }
  }
  return ids;
}

}  // namespace

void ReleaseEnded(const RosterState& state, kit::Commit& commit,
                  const std::vector<std::string>& employment_ids) {
  std::set<std::string> ids;
  for (const std::string& id : employment_ids) {
    const auto* employment = state.Employment(commit.tenant(), id);
    if (employment != nullptr) ids.merge(HeldOutside(state, commit, *employment));
  }
  if (ids.empty()) return;
  LevelWatch watch(state, commit, {ids.begin(), ids.end()});
  for (const std::string& id : ids) {
    const std::string holder = state.Shift(commit.tenant(), id)->shift().employment_id();
    const auto& employment = *state.Employment(commit.tenant(), holder);
    const absl::Time end =
        employment.has_end_time() ? kit::FromProto(employment.end_time()) : commit.now();
    Release(state, commit, id, v1::RELEASE_CAUSE_ENDED, std::max(end, commit.now()));
  }
  watch.Settle();
}

}  // namespace vagtbro::roster
