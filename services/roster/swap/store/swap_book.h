// SwapBook: the swaps proposed, as a fold over their facts and over what becomes of the shifts.
//
// A swap is void by itself when a shift of it changes hands or times, or is no longer planned; an
// alarm at the earlier start is for those that nobody answered. It is kept for 90 days after its
// end.
//
// Shape:   rows keyed "<tenant>/<swap id>"; a shift is in one open swap at most.
// Threads: the owner thread of the journal only. Pointers are good until the next event.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "kit/journal/alarms.h"
#include "kit/journal/event_switch.h"
#include "kit/journal/table.h"
#include "vagtbro/bus/v1/envelope.pb.h"
#include "vagtbro/roster/v1/swap_facts.pb.h"

namespace vagtbro::roster {

// Purposes of alarms: an unanswered swap begins; an old one is forgotten.
inline constexpr char kSwapBegins[] = "swap-begins";
inline constexpr char kSwapForget[] = "swap-forget";

class SwapBook final {
 public:
  using StartOf = std::function<absl::Time(const std::string& tenant, const std::string& shift)>;

  SwapBook(kit::Tables& tables, kit::Alarms& alarms, StartOf start_of);

  void Fold(kit::EventSwitch<>& events);
  // The shift no longer stands as it was proposed.
  void Unsettle(const bus::v1::Envelope& event, const std::string& shift_id);

  // Null: unknown.
  const v1::SwapRow* Find(const std::string& tenant, const std::string& id) const;
  // The open swap that the shift is in; null: none.
  const v1::SwapRow* OpenOf(const std::string& tenant, const std::string& shift_id) const;
  const kit::Table<v1::SwapRow>& rows() const { return rows_; }

 private:
  class Rows final : public kit::Table<v1::SwapRow> {
   public:
    Rows(kit::Tables& tables, SwapBook& book) : Table(tables, "swap"), book_(book) {}
    void Loaded() override;

   private:
    SwapBook& book_;
  };

  void NoteOpen(const std::string& key, const v1::SwapRow& row);
  void End(const bus::v1::Envelope& event, const std::string& id, v1::SwapState state);

  Rows rows_;
  kit::Alarms& alarms_;
  const StartOf start_of_;
  std::map<std::string, std::string> open_by_shift_;  // keys of shifts -> keys of rows
};

}  // namespace vagtbro::roster
