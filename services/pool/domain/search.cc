#include "pool/domain/search.h"

#include <algorithm>
#include <optional>

#include "kit/base/proto_time.h"
#include "pool/domain/policy.h"
#include "pool/domain/ranking.h"
#include "pool/domain/tempo.h"

namespace vagtbro::pool {
namespace {

// The roster's word takes milliseconds; if it takes longer, the search waits and looks again.
constexpr absl::Duration kLookAgain = absl::Minutes(1);
// Nobody to tell: perhaps somebody is registered by then.
constexpr absl::Duration kLeaderAgain = absl::Minutes(15);
// With less time left, a rung does not wait for those in daily rest.
constexpr absl::Duration kWaitForRest = absl::Hours(24);

class Step final {
 public:
  Step(const SearchView& view, absl::Time now)
      : view_(view),
        gap_(view.cover.gap()),
        now_(now),
        deadline_(SearchDeadline(view.cover)),
        proposal_(ProposalFor(gap_)),
        left_in_quiet_(view.left_in_quiet && InQuietHours(view.policy, now)) {}

  Facts Take() {
    const bool covered = !view_.cover.covered_by_employment_id().empty();
    if (view_.cover.closed() || covered || !view_.cover.leader_employment_id().empty()) return {};
    if (now_ >= kit::End(gap_.interval()) || RosterIsAsked()) {
      LookAgainAt(now_ + kLookAgain);
    } else if (now_ >= deadline_) {
      Escalate(v1::ESCALATION_REASON_TIME_UP);
    } else if (!StayOnRung()) {
      Climb();
    }
    return std::move(facts_);
  }

 private:
  // Somebody has said yes and the roster has not answered: nobody else is asked meanwhile, but as
  // the time is up a human is told; not within a minute of the yes, though.
  bool RosterIsAsked() const {
    const std::string& pending = view_.cover.pending_offer_id();
    if (pending.empty()) return false;
    const auto asked =
        std::find_if(view_.offers.begin(), view_.offers.end(),
                     [&](const v1::OfferRow* row) { return row->offer().offer_id() == pending; });
    return now_ < deadline_ || asked == view_.offers.end() ||
           now_ < kit::FromProto((*asked)->answer_time()) + kLookAgain;
  }

  // True if the present rung has more to do. After a rest it is entered afresh: its time did not
  // run.
  bool StayOnRung() {
    const v1::Rung rung = view_.cover.rung();
    const auto* policy = OnLadder(rung);
    if (policy == nullptr || rung == v1::RUNG_LEADER) return false;
    if (IsRested()) return Enter(*policy, RungsLeft() + 1);
    const absl::Time end = kit::FromProto(view_.cover.rung_end_time());
    return now_ < end && Work(rung, end, std::nullopt);
  }

  void Climb() {
    size_t left = RungsLeft();
    for (const v1::RungPolicy& rung : view_.policy.ladder()) {
      if (rung.rung() == v1::RUNG_LEADER) break;
      if (!WasVisited(rung.rung()) && Enter(rung, left--)) return;
    }
    Escalate(left_in_quiet_ ? v1::ESCALATION_REASON_QUIET_HOURS
                            : v1::ESCALATION_REASON_LADDER_EXHAUSTED);
  }

  // Enters a rung and does what can be done there at once; false: it is exhausted.
  bool Enter(const v1::RungPolicy& policy, size_t rungs_left) {
    const absl::Time end = RungEnd(policy, rungs_left, deadline_, now_);
    return Work(policy.rung(), end, end);
  }

  // One wave, a wait or a rest on the rung; false: it is exhausted.
  bool Work(v1::Rung rung, absl::Time end, std::optional<absl::Time> entered_until) {
    const Question question{gap_, proposal_, view_.policy, rung};
    const std::vector<Candidate> people = view_.people(rung);
    const Ranking ranking = Rank(people, question, now_);
    const Wave wave = WaveFor(rung, kit::Start(gap_.interval()) - now_);
    const absl::Time latest = std::min(end, deadline_);
    const auto open = OpenOn(rung);
    const size_t room = wave.size > open.size() ? wave.size - open.size() : 0;
    const size_t asked = std::min(room, ranking.eligible);

    if (entered_until) NoteEntered(question, ranking, *entered_until);
    NoteRanking(question, ranking, asked, entered_until.has_value());
    if (asked > 0) {
      const absl::Time lapse = std::min(now_ + wave.open_for, kit::End(gap_.interval()));
      for (size_t i = 0; i < asked; ++i) Offer(*ranking.people[i].candidate, rung, lapse);
      LookAgainAt(std::min(lapse, latest));
      return true;
    }
    if (!open.empty()) {
      LookAgainAt(std::min(*std::min_element(open.begin(), open.end()), latest));
      return true;
    }
    return RestOrWait(ranking, latest);
  }

