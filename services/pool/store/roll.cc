#include "pool/store/roll.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "kit/base/proto_time.h"

namespace vagtbro::pool {
namespace {

// Handing over takes time: a duty that ends this near the gap's start leads into it.
constexpr absl::Duration kHandover = absl::Minutes(45);
// Longest duty that can reach into a time from before it.
constexpr absl::Duration kLongestDuty = absl::Hours(36);
constexpr absl::Duration kExtendsWithin = absl::Hours(12);
constexpr absl::Duration kKnowsFor = absl::Hours(60 * 24);

using google::protobuf::RepeatedPtrField;

bool Contains(const RepeatedPtrField<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::set<std::string> SistersOf(const PoolState& state, const std::string& tenant,
                                const roster::v1::GapOpened& gap) {
  std::set<std::string> sisters;
  for (const std::string& id : gap.unit_ids()) {
    const auto* unit = state.units().Find(kit::Key(tenant, id));
    if (unit == nullptr) continue;
    sisters.insert(unit->sister_unit_ids().begin(), unit->sister_unit_ids().end());
  }
  for (const std::string& id : gap.unit_ids()) sisters.erase(id);
  return sisters;
}

// Who leads any of the units, by id.
std::vector<const v1::MemberRow*> LeadersOf(const PoolState& state, const std::string& tenant,
                                            const std::set<std::string>& units) {
  std::map<std::string, const v1::MemberRow*> leaders;
  for (const std::string& unit : units) {
    for (const auto* leader : state.people().Leaders(tenant, unit)) {
      leaders[leader->employment().employment_id()] = leader;
    }
  }
  std::vector<const v1::MemberRow*> rows;
  for (const auto& [id, leader] : leaders) rows.push_back(leader);
  return rows;
}

class Roll final {
 public:
  Roll(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover, absl::Time now)
      : state_(state),
        tenant_(tenant),
        gap_(cover.gap()),
        units_(gap_.unit_ids().begin(), gap_.unit_ids().end()),
        now_(now) {
    for (const std::string& offer_id : cover.offer_ids()) {
      const v1::OfferRow* offer = state.offers().Find(kit::Key(tenant, offer_id));
      if (offer != nullptr) asked_.insert(PersonOf(offer->offer().employment_id()));
    }
    for (const std::string& unit : gap_.unit_ids()) {
      for (const auto* duty : state.people().DutiesIn(tenant, unit, now - kKnowsFor, now)) {
        familiar_.insert(duty->shift().employment_id());
      }
      const absl::Time last = kit::End(gap_.interval()) + kHandover;
      const absl::Time first = std::min(now, kit::Start(gap_.interval())) - kLongestDuty;
      for (const auto* duty : state.people().DutiesIn(tenant, unit, first, last)) {
        if (LeadsIn(*duty)) leading_in_.insert(duty->shift().employment_id());
        if (IsPresent(*duty)) present_.insert(duty->shift().employment_id());
      }
    }
  }

  std::vector<Candidate> On(v1::Rung rung, const v1::PolicySet& policy) const {
    switch (rung) {
      case v1::RUNG_EXTENSION:
        return Extension();
      case v1::RUNG_SISTER_UNITS:
        return StaffOf(SistersOf(state_, tenant_, gap_));
      case v1::RUNG_OWN_OFF_DUTY:
        return StaffOf({gap_.unit_ids().begin(), gap_.unit_ids().end()});
      case v1::RUNG_SUBSTITUTE_POOL:
        return Pool();
      case v1::RUNG_AGENCY:
        return Agencies(policy);
      default:
        return {};
    }
  }

 private:
  std::string PersonOf(const std::string& employment_id) const {
    return state_.people().PersonOf(tenant_, employment_id);
  }

  bool LeadsIn(const v1::DutyRow& duty) const {
    const auto& worked = WorkedInterval(duty);
    return absl::AbsDuration(kit::End(worked) - kit::Start(gap_.interval())) <= kHandover ||
           absl::AbsDuration(kit::Start(worked) - kit::End(gap_.interval())) <= kHandover;
  }

  bool IsPresent(const v1::DutyRow& duty) const {
    const auto& worked = WorkedInterval(duty);
    return kit::Start(worked) <= now_ && now_ < kit::End(worked) &&
           kit::Start(gap_.interval()) - now_ <= kExtendsWithin;
  }

  // The longest of the ways to the gap's units; absent: none is known.
  std::optional<uint32_t> WayTo(const directory::v1::EmploymentRegistered& employment) const {
    std::optional<uint32_t> way;
    for (const auto& time : employment.travel_times()) {
      if (!Contains(gap_.unit_ids(), time.unit_id())) continue;
      way = std::max(time.minutes(), way.value_or(0));
    }
    return way;
  }

  Candidate Make(const v1::MemberRow& member) const {
    const auto& employment = member.employment();
    Candidate candidate;
    candidate.member = &member;
    candidate.worker = &state_.people().WorkerOf(tenant_, employment.person_id());
    candidate.profile =
        &state_.rule_book().For({tenant_, employment.agreement_profile(), units_,
                                 employment.employment_id(), kit::Start(gap_.interval())});
    candidate.travel_minutes = WayTo(employment);
    candidate.asked = asked_.count(employment.person_id()) != 0;
    candidate.touches_gap = leading_in_.count(employment.employment_id()) != 0;
    candidate.knows_place = familiar_.count(employment.employment_id()) != 0;
    const OfferBook& book = state_.offer_book();
    const Contacts contacts = book.ContactsOf(tenant_, employment.person_id(), now_);
    candidate.contacts_day = contacts.day;
    candidate.contacts_week = contacts.week;
    candidate.contacts_fortnight = contacts.fortnight;
    candidate.covers = contacts.covers;
    candidate.reach = ReachOf(book.SeenOf(tenant_, employment.person_id(), now_), now_);
    const auto running = book.Running(tenant_, employment.person_id(), now_);
    candidate.busy = std::any_of(running.begin(), running.end(), [this](const auto* row) {
      return kit::Overlaps(row->offer().interval(), gap_.interval());
    });
    return candidate;
  }

  std::vector<Candidate> Extension() const {
    std::set<std::string> ids = leading_in_;
    ids.insert(present_.begin(), present_.end());
    std::vector<Candidate> candidates;
    for (const std::string& id : ids) {
      const v1::MemberRow* member = state_.members().Find(kit::Key(tenant_, id));
      if (member == nullptr || member->employment().person_id().empty()) continue;
      if (member->employment().kind() == directory::v1::EMPLOYMENT_KIND_AGENCY) continue;
      candidates.push_back(Make(*member));
    }
    return candidates;
  }

  std::vector<Candidate> StaffOf(const std::set<std::string>& units) const {
    std::vector<Candidate> candidates;
    for (const std::string& unit : units) {
      for (const auto* member :
           state_.people().Of(tenant_, directory::v1::EMPLOYMENT_KIND_UNIT_STAFF, unit)) {
        candidates.push_back(Make(*member));
      }
    }
    return candidates;
  }

  std::vector<Candidate> Pool() const {
    std::vector<Candidate> candidates;
    for (const auto* member : state_.people().Of(tenant_, directory::v1::EMPLOYMENT_KIND_POOL)) {
      candidates.push_back(Make(*member));
    }
    return candidates;
  }

  std::vector<Candidate> Agencies(const v1::PolicySet& policy) const {
    const auto& order = policy.agency_employment_ids();
    std::vector<Candidate> agencies;
    for (const auto* member : state_.people().Of(tenant_, directory::v1::EMPLOYMENT_KIND_AGENCY)) {
      const bool named = order.empty() || Contains(order, member->employment().employment_id());
      if (named) agencies.push_back(Make(*member));
    }
    for (size_t i = 0; i < agencies.size(); ++i) {
      const std::string& id = agencies[i].member->employment().employment_id();
      const auto place = std::find(order.begin(), order.end(), id) - order.begin();
      agencies[i].agency_place = static_cast<uint32_t>(order.empty() ? i : place);
      agencies[i].busy = false;  // a desk can answer for many
    }
    return agencies;
  }

  const PoolState& state_;
  const std::string tenant_;
  const roster::v1::GapOpened& gap_;
  const std::vector<std::string> units_;  // of the gap
  const absl::Time now_;
  std::set<std::string> asked_;       // persons
  std::set<std::string> familiar_;    // employments that worked in the units of late
  std::set<std::string> leading_in_;  // employments whose duty leads into the gap
  std::set<std::string> present_;     // employments on duty there now
};

bool IsAway(const PoolState& state, const std::string& tenant, const std::string& person_id,
            absl::Time now) {
  const std::vector<std::string> keys = state.people().AbsencesOf(tenant, person_id);
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
    const auto& interval = state.absences().Find(key)->interval();
    return kit::Start(interval) <= now && now < kit::End(interval);
  });
}

}  // namespace

