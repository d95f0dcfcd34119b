#include "pool/api/wishes.h"

#include <google/rpc/error_details.pb.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "absl/strings/cord.h"
#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "pool/api/board.h"

namespace vagtbro::pool {
namespace {

constexpr absl::Duration kLongest = absl::Hours(31 * 24);
constexpr size_t kMostKept = 50;
constexpr size_t kMostListed = 1000;

absl::Status TooLong() {
  absl::Status status =
      absl::InvalidArgumentError("interval: at most 31 days; say it month by month");
  google::rpc::ErrorInfo info;
  info.set_reason("TOO_LONG");
  (*info.mutable_metadata())["field"] = "interval";
  status.SetPayload("type.googleapis.com/google.rpc.ErrorInfo",
                    absl::Cord(info.SerializeAsString()));
  return status;
}

bool IsWhole(const types::v1::Interval& interval) {
  return interval.has_start_time() && interval.has_end_time() &&
         kit::Start(interval) < kit::End(interval);
}

absl::Status CheckFields(const v1::SetWishRequest& request) {
  if (!kit::IsId(request.employment_id())) {
    return kit::Malformed("employment_id", "name the employment whose wish it is");
  }
  if (!request.has_interval() || !IsWhole(request.interval())) {
    return kit::Malformed("interval", "give a time that begins before it ends");
  }
  if (request.kind() != v1::WISH_KIND_WANT && request.kind() != v1::WISH_KIND_RATHER_NOT) {
    return kit::Malformed("kind", "say WANT or RATHER_NOT");
  }
  const absl::Duration length = kit::End(request.interval()) - kit::Start(request.interval());
  return length > kLongest ? TooLong() : absl::OkStatus();
}

absl::Status CheckEmployment(const PoolState& state, const std::string& tenant,
                             const std::string& employment_id) {
  if (state.members().Find(kit::Key(tenant, employment_id)) != nullptr) return absl::OkStatus();
  return kit::Unknown("UNKNOWN_EMPLOYMENT", "no employment has this id");
}

bool IsHomeIn(const PoolState& state, const std::string& tenant, const std::string& employment_id,
              const std::string& unit_id) {
  const auto* member = state.members().Find(kit::Key(tenant, employment_id));
  return member != nullptr && member->employment().home_unit_id() == unit_id;
}

absl::Status CheckFields(const v1::ListWishesRequest& request) {
  if (!request.employment_id().empty() && !kit::IsId(request.employment_id())) {
    return kit::Malformed("employment_id", "name an employment, or none");
  }
  if (!request.unit_id().empty() && !kit::IsId(request.unit_id())) {
    return kit::Malformed("unit_id", "name a unit, or none");
  }
  if (request.has_interval() && !IsWhole(request.interval())) {
    return kit::Malformed("interval", "give a time that begins before it ends, or none");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status SetWish(const PoolState& state, kit::Commit& commit, const v1::SetWishRequest& request,
                     v1::SetWishResponse* response) {
  absl::Status checked = CheckFields(request);
  const std::string& tenant = commit.tenant();
  if (checked.ok()) checked = CheckEmployment(state, tenant, request.employment_id());
  if (!checked.ok()) return checked;
  if (kit::End(request.interval()) <= commit.now()) {
    return kit::Refused("TIME_OVER", "that time is over: wish for one that lies ahead");
  }
  if (state.wishes().Of(tenant, request.employment_id()).size() >= kMostKept) {
    return kit::Refused("TOO_MANY", "50 wishes are kept already: take one back first");
  }
  v1::WishSet wish;
  wish.set_wish_id(commit.NewId("wish"));
  wish.set_employment_id(request.employment_id());
  *wish.mutable_interval() = request.interval();
  wish.set_kind(request.kind());
  commit.Emit(wish.wish_id(), wish);
  *response->mutable_wish() = wish;
  return absl::OkStatus();
}

absl::Status DropWish(const PoolState& state, kit::Commit& commit,
                      const v1::DropWishRequest& request, v1::DropWishResponse* /*response*/) {
  if (!kit::IsId(request.employment_id())) {
    return kit::Malformed("employment_id", "name the employment whose wish it is");
  }
  if (!kit::IsId(request.wish_id())) return kit::Malformed("wish_id", "name a wish");
  const std::string& tenant = commit.tenant();
  absl::Status known = CheckEmployment(state, tenant, request.employment_id());
  if (!known.ok()) return known;
  const std::string name = WishName(request.employment_id(), request.wish_id());
  if (state.wishes().Find(tenant, name) == nullptr) return absl::OkStatus();
  v1::WishDropped dropped;
  dropped.set_wish_id(request.wish_id());
  dropped.set_employment_id(request.employment_id());
  commit.Emit(request.wish_id(), dropped);
  return absl::OkStatus();
}

absl::Status ListWishes(const PoolState& state, const v1::ListWishesRequest& request,
                        v1::ListWishesResponse* response, absl::Time now) {
  const std::string& tenant = request.tenant_id();
  absl::Status checked = CheckFields(request);
  if (checked.ok()) checked = CheckTenant(state, tenant);
  if (checked.ok() && !request.employment_id().empty()) {
    checked = CheckEmployment(state, tenant, request.employment_id());
  }
  if (!checked.ok()) return checked;
  std::vector<const v1::WishSet*> wishes = state.wishes().Of(tenant, request.employment_id());
  std::erase_if(wishes, [&](const v1::WishSet* wish) {
    const bool over = kit::End(wish->interval()) <= now;
    const bool elsewhere = !request.unit_id().empty() &&
                           !IsHomeIn(state, tenant, wish->employment_id(), request.unit_id());
    const bool other_time =
        request.has_interval() && !kit::Overlaps(wish->interval(), request.interval());
    return over || elsewhere || other_time;
  });
  std::sort(wishes.begin(), wishes.end(), [](const auto* a, const auto* b) {
    const absl::Time a_start = kit::Start(a->interval()), b_start = kit::Start(b->interval());
    return std::tie(a_start, a->wish_id()) < std::tie(b_start, b->wish_id());
  });
  if (wishes.size() > kMostListed) wishes.resize(kMostListed);
  for (const v1::WishSet* wish : wishes) *response->add_wishes() = *wish;
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
