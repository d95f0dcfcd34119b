// What is kept so that a search can be told and counted later: its splits, the logbook.
#include "kit/base/proto_time.h"
#include "pool/store/pool_state.h"

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
    PutCover(e.tenant_id(), std::move(row));
    StepIfIdle(e, allowed.gap_id());
  });
}

}  // namespace vagtbro::pool
