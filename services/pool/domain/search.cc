#include "pool/domain/search.h"

#include <algorithm>
#include <optional>

#include "kit/base/proto_time.h"
#include "pool/domain/awaited.h"
#include "pool/domain/chance.h"
#include "pool/domain/ladder.h"
#include "pool/domain/lending.h"
#include "pool/domain/policy.h"
#include "pool/domain/ranking.h"
#include "pool/domain/search_beside.h"
#include "pool/domain/search_told.h"
#include "pool/domain/steers.h"
#include "pool/domain/tempo.h"
#include "pool/domain/wave.h"

namespace vagtbro::pool {
namespace {

// The roster's word takes milliseconds; if it takes longer, the search waits and looks again.
constexpr absl::Duration kLookAgain = absl::Minutes(1);
// With less time left, a rung does not wait for those in daily rest.
constexpr absl::Duration kWaitForRest = absl::Hours(24);
// After everybody was asked at once, agencies and leader wait so long for their answers.
constexpr absl::Duration kBroadcastWait = absl::Minutes(15);

class Step final {
 public:
  Step(const SearchView& view, absl::Time now)
      : view_(view),
        gap_(view.cover.gap()),
        now_(now),
        deadline_(SearchDeadline(view.cover, view.policy)),
        proposal_(ProposalFor(gap_, now)),
        left_in_quiet_(view.left_in_quiet && InQuietHours(view.policy, now)),
        own_quiet_end_(view.own_quiet_end),
        tell_(view, now),
        beside_(view, proposal_, deadline_, now, tell_) {}

  Facts Take() {
    const bool covered = !view_.cover.covered_by_employment_id().empty();
    if (view_.cover.closed() || covered || RestsWithLeader(view_.cover)) return {};
    if (now_ >= kit::End(gap_.interval()) || RosterIsAsked()) {
      tell_.LookAgainAt(now_ + kLookAgain);
      return tell_.Take();
    }
    beside_.Ask();
    last_lapse_ = beside_.last_lapse();
    if (now_ < deadline_) {
      if (!StayOnRung()) Climb();
    } else if (beside_.people() > 0) {
      tell_.LookAgainAt(*last_lapse_).set_people(1);
    } else {
      tell_.Escalated(v1::ESCALATION_REASON_TIME_UP);
    }
    return tell_.Take();
  }

 private:
  // Somebody has said yes and the roster has not answered: nobody else is asked meanwhile, but as
  // the time is up a human is told; not within a minute of the yes, though.
  bool RosterIsAsked() const {
    const std::string& pending = view_.cover.pending_offer_id();
    if (pending.empty()) return false;
    const auto& all = view_.offers;
    const auto asked = std::find_if(all.begin(), all.end(), [&](const v1::OfferRow* row) {
      return row->offer().offer_id() == pending;
    });
    return now_ < deadline_ || asked == all.end() ||
           now_ < kit::FromProto((*asked)->answer_time()) + kLookAgain;
  }

  // True if the present rung has more to do. After a rest it is entered afresh: all its time.
  bool StayOnRung() {
    const v1::Rung rung = view_.cover.rung();
    const auto* policy = OnLadder(rung, view_.policy);
    if (policy == nullptr || rung == v1::RUNG_LEADER || !WasVisited(rung, view_.cover))
      return false;
    if (IsRested(view_.cover)) return Enter(*policy);
    const absl::Time end = kit::FromProto(view_.cover.rung_end_time());
    return now_ < end && WorkOn(*policy, end, false);
  }

  void Climb() {
    for (const v1::RungPolicy& rung : view_.policy.ladder()) {
      if (rung.rung() == v1::RUNG_LEADER) break;
      if (!WasVisited(rung.rung(), view_.cover) && InForce(rung, now_) && Enter(rung)) return;
    }
    // Nobody is told that nobody came while an answer may still come.
    if (const auto lapse = LastAwaited()) {
      tell_.LookAgainAt(std::min(*lapse, deadline_));
      return;
    }
    if (own_quiet_end_ && *own_quiet_end_ < std::min(deadline_, Start() - kLeastAfterQuiet)) {
      tell_.Paused(*own_quiet_end_);
      return;
    }
    tell_.Escalated(left_in_quiet_ ? v1::ESCALATION_REASON_QUIET_HOURS
                                   : v1::ESCALATION_REASON_LADDER_EXHAUSTED);
  }

  absl::Time Finish() const {
    return FinishTime(view_.cover, view_.policy, AgencyAhead(view_.cover, view_.policy, now_),
                      now_);
  }