  // Nobody may be asked now. The search rests if quiet hours keep somebody from it; with more than
  // a day left it also waits for those in daily rest, as long as the rung's time lasts.
  bool RestOrWait(const Ranking& ranking, absl::Time latest) {
    const absl::Time resume = QuietEnd(view_.policy, now_);
    absl::Time rested = absl::InfiniteFuture();
    bool quiet = false;
    for (const Ranked& person : ranking.people) {
      const Judgement& judgement = person.judgement;
      if (judgement.rejection == Rejection::kInRest) rested = std::min(rested, judgement.free_time);
      quiet = quiet || (now_ < resume && judgement.free_time <= resume);
    }
    const absl::Time start = kit::Start(gap_.interval());
    if (quiet && resume < start - kLeastAfterQuiet) {
      v1::SearchPaused fact;
      fact.set_gap_id(gap_.gap_id());
      *fact.mutable_resume_time() = kit::ToProto(resume);
      facts_.push_back(std::move(fact));
      return true;
    }
    left_in_quiet_ = left_in_quiet_ || quiet;
    if (start - now_ <= kWaitForRest || rested >= latest) return false;
    LookAgainAt(rested);
    return true;
  }

  void NoteEntered(const Question& question, const Ranking& ranking, absl::Time end) {
    v1::RungEntered entered;
    entered.set_gap_id(gap_.gap_id());
    entered.set_rung(question.rung);
    *entered.mutable_end_time() = kit::ToProto(end);
    entered.set_candidates(static_cast<uint32_t>(ranking.eligible));
    entered.set_rejected(static_cast<uint32_t>(ranking.people.size() - ranking.eligible));
    facts_.push_back(std::move(entered));
  }

  void NoteRanking(const Question& question, const Ranking& ranking, size_t asked, bool entered) {
    const v1::CandidatesRanked kept = view_.kept(question.rung);
    v1::CandidatesRanked record = entered && kept.evaluations().empty()
                                      ? Record(ranking, question)
                                      : Changes(ranking, question, kept, asked);
    if (record.evaluations_size() > 0) facts_.push_back(std::move(record));
  }

  void Offer(const Candidate& candidate, v1::Rung rung, absl::Time lapse) {
    v1::ShiftOffered offer;
    offer.set_gap_id(gap_.gap_id());
    offer.set_employment_id(candidate.member->employment().employment_id());
    *offer.mutable_unit_ids() = gap_.unit_ids();
    offer.set_place(view_.cover.place());
    *offer.mutable_interval() = gap_.interval();
    *offer.mutable_lapse_time() = kit::ToProto(lapse);
    offer.set_rung(rung);
    facts_.push_back(std::move(offer));
  }

  void LookAgainAt(absl::Time time) {
    v1::WaveSent wave;
    wave.set_gap_id(gap_.gap_id());
    *wave.mutable_next_step_time() = kit::ToProto(time);
    facts_.push_back(std::move(wave));
  }

  void Escalate(v1::EscalationReason reason) {
    if (view_.leader.empty()) return LookAgainAt(now_ + kLeaderAgain);
    if (reason != v1::ESCALATION_REASON_TIME_UP) {
      v1::RungEntered entered;
      entered.set_gap_id(gap_.gap_id());
      entered.set_rung(v1::RUNG_LEADER);
      *entered.mutable_end_time() = gap_.interval().end_time();
      entered.set_candidates(1);
      facts_.push_back(std::move(entered));
    }
    v1::CoverEscalated escalated;
    escalated.set_gap_id(gap_.gap_id());
    escalated.set_leader_employment_id(view_.leader);
    escalated.set_reason(reason);
    escalated.set_place(view_.cover.place());
    *escalated.mutable_interval() = gap_.interval();
    facts_.push_back(std::move(escalated));
  }

  std::vector<absl::Time> OpenOn(v1::Rung rung) const {
    std::vector<absl::Time> lapses;
    for (const v1::OfferRow* row : view_.offers) {
      if (row->offer().rung() == rung && IsOpen(*row, now_)) {
        lapses.push_back(kit::FromProto(row->offer().lapse_time()));
      }
    }
    return lapses;
  }

  const v1::RungPolicy* OnLadder(v1::Rung rung) const {
    for (const v1::RungPolicy& policy : view_.policy.ladder()) {
      if (policy.rung() == rung) return &policy;
    }
    return nullptr;
  }

  bool WasVisited(v1::Rung rung) const {
    const auto& visits = view_.cover.visits();
    return std::any_of(visits.begin(), visits.end(), [rung](const v1::RungVisit& visit) {
      return visit.entered().rung() == rung;
    });
  }

  // Rungs of the ladder that have not had their turn, the leader's not counted.
  size_t RungsLeft() const {
    size_t left = 0;
    for (const v1::RungPolicy& rung : view_.policy.ladder()) {
      if (rung.rung() != v1::RUNG_LEADER && !WasVisited(rung.rung())) ++left;
    }
    return left;
  }

  bool IsRested() const {
    const auto& rests = view_.cover.rests();
    const auto& visits = view_.cover.visits();
    if (rests.empty() || visits.empty()) return false;
    return kit::FromProto(rests.rbegin()->pause_time()) >=
           kit::FromProto(visits.rbegin()->enter_time());
  }

  const SearchView& view_;
  const roster::v1::GapOpened& gap_;
  const absl::Time now_;
  const absl::Time deadline_;
  const worktime::Proposal proposal_;
  bool left_in_quiet_;
  Facts facts_;
};

}  // namespace

Facts NextStep(const SearchView& view, absl::Time now) { return Step(view, now).Take(); }

bool IsOpen(const v1::OfferRow& offer, absl::Time now) {
  return offer.state() == v1::OFFER_STATE_OPEN && now < kit::FromProto(offer.offer().lapse_time());
}

}  // namespace vagtbro::pool
