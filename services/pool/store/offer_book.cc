#include "pool/store/offer_book.h"

#include "kit/base/proto_time.h"

namespace vagtbro::pool {
namespace {

constexpr absl::Duration kDay = absl::Hours(24);
constexpr absl::Duration kRecent = absl::Hours(28 * 24);

bool IsRunning(const v1::OfferRow& row) {
  return row.state() == v1::OFFER_STATE_OPEN || row.state() == v1::OFFER_STATE_PENDING;
}

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
  for (auto it = offers.lower_bound({now - kRecent, ""}); it != offers.end(); ++it) {
    const absl::Duration age = now - it->first;
    if (age < kDay) ++contacts.day;
    if (age < 7 * kDay) ++contacts.week;
    if (age < 14 * kDay) ++contacts.fortnight;
    if (offers_.Find(it->second)->state() == v1::OFFER_STATE_CONFIRMED) ++contacts.covers;
  }
  return contacts;
}

std::vector<const v1::OfferRow*> OfferBook::Recent(const std::string& tenant,
                                                   const std::string& person_id,
                                                   absl::Time now) const {
  std::vector<const v1::OfferRow*> recent;
  const auto person = by_person_.find(kit::Key(tenant, person_id));
  if (person == by_person_.end()) return recent;
  const auto& offers = person->second;
  for (auto it = offers.lower_bound({now - kRecent, ""}); it != offers.end(); ++it) {
    recent.push_back(offers_.Find(it->second));
  }
  return recent;
}

std::vector<SeenOffer> OfferBook::SeenOf(const std::string& tenant, const std::string& person_id,
                                         absl::Time now) const {
  std::vector<SeenOffer> seen;
  for (const v1::OfferRow* row : Recent(tenant, person_id, now)) {
    const bool answered = row->has_answer_time();
    if (!answered && row->state() != v1::OFFER_STATE_LAPSED) continue;
    seen.push_back({kit::FromProto(row->offer_time()), answered});
  }
  return seen;
}

std::vector<const v1::OfferRow*> OfferBook::Running(const std::string& tenant,
                                                    const std::string& person_id,
                                                    absl::Time now) const {
  std::vector<const v1::OfferRow*> running;
  for (const v1::OfferRow* row : Recent(tenant, person_id, now)) {
    if (IsRunning(*row)) running.push_back(row);
  }
  return running;
}

std::set<std::string> OfferBook::CodesInUse(const std::string& tenant, const std::string& person_id,
                                            absl::Time now) const {
  std::set<std::string> codes;
  for (const v1::OfferRow* row : Recent(tenant, person_id, now)) {
    const bool lapsed = row->state() == v1::OFFER_STATE_LAPSED;
    if (lapsed || IsRunning(*row)) codes.insert(row->offer().reply_code());
  }
  return codes;
}

}  // namespace vagtbro::pool
