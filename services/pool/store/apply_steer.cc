// How the acts of planners change a search, and when one that they had go on rests again.
#include <algorithm>

#include "kit/base/proto_time.h"
#include "pool/domain/steer.h"
#include "pool/domain/steers.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {
namespace {

void ChangeOwner(const v1::SteerMark& mark, v1::CoverRow* cover) {
  if (mark.act() == v1::SEARCH_ACT_LEAVE || mark.has_undo_time()) {
    cover->clear_owner_employment_id();
  } else {
    cover->set_owner_employment_id(mark.actor_employment_id());
  }
}

// "<tenant>/<gap>+~0001": by number, which no id of an employment is like.
template <class Logbook>
std::string SteerLogKey(const Logbook& logbook, const std::string& tenant,
                        const v1::CoverRow& cover) {
  const std::string prefix = kit::Key(tenant, cover.gap().gap_id()) + "+~";
  int last = 0;
  for (const auto& [key, row] : logbook.Under(prefix)) last = std::stoi(key.substr(prefix.size()));
  const std::string number = std::to_string(last + 1);
  const std::string zeros(number.size() < 4 ? 4 - number.size() : 0, '0');
  return prefix + zeros + number;
}

// Of who is on it the latest word is enough: a search may lie open for days.
void ForgetOwnerMarks(v1::CoverRow* cover) {
  auto* marks = cover->mutable_steers();
  marks->erase(std::remove_if(marks->begin(), marks->end(),
                              [](const v1::SteerMark& mark) { return !NeedsReason(mark.act()); }),
               marks->end());
}

}  // namespace

void PoolState::FoldSteer() {
  events_.On<v1::SearchSteered>([this](const auto& steered, const Envelope& e) {
    v1::CoverRow row = covers_.Get(kit::Key(e.tenant_id(), steered.gap_id()));
    if (!NeedsReason(steered.act())) ForgetOwnerMarks(&row);
    v1::SteerMark* mark = row.add_steers();
    *mark->mutable_act_time() = e.event_time();
    mark->set_actor_employment_id(e.actor_employment_id());
    mark->set_act(steered.act());
    mark->set_reason(steered.reason());
    if (!NeedsReason(steered.act())) {
      ChangeOwner(v1::SteerMark(*mark), &row);
    } else {
      v1::LogbookRow act;
      *act.mutable_act_time() = e.event_time();
      *act.mutable_steered() = steered;
      act.set_actor_employment_id(e.actor_employment_id());
      logbook_.Put(SteerLogKey(logbook_, e.tenant_id(), row), std::move(act));
      Wake(e, &row);
    }
    PutCover(e.tenant_id(), std::move(row));
  });
  events_.On<v1::SteerUndone>([this](const auto& undone, const Envelope& e) {
    v1::CoverRow row = covers_.Get(kit::Key(e.tenant_id(), undone.gap_id()));
    const v1::SteerMark* latest = LatestSteer(row);
    for (v1::SteerMark& mark : *row.mutable_steers()) {
      if (&mark != latest) continue;
      *mark.mutable_undo_time() = e.event_time();
      if (!NeedsReason(mark.act())) ChangeOwner(v1::SteerMark(mark), &row);
    }
    if (RestsWithLeader(row)) StepAt(e.tenant_id(), &row, std::nullopt);
    if (NeedsReason(undone.act())) Wake(e, &row);
    PutCover(e.tenant_id(), std::move(row));
  });
  events_.On<v1::SearchRested>([this](const auto& rested, const Envelope& e) {
    v1::CoverRow row = covers_.Get(kit::Key(e.tenant_id(), rested.gap_id()));
    RestMarks(e, &row);
    row.set_rung(v1::RUNG_LEADER);
    StepAt(e.tenant_id(), &row, std::nullopt);
    PutCover(e.tenant_id(), std::move(row));
  });
}

// Nothing goes on by an earlier act any more.
void PoolState::RestMarks(const Envelope& envelope, v1::CoverRow* cover) {
  for (v1::SteerMark& mark : *cover->mutable_steers()) {
    if (KeepsGoing(mark)) *mark.mutable_rest_time() = envelope.event_time();
  }
}

}  // namespace vagtbro::pool