std::vector<Candidate> PeopleOn(const PoolState& state, const std::string& tenant,
                                const v1::CoverRow& cover, const v1::PolicySet& policy,
                                v1::Rung rung, absl::Time now) {
  return Roll(state, tenant, cover, now).On(rung, policy);
}

std::string LeaderFor(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                      const v1::PolicySet& policy, absl::Time now) {
  const auto first_at_work = [&](const std::vector<const v1::MemberRow*>& members) {
    const auto found = std::find_if(members.begin(), members.end(), [&](const auto* member) {
      return !IsAway(state, tenant, member->employment().person_id(), now);
    });
    return found == members.end() ? "" : (*found)->employment().employment_id();
  };
  const auto& units = cover.gap().unit_ids();
  std::string leader = first_at_work(LeadersOf(state, tenant, {units.begin(), units.end()}));
  const auto* named = state.members().Find(kit::Key(tenant, policy.leader_employment_id()));
  if (leader.empty() && named != nullptr) leader = first_at_work({named});
  if (leader.empty()) {
    leader = first_at_work(LeadersOf(state, tenant, SistersOf(state, tenant, cover.gap())));
  }
  if (leader.empty()) leader = first_at_work(state.people().Leaders(tenant));
  return leader;
}

SearchView ViewOf(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                  absl::Time now) {
  SearchView view{cover, {}, state.PolicyFor(tenant, cover), "", false, {}, {}, {}};
  std::set<std::string> asked;
  for (const std::string& offer_id : cover.offer_ids()) {
    view.offers.push_back(state.offers().Find(kit::Key(tenant, offer_id)));
    asked.insert(view.offers.back()->offer().employment_id());
  }
  view.leader = LeaderFor(state, tenant, cover, view.policy, now);
  for (const auto& [key, row] :
       state.rankings().Under(kit::Key(tenant, cover.gap().gap_id()) + "+")) {
    for (const auto& evaluation : row.evaluations()) {
      view.left_in_quiet = view.left_in_quiet || (evaluation.rejection() == "QUIET_HOURS" &&
                                                  asked.count(evaluation.employment_id()) == 0);
    }
  }
  // One roll for all rungs, made when the first is asked for.
  const auto roll = std::make_shared<std::optional<Roll>>();
  view.people = [&state, tenant, &cover, policy = view.policy, now, roll](v1::Rung rung) {
    if (!*roll) roll->emplace(state, tenant, cover, now);
    return (*roll)->On(rung, policy);
  };
  view.reach = [&state, tenant, now](const std::string& employment_id) {
    const std::string person = state.people().PersonOf(tenant, employment_id);
    return ReachOf(state.offer_book().SeenOf(tenant, person, now), now);
  };
  view.kept = [&state, tenant, &cover](v1::Rung rung) {
    return state.rankings().Get(RankingKey(tenant, cover.gap().gap_id(), rung));
  };
  return view;
}

}  // namespace vagtbro::pool
