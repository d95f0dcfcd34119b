// How the pool's own decisions change a search, and when it is looked at again.
#include <algorithm>
#include <vector>

#include "kit/base/proto_time.h"
#include "pool/domain/steer.h"
#include "pool/domain/steers.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {
namespace {

std::string StepAlarm(const std::string& tenant, const std::string& gap_id) {
  return std::string(kStepAlarm) + "/" + tenant + "/" + gap_id;
}

}  // namespace

void PoolState::FoldSearch() {
  events_.On<v1::PolicySet>([this](const auto& policy, const Envelope& e) {
    policies_.Put(PolicyKey(e.tenant_id(), policy), policy);
  });
  events_.On<v1::RungEntered>([this](const auto& entered, const Envelope& e) {
    v1::CoverRow row = covers_.Get(kit::Key(e.tenant_id(), entered.gap_id()));
    row.set_rung(entered.rung());
    *row.mutable_rung_end_time() = entered.end_time();
    v1::RungVisit* visit = row.add_visits();
    *visit->mutable_enter_time() = e.event_time();
    *visit->mutable_entered() = entered;
    PutCover(e.tenant_id(), std::move(row));
  });
  events_.On<v1::CandidatesRanked>(
      [this](const auto& ranked, const Envelope& e) { MergeRanking(ranked, e); });
  events_.On<v1::WaveSent>([this](const auto& wave, const Envelope& e) {
    v1::CoverRow row = covers_.Get(kit::Key(e.tenant_id(), wave.gap_id()));
    StepAt(e.tenant_id(), &row, kit::FromProto(wave.next_step_time()));
    if (wave.last_on_rung()) *row.mutable_rung_end_time() = wave.next_step_time();
    v1::WaveMark* mark = row.add_waves();
    *mark->mutable_wave_time() = e.event_time();
    mark->set_rung(row.rung());
    mark->set_people(wave.people());
    mark->set_chance_percent(wave.chance_percent());
    *mark->mutable_next_step_time() = wave.next_step_time();
    PutCover(e.tenant_id(), std::move(row));
  });
  events_.On<v1::SearchPaused>([this](const auto& paused, const Envelope& e) {
    v1::CoverRow row = covers_.Get(kit::Key(e.tenant_id(), paused.gap_id()));
    v1::SearchRest* rest = row.add_rests();
    *rest->mutable_pause_time() = e.event_time();
    *rest->mutable_resume_time() = paused.resume_time();
    StepAt(e.tenant_id(), &row, kit::FromProto(paused.resume_time()));
    PutCover(e.tenant_id(), std::move(row));
  });
  events_.On<v1::CoverEscalated>([this](const auto& escalated, const Envelope& e) {
    v1::CoverRow row = covers_.Get(kit::Key(e.tenant_id(), escalated.gap_id()));
    row.set_leader_employment_id(escalated.leader_employment_id());
    row.set_escalation_reason(escalated.reason());
    *row.mutable_escalate_time() = e.event_time();
    RestMarks(e, &row);
    summaries_.Escalated(e.tenant_id(), escalated.gap_id());
    StepAt(e.tenant_id(), &row, std::nullopt);
    PutCover(e.tenant_id(), std::move(row));
  });
  events_.On<v1::SearchForgotten>(
      [this](const auto& forgotten, const Envelope& e) { Forget(forgotten, e); });
}

void PoolState::PutCover(const std::string& tenant, v1::CoverRow row) {
  const std::string key = kit::Key(tenant, row.gap().gap_id());
  touched_.insert(key);
  covers_by_shift_[kit::Key(tenant, row.gap().shift_id())].insert(key);
  if (row.closed()) {
    open_covers_[tenant].erase(key);
  } else {
    open_covers_[tenant].insert(key);
  }
  covers_.Put(key, std::move(row));
}

