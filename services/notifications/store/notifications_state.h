// Notifications state: messages, replies, and what is known of gaps and places to word them.
//
// Folds own facts and those events of roster that are kept as heard. No number and no name is in
// it.
//
// Threads: the owner thread of the journal only.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "kit/journal/event_switch.h"
#include "kit/journal/state.h"
#include "notifications/store/message_table.h"

namespace vagtbro::notifications {

// Replies, and those whose turn it is to be passed on.
class ReplyTable final : public kit::Table<v1::ReplyRow> {
 public:
  explicit ReplyTable(kit::Tables& tables) : Table(tables, "reply") {}

  void Keep(const std::string& key, v1::ReplyRow row);
  void Loaded() override;
  // The reply whose turn comes next behind `ready_sequence`; nullopt: none is ready.
  std::optional<std::string> NextReady(uint64_t ready_sequence) const;

 private:
  std::map<uint64_t, std::string> ready_;
};

// True if its failure leaves somebody untold who has to act; a recalled one was no longer true.
bool IsUntoldEscalation(const v1::MessageRow& row);

class NotificationsState final : public kit::State {
 public:
  NotificationsState();
  bool Apply(const kit::Envelope& event) override;

  MessageTable messages{tables()};
  ReplyTable replies{tables()};
  kit::Table<v1::GapRow> gaps{tables(), "gap"};
  kit::Table<v1::UnitRow> units{tables(), "unit"};

  // Escalations that failed for good since the process began: no row, only for the metrics.
  uint64_t untold_escalations() const { return untold_escalations_; }

  // Names of a gap's units, joined for a message; empty: none is known.
  std::string PlaceOf(const std::string& tenant, const v1::GapRow& gap) const;
  // The gap of a shift that was heard of last; nullptr: none.
  const v1::GapRow* GapOfShift(const std::string& tenant, const std::string& shift_id,
                               std::string* gap_id) const;

 private:
  // Changes the row of a message; one that has been forgotten stays forgotten.
  void Change(const kit::Envelope& event, const std::string& message_id,
              const std::function<void(v1::MessageRow&)>& edit);
  void FoldQueue();
  void FoldHandOver();
  void FoldReplies();
  void FoldRoster();
  void ForgetBefore(const std::string& tenant, absl::Time before);
  void SetForgetAlarm(const kit::Envelope& event);

  uint64_t untold_escalations_ = 0;
  kit::EventSwitch<> events_;
};

}  // namespace vagtbro::notifications
