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
  if (caller_ || talk_.call().number_known) return AskCallBack(cause);
  lead_.reset();
  return Enter(Place::kCallBackNumber, lead, now);
}

Step Inbound::AskCallBack(Cause cause) {
  owed_.reset();
  cause_ = cause;
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
    Speech said = talk_.Speak(now);
    if (!kept) return Bye(said.Say("call_leader"));
    if (!caller_->leader_id) return Bye(said.Say("call_back_kept"));
    if (!caller_->leader_by) return Bye(said.Say("leader_calls"));
    return Bye(said.Say("leader_calls_before").Moment(*caller_->leader_by));
  }
  task_kept_ = kept;
  if (kept && !outcome_) outcome_ = Outcome::kHelped;
  Speech said = lead_.value_or(talk_.Speak(now));
  return LeaveToHuman(said.Say(kept ? "call_back_kept" : "call_back_failed"));
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

Step Inbound::ToLeader(absl::Time now) {
  if (caller_->leader == LeaderContact::kTransfer && !caller_->leader_number.empty()) {
    at_ = Place::kLeaving;
    return talk_.Transfer(talk_.Speak(now).Say("leader_transfer"), caller_->leader_number);
  }
  if (owed_) return AskCallBack(*owed_);
  return Bye(talk_.Speak(now));
}

Step Inbound::OnTransferFailed(absl::Time now) {
  if (at_ != Place::kLeaving) return Wait{};
  if (owed_) return AskCallBack(*owed_);
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
