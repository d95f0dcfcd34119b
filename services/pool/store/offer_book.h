// OfferBook: who was asked when, found by person; indexes over the rows of offers.
//
// Shape:   keys are kit::Key(tenant, id); by time of the offer.
// Threads: the owner thread of the journal only.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "kit/journal/table.h"
#include "pool/domain/chance.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"

namespace vagtbro::pool {

// What the search looks at: how often somebody was asked of late, never what they answered.
struct Contacts {
  uint32_t day = 0;        // in the last 24 hours
  uint32_t week = 0;       // in the last 7 days
  uint32_t fortnight = 0;  // in the last 14 days
  uint32_t covers = 0;     // shifts taken in the last 28 days
};

class OfferBook final {
 public:
  using Offers = kit::Table<v1::OfferRow>;

  explicit OfferBook(const Offers& offers) : offers_(offers) {}

  // From the rows alone; `person_of(tenant, employment)` names the person.
  template <class PersonOf>
  void Rebuild(PersonOf person_of) {
    by_person_.clear();
    for (const auto& [key, row] : offers_.rows()) {
      const std::string tenant = key.substr(0, key.find('/'));
      Note(tenant, person_of(tenant, row.offer().employment_id()), row);
    }
  }

  void Note(const std::string& tenant, const std::string& person_id, const v1::OfferRow& row);
  void Forget(const std::string& tenant, const std::string& person_id, const v1::OfferRow& row);

  Contacts ContactsOf(const std::string& tenant, const std::string& person_id,
                      absl::Time now) const;
  // Whether the person answered, offer by offer, in the last 28 days; offers still open and those
  // taken back before anybody could answer say nothing.
  std::vector<SeenOffer> SeenOf(const std::string& tenant, const std::string& person_id,
                                absl::Time now) const;
  // Offers to the person that are open or pending, oldest first; of the last 28 days, for a yes may
  // come long after the offer lapsed.
  std::vector<const v1::OfferRow*> Running(const std::string& tenant, const std::string& person_id,
                                           absl::Time now) const;
  // Reply codes that the person may still use: of offers that are running or have only lapsed.
  std::set<std::string> CodesInUse(const std::string& tenant, const std::string& person_id,
                                   absl::Time now) const;

 private:
  // Rows of offers to the person in the last 28 days, oldest first.
  std::vector<const v1::OfferRow*> Recent(const std::string& tenant, const std::string& person_id,
                                          absl::Time now) const;

  const Offers& offers_;
  std::map<std::string, std::set<std::pair<absl::Time, std::string>>> by_person_;
};

}  // namespace vagtbro::pool
