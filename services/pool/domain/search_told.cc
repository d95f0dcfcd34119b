#include "pool/domain/search_told.h"

#include <iterator>
#include <utility>

#include "kit/base/proto_time.h"
#include "pool/domain/ring_time.h"

namespace vagtbro::pool {
namespace {

// Nobody to tell: perhaps somebody is registered by then.
constexpr absl::Duration kLeaderAgain = absl::Minutes(15);

}  // namespace

void SearchTold::Entered(const Question& question, const Ranking& ranking, absl::Time end) {
  v1::RungEntered entered;
  entered.set_gap_id(question.gap.gap_id());
  entered.set_rung(question.rung);
  *entered.mutable_end_time() = kit::ToProto(end);
  entered.set_candidates(static_cast<uint32_t>(ranking.eligible));
  entered.set_rejected(static_cast<uint32_t>(ranking.people.size() - ranking.eligible));
  facts_.push_back(std::move(entered));
}

void SearchTold::Ranked(const Question& question, const Ranking& ranking, size_t asked,
                        bool entered) {
  const v1::CandidatesRanked kept = view_.kept(question.rung);
  v1::CandidatesRanked record = entered && kept.evaluations().empty()
                                    ? Record(ranking, question)
                                    : Changes(ranking, question, kept, asked);
  if (record.evaluations_size() > 0) facts_.push_back(std::move(record));
}

void SearchTold::Offered(const Candidate& candidate, v1::Rung rung, absl::Time lapse) {
  const roster::v1::GapOpened& gap = view_.cover.gap();
  const auto& employment = candidate.member->employment();
  v1::ShiftOffered offer;
  offer.set_gap_id(gap.gap_id());
  offer.set_shift_id(gap.shift_id());
  offer.set_kind(gap.kind());
  offer.set_employment_id(employment.employment_id());
  *offer.mutable_unit_ids() = gap.unit_ids();
  offer.set_place(view_.cover.place());
  *offer.mutable_interval() = gap.interval();
  *offer.mutable_lapse_time() = kit::ToProto(lapse);
  offer.set_rung(rung);
  offer.set_release_shift_id(candidate.release_shift_id);
  offer.set_worker_needed(IsAgency(candidate) && employment.names_workers());
  if (const auto ring = RingTime(candidate, lapse, now_)) {
    *offer.mutable_ring_time() = kit::ToProto(*ring);
  }
  facts_.push_back(std::move(offer));
}

v1::WaveSent& SearchTold::LookAgainAt(absl::Time time) {
  v1::WaveSent wave;
  wave.set_gap_id(view_.cover.gap().gap_id());
  *wave.mutable_next_step_time() = kit::ToProto(time);
  facts_.push_back(std::move(wave));
  return std::get<v1::WaveSent>(facts_.back());
}

void SearchTold::Paused(absl::Time resume) {
  v1::SearchPaused paused;
  paused.set_gap_id(view_.cover.gap().gap_id());
  *paused.mutable_resume_time() = kit::ToProto(resume);
  facts_.push_back(std::move(paused));
}

void SearchTold::Escalated(v1::EscalationReason reason) {
  if (!view_.cover.leader_employment_id().empty()) {
    v1::SearchRested rested;
    rested.set_gap_id(view_.cover.gap().gap_id());
    facts_.push_back(std::move(rested));
    return;
  }
  if (view_.leader.empty()) {
    LookAgainAt(now_ + kLeaderAgain);
    return;
  }
  const roster::v1::GapOpened& gap = view_.cover.gap();
  if (reason != v1::ESCALATION_REASON_TIME_UP) {
    v1::RungEntered entered;
    entered.set_gap_id(gap.gap_id());
    entered.set_rung(v1::RUNG_LEADER);
    *entered.mutable_end_time() = gap.interval().end_time();
    entered.set_candidates(1);
    facts_.push_back(std::move(entered));
  }
  v1::CoverEscalated escalated;
  escalated.set_gap_id(gap.gap_id());
  escalated.set_leader_employment_id(view_.leader);
  escalated.set_reason(reason);
  escalated.set_place(view_.cover.place());
  *escalated.mutable_interval() = gap.interval();
  facts_.push_back(std::move(escalated));
}

void SearchTold::Add(Facts facts) {
  facts_.insert(facts_.end(), std::make_move_iterator(facts.begin()),
                std::make_move_iterator(facts.end()));
}

}  // namespace vagtbro::pool
