#include "roster/swap/store/swap_book.h"

#include <algorithm>
#include <utility>

#include "kit/base/proto_time.h"
#include "roster/swap/domain/swap_rules.h"
#include "vagtbro/roster/v1/plan_events.pb.h"

namespace vagtbro::roster {
namespace {

using bus::v1::Envelope;
using kit::Key;

std::string AlarmId(const char* purpose, const std::string& tenant, const std::string& swap) {
  return std::string(purpose) + "/" + tenant + "/" + swap;
}

std::string TenantOf(const std::string& key) { return key.substr(0, key.find('/')); }

}  // namespace

void SwapBook::Rows::Loaded() {
  book_.open_by_shift_.clear();
  for (const auto& [key, row] : rows()) book_.NoteOpen(key, row);
}

SwapBook::SwapBook(kit::Tables& tables, kit::Alarms& alarms, StartOf start_of)
    : rows_(tables, *this), alarms_(alarms), start_of_(std::move(start_of)) {}

void SwapBook::NoteOpen(const std::string& key, const v1::SwapRow& row) {
  const v1::ShiftSwapProposed& proposed = row.proposed();
  for (const std::string& shift : {proposed.shift_id(), proposed.with_shift_id()}) {
    const std::string of_shift = Key(TenantOf(key), shift);
    if (row.state() == v1::SWAP_STATE_OPEN) {
      open_by_shift_[of_shift] = key;
    } else if (open_by_shift_.count(of_shift) != 0 && open_by_shift_[of_shift] == key) {
      open_by_shift_.erase(of_shift);
    }
  }
}

void SwapBook::Fold(kit::EventSwitch<>& events) {
  events.On<v1::ShiftSwapProposed>([this](const auto& fact, const Envelope& event) {
    const std::string& tenant = event.tenant_id();
    v1::SwapRow row;
    *row.mutable_proposed() = fact;
    row.set_state(v1::SWAP_STATE_OPEN);
    *row.mutable_propose_time() = event.event_time();
    NoteOpen(Key(tenant, fact.swap_id()), row);
    rows_.Put(Key(tenant, fact.swap_id()), std::move(row));
    const absl::Time begins =
        std::min(start_of_(tenant, fact.shift_id()), start_of_(tenant, fact.with_shift_id()));
    alarms_.Set(kit::MakeAlarm(AlarmId(kSwapBegins, tenant, fact.swap_id()), tenant, begins,
                               kSwapBegins, fact.swap_id(), event.correlation_id()));
  });
  events.On<v1::ShiftSwapEnded>([this](const auto& fact, const Envelope& event) {
    End(event, fact.swap_id(), fact.state());
  });
  events.On<v1::SwapAsked>([](const auto&, const Envelope&) {});
  events.On<v1::SwapSettled>([](const auto&, const Envelope&) {});
  events.On<v1::SwapForgotten>([this](const auto& fact, const Envelope& event) {
    rows_.Erase(Key(event.tenant_id(), fact.swap_id()));
  });
}

void SwapBook::End(const Envelope& event, const std::string& id, v1::SwapState state) {
  const std::string& tenant = event.tenant_id();
  const v1::SwapRow* known = Find(tenant, id);
  if (known == nullptr || known->state() != v1::SWAP_STATE_OPEN) return;
  v1::SwapRow row = *known;
  row.set_state(state);
  *row.mutable_end_time() = event.event_time();
  NoteOpen(Key(tenant, id), row);
  rows_.Put(Key(tenant, id), std::move(row));
  alarms_.Clear(AlarmId(kSwapBegins, tenant, id));
  alarms_.Set(kit::MakeAlarm(AlarmId(kSwapForget, tenant, id), tenant,
                             kit::FromProto(event.event_time()) + kSwapsKept, kSwapForget, id,
                             event.correlation_id()));
}

void SwapBook::Unsettle(const Envelope& event, const std::string& shift_id) {
  const v1::SwapRow* open = OpenOf(event.tenant_id(), shift_id);
  if (open != nullptr) End(event, std::string(open->proposed().swap_id()), v1::SWAP_STATE_VOID);
}

const v1::SwapRow* SwapBook::Find(const std::string& tenant, const std::string& id) const {
  return rows_.Find(Key(tenant, id));
}

const v1::SwapRow* SwapBook::OpenOf(const std::string& tenant, const std::string& shift_id) const {
  const auto found = open_by_shift_.find(Key(tenant, shift_id));
  return found == open_by_shift_.end() ? nullptr : rows_.Find(found->second);
}

}  // namespace vagtbro::roster
