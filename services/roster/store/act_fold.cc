// How acts of planners change the rows, and how long they are kept.
#include <cinttypes>
#include <cstdio>

#include "kit/base/proto_time.h"
#include "roster/domain/acts.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {
namespace {

using kit::Envelope;
using kit::Key;

// In the order of the log.
std::string ActKey(const Envelope& event) {
  char number[24];
  std::snprintf(number, sizeof(number), "%020" PRIu64, uint64_t{event.sequence()});
  return Key(event.tenant_id(), number);
}

}  // namespace

void ActBook::Note(const kit::Envelope& event, const v1::PlannerAct& act) {
  const std::string& tenant = event.tenant_id();
  const absl::Time oldest = kit::FromProto(act.act_time()) - kActsKept;
  for (auto all = Of(tenant); all.begin() != all.end(); all = Of(tenant)) {
    if (kit::FromProto(all.begin()->second.act_time()) >= oldest) break;
    acts_.Erase(std::string(all.begin()->first));
  }
  acts_.Put(ActKey(event), act);
}

void ActBook::Accept(const std::string& tenant, const v1::LevelAccepted& accepted) {
  accepted_.Put(Key(tenant, accepted.shift_id()), accepted);
}

void ActBook::ForgetAccepted(const std::string& tenant, const std::string& shift_id) {
  accepted_.Erase(Key(tenant, shift_id));
}

kit::Table<v1::PlannerAct>::Range ActBook::Of(const std::string& tenant) const {
  return acts_.Under(Key(tenant, ""));
}

const v1::LevelAccepted* ActBook::AcceptedOf(const std::string& tenant,
                                             const std::string& shift_id) const {
  return accepted_.Find(Key(tenant, shift_id));
}

void RosterState::PutShift(const Envelope& event, v1::ShiftRow row) {
  const v1::ShiftRow* old = Shift(event.tenant_id(), row.shift().shift_id());
  if (old == nullptr || !old->has_act()) return PutActed(event, std::move(row));
  // Only what the act itself did leaves it undoable.
  PutActed(event, WithActKept(*old, std::move(row), event.causation_id()));
}

void RosterState::FoldActs() {
  events_.On<v1::PlannerAct>([this](const auto& act, const Envelope& event) {
    acts_.Note(event, act);
    const v1::ShiftRow* row = Shift(event.tenant_id(), act.shift_id());
    if (row == nullptr) return;
    PutActed(event, Acted(*row, act));
  });
  events_.On<v1::ActUndone>([this](const auto& fact, const Envelope& event) {
    const v1::ShiftRow* row = Shift(event.tenant_id(), fact.shift_id());
    if (row != nullptr) PutActed(event, Undone(*row));
  });
  events_.On<v1::LevelAccepted>([this](const auto& fact, const Envelope& event) {
    const v1::ShiftRow* known = Shift(event.tenant_id(), fact.shift_id());
    if (known == nullptr) return;
    v1::ShiftRow row = *known;
    row.set_level_accepted(true);
    PutActed(event, std::move(row));
    acts_.Accept(event.tenant_id(), fact);
  });
}

}  // namespace vagtbro::roster
