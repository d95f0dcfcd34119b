// Wishes: when people would like to work, or rather not; until their time is over.
//
// Shape:   keys are "<tenant>/<employment>+<wish>".
// Threads: the owner thread of the journal only.
#pragma once

#include <string>
#include <vector>

#include "kit/journal/table.h"
#include "vagtbro/pool/v1/desk_facts.pb.h"

namespace vagtbro::pool {

// "<employment>+<wish>".
std::string WishName(const std::string& employment_id, const std::string& wish_id);

class Wishes final {
 public:
  explicit Wishes(kit::Tables& tables) : table_(tables, "wish") {}

  void Put(const std::string& tenant, const v1::WishSet& wish);
  void Erase(const std::string& tenant, const std::string& name);

  // nullptr: no such wish is kept.
  const v1::WishSet* Find(const std::string& tenant, const std::string& name) const;
  // Of the employment, by id; of everybody, if none is named. Valid until one changes.
  std::vector<const v1::WishSet*> Of(const std::string& tenant,
                                     const std::string& employment_id = "") const;

 private:
  kit::Table<v1::WishSet> table_;
};

}  // namespace vagtbro::pool
