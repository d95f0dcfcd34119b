// Inbound: a call from an employee: who is it, what is it, is that right, here is the receipt.
//
// Nothing is registered before the key that confirms it, and what was confirmed is not lost by
// hanging up. The receipt number is spoken after the backend has said that the report is on disk,
// never before. A caller who cannot be identified, or meets a backend that is down, still gets a
// human: by transfer, or by a task to ring back. There is no question about what is wrong.
//
// At a menu 9 repeats and 0 is the planner desk, if there is one; '*' goes back. An open offer has
// a key of its own at the main menu, so that the way to a sick report is the same for everybody.
//
// Source:  issue "The phone", SICK-ASK in the rule book, design/telephony.md sections 4 and 5.1.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ivr/dialog/inbound_place.h"
#include "ivr/dialog/offer_talk.h"
#include "ivr/dialog/talk.h"
#include "ivr/dialog/turn.h"

namespace vagtbro::ivr {

class Inbound final : public Dialog {
 public:
  Inbound(House house, CallFacts call) : talk_(std::move(house), std::move(call)) {}

  Step On(const Event& event, absl::Time now) override;
  const char* place() const override {
    return at_ == Place::kOffer ? offer_->place() : PlaceName(at_);
  }
  std::unique_ptr<Dialog> Copy() const override { return std::make_unique<Inbound>(*this); }

 private:
  using Place = InboundPlace;
  // At the main menu, while there is an offer to hear: no key that means anything without one.
  static constexpr int kOfferKey = 5;

  // What the caller has said so far of the report in hand.
  struct Report {
    AbsenceKind kind = AbsenceKind::kOwnIllness;
    std::optional<int> days;          // absent: not asked yet; 0: not known
    std::optional<std::size_t> from;  // index into shifts_; absent: from now
    absl::Time said_time;             // when the shifts were read back
    absl::Time fit_from;
    SetAvailability::Word word = SetAvailability::Word::kNotTonight;
    absl::Time until;
    std::string request_id;  // fixed when the summary is spoken
    const char* saved = "";  // what is said when it is on disk
  };

  // inbound.cc: events that are the same everywhere.
  Step Handle(const Event& event, absl::Time now);
  Step OnEntry(const Keys& keys, absl::Time now);
  Step OnMiss(const char* what, absl::Time now);
  Step OnReply(const Reply& reply, absl::Time now);
  Step OnOfferEvent(const Event& event, absl::Time now);
  Step FromOffer(OfferTalk::Part part, absl::Time now);
  Step OnAnswerOfCaller(const Event& event, absl::Time now);
  Step AfterHangUp(absl::Time now);

  // inbound_questions.cc: what is asked, where keys lead, what lies before.
  Step Enter(Place place, const Speech& lead, absl::Time now);
  Step Repeat(const Speech& lead, absl::Time now);
  Speech Wording(Place place, absl::Time now) const;
  void WordSummary(Place place, Speech& speech) const;
  int Choices(Place place) const;
  static int MostKeys(Place place);
  Step Back(absl::Time now);

  // inbound_identify.cc: who it is, and the first menu.
  std::optional<Step> Typed(const Keys& keys, absl::Time now);
  Step OnIdentified(const Reply& reply, absl::Time now);
  Step OnOffers(const Reply& reply, absl::Time now);
  Step Chosen(int choice, absl::Time now);
  Step ChosenAtMenu(int choice, absl::Time now);
  Step ChosenOther(int choice, absl::Time now);

  // inbound_sick.cc: sick, longer sick, fit, and when not to be rung.
  Step ChosenInReport(int choice, absl::Time now);
  Step ReadShifts(AbsenceKind kind, absl::Time now);
  Step OnShifts(const Reply& reply, absl::Time now);
  Step OnAbsence(const Reply& reply, absl::Time now);
  Step Confirm(Place place, const Speech& lead, absl::Time now);
  Step Commit();
  Step Save(Wish wish, const char* saved);
  Step NotRegistered(absl::Time now);
  Step OnReported(const Reply& reply, absl::Time now);
  Step SayReceipt(const Speech& receipt);
  Step OnKept(const Reply& reply, absl::Time now);
  ReportSick SickReport() const;
  absl::Time Midnight(absl::CivilDay day) const { return absl::FromCivil(day, talk_.house().zone); }
  absl::CivilDay LastSickDay() const;
  absl::CivilDay LastExtendedDay() const;

  // inbound_human.cc: ways out of the machine.
  Step Human(CallBackTask::Cause cause, const Speech& lead, absl::Time now);
  bool CanBeRungBack() const;
  Step AskCallBack(CallBackTask::Cause cause, absl::Time now);
  Step LeaveUnheard(absl::Time now);
  Step LeaveToHuman(Speech lead);
  Step OnCallBackTask(const Reply& reply, absl::Time now);
  bool ReachesLeader() const;
  Step SayLeader(absl::Time now);
  Step ToLeader(absl::Time now);
  Step OnTransferFailed(absl::Time now);
  Step Bye(const Speech& lead);

  Talk talk_;
  Place at_ = Place::kStart;
  bool hung_up_ = false;
  std::optional<Outcome> outcome_;
  Outcome saved_as_ = Outcome::kReported;
  Keys employment_no_;
  int failed_identifications_ = 0;
  std::optional<Identified> caller_;
  std::vector<TimeSpan> shifts_;
  AbsenceFound absence_;
  std::vector<Offer> offers_;
  std::optional<OfferTalk> offer_;
  Report report_;
  std::string receipt_no_;
  std::optional<CallBackTask::Cause> owed_;  // a task that must be kept even without the caller
  CallBackTask::Cause cause_ = CallBackTask::Cause::kWantsDesk;  // of the way to a human
  std::optional<Speech> lead_;                                   // said with what follows the task
  Keys number_;
  std::optional<Speech> lead_in_;  // said before the question that is open
  bool full_ = false;              // the last entry was complete before its hash
  bool out_ = false;               // on the way to a human; nothing leads back
  bool task_kept_ = false;
  std::optional<bool> leader_told_;  // the leader's task is on disk; absent: not asked for
  bool transfer_failed_ = false;
};

}  // namespace vagtbro::ivr
