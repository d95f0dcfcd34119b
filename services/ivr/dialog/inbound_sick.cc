// Sick, longer sick, fit again, and when not to be rung: from the choice to the receipt.
#include <algorithm>

#include "ivr/dialog/inbound.h"
#include "ivr/dialog/sick_days.h"

namespace vagtbro::ivr {
namespace {

constexpr std::size_t kShiftsReadBack = 3;

AbsenceKind KindOf(int choice) {
  if (choice == 2) return AbsenceKind::kWorkInjury;
  if (choice == 3) return AbsenceKind::kPregnancyRelated;
  return choice == 4 ? AbsenceKind::kSection56 : AbsenceKind::kOwnIllness;
}

}  // namespace

Step Inbound::ChosenInReport(int choice, absl::Time now) {
  const Speech nothing = talk_.Speak(now);
  const bool yes = choice == 1;
  switch (at_) {
    case Place::kKind:
      return ReadShifts(KindOf(choice), now);
    case Place::kChildDay:
      return ReadShifts(yes ? AbsenceKind::kChildFirstDay : AbsenceKind::kChildSecondDay, now);
    case Place::kConfirmSick:
      if (yes) return Commit();
      return Enter(IsChild(report_.kind) ? Place::kChildDay : Place::kCorrect, nothing, now);
    case Place::kCorrect:
      if (yes) return Enter(Place::kKind, nothing, now);
      return Enter(choice == 2 ? Place::kDays : Place::kFromShift, nothing, now);
    case Place::kFromShift:
      report_.from.reset();
      if (choice < Choices(at_)) report_.from = static_cast<std::size_t>(choice - 1);
      return Confirm(Place::kConfirmSick, talk_.Speak(now), now);
    case Place::kAbsence:
      return Enter(yes ? Place::kFitFrom : Place::kExtendDays, nothing, now);
    case Place::kFitFrom:
      report_.fit_from = now;
      if (!yes) report_.fit_from = Midnight(absl::ToCivilDay(now, talk_.house().zone) + 1);
      return Confirm(Place::kConfirmFit, talk_.Speak(now), now);
    default:  // a summary of what is not a sick report
      return yes ? Commit() : Back(now);
  }
}

Step Inbound::ReadShifts(AbsenceKind kind, absl::Time now) {
  report_.kind = kind;
  if (report_.days)
    return Confirm(Place::kConfirmSick, talk_.Speak(now), now);  // only the kind was corrected
  at_ = Place::kReadingShifts;
  return talk_.Request(NextShifts{caller_->who});
}

Step Inbound::OnShifts(const Reply& reply, absl::Time now) {
  Speech lead = talk_.Speak(now);
  const auto* read = std::get_if<Shifts>(&reply);
  shifts_ = read ? read->shifts : std::vector<TimeSpan>{};
  report_.said_time = now;
  report_.from = FirstMissed(shifts_, now, talk_.house().zone);
  if (!read) {
    lead.Say("shifts_unknown");  // a report without them is still a report
  } else if (shifts_.empty()) {
    lead.Say("no_shifts");
  } else {
    lead.Say(shifts_.size() == 1 ? "next_shift" : "next_shifts");
    for (std::size_t i = 0; i < std::min(shifts_.size(), kShiftsReadBack); ++i) {
      if (i > 0) lead.Say("pause");
      lead.Span(shifts_[i].start, shifts_[i].end);
    }
  }
  if (IsChild(report_.kind)) report_.days = 1;
  if (!report_.days) return Enter(Place::kDays, lead, now);
  return Confirm(Place::kConfirmSick, lead, now);
}

Step Inbound::OnAbsence(const Reply& reply, absl::Time now) {
  const auto* found = std::get_if<AbsenceFound>(&reply);
  if (!found) {
    return Human(CallBackTask::Cause::kBackendDown, talk_.Speak(now).Say("system_down"), now);
  }
  if (!found->away) return Enter(Place::kMenu, talk_.Speak(now).Say("not_away"), now);
  absence_ = *found;
  Speech lead = talk_.Speak(now).Say(found->open_ended ? "away_open" : "away");
  lead.Say("through").Day(LastDay(found->end, talk_.house().zone));
  return Enter(Place::kAbsence, lead, now);
}

Step Inbound::Confirm(Place place, const Speech& lead, absl::Time now) {
  report_.request_id = talk_.NewRequestId();
  return Enter(place, lead, now);
}

Step Inbound::Commit() {
  switch (at_) {
    case Place::kConfirmExtend:
      return Save(ExtendAbsence{report_.request_id, caller_->who, Midnight(LastExtendedDay() + 1)},
                  "saved_longer");
    case Place::kConfirmFit:
      return Save(ReportRecovery{report_.request_id, caller_->who, report_.fit_from}, "saved_fit");
    case Place::kConfirmWord:
      return Save(SetAvailability{report_.request_id, caller_->who, report_.word, report_.until},
                  "saved_word");
    default:
      at_ = Place::kReporting;
      return talk_.Request(SickReport());
  }
}

Step Inbound::Save(Wish wish, const char* saved) {
  report_.saved = saved;
  saved_as_ = at_ == Place::kConfirmWord ? Outcome::kAvailable : Outcome::kReported;
  at_ = Place::kSaving;
  return talk_.Request(std::move(wish));
}

ReportSick Inbound::SickReport() const {
  ReportSick sick{report_.request_id, caller_->who, report_.kind, {}, {}};
  if (report_.from) sick.start = shifts_[*report_.from].start;
  if (*report_.days > 0) sick.end = EndAfter(LastSickDay(), shifts_, talk_.house().zone);
  return sick;
}

absl::CivilDay Inbound::LastSickDay() const {
  const absl::Time first = report_.from ? shifts_[*report_.from].start : report_.said_time;
  return absl::ToCivilDay(first, talk_.house().zone) + (*report_.days - 1);
}

absl::CivilDay Inbound::LastExtendedDay() const {
  return LastDay(absence_.end, talk_.house().zone) + *report_.days;
}

// Who confirmed and hung up believes that it is registered: the desk must hear of it.
Step Inbound::NotRegistered(absl::Time now) {
  owed_ = CallBackTask::Cause::kWantsDesk;
  return Human(*owed_, talk_.Speak(now).Say("not_registered"), now);
}

Step Inbound::OnReported(const Reply& reply, absl::Time now) {
  if (const auto* reported = std::get_if<Reported>(&reply)) {
    outcome_ = Outcome::kReported;
    receipt_no_ = reported->receipt_no;
    const char* words = IsChild(report_.kind) ? "reported_child" : "reported";
    Speech said = talk_.Speak(now).Say(reported->already ? "already_reported" : words);
    said.Say("receipt_is").Receipt(receipt_no_);
    if (caller_->leader == LeaderContact::kNone || ReachesLeader()) {
      if (ReachesLeader()) owed_ = CallBackTask::Cause::kLeader;
      return SayReceipt(said);
    }
    // A receipt takes long: the leader's task is on disk before it, whatever becomes of the call.
    lead_ = said;
    return AskCallBack(CallBackTask::Cause::kLeader, now);
  }
  if (std::holds_alternative<Refused>(reply)) return NotRegistered(now);
  return Human(CallBackTask::Cause::kReportUnsure, talk_.Speak(now).Say("report_unsure"), now);
}

Step Inbound::SayReceipt(const Speech& receipt) {
  at_ = Place::kReceipt;
  return talk_.Tell(receipt, /*barge_in=*/false);
}

Step Inbound::OnKept(const Reply& reply, absl::Time now) {
  if (std::holds_alternative<Kept>(reply)) {
    outcome_ = saved_as_;
    return Enter(Place::kMore, talk_.Speak(now).Say(report_.saved), now);
  }
  if (std::holds_alternative<Refused>(reply)) return NotRegistered(now);
  return Human(CallBackTask::Cause::kBackendDown, talk_.Speak(now).Say("report_unsure"), now);
}

}  // namespace vagtbro::ivr
