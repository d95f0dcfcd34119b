// People's wishes about their time, and what goes with a person who is erased.
#include <vector>

#include "kit/base/proto_time.h"
#include "pool/store/pool_state.h"
#include "vagtbro/directory/v1/directory_events.pb.h"

namespace vagtbro::pool {
namespace {

std::string WishAlarm(const std::string& tenant, const std::string& name) {
  return std::string(kWishAlarm) + "/" + tenant + "/" + name;
}

}  // namespace

void PoolState::FoldWishes() {
  const auto drop = [this](const std::string& tenant, const std::string& name) {
    wishes_.Erase(tenant, name);
    alarms().Clear(WishAlarm(tenant, name));
  };
  events_.On<v1::WishSet>([this](const auto& wish, const Envelope& e) {
    wishes_.Put(e.tenant_id(), wish);
    const std::string name = WishName(wish.employment_id(), wish.wish_id());
    alarms().Set(kit::MakeAlarm(WishAlarm(e.tenant_id(), name), e.tenant_id(),
                                kit::End(wish.interval()), kWishAlarm, name, e.correlation_id()));
  });
  events_.On<v1::WishDropped>([drop](const auto& dropped, const Envelope& e) {
    drop(e.tenant_id(), WishName(dropped.employment_id(), dropped.wish_id()));
  });
  events_.On<directory::v1::PersonErased>([this, drop](const auto& erased, const Envelope& e) {
    for (const std::string& employment_id : erased.employment_ids()) {
      std::vector<std::string> names;
      for (const v1::WishSet* wish : wishes_.Of(e.tenant_id(), employment_id)) {
        names.push_back(WishName(employment_id, wish->wish_id()));
      }
      for (const std::string& name : names) drop(e.tenant_id(), name);
      v1::MemberRow row = members_.Get(kit::Key(e.tenant_id(), employment_id));
      if (!row.has_quiet_start_minute()) continue;
      row.clear_quiet_start_minute();
      row.clear_quiet_end_minute();
      PutMember(e.tenant_id(), std::move(row));
    }
  });
}

}  // namespace vagtbro::pool
