#include "ivr/call/call_run.h"

#include <chrono>
#include <cstdlib>
#include <future>

#include "kit/base/log.h"

namespace vagtbro::ivr {

const char* OutcomeName(Outcome outcome) {
  switch (outcome) {
    case Outcome::kReported:
      return "reported";
    case Outcome::kAvailable:
      return "available";
    case Outcome::kHelped:
      return "helped";
    case Outcome::kAbandoned:
      return "abandoned";
    case Outcome::kLeft:
      return "left";
    case Outcome::kAccepted:
      return "accepted";
    case Outcome::kPending:
      return "pending";
    case Outcome::kRefused:
      return "refused";
    case Outcome::kDeclined:
      return "declined";
    case Outcome::kTooLate:
      return "too_late";
    case Outcome::kNoAnswer:
      return "no_answer";
    case Outcome::kBusy:
      return "busy";
    case Outcome::kMachine:
      return "machine";
    case Outcome::kNotNow:
      return "not_now";
    case Outcome::kNoContact:
      return "no_contact";
    case Outcome::kFailed:
      return "failed";
  }
  std::abort();  // -Werror=switch has named every outcome.
}

Outcome CallRun::Run() {
  const absl::Time start_time = clock_.Now();
  there_ = line_.Answer();
  Step step = there_ ? Tell(Answered{}) : Tell(HungUp{});
  while (!std::holds_alternative<Done>(step)) {
    if (const auto* turn = std::get_if<Turn>(&step)) {
      step = there_ ? Speak(*turn) : Tell(HungUp{});
    } else if (const auto* ask = std::get_if<Ask>(&step)) {
      step = Wish(*ask);
    } else {
      // Every Ask is answered before the dialog is told anything else, so there is none to wait
      // for.
      kit::LogError("call without a next step", {{"call", id_.call_id}});
      step = Done{Outcome::kFailed};
    }
  }
  const Outcome outcome = std::get<Done>(step).outcome;
  metrics_.Add("vagtbro_calls_total", {{"line", line_.name()}, {"outcome", OutcomeName(outcome)}});
  kit::LogInfo("call over",
               {{"call", id_.call_id},
                {"line", line_.name()},
                {"outcome", OutcomeName(outcome)},
                {"seconds", std::to_string(absl::ToInt64Seconds(clock_.Now() - start_time))}});
  return outcome;
}

Step CallRun::Tell(const Event& event) { return dialog_->On(event, clock_.Now()); }

Step CallRun::Speak(const Turn& turn) {
  const Event heard = line_.Do(turn);
  if (std::holds_alternative<HungUp>(heard)) {
    there_ = false;
    if (turn.then == Then::kGoOn) {
      metrics_.Add("vagtbro_calls_left_total", {{"place", dialog_->place()}});
    }
  }
  if (std::holds_alternative<Transferred>(heard)) there_ = false;
  return Tell(heard);
}

Step CallRun::Wish(const Ask& ask) {
  std::future<Reply> reply =
      std::async(std::launch::async, [&] { return backend_.Do(ask.wish, id_.caller_number); });
  const bool slow =
      reply.wait_for(absl::ToChronoMilliseconds(kMoment)) == std::future_status::timeout;
  if (slow && there_ && !line_.Play(ask.meanwhile)) {
    there_ = false;
    metrics_.Add("vagtbro_calls_left_total", {{"place", dialog_->place()}});
    Tell(HungUp{});  // answers Wait: this wish is still open
  }
  return Tell(reply.get());
}

}  // namespace vagtbro::ivr
