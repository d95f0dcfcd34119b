#include "roster/draft/store/draft_book.h"

#include <utility>

#include "vagtbro/bus/v1/envelope.pb.h"

namespace vagtbro::roster {
namespace {

using bus::v1::Envelope;

std::string KeyOf(const std::string& tenant, const std::string& unit, const std::string& change) {
  return kit::Key(tenant, unit) + "/" + change;
}

}  // namespace

void DraftBook::Fold(kit::EventSwitch<>& events) {
  events.On<v1::DraftChangeKept>([this](const auto& fact, const Envelope& event) {
    v1::DraftRow row;
    *row.mutable_change() = fact;
    row.set_actor_employment_id(event.actor_employment_id());
    *row.mutable_draft_time() = event.event_time();
    rows_.Put(KeyOf(event.tenant_id(), fact.unit_id(), fact.change_id()), std::move(row));
  });
  events.On<v1::DraftChangeDropped>([this](const auto& fact, const Envelope& event) {
    rows_.Erase(KeyOf(event.tenant_id(), fact.unit_id(), fact.change_id()));
  });
  events.On<v1::DraftPublished>([this](const auto& fact, const Envelope& event) {
    std::vector<std::string> keys;
    for (const auto& [key, row] : rows_.Under(KeyOf(event.tenant_id(), fact.unit_id(), ""))) {
      keys.push_back(key);
    }
    for (const std::string& key : keys) rows_.Erase(key);
  });
}

std::vector<const v1::DraftRow*> DraftBook::Of(const std::string& tenant,
                                               const std::string& unit) const {
  std::vector<const v1::DraftRow*> rows;
  for (const auto& [key, row] : rows_.Under(KeyOf(tenant, unit, ""))) rows.push_back(&row);
  return rows;
}

const v1::DraftRow* DraftBook::OfShift(const std::string& tenant, const std::string& unit,
                                       const std::string& shift_id) const {
  for (const v1::DraftRow* row : Of(tenant, unit)) {
    if (row->change().shift().shift_id() == shift_id) return row;
  }
  return nullptr;
}

const v1::DraftRow* DraftBook::Find(const std::string& tenant, const std::string& unit,
                                    const std::string& change_id) const {
  return rows_.Find(KeyOf(tenant, unit, change_id));
}

}  // namespace vagtbro::roster
