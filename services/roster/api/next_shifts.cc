// NextShifts: what somebody holds from now on; read out on the telephone, so it is short.
#include "kit/base/proto_time.h"
#include "kit/journal/table.h"
#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/roster_api.h"

namespace vagtbro::roster {
namespace {

constexpr uint32_t kUsual = 3;
constexpr uint32_t kMost = 50;

}  // namespace

absl::Status NextShifts(const RosterState& state, const v1::NextShiftsRequest& request,
                        v1::NextShiftsResponse* response, absl::Time now) {
  const std::string& tenant = request.tenant_id();
  const std::string& employment = request.employment_id();
  absl::Status checked = CheckId("employment_id", employment);
  if (!checked.ok()) return checked;
  if (request.limit() > kMost) return kit::Malformed("limit", "ask for at most 50 shifts");
  checked = CheckTenant(state, tenant);
  if (!checked.ok()) return checked;
  if (state.Employment(tenant, employment) == nullptr) {
    return kit::Unknown("UNKNOWN_EMPLOYMENT", "nobody has this employment_id");
  }
  const absl::Time after = request.has_after_time() ? kit::FromProto(request.after_time()) : now;
  const int limit = static_cast<int>(request.limit() == 0 ? kUsual : request.limit());

  const auto [first, last] =
      state.by_employment().Around(kit::Key(tenant, employment), {after, absl::InfiniteFuture()});
  for (auto entry = first; entry != last && response->shifts_size() < limit; ++entry) {
    const v1::ShiftRow& row = *state.Shift(tenant, entry->second);
    if (row.shift().employment_id() != employment || HeldTime(row).end_time <= after) continue;
    *response->add_shifts() = row.shift();
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
