#include "ivr/api/waiting_call_backs.h"

#include <algorithm>

#include "absl/time/time.h"
#include "kit/base/proto_time.h"

namespace vagtbro::ivr {

void MeasureCallBacks(const IvrState& state, const TenantId& tenant, kit::Metrics& metrics) {
  const auto open = state.Open(tenant);
  metrics.Set("vagtbro_call_backs_waiting", {}, static_cast<double>(open.size()));
  absl::Time oldest = absl::InfiniteFuture();
  for (const v1::CallBackRow& row : open) {
    oldest =
        std::min(oldest, kit::FromProto(row.has_due_time() ? row.due_time() : row.want_time()));
  }
  const std::int64_t shown = open.empty() ? 0 : absl::ToUnixSeconds(oldest);
  metrics.Set("vagtbro_call_backs_oldest_timestamp_seconds", {}, static_cast<double>(shown));
}

}  // namespace vagtbro::ivr
