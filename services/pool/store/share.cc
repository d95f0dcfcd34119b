#include "pool/store/share.h"

#include <algorithm>
#include <set>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "pool/domain/steers.h"

namespace vagtbro::pool {
namespace {

constexpr absl::Duration kHalfWindow = absl::Hours(84);

// Shifts of the units that members of the pool hold around the time.
uint32_t HeldByPool(const PoolState& state, const std::string& tenant,
                    const roster::v1::GapOpened& gap) {
  const absl::Time middle = kit::Start(gap.interval());
  std::set<std::string> shifts;
  for (const std::string& unit : gap.unit_ids()) {
    for (const auto* duty :
         state.people().DutiesIn(tenant, unit, middle - kHalfWindow, middle + kHalfWindow)) {
      const std::string& holder = duty->shift().employment_id();
      const auto* member = state.members().Find(kit::Key(tenant, holder));
      if (member != nullptr && member->employment().kind() == directory::v1::EMPLOYMENT_KIND_POOL)
        shifts.insert(duty->shift().shift_id());
    }
  }
  return static_cast<uint32_t>(shifts.size());
}

bool HasHad(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover) {
  const uint32_t share = state.PolicyFor(tenant, cover).pool_covers_per_week();
  return share > 0 && HeldByPool(state, tenant, cover.gap()) >= share;
}

bool SharesAUnit(const roster::v1::GapOpened& a, const roster::v1::GapOpened& b) {
  return std::any_of(a.unit_ids().begin(), a.unit_ids().end(), [&](const std::string& unit) {
    return std::find(b.unit_ids().begin(), b.unit_ids().end(), unit) != b.unit_ids().end();
  });
}

bool OnOneDay(const roster::v1::GapOpened& a, const roster::v1::GapOpened& b) {
  const auto first = [](const auto& gap) {
    return absl::ToCivilDay(kit::Start(gap.interval()), kit::LocalZone());
  };
  const auto last = [](const auto& gap) {
    return absl::ToCivilDay(kit::End(gap.interval()) - absl::Seconds(1), kit::LocalZone());
  };
  return first(a) <= last(b) && first(b) <= last(a);
}

}  // namespace

bool HasHadItsShare(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover) {
  if (!HasHad(state, tenant, cover)) return false;
  const auto& open = state.open_covers(tenant);
  return std::any_of(open.begin(), open.end(), [&](const std::string& key) {
    const v1::CoverRow& other = *state.covers().Find(key);
    return SearchesOn(other) && !SharesAUnit(other.gap(), cover.gap()) &&
           OnOneDay(other.gap(), cover.gap()) && !HasHad(state, tenant, other);
  });
}

}  // namespace vagtbro::pool
