// ListSwaps: swaps and where they stand.
#include <algorithm>
#include <tuple>
#include <vector>

#include "kit/base/proto_time.h"
#include "kit/journal/table.h"
#include "roster/api/convert.h"
#include "roster/swap/api/swap_api.h"

namespace vagtbro::roster {
namespace {

constexpr size_t kMostSwaps = 200;

bool IsOf(const v1::ShiftSwapProposed& proposed, const std::string& employment_id) {
  return proposed.employment_id() == employment_id ||
         proposed.with_employment_id() == employment_id;
}

bool IsAbout(const RosterState& state, const std::string& tenant,
             const v1::ShiftSwapProposed& proposed, const std::string& unit_id) {
  const v1::ShiftRow* row = state.Shift(tenant, proposed.shift_id());
  if (row == nullptr) return false;
  const auto& units = row->shift().unit_ids();  // those of the other shift are the same
  return std::find(units.begin(), units.end(), unit_id) != units.end();
}

// Numbers of swaps grow, so that a longer id is a later one.
auto Age(const v1::SwapRow* row) {
  const std::string& id = row->proposed().swap_id();
  return std::make_tuple(kit::FromProto(row->propose_time()), id.size(), id);
}

}  // namespace

absl::Status ListSwaps(const RosterState& state, const v1::ListSwapsRequest& request,
                       v1::ListSwapsResponse* response, absl::Time /*now*/) {
  const std::string& tenant = request.tenant_id();
  absl::Status checked = CheckTenant(state, tenant);
  if (checked.ok() && !request.unit_id().empty()) {
    checked = CheckUnit(state, tenant, request.unit_id());
  }
  if (checked.ok() && !request.employment_id().empty()) {
    checked = CheckEmployment(state, tenant, request.employment_id());
  }
  if (!checked.ok()) return checked;
  std::vector<const v1::SwapRow*> found;
  for (const auto& [key, row] : state.swaps().rows().Under(kit::Key(tenant, ""))) {
    const v1::ShiftSwapProposed& proposed = row.proposed();
    if (request.open_only() && row.state() != v1::SWAP_STATE_OPEN) continue;
    if (!request.employment_id().empty() && !IsOf(proposed, request.employment_id())) continue;
    const bool about =
        request.unit_id().empty() || IsAbout(state, tenant, proposed, request.unit_id());
    if (about) found.push_back(&row);
  }
  std::sort(found.begin(), found.end(),
            [](const auto* a, const auto* b) { return Age(a) > Age(b); });
  if (found.size() > kMostSwaps) found.resize(kMostSwaps);
  for (const v1::SwapRow* row : found) *response->add_swaps() = ToShiftSwap(state, tenant, *row);
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
