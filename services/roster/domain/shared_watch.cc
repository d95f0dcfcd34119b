#include "roster/domain/shared_watch.h"

#include <algorithm>
#include <string>

namespace vagtbro::roster {
namespace {

using types::v1::SlotRequirement;

bool Names(const v1::UnitRegistered& unit, const std::string& other) {
  const auto& ids = unit.night_share_unit_ids();
  return std::find(ids.begin(), ids.end(), other) != ids.end();
}

template <class List, class Value>
bool Has(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

void Unite(google::protobuf::RepeatedPtrField<std::string>* into,
           const google::protobuf::RepeatedPtrField<std::string>& more) {
  for (const std::string& one : more) {
    if (!Has(*into, one)) *into->Add() = one;
  }
}

bool IsWatch(const v1::Shift& shift) {
  return shift.unit_ids_size() > 1 || shift.kind() == types::v1::SHIFT_KIND_NIGHT_WAKING ||
         shift.kind() == types::v1::SHIFT_KIND_NIGHT_SLEEPING;
}

}  // namespace

bool AreNeighbours(const Units& units) {
  if (units.empty()) return true;
  Units reached = {units.front()};
  for (size_t i = 0; i < reached.size(); ++i) {
    for (const auto* unit : units) {
      if (!Has(reached, unit) && Names(*unit, reached[i]->unit_id()) &&
          Names(*reached[i], unit->unit_id())) {
        reached.push_back(unit);
      }
    }
  }
  return reached.size() == units.size();
}

SlotRequirement Strictest(SlotRequirement a, const SlotRequirement& b) {
  if (!b.professions().empty()) {
    auto* professions = a.mutable_professions();
    professions->erase(std::remove_if(professions->begin(), professions->end(),
                                      [&](int one) { return !Has(b.professions(), one); }),
                       professions->end());
  }
  Unite(a.mutable_competences(), b.competences());
  Unite(a.mutable_tasks(), b.tasks());
  if (a.role() == types::v1::ROLE_SLOT_UNSPECIFIED) a.set_role(b.role());
  a.set_child_certificate(a.child_certificate() || b.child_certificate());
  return a;
}

SlotRequirement SlotOf(const v1::Shift& shift, const Units& units) {
  SlotRequirement slot = shift.requirement();
  for (const auto* unit : units) {
    if (IsWatch(shift)) slot = Strictest(std::move(slot), unit->night_minimum());
    if (unit->residents_under_15()) slot.set_child_certificate(true);
  }
  return slot;
}

}  // namespace vagtbro::roster
