// DraftBook: what planners have drafted and not published, as a fold over its facts.
//
// Shape:   rows keyed "<tenant>/<unit>/<change id>"; a shift is in a unit's draft once at most.
// Threads: the owner thread of the journal only. Pointers are good until the next event.
#pragma once

#include <string>
#include <vector>

#include "kit/journal/event_switch.h"
#include "kit/journal/table.h"
#include "vagtbro/roster/v1/draft_facts.pb.h"

namespace vagtbro::roster {

class DraftBook final {
 public:
  explicit DraftBook(kit::Tables& tables) : rows_(tables, "draft") {}

  void Fold(kit::EventSwitch<>& events);

  // The draft of a unit, by change id.
  std::vector<const v1::DraftRow*> Of(const std::string& tenant, const std::string& unit) const;
  // The change of that shift in the unit's draft; null: none.
  const v1::DraftRow* OfShift(const std::string& tenant, const std::string& unit,
                              const std::string& shift_id) const;
  // Null: no such change in the unit's draft.
  const v1::DraftRow* Find(const std::string& tenant, const std::string& unit,
                           const std::string& change_id) const;

 private:
  kit::Table<v1::DraftRow> rows_;
};

}  // namespace vagtbro::roster
