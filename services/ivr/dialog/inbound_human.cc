// Ways out of the machine: the planner desk, a task to ring back, the leader, goodbye.
#include "ivr/dialog/inbound.h"

namespace vagtbro::ivr {

using Cause = CallBackTask::Cause;

Step Inbound::Human(Cause cause, const Speech& lead, absl::Time now) {
  out_ = true;
  cause_ = cause;
  lead_ = lead;
  // Our own fault is kept for a human even if the caller hangs up now, or is put through.
  const bool ours = cause == Cause::kBackendDown || cause == Cause::kReportUnsure;
  if (ours) owed_ = cause;
  if (!ours && talk_.house().desk_transfers && !transfer_failed_) return LeaveToHuman(lead);
  if (caller_ || talk_.call().number_known) return AskCallBack(cause, now);
  lead_.reset();
  return Enter(Place::kCallBackNumber, lead, now);
}

bool Inbound::CanBeRungBack() const {
  return caller_ || talk_.call().number_known || !number_.empty() || !employment_no_.empty();
}

Step Inbound::AskCallBack(Cause cause, absl::Time now) {
  owed_.reset();
  cause_ = cause;
  if (!CanBeRungBack()) return LeaveUnheard(now);
  at_ = Place::kAskingCallBack;
  CallBackTask task;
  task.request_id = talk_.NewRequestId();
  task.cause = cause;
  task.number = number_;
  if (caller_) {
    task.who = caller_->who;
  } else {
    task.employment_no = employment_no_;
  }
  if (cause == Cause::kReportUnsure) task.report = SickReport();
  if (cause == Cause::kLeader) {
    task.leader = caller_->leader_id;
    task.due = caller_->leader_by;
  }
  return talk_.Request(std::move(task));
}

Step Inbound::OnCallBackTask(const Reply& reply, absl::Time now) {
  const bool kept = std::holds_alternative<Kept>(reply);
  if (cause_ == Cause::kLeader) {
    leader_told_ = kept;
    if (!lead_) return SayLeader(now);
    const Speech receipt = *lead_;
    lead_.reset();
    return SayReceipt(receipt);
  }
  task_kept_ = kept;
  if (kept && !outcome_) outcome_ = Outcome::kHelped;
  Speech said = lead_.value_or(talk_.Speak(now));
  return LeaveToHuman(said.Say(kept ? "call_back_kept" : "call_back_failed"));
}

// Nobody is promised a call that nobody can make: they hear whom to ring themselves, twice.
Step Inbound::LeaveUnheard(absl::Time now) {
  Speech said = talk_.Speak(now).Say("no_call_back");
  const std::string& desk = talk_.house().desk_number;
  if (!desk.empty()) said.Say("desk_number_is").PhoneNumber(desk).Say("pause");
  return LeaveToHuman(said);
}

Step Inbound::LeaveToHuman(Speech lead) {
  at_ = Place::kLeaving;
  const House& house = talk_.house();
  const bool transfers = house.desk_transfers && !transfer_failed_;
  if (house.desk_number.empty()) {
    lead.Say("call_leader");
  } else if (cause_ != Cause::kWantsDesk || !transfers) {
    lead.Say("desk_number_is").PhoneNumber(house.desk_number);
  }
  if (transfers) return talk_.Transfer(lead.Say("transferring"), house.desk_number);
  return Bye(lead);
}

bool Inbound::ReachesLeader() const {
  return caller_->leader == LeaderContact::kTransfer && !caller_->leader_number.empty();
}

// What became of the leader's task.
Step Inbound::SayLeader(absl::Time now) {
  Speech said = talk_.Speak(now);
  if (!*leader_told_) return Bye(said.Say("call_leader"));
  if (!caller_->leader_id) return Bye(said.Say("call_back_kept"));
  if (!caller_->leader_by) return Bye(said.Say("leader_calls"));
  return Bye(said.Say("leader_calls_before").Moment(*caller_->leader_by));
}

Step Inbound::ToLeader(absl::Time now) {
  if (ReachesLeader()) {
    at_ = Place::kLeaving;
    return talk_.Transfer(talk_.Speak(now).Say("leader_transfer"), caller_->leader_number);
  }
  return leader_told_ ? SayLeader(now) : Bye(talk_.Speak(now));
}

Step Inbound::OnTransferFailed(absl::Time now) {
  if (at_ != Place::kLeaving) return Wait{};
  if (owed_ == Cause::kLeader) return AskCallBack(Cause::kLeader, now);
  transfer_failed_ = true;
  const Speech sorry = talk_.Speak(now).Say("transfer_failed");
  return task_kept_ ? LeaveToHuman(sorry) : Human(cause_, sorry, now);
}

Step Inbound::Bye(const Speech& lead) {
  at_ = Place::kLeaving;
  if (!outcome_) outcome_ = Outcome::kLeft;
  Speech speech = lead;
  return talk_.HangUp(speech.Say("goodbye"));
}

}  // namespace vagtbro::ivr
