#include "roster/draft/judge.h"

#include <algorithm>
#include <tuple>

#include "kit/base/proto_time.h"
#include "kit/journal/table.h"
#include "roster/domain/plain_no.h"
#include "roster/draft/domain/draft_rules.h"
#include "roster/store/levels.h"
#include "roster/store/people.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

auto Order(const JudgedChange& change) {
  const v1::Shift& shift = change.draft.change().shift();
  return std::make_tuple(kit::Start(shift.interval()), shift.shift_id());
}

std::optional<types::v1::Verdict> Judge(const RosterState& state, const std::string& tenant,
                                        const JudgedChange& judged, const Imagined& imagined,
                                        absl::Time now) {
  const v1::DraftChangeKept& change = judged.draft.change();
  const v1::Shift& shift = change.shift();
  const Interval time = WholeOf(shift);
  const bool closed = IsClosed(state, tenant, shift, time);
  if (auto no = InTheWay(change, judged.row, closed, now)) return no;
  if (change.cancel() || shift.employment_id().empty()) return std::nullopt;
  const auto* employment = state.Employment(tenant, shift.employment_id());
  if (employment == nullptr || !worktime::IsEmployed(*employment, time)) return NotEmployed();
  LawQuestion question;
  question.ask_time = now;
  question.rescheduled =
      judged.row != nullptr && judged.row->shift().employment_id() == shift.employment_id();
  question.imagined = &imagined;
  question.in_full = false;
  return AskTheLaw(state, tenant, *employment, shift, time, question);
}

}  // namespace

std::vector<JudgedChange> JudgeDraft(const RosterState& state, const std::string& tenant,
                                     const std::string& unit_id, absl::Time now) {
  std::vector<JudgedChange> changes;
  Imagined imagined;
  for (const v1::DraftRow* draft : state.drafts().Of(tenant, unit_id)) {
    const std::string& id = draft->change().shift().shift_id();
    const v1::ShiftRow* row = state.Shift(tenant, id);
    changes.push_back({*draft, row, std::nullopt});
    imagined[id] = AsDrafted(draft->change(), row);
  }
  std::sort(changes.begin(), changes.end(),
            [](const JudgedChange& a, const JudgedChange& b) { return Order(a) < Order(b); });
  for (JudgedChange& change : changes) change.verdict = Judge(state, tenant, change, imagined, now);
  return changes;
}

std::string VersionOf(const std::vector<JudgedChange>& changes) {
  std::vector<std::string> bytes;
  for (const JudgedChange& change : changes) {
    bytes.push_back(kit::DeterministicBytes(change.draft));
    bytes.push_back(change.row == nullptr ? "" : kit::DeterministicBytes(*change.row));
  }
  return VersionOf(bytes);
}

}  // namespace vagtbro::roster
