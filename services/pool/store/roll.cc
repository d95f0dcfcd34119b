#include "pool/store/roll.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "kit/base/proto_time.h"
#include "pool/domain/eligibility.h"
#include "pool/domain/own_quiet.h"
#include "pool/domain/policy.h"
#include "pool/store/leaders.h"
#include "pool/store/moves.h"
#include "pool/store/muster.h"
#include "pool/store/share.h"

namespace vagtbro::pool {
namespace {

using google::protobuf::RepeatedPtrField;

bool Contains(const RepeatedPtrField<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool LeavesAShift(v1::Rung rung) {
  return rung == v1::RUNG_REDEPLOYMENT || rung == v1::RUNG_DAY_ACTIVITY ||
         rung == v1::RUNG_HOME_GUIDANCE || rung == v1::RUNG_COMBINATION_POST ||
         rung == v1::RUNG_LENDING;
}

class Roll final {
 public:
  Roll(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover, absl::Time now)
      : state_(state),
        tenant_(tenant),
        cover_(cover),
        gap_(cover.gap()),
        now_(now),
        muster_(state, tenant, cover, now) {}

  std::vector<Candidate> On(v1::Rung rung, const v1::PolicySet& policy) const {
    // Nobody leaves a shift for a voluntary meeting.
    if (gap_.kind() == types::v1::SHIFT_KIND_MEETING && LeavesAShift(rung)) return {};
    switch (rung) {
      case v1::RUNG_EXTENSION:
        return Extension();
      case v1::RUNG_SISTER_UNITS:
        return StaffOf(SistersOf(state_, tenant_, gap_));
      case v1::RUNG_TEAM_HEAD_START:
      case v1::RUNG_OWN_OFF_DUTY:
        return StaffOf({gap_.unit_ids().begin(), gap_.unit_ids().end()});
      case v1::RUNG_SUBSTITUTE_POOL:
        return Pool();
      case v1::RUNG_AGENCY:
        return Agencies(policy);
      case v1::RUNG_REDEPLOYMENT:
        return OnDutyIn(SistersOf(state_, tenant_, gap_), Post::kSister);
      case v1::RUNG_DAY_ACTIVITY:
        return OnDutyIn(NearOf(state_, tenant_, gap_, roster::v1::UNIT_KIND_DAY_ACTIVITY),
                        Post::kPlain);
      case v1::RUNG_HOME_GUIDANCE:
        return OnDutyIn(NearOf(state_, tenant_, gap_, roster::v1::UNIT_KIND_HOME_GUIDANCE),
                        Post::kPlain);
      case v1::RUNG_COMBINATION_POST:
        return OnDutyIn(OnSiteWith(state_, tenant_, gap_), Post::kCombination);
      case v1::RUNG_LENDING:
        return Lent(UnitsThatLend(cover_, policy, now_));
      default:
        return {};
    }
  }

  // Units of other departments that nobody has been asked about, with who could come from there.
  std::vector<Lender> Lenders(const v1::PolicySet& policy) const {
    const auto lending = UnitsThatLend(cover_, policy, now_);
    const std::string own = LeaderFor(state_, tenant_, cover_, policy, now_);
    std::vector<Lender> lenders;
    for (const std::string& unit : OtherDepartments(state_, tenant_, gap_)) {
      const std::string theirs = LeaderOf(state_, tenant_, unit, now_);
      if (lending.count(unit) != 0 || own.empty() || theirs.empty()) continue;
      Lender lender{unit, {theirs}, false, LentFrom(unit)};
      if (own != theirs) lender.leader_ids.push_back(own);
      lender.leader_sleeps = InQuietHours(policy, now_) && !(WakesFor(own) && WakesFor(theirs));
      lenders.push_back(std::move(lender));
    }
    return lenders;
  }

 private:
  // Which shifts their holders are called from.
  enum class Post { kSister, kPlain, kCombination };

  // Agreed to be disturbed in quiet hours.
  bool WakesFor(const std::string& employment_id) const {
    return state_.members().Get(kit::Key(tenant_, employment_id)).night_sms_offers();
  }

  static bool IsSent(const v1::MemberRow& member) {
    const auto kind = member.employment().kind();
    return kind == directory::v1::EMPLOYMENT_KIND_AGENCY ||
           kind == directory::v1::EMPLOYMENT_KIND_AGENCY_WORKER;
  }

  bool Fits(const v1::DutyRow& duty, const std::string& unit_id, Post post) const {
    const bool combination = duty.shift().combination_post();
    if (post != Post::kSister) return combination == (post == Post::kCombination);
    // Day activities and home guidance have rungs of their own.
    const auto kind = state_.units().Get(kit::Key(tenant_, unit_id)).kind();
    return !combination && kind != roster::v1::UNIT_KIND_DAY_ACTIVITY &&
           kind != roster::v1::UNIT_KIND_HOME_GUIDANCE;
  }

  std::vector<Candidate> OnDutyIn(const std::set<std::string>& units, Post post) const {
    std::vector<Candidate> candidates;
    std::set<std::string> seen;  // a shift of several units, or a person with several shifts
    for (const std::string& unit : units) {
      for (const auto* duty : OnDutyDuring(state_, tenant_, unit, gap_)) {
        const auto* member =
            state_.members().Find(kit::Key(tenant_, duty->shift().employment_id()));
        if (member == nullptr || member->employment().person_id().empty() || IsSent(*member) ||
            !Fits(*duty, unit, post) || !seen.insert(member->employment().person_id()).second) {
          continue;
        }
        candidates.push_back(muster_.MakeMoved(*member, *duty));
      }
    }
    return candidates;
  }

  // Everybody of the unit: who is on duty meanwhile would leave their shift.
  std::vector<Candidate> LentFrom(const std::string& unit) const {
    std::map<std::string, const v1::DutyRow*> on_duty;
    for (const auto* duty : OnDutyDuring(state_, tenant_, unit, gap_)) {
      on_duty.emplace(duty->shift().employment_id(), duty);
    }
    std::vector<Candidate> candidates;
    for (const auto* member :
         state_.people().Of(tenant_, directory::v1::EMPLOYMENT_KIND_UNIT_STAFF, unit)) {
      const auto duty = on_duty.find(member->employment().employment_id());
      candidates.push_back(duty == on_duty.end() ? muster_.Make(*member)
                                                 : muster_.MakeMoved(*member, *duty->second));
    }
    return candidates;
  }

  std::vector<Candidate> Lent(const std::set<std::string>& units) const {
    std::vector<Candidate> candidates;
    for (const std::string& unit : units) {
      for (Candidate& candidate : LentFrom(unit)) candidates.push_back(std::move(candidate));
    }
    return candidates;
  }

  std::vector<Candidate> Extension() const {
    std::set<std::string> ids = muster_.leading_in();
    ids.insert(muster_.present().begin(), muster_.present().end());
    std::vector<Candidate> candidates;
    for (const std::string& id : ids) {
      const v1::MemberRow* member = state_.members().Find(kit::Key(tenant_, id));
      if (member == nullptr || member->employment().person_id().empty()) continue;
      if (IsSent(*member)) continue;
      candidates.push_back(muster_.Make(*member));
    }
    return candidates;
  }

  std::vector<Candidate> StaffOf(const std::set<std::string>& units) const {
    std::vector<Candidate> candidates;
    for (const std::string& unit : units) {
      for (const auto* member :
           state_.people().Of(tenant_, directory::v1::EMPLOYMENT_KIND_UNIT_STAFF, unit)) {
        candidates.push_back(muster_.Make(*member));
      }
    }
    return candidates;
  }

  std::vector<Candidate> Pool() const {
    const bool over_share = HasHadItsShare(state_, tenant_, cover_);
    std::vector<Candidate> candidates;
    for (const auto* member : state_.people().Of(tenant_, directory::v1::EMPLOYMENT_KIND_POOL)) {
      candidates.push_back(muster_.Make(*member));
      candidates.back().over_share = over_share;
    }
    return candidates;
  }

  std::vector<Candidate> Agencies(const v1::PolicySet& policy) const {
    const auto& order = policy.agency_employment_ids();
    std::vector<Candidate> agencies;
    for (const auto* member : state_.people().Of(tenant_, directory::v1::EMPLOYMENT_KIND_AGENCY)) {
      const bool named = order.empty() || Contains(order, member->employment().employment_id());
      if (named) agencies.push_back(muster_.Make(*member));
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
  const v1::CoverRow& cover_;
  const roster::v1::GapOpened& gap_;
  const absl::Time now_;
  const Muster muster_;
};

// Who was passed over in hours of their own may be asked when these and the night are over, if
// nothing else has come between: a word that lasts longer, or an absence.
void NoteOwnQuiet(const v1::CandidateEvaluation& kept, const std::vector<Candidate>& people,
                  absl::Time now, SearchView* view) {
  const auto& gap = view->cover.gap();
  const worktime::Proposal proposal = ProposalFor(gap, now);
  const Question question{gap, proposal, view->policy, kept.rung()};
  for (const Candidate& candidate : people) {
    const v1::MemberRow& member = *candidate.member;
    if (member.employment().employment_id() != kept.employment_id()) continue;
    absl::Time end = OwnQuietEnd(member, now);
    if (!member.night_sms_offers()) end = QuietEnd(view->policy, end);
    const Judgement judgement = Judge(candidate, question, now);
    const bool sleeps = judgement.rejection == Rejection::kQuietHours;
    const bool wished = judgement.rejection && IsOwnWish(Name(*judgement.rejection));
    if (!(sleeps || wished) || judgement.free_time > end) continue;
    view->own_quiet_end = std::min(end, view->own_quiet_end.value_or(end));
  }
}

}  // namespace

std::vector<Candidate> PeopleOn(const PoolState& state, const std::string& tenant,
                                const v1::CoverRow& cover, const v1::PolicySet& policy,
                                v1::Rung rung, absl::Time now) {
  return Roll(state, tenant, cover, now).On(rung, policy);
}

SearchView ViewOf(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                  absl::Time now) {
  SearchView view{cover, {}, state.PolicyFor(tenant, cover), "", false, {}, {}, {}, {}, {}, {}};
  std::set<std::string> asked;
  for (const std::string& offer_id : cover.offer_ids()) {
    view.offers.push_back(state.offers().Find(kit::Key(tenant, offer_id)));
    asked.insert(view.offers.back()->offer().employment_id());
  }
  view.leader = LeaderFor(state, tenant, cover, view.policy, now);
  // One roll for all rungs, made when the first is asked for.
  const auto roll = std::make_shared<std::optional<Roll>>();
  view.people = [&state, tenant, &cover, policy = view.policy, now, roll](v1::Rung rung) {
    if (!*roll) roll->emplace(state, tenant, cover, now);
    return (*roll)->On(rung, policy);
  };
  for (const auto& [key, row] :
       state.rankings().Under(kit::Key(tenant, cover.gap().gap_id()) + "+")) {
    for (const auto& evaluation : row.evaluations()) {
      if (asked.count(evaluation.employment_id()) != 0) continue;
      view.left_in_quiet = view.left_in_quiet || evaluation.rejection() == "QUIET_HOURS";
      if (!IsOwnWish(evaluation.rejection())) continue;
      view.passed_over.insert(evaluation.employment_id());
      const auto member = state.members().Get(kit::Key(tenant, evaluation.employment_id()));
      if (!InOwnQuiet(member, now)) continue;
      NoteOwnQuiet(evaluation, view.people(evaluation.rung()), now, &view);
    }
  }
  if (!OtherDepartments(state, tenant, cover.gap()).empty()) {
    view.lenders = [&state, tenant, &cover, policy = view.policy, now] {
      return Roll(state, tenant, cover, now).Lenders(policy);
    };
  }
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
