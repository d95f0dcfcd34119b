#include "ivr/line/twiml/lost_call.h"

namespace vagtbro::ivr {

Step LostCall::On(const Event& event, absl::Time now) {
  if (std::holds_alternative<Answered>(event)) {
    if (!talk_.call().number_known) return Leave(now);  // nobody could be rung back
    waits_ = true;
    CallBackTask task;
    task.request_id = talk_.NewRequestId();
    task.cause = CallBackTask::Cause::kBackendDown;
    return talk_.Request(std::move(task));
  }
  if (const auto* reply = std::get_if<Reply>(&event)) {
    waits_ = false;
    kept_ = std::holds_alternative<Kept>(*reply);
    if (!gone_) return Leave(now);
  } else if (waits_) {
    gone_ = true;
    return Wait{};
  }
  return Done{kept_ ? Outcome::kHelped : Outcome::kFailed};
}

Step LostCall::Leave(absl::Time now) {
  Speech said = talk_.Speak(now).Say("system_down");
  if (talk_.call().number_known) said.Say(kept_ ? "call_back_kept" : "call_back_failed");
  const std::string& desk = talk_.house().desk_number;
  if (desk.empty()) {
    said.Say("call_leader");
  } else {
    said.Say("desk_number_is").PhoneNumber(desk);
  }
  return talk_.HangUp(said.Say("goodbye"));
}

}  // namespace vagtbro::ivr