  // Enters a rung and does what can be done there at once; false: it is exhausted.
  bool Enter(const v1::RungPolicy& policy) {
    const absl::Time finish = Finish();
    if (policy.rung() == v1::RUNG_AGENCY && AwaitsOwn(finish)) return true;
    absl::Time end =
        RungEnd(policy, finish, PaceUntil(finish, now_), RungsAhead(policy.rung()), now_);
    const bool last =
        policy.rung() == v1::RUNG_AGENCY || !AgencyAhead(view_.cover, view_.policy, now_);
    if (last && RungsAhead(policy.rung()) == 0 && policy.head_start_minutes() == 0) end = deadline_;
    end = std::min(end, deadline_);
    return WorkOn(policy, end, true);
  }

  bool WorkOn(const v1::RungPolicy& policy, absl::Time end, bool entering) {
    if (policy.rung() == v1::RUNG_LENDING) return Lend(policy, end, entering);
    return Work(policy, end, entering ? std::optional(end) : std::nullopt);
  }

  // Nobody is lent without their leaders' word: they are asked first, and the search waits for it.
  bool Lend(const v1::RungPolicy& policy, absl::Time end, bool entering) {
    LendingPlan plan;
    const absl::Time lapse = ConsentLapse(now_, deadline_);
    if (view_.cover.lending().empty() && view_.lenders != nullptr) {
      const Question question{gap_, proposal_, view_.policy, policy.rung()};
      plan = AskToLend(view_.lenders(), view_.cover, question, lapse, now_);
    }
    const auto consent = plan.questions.empty() ? ConsentAwaited(view_.cover, now_) : lapse;
    consent_awaited_ = consent.has_value();
    leaders_sleep_ = plan.waits_for_day && !consent_awaited_;
    if (consent) end = std::min(deadline_, std::max(end, *consent + TimeToAnswer(policy.rung())));
    const bool works = Work(policy, end, entering ? std::optional(end) : std::nullopt);
    tell_.Add(std::move(plan.questions));
    if (works || !consent) return works;
    tell_.LookAgainAt(std::min(*consent, deadline_));
    return true;
  }

  // Agencies are asked when no other answer is awaited, if there is time for that.
  bool AwaitsOwn(absl::Time finish) {
    const auto lapse = LastAwaited();
    if (!lapse || *lapse > finish) return false;
    tell_.LookAgainAt(*lapse);
    return true;
  }

  // One wave, a wait or a rest on the rung; false: it is exhausted.
  bool Work(const v1::RungPolicy& policy, absl::Time end, std::optional<absl::Time> entered_until) {
    const v1::Rung rung = policy.rung();
    const Question question{gap_, proposal_, view_.policy, rung};
    std::vector<Candidate> people = view_.people(rung);
    std::erase_if(people, [this](const Candidate& one) {
      return !beside_.person().empty() && PersonOf(one) == beside_.person();
    });
    const Ranking ranking = Rank(people, question, now_);
    const WavePlan plan = PlanWave(rung, ranking);
    const absl::Time latest = std::min(end, deadline_);

    if (entered_until) tell_.Entered(question, ranking, *entered_until);
    tell_.Ranked(question, ranking, plan.people, entered_until.has_value());
    const absl::Duration open_for = OneAtATime(rung) ? plan.wait : TimeToAnswer(rung);
    const absl::Time lapse = std::min(now_ + open_for, kit::End(gap_.interval()));
    for (size_t i = 0; i < plan.people; ++i)
      tell_.Offered(*ranking.people[i].candidate, rung, lapse);
    const bool somebody_left = plan.people < ranking.eligible;
    if (IsBroadcast() && !IsAlone(rung)) {
      const absl::Time answered = now_ + kBroadcastWait;
      if (plan.people > 0) last_lapse_ = std::max(answered, last_lapse_.value_or(answered));
      return false;
    }
    const bool waits = OpenOn(rung, view_.offers, now_) > 0;
    if (plan.people == 0 && waits && (OneAtATime(rung) || !somebody_left)) {
      // Those asked have the time of their wave, whatever else has happened meanwhile.
      tell_.LookAgainAt(std::min(*LastOwn(rung), latest));
      return true;
    }
    if (plan.people > 0 || somebody_left) {
      // The head start is the rung's own, whoever has answered.
      const bool head_start = policy.head_start_minutes() > 0 && !somebody_left;
      v1::WaveSent& wave =
          tell_.LookAgainAt(head_start ? latest : std::min(now_ + plan.wait, latest));
      wave.set_last_on_rung(!somebody_left && !OneAtATime(rung) && !consent_awaited_);
      wave.set_people(static_cast<uint32_t>(plan.people + beside_.people()));
      wave.set_chance_percent(static_cast<uint32_t>(100 * plan.chance));
      return true;
    }
    return RestOrWait(ranking, latest);
  }

