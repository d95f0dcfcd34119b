// How a plan for several gaps changes their searches.
#include <map>

#include "kit/base/proto_time.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {
namespace {

// What calls for a plan.
constexpr char kNew[] = "new";
constexpr char kLost[] = "lost";
constexpr char kOld[] = "old";

std::string PlanAlarm(const std::string& tenant, const std::string& cause) {
  return std::string(kPlanAlarm) + "/" + tenant + "/" + cause;
}

// The end of the window that holds `time`: what happens in one leads to one plan.
absl::Time NextFull(absl::Time time, absl::Duration window) {
  const absl::Duration since = time - absl::UnixEpoch();
  return absl::UnixEpoch() + absl::Floor(since, window) + window;
}

}  // namespace

void PoolState::FoldPlanned() {
  events_.On<v1::CoversPlanned>(
      [this](const auto& planned, const Envelope& e) { Plan(planned, e); });
}

void PoolState::Plan(const v1::CoversPlanned& planned, const Envelope& envelope) {
  const std::string& tenant = envelope.tenant_id();
  for (const v1::PlannedCover& line : planned.covers()) PlanFor(line.gap_id(), &line, envelope);
  for (const std::string& gap_id : planned.unfilled_gap_ids()) PlanFor(gap_id, nullptr, envelope);
  for (const v1::PlannedCover& line : planned.covers()) {
    for (const std::string& gap_id : line.kept_from_gap_ids()) {
      v1::CoverRow row = covers_.Get(kit::Key(tenant, gap_id));
      (*row.mutable_kept_for_others())[line.employment_id()] = line.gap_id();
      PutCover(tenant, std::move(row));
    }
  }
  for (const char* cause : {kNew, kLost}) alarms().Clear(PlanAlarm(tenant, cause));
  PlanAt(envelope, kOld, kit::FromProto(envelope.event_time()) + kPlanHolds);
  const std::string proof = std::string(kProofAlarm) + "/" + tenant;
  if (planned.has_check_time()) {
    alarms().Set(kit::MakeAlarm(proof, tenant, kit::FromProto(planned.check_time()), kProofAlarm,
                                tenant, envelope.correlation_id()));
  } else {
    alarms().Clear(proof);
  }
}

void PoolState::PlanAt(const Envelope& envelope, const std::string& cause, absl::Time time) {
  const std::string& tenant = envelope.tenant_id();
  if (open_covers(tenant).size() < 2) return;
  alarms().Set(kit::MakeAlarm(PlanAlarm(tenant, cause), tenant, time, kPlanAlarm, tenant,
                              envelope.correlation_id()));
}

void PoolState::PlanForNew(const Envelope& envelope) {
  // The more gaps, the longer a plan takes: it is to keep the house busy for a hundredth of the
  // time.
  const auto open = static_cast<int64_t>(open_covers(envelope.tenant_id()).size());
  const absl::Duration window = absl::Ceil(absl::Milliseconds(250 * open), absl::Seconds(1));
  PlanAt(envelope, kNew, NextFull(kit::FromProto(envelope.event_time()), window));
}

// Whom the gap was planned with has not said yes.
void PoolState::PlanIfLost(const std::string& gap_id, const std::string& employment_id,
                           const Envelope& envelope) {
  const v1::CoverRow* cover = covers_.Find(kit::Key(envelope.tenant_id(), gap_id));
  if (cover == nullptr || cover->planned().employment_id() != employment_id) return;
  const absl::Time now = kit::FromProto(envelope.event_time());
  PlanAt(envelope, kLost, NextFull(now + kPlanSettles, kPlanSettles));
}

// A search that has begun looks again at once if the plan has somebody else for it than before.
void PoolState::PlanFor(const std::string& gap_id, const v1::PlannedCover* line,
                        const Envelope& envelope) {
  v1::CoverRow row = covers_.Get(kit::Key(envelope.tenant_id(), gap_id));
  const std::string before = row.planned().employment_id();
  row.clear_planned();
  if (line != nullptr) *row.mutable_planned() = *line;
  row.clear_kept_for_others();
  *row.mutable_plan_time() = envelope.event_time();
  const bool news = line != nullptr && line->employment_id() != before;
  if (news && row.rung() != v1::RUNG_UNSPECIFIED) {
    StepAt(envelope.tenant_id(), &row, kit::FromProto(envelope.event_time()));
  }
  PutCover(envelope.tenant_id(), std::move(row));
}

}  // namespace vagtbro::pool
