// What is kept so that a search can be told and counted later: its splits, the logbook.
#include "kit/base/proto_time.h"
#include "pool/domain/steers.h"
#include "pool/store/pool_state.h"
#include "vagtbro/notifications/v1/notifications_events.pb.h"

namespace vagtbro::pool {

void PoolState::FoldStory() {
  events_.On<v1::GapSplitProposed>([this](const auto& proposed, const Envelope& e) {
    const v1::CoverRow* found = covers_.Find(kit::Key(e.tenant_id(), proposed.gap_id()));
    if (found == nullptr) return;
    v1::CoverRow row = *found;
    *row.mutable_split()->mutable_ask_time() = e.event_time();
    *row.mutable_split()->mutable_split_time() = proposed.split_time();
    PutCover(e.tenant_id(), std::move(row));
  });
  events_.On<v1::HolidayContactAllowed>([this](const auto& allowed, const Envelope& e) {
    v1::LogbookRow act;
    *act.mutable_act_time() = e.event_time();
    *act.mutable_holiday_contact() = allowed;
    logbook_.Put(LogbookKey(e.tenant_id(), allowed), std::move(act));
    const v1::CoverRow* found = covers_.Find(kit::Key(e.tenant_id(), allowed.gap_id()));
    if (found == nullptr) return;
    v1::CoverRow row = *found;
    *row.add_allowed() = allowed;
    // Though a leader was told that nobody is left: now there is somebody.
    row.clear_leader_employment_id();
    row.clear_escalation_reason();
    row.clear_escalate_time();
    Wake(e, &row);
    PutCover(e.tenant_id(), std::move(row));
  });
  events_.On<v1::LendingConsentAsked>([this](const auto& asked, const Envelope& e) {
    v1::CoverRow row = covers_.Get(kit::Key(e.tenant_id(), asked.gap_id()));
    v1::LendingQuestion* question = row.add_lending();
    *question->mutable_asked() = asked;
    *question->mutable_ask_time() = e.event_time();
    PutCover(e.tenant_id(), std::move(row));
  });
  events_.On<v1::LendingAnswered>([this](const auto& answer, const Envelope& e) {
    v1::CoverRow row = covers_.Get(kit::Key(e.tenant_id(), answer.gap_id()));
    for (v1::LendingQuestion& question : *row.mutable_lending()) {
      if (question.asked().consent_id() != answer.consent_id()) continue;
      question.set_answered(true);
      question.set_granted(answer.granted());
    }
    Wake(e, &row);
    PutCover(e.tenant_id(), std::move(row));
  });
  events_.On<notifications::v1::MessageFailed>([this](const auto& failed, const Envelope& e) {
    const v1::CoverRow* found = covers_.Find(kit::Key(e.tenant_id(), failed.cause_id()));
    const auto& about = failed.cause();
    if (found == nullptr || about != notifications::v1::MESSAGE_CAUSE_ESCALATED) return;
    v1::CoverRow row = *found;
    row.add_unreached_employment_ids(failed.employment_id());
    if (row.leader_employment_id() == failed.employment_id()) {
      row.clear_leader_employment_id();
      Wake(e, &row);
    }
    PutCover(e.tenant_id(), std::move(row));
  });
}

// The search looks again at once, whatever it waits for, unless it is over or the roster decides.
void PoolState::Wake(const Envelope& envelope, v1::CoverRow* cover) {
  if (SearchesOn(*cover))
    StepAt(envelope.tenant_id(), cover, kit::FromProto(envelope.event_time()));
}

}  // namespace vagtbro::pool