  // These rungs have their time although everybody else is asked at once.
  static bool IsAlone(v1::Rung rung) {
    return rung == v1::RUNG_AGENCY || rung == v1::RUNG_TEAM_HEAD_START;
  }
  bool IsBroadcast() const { return view_.policy.wave_style() == v1::WAVE_STYLE_BROADCAST; }
  bool OneAtATime(v1::Rung rung) const {
    return rung == v1::RUNG_AGENCY || view_.policy.wave_style() == v1::WAVE_STYLE_ONE_BY_ONE;
  }
  absl::Duration TimeToAnswer(v1::Rung rung) const { return OpenFor(rung, Start() - now_); }

  WavePlan PlanWave(v1::Rung rung, const Ranking& ranking) const {
    if (rung == v1::RUNG_AGENCY)
      return OneByOne(OpenOn(rung, view_.offers, now_), ranking.eligible, TimeToAnswer(rung));
    if (OneAtATime(rung)) {
      return OneByOne(LastOwn(rung) ? 1 : 0, ranking.eligible,
                      absl::Minutes(view_.policy.turn_minutes()));
    }
    if (IsBroadcast()) return {.people = ranking.eligible, .wait = kBroadcastWait};
    const absl::Duration pace = PaceUntil(Finish(), now_);
    const double yes = YesShare(rung) * AnsweredWithin(pace, now_);
    return ComputedWave(RunningChances(view_.offers, view_.reach, pace, now_),
                        ChancesOf(ranking, yes), pace);
  }

  // Nobody may be asked now. The search rests if quiet hours keep somebody from it; with more than
  // a day left it waits for those who rest or said "not now" too, as long as the rung's time lasts.
  bool RestOrWait(const Ranking& ranking, absl::Time latest) {
    const absl::Time resume = QuietEnd(view_.policy, now_);
    absl::Time rested = absl::InfiniteFuture();
    bool quiet = leaders_sleep_;
    for (const Ranked& person : ranking.people) {
      const auto& [rejection, free_time] = person.judgement;
      if (rejection != Rejection::kQuietHours) rested = std::min(rested, free_time);
      if (rejection == Rejection::kOwnQuietHours)
        own_quiet_end_ = std::min(free_time, own_quiet_end_.value_or(free_time));
      quiet = quiet || (now_ < resume && free_time <= resume);
    }
    if (quiet && resume < Start() - kLeastAfterQuiet) {
      tell_.Paused(resume);
      return true;
    }
    left_in_quiet_ = left_in_quiet_ || quiet;
    if (Start() - now_ <= kWaitForRest || rested >= latest) return false;
    tell_.LookAgainAt(rested);
    return true;
  }

  absl::Time Start() const { return kit::Start(gap_.interval()); }

  // When the last answer that is awaited lapses; those asked in this step by broadcast included.
  std::optional<absl::Time> LastAwaited() const {
    const auto open = LastLapse(view_.offers, now_);
    return open && last_lapse_ ? std::max(open, last_lapse_) : open ? open : last_lapse_;
  }

  // The same for those on the rung: agencies that were called in beside it do not take their turn.
  std::optional<absl::Time> LastOwn(v1::Rung rung) const {
    if (rung == v1::RUNG_AGENCY || !AgenciesCalled(view_.cover)) return LastAwaited();
    std::vector<const v1::OfferRow*> own = view_.offers;
    std::erase_if(own, [](const auto* row) { return row->offer().rung() == v1::RUNG_AGENCY; });
    return LastLapse(own, now_);
  }

  // Rungs between this one and agencies or leader that have anybody on them.
  size_t RungsAhead(v1::Rung after) const {
    size_t ahead = 0;
    for (const v1::RungPolicy& rung : view_.policy.ladder()) {
      if (rung.rung() == v1::RUNG_AGENCY || rung.rung() == v1::RUNG_LEADER) break;
      if (rung.rung() == after || WasVisited(rung.rung(), view_.cover) || !InForce(rung, now_))
        continue;
      const bool lends = rung.rung() == v1::RUNG_LENDING && view_.lenders != nullptr;
      if (lends || !view_.people(rung.rung()).empty()) ++ahead;
    }
    return ahead;
  }

  const SearchView& view_;
  const roster::v1::GapOpened& gap_;
  const absl::Time now_;
  const absl::Time deadline_;
  const worktime::Proposal proposal_;
  bool left_in_quiet_;
  bool consent_awaited_ = false;             // leaders think about lending somebody
  bool leaders_sleep_ = false;               // they would, were it not for quiet hours
  std::optional<absl::Time> own_quiet_end_;  // of the first who is in hours of their own
  std::optional<absl::Time> last_lapse_;     // of those asked at once in this step, on every rung
  SearchTold tell_;
  SearchBeside beside_;
};

}  // namespace

Facts NextStep(const SearchView& view, absl::Time now) { return Step(view, now).Take(); }

}  // namespace vagtbro::pool