void PoolState::StepAt(const std::string& tenant, v1::CoverRow* cover,
                       std::optional<absl::Time> time) {
  const std::string alarm_id = StepAlarm(tenant, cover->gap().gap_id());
  if (!time || cover->closed()) {
    cover->clear_next_step_time();
    alarms().Clear(alarm_id);
    return;
  }
  *cover->mutable_next_step_time() = kit::ToProto(*time);
  alarms().Set(kit::MakeAlarm(alarm_id, tenant, *time, kStepAlarm, cover->gap().gap_id(),
                              cover->correlation_id()));
}

void PoolState::StepIfIdle(const Envelope& envelope, const std::string& gap_id) {
  const v1::CoverRow* found = covers_.Find(kit::Key(envelope.tenant_id(), gap_id));
  if (found == nullptr || found->closed() || RestsWithLeader(*found)) return;
  if (!found->pending_offer_id().empty() || !found->covered_by_employment_id().empty()) return;
  const bool awaited = std::any_of(
      found->offer_ids().begin(), found->offer_ids().end(), [&](const std::string& offer_id) {
        const v1::OfferRow* offer = offers_.Find(kit::Key(envelope.tenant_id(), offer_id));
        return offer != nullptr && offer->state() == v1::OFFER_STATE_OPEN;
      });
  if (awaited) return;
  v1::CoverRow row = *found;
  StepAt(envelope.tenant_id(), &row, kit::FromProto(envelope.event_time()));
  PutCover(envelope.tenant_id(), std::move(row));
}

// A person judged again takes the place of the earlier judgement; the others stay.
void PoolState::MergeRanking(const v1::CandidatesRanked& ranked, const Envelope& envelope) {
  const std::string key = RankingKey(envelope.tenant_id(), ranked.gap_id(), ranked.rung());
  v1::CandidatesRanked kept = rankings_.Get(key);
  kept.set_gap_id(ranked.gap_id());
  kept.set_rung(ranked.rung());
  for (const v1::CandidateEvaluation& evaluation : ranked.evaluations()) {
    auto* all = kept.mutable_evaluations();
    const auto same = std::find_if(all->begin(), all->end(), [&](const auto& earlier) {
      return earlier.employment_id() == evaluation.employment_id();
    });
    v1::CandidateEvaluation* judged = same != all->end() ? &*same : all->Add();
    *judged = evaluation;
    *judged->mutable_judge_time() = envelope.event_time();
  }
  rankings_.Put(key, std::move(kept));
}

// What was thought of those who did not take the shift goes; who took it is part of the roster.
void PoolState::Forget(const v1::SearchForgotten& forgotten, const Envelope& envelope) {
  const std::string& tenant = envelope.tenant_id();
  const std::string key = kit::Key(tenant, forgotten.gap_id());
  std::vector<std::string> rankings;
  for (const auto& [ranking_key, row] : rankings_.Under(key + "+")) rankings.push_back(ranking_key);
  for (const std::string& ranking_key : rankings) rankings_.Erase(ranking_key);

  v1::CoverRow row = covers_.Get(key);
  std::vector<std::string> kept;
  for (const std::string& offer_id : row.offer_ids()) {
    const v1::OfferRow* offer = offers_.Find(kit::Key(tenant, offer_id));
    if (offer == nullptr) continue;
    if (offer->state() == v1::OFFER_STATE_CONFIRMED) {
      kept.push_back(offer_id);
      continue;
    }
    offer_book_.Forget(tenant, people_.PersonOf(tenant, offer->offer().employment_id()), *offer);
    offers_.Erase(kit::Key(tenant, offer_id));
  }
  row.mutable_offer_ids()->Assign(kept.begin(), kept.end());
  row.clear_planned();
  row.clear_kept_for_others();
  row.clear_allowed();  // the logbook has it
  row.clear_owner_employment_id();
  auto* steers = row.mutable_steers();
  const auto about_owner = [](const v1::SteerMark& mark) { return !NeedsReason(mark.act()); };
  steers->erase(std::remove_if(steers->begin(), steers->end(), about_owner), steers->end());
  for (v1::HoldMark& hold : *row.mutable_holds()) hold.clear_offer_id();
  row.set_forgotten(true);
  PutCover(tenant, std::move(row));
}

}  // namespace vagtbro::pool
