#include "pool/store/wishes.h"

namespace vagtbro::pool {

std::string WishName(const std::string& employment_id, const std::string& wish_id) {
  return employment_id + "+" + wish_id;
}

void Wishes::Put(const std::string& tenant, const v1::WishSet& wish) {
  table_.Put(kit::Key(tenant, WishName(wish.employment_id(), wish.wish_id())), wish);
}

void Wishes::Erase(const std::string& tenant, const std::string& name) {
  table_.Erase(kit::Key(tenant, name));
}

const v1::WishSet* Wishes::Find(const std::string& tenant, const std::string& name) const {
  return table_.Find(kit::Key(tenant, name));
}

std::vector<const v1::WishSet*> Wishes::Of(const std::string& tenant,
                                           const std::string& employment_id) const {
  const std::string prefix =
      employment_id.empty() ? kit::Key(tenant, "") : kit::Key(tenant, employment_id) + "+";
  std::vector<const v1::WishSet*> wishes;
  for (const auto& [key, wish] : table_.Under(prefix)) wishes.push_back(&wish);
  return wishes;
}

}  // namespace vagtbro::pool
