#include "pool/store/offer_book.h"

#include "kit/base/proto_time.h"

namespace vagtbro::pool {
namespace {

constexpr absl::Duration kDay = absl::Hours(24);

}  // namespace

void OfferBook::Note(const std::string& tenant, const std::string& person_id,
                     const v1::OfferRow& row) {
  by_person_[kit::Key(tenant, person_id)].insert(
      {kit::FromProto(row.offer_time()), kit::Key(tenant, row.offer().offer_id())});
}

void OfferBook::Forget(const std::string& tenant, const std::string& person_id,
                       const v1::OfferRow& row) {
  const auto person = by_person_.find(kit::Key(tenant, person_id));
  if (person == by_person_.end()) return;
  person->second.erase(
      {kit::FromProto(row.offer_time()), kit::Key(tenant, row.offer().offer_id())});
  if (person->second.empty()) by_person_.erase(person);
}

Contacts OfferBook::ContactsOf(const std::string& tenant, const std::string& person_id,
                               absl::Time now) const {
  Contacts contacts;
  const auto person = by_person_.find(kit::Key(tenant, person_id));
  if (person == by_person_.end()) return contacts;
  const auto& offers = person->second;
  for (auto it = offers.lower_bound({now - 28 * kDay, ""}); it != offers.end(); ++it) {
    const absl::Duration age = now - it->first;
    if (age < kDay) ++contacts.day;
    if (age < 7 * kDay) ++contacts.week;
    if (age < 14 * kDay) ++contacts.fortnight;
    if (offers_.Find(it->second)->state() == v1::OFFER_STATE_CONFIRMED) ++contacts.covers;
  }
  return contacts;
}

std::vector<const v1::OfferRow*> OfferBook::Running(const std::string& tenant,
                                                    const std::string& person_id,
                                                    absl::Time now) const {
  std::vector<const v1::OfferRow*> running;
  const auto person = by_person_.find(kit::Key(tenant, person_id));
  if (person == by_person_.end()) return running;
  const auto& offers = person->second;
  for (auto it = offers.lower_bound({now - 2 * kDay, ""}); it != offers.end(); ++it) {
    const v1::OfferRow* row = offers_.Find(it->second);
    if (row->state() == v1::OFFER_STATE_OPEN || row->state() == v1::OFFER_STATE_PENDING) {
      running.push_back(row);
    }
  }
  return running;
}

}  // namespace vagtbro::pool
