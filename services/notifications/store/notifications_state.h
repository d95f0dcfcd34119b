// Notifications state: messages, replies, and what is known of gaps, shifts, places and leaders to
// word and address them.
//
// Folds own facts and those events of roster and directory that are kept as heard. No number and no
// name is in it.
//
// Threads: the owner thread of the journal only.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kit/journal/event_switch.h"
#include "kit/journal/state.h"
#include "notifications/store/message_table.h"
#include "vagtbro/directory/v1/directory_events.pb.h"
#include "vagtbro/notifications/v1/push_facts.pb.h"
#include "vagtbro/roster/v1/plan_events.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"

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

// True of an offer by voice that the telephone has, and that is not to ring any more.
bool IsToBeWithdrawn(const v1::MessageRow& row);

// Where the rows of a person's browsers are, by their keys' beginning.
std::string PushesOf(const std::string& tenant, const std::string& employment_id);

class NotificationsState final : public kit::State {
 public:
  NotificationsState();
  bool Apply(const kit::Envelope& event) override;

  MessageTable messages{tables()};
  ReplyTable replies{tables()};
  kit::Table<v1::GapRow> gaps{tables(), "gap"};
  kit::Table<v1::UnitRow> units{tables(), "unit"};
  // Where and when; not who has it, nor what it needs.
  kit::Table<roster::v1::Shift> shifts{tables(), "shift"};
  // Who went over from a team shift, by the shift that they took over; without a team shift: they
  // have that again.
  kit::Table<roster::v1::ShiftAbsorbed> absorptions{tables(), "absorption"};
  // Leaders and agency workers alone.
  kit::Table<directory::v1::EmploymentRegistered> employments{tables(), "employment"};
  // The home unit of everybody who has one, and nothing else.
  kit::Table<directory::v1::EmploymentRegistered> homes{tables(), "home"};
  kit::Table<directory::v1::LeaveRegistered> leaves{tables(), "leave"};

  // Browsers that are pushed to, under PushesOf() by push id.
  kit::Table<v1::PushRow> pushes{tables(), "push"};

  // Browsers forgotten since the process began: their files are to go.
  uint64_t ended_pushes() const { return ended_pushes_; }
  // Escalations that failed for good since the process began: no row, only for the metrics.
  uint64_t untold_escalations() const { return untold_escalations_; }

  // Names of units, joined for a message; empty: none is known.
  using Ids = google::protobuf::RepeatedPtrField<std::string>;
  std::string PlaceOf(const std::string& tenant, const Ids& unit_ids) const;
  // The gap of a shift that was heard of last; nullptr: none.
  const v1::GapRow* GapOfShift(const std::string& tenant, const std::string& shift_id,
                               std::string* gap_id) const;
  // True if `shift_id` is a team shift that somebody gave up for another shift.
  bool IsAbsorbed(const std::string& tenant, const std::string& shift_id) const;
  // True if they took the shift over from a team shift, and have the team shift again.
  bool IsBackOnTeam(const std::string& tenant, const std::string& shift_id,
                    const std::string& employment_id) const;
  // Who leads one of the units, is employed and not on leave; in the order of their ids.
  std::vector<std::string> LeadersOf(const std::string& tenant, const Ids& unit_ids,
                                     absl::Time now) const;
  // The desk that sends an agency's worker; empty: no such worker.
  std::string DeskOf(const std::string& tenant, const std::string& employment_id) const;

 private:
  // Changes the row of a message; one that has been forgotten stays forgotten.
  void Change(const kit::Envelope& event, const std::string& message_id,
              const std::function<void(v1::MessageRow&)>& edit);
  void FoldQueue();
  void FoldHandOver();
  void FoldReplies();
  void FoldVoice();
  void FoldPush();
  void ErasePushes(const std::string& tenant, const std::string& employment_id);
  void FoldRoster();
  void FoldPlan();
  void FoldAbsorptions();
  void FoldDirectory();
  // Key of the row of the team shift's holder who took over another; nullopt: nobody did.
  std::optional<std::string> AbsorptionFrom(const std::string& tenant,
                                            const std::string& team_shift_id) const;
  void KeepShift(const std::string& tenant, roster::v1::Shift shift);
  void ForgetBefore(const std::string& tenant, absl::Time before);
  void ForgetPlanBefore(const std::string& prefix, absl::Time before);
  void SetForgetAlarm(const kit::Envelope& event);
  void SetRetryAlarm(const kit::Envelope& event, const std::string& message_id, absl::Time due);
  // voice_fold.cc: the telephone takes over then, or never.
  void AwaitAnswer(const kit::Envelope& event, const std::string& message_id);
  void TakeOverNow(const kit::Envelope& event, const std::string& message_id);
  void ForgetVoice(const kit::Envelope& event, const std::string& message_id);

  uint64_t untold_escalations_ = 0;
  uint64_t ended_pushes_ = 0;
  kit::EventSwitch<> events_;
};

}  // namespace vagtbro::notifications
