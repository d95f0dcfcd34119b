#include "pool/store/summaries.h"

#include <algorithm>
#include <utility>

#include "kit/base/proto_time.h"

namespace vagtbro::pool {
namespace {

// Whoever worked there in so much time knows the place.
constexpr absl::Duration kKnowsFor = absl::Hours(60 * 24);

bool KnowsUnit(const People& people, const std::string& tenant, const v1::MemberRow& member,
               const std::string& unit, const std::string& covered_shift, absl::Time now) {
  const auto& employment = member.employment();
  const auto& known = employment.known_unit_ids();
  if (employment.home_unit_id() == unit) return true;
  if (std::find(known.begin(), known.end(), unit) != known.end()) return true;
  const auto duties = people.DutiesIn(tenant, unit, now - kKnowsFor, now);
  return std::any_of(duties.begin(), duties.end(), [&](const v1::DutyRow* duty) {
    return duty->shift().employment_id() == employment.employment_id() &&
           duty->shift().shift_id() != covered_shift;
  });
}

}  // namespace

template <class Change>
void Summaries::Alter(const std::string& tenant, const std::string& gap_id, Change change) {
  const std::string key = kit::Key(tenant, gap_id);
  const v1::SearchSummary* found = table_.Find(key);
  if (found == nullptr) return;
  v1::SearchSummary summary = *found;
  change(&summary);
  table_.Put(key, std::move(summary));
}

void Summaries::Opened(const std::string& tenant, const v1::CoverRow& cover) {
  v1::SearchSummary summary;
  summary.set_gap_id(cover.gap().gap_id());
  *summary.mutable_unit_ids() = cover.gap().unit_ids();
  *summary.mutable_open_time() = cover.open_time();
  summary.set_policy_id(cover.policy_id());
  table_.Put(kit::Key(tenant, cover.gap().gap_id()), std::move(summary));
}

void Summaries::Offered(const std::string& tenant, const std::string& gap_id) {
  Alter(tenant, gap_id, [](auto* summary) { summary->set_contacts(summary->contacts() + 1); });
}

void Summaries::Escalated(const std::string& tenant, const std::string& gap_id) {
  Alter(tenant, gap_id, [](auto* summary) { summary->set_escalated(true); });
}

void Summaries::Released(const std::string& tenant, const std::string& gap_id) {
  Alter(tenant, gap_id, [](auto* summary) {
    summary->clear_cover_time();
    summary->clear_cover_rung();
  });
}

void Summaries::Covered(const std::string& tenant, const roster::v1::ShiftCovered& covered,
                        const v1::MemberRow& member, v1::Rung rung, absl::Time now) {
  Alter(tenant, covered.gap_id(), [&](v1::SearchSummary* summary) {
    *summary->mutable_cover_time() = kit::ToProto(now);
    summary->set_cost_ore(covered.verdict().cost_ore());
    summary->set_cover_rung(rung);
    const auto& units = summary->unit_ids();
    summary->set_familiar(std::any_of(units.begin(), units.end(), [&](const std::string& unit) {
      return KnowsUnit(people_, tenant, member, unit, covered.shift_id(), now);
    }));
  });
}

}  // namespace vagtbro::pool
