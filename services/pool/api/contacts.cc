#include "pool/api/contacts.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "worktime/proto/facts.h"

namespace vagtbro::pool {
namespace {

constexpr size_t kSmallestGroup = 5;

using Employment = directory::v1::EmploymentRegistered;

// Persons of the same group who are employed now, each once.
std::set<std::string> GroupOf(const PoolState& state, const std::string& tenant,
                              const Employment& employment, absl::Time now) {
  std::set<std::string> persons;
  if (employment.kind() != directory::v1::EMPLOYMENT_KIND_UNIT_STAFF &&
      employment.kind() != directory::v1::EMPLOYMENT_KIND_POOL) {
    return persons;
  }
  const worktime::Interval moment{now, now + absl::Nanoseconds(1)};
  for (const v1::MemberRow* member :
       state.people().Of(tenant, employment.kind(), employment.home_unit_id())) {
    if (!worktime::IsEmployed(member->employment(), moment)) continue;
    persons.insert(member->employment().person_id());
  }
  return persons;
}

// Of an even number the lower one: somebody's own count, not a mean.
uint32_t Median(std::vector<uint32_t> counts) {
  const auto middle = counts.begin() + static_cast<std::ptrdiff_t>((counts.size() - 1) / 2);
  std::nth_element(counts.begin(), middle, counts.end());
  return *middle;
}

// The limits that a gap of the home unit opened now would have.
v1::PolicySet LimitsOf(const PoolState& state, const std::string& tenant,
                       const Employment& employment, absl::Time now) {
  v1::CoverRow cover;
  if (!employment.home_unit_id().empty())
    cover.mutable_gap()->add_unit_ids(employment.home_unit_id());
  *cover.mutable_open_time() = kit::ToProto(now);
  return state.PolicyFor(tenant, cover);
}

}  // namespace

absl::Status GetContacts(const PoolState& state, const v1::GetContactsRequest& request,
                         v1::GetContactsResponse* response, absl::Time now) {
  if (!kit::IsId(request.employment_id())) {
    return kit::Malformed("employment_id", "name an employment");
  }
  const std::string& tenant = request.tenant_id();
  const auto* member = state.members().Find(kit::Key(tenant, request.employment_id()));
  if (member == nullptr) return kit::Unknown("UNKNOWN_EMPLOYMENT", "no employment has this id");
  const Employment& employment = member->employment();
  const OfferBook& book = state.offer_book();
  const Contacts own = book.ContactsOf(tenant, employment.person_id(), now);
  response->set_day(own.day);
  response->set_week(own.week);
  response->set_fortnight(own.fortnight);
  response->set_covers(own.covers);
  const v1::PolicySet limits = LimitsOf(state, tenant, employment, now);
  response->set_day_limit(limits.contacts_per_day());
  response->set_week_limit(limits.contacts_per_week());

  const auto* word = state.words().Find(kit::Key(tenant, employment.person_id()));
  if (word != nullptr && now < kit::FromProto(word->until_time())) {
    *response->mutable_not_before_time() = word->until_time();
    response->set_off_shift(word->off_shift());
  }

  const std::set<std::string> group = GroupOf(state, tenant, employment, now);
  if (group.size() < kSmallestGroup) return absl::OkStatus();
  std::vector<uint32_t> fortnights, covers;
  for (const std::string& person : group) {
    const Contacts contacts = book.ContactsOf(tenant, person, now);
    fortnights.push_back(contacts.fortnight);
    covers.push_back(contacts.covers);
  }
  response->set_median_fortnight(Median(std::move(fortnights)));
  response->set_median_covers(Median(std::move(covers)));
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
