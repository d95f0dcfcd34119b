#include "pool/domain/wish.h"

#include <algorithm>

#include "kit/base/proto_time.h"

namespace vagtbro::pool {

int64_t WishPercent(const std::vector<const v1::WishSet*>& wishes,
                    const types::v1::Interval& interval) {
  const absl::Duration length = kit::End(interval) - kit::Start(interval);
  if (length <= absl::ZeroDuration()) return 0;
  absl::Duration wished;
  for (const v1::WishSet* wish : wishes) {
    if (!kit::Overlaps(wish->interval(), interval)) continue;
    const absl::Duration shared = std::min(kit::End(wish->interval()), kit::End(interval)) -
                                  std::max(kit::Start(wish->interval()), kit::Start(interval));
    wished += wish->kind() == v1::WISH_KIND_WANT ? shared : -shared;
  }
  const auto percent = static_cast<int64_t>(100 * absl::FDivDuration(wished, length));
  return std::clamp<int64_t>(percent, -100, 100);
}

}  // namespace vagtbro::pool
