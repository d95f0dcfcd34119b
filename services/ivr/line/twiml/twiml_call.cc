#include "ivr/line/twiml/twiml_call.h"

#include <utility>

namespace vagtbro::ivr {
namespace {

// A call takes five minutes at most; somebody who is put through may talk for long.
constexpr absl::Duration kLongestTurn = absl::Minutes(6);
constexpr absl::Duration kLongestTransfer = absl::Hours(5);
// The operator's last word about a call that was never picked up may be lost.
constexpr absl::Duration kAfterRings = absl::Minutes(1);
// How long the last answer of a call that is done is kept for a repeated request.
constexpr absl::Duration kKept = absl::Hours(1);

}  // namespace

TwimlCall::TwimlCall(Parts parts, BackendPort& backend, const kit::Clock& clock)
    : start_(std::move(parts.start)),
      place_(std::move(parts.place)),
      patience_(parts.patience),
      rings_(parts.rings),
      backend_(backend),
      clock_(clock),
      dialog_(std::move(parts.dialog)),
      ended_(std::move(parts.ended)),
      next_(parts.first),
      touch_time_(clock.Now()) {}

std::optional<std::string> TwimlCall::Answer(std::uint32_t number, const Form& form) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !busy_; });
  if (answered_ == number) return answer_;
  if (number != next_) return std::nullopt;
  busy_ = true;
  touch_time_ = clock_.Now();
  answer_ = Next(form, lock);
  answered_ = number;
  next_ = number + 1;
  busy_ = false;
  changed_.notify_all();
  return answer_;
}

std::string TwimlCall::Next(const Form& form, std::unique_lock<std::mutex>& lock) {
  if (!begun_) {
    begun_ = true;
    Tell(Answered{});
  } else if (turn_ && spoken_) {
    const std::optional<Event> event = EventOf(*turn_, form, so_far_);
    if (!event) {
      const int missing = turn_->collect->most - static_cast<int>(so_far_.size());
      return MarkupOfRest(*turn_->collect, missing, place_, next_ + 1);
    }
    const bool taken = std::holds_alternative<Transferred>(*event);
    if (std::holds_alternative<HungUp>(*event) || taken) {
      over_ = true;
      place_at_end_ = dialog_->place();
    }
    Tell(*event);
  } else if (IsOver(form)) {
    Leave();
  }
  AwaitStep(lock);
  if (turn_ && !over_) {
    const std::string answer = Markup(*turn_, place_, next_ + 1);
    spoken_ = true;
    // Nothing can be heard of them after this.
    if (turn_->then == Then::kHangUp) Leave();
    return answer;
  }
  if (!asked_ || over_) return MarkupOfHangUp();
  const bool first = !std::exchange(moment_said_, true);
  return MarkupOfMoment(first ? meanwhile_ : std::vector<ClipId>{}, place_, next_ + 1);
}

void TwimlCall::AwaitStep(std::unique_lock<std::mutex>& lock) {
  while (asked_ && !over_) {
    const absl::Duration time = moment_said_ ? patience_.later : patience_.moment;
    changed_.wait_for(lock, absl::ToChronoMilliseconds(time), [this] { return !asked_ || over_; });
    if (!asked_ || over_ || clock_.Now() - ask_time_ < kGiveUp) return;
    asked_ = false;
    Tell(Reply{Down{}});
  }
}

void TwimlCall::Tell(const Event& event) {
  turn_.reset();
  so_far_.Wipe();
  Step step = dialog_->On(event, clock_.Now());
  if (auto* turn = std::get_if<Turn>(&step)) {
    turn_ = std::move(*turn);
    spoken_ = false;
    moment_said_ = false;
  } else if (auto* ask = std::get_if<Ask>(&step)) {
    asked_ = true;
    ask_time_ = clock_.Now();
    meanwhile_ = std::move(ask->meanwhile);
    backend_.Send(start_, ask->wish, [self = shared_from_this(), number = ++asks_](Reply reply) {
      self->OnReply(number, reply);
    });
  } else if (const auto* done = std::get_if<Done>(&step)) {
    End(done->outcome);
  }
}

void TwimlCall::OnReply(std::uint32_t number, const Reply& reply) {
  const std::lock_guard lock(mutex_);
  if (!asked_ || number != asks_ || outcome_) return;  // Down was given for it
  asked_ = false;
  Tell(reply);
  changed_.notify_all();
}

void TwimlCall::OnOver(const Form& form) {
  const std::unique_lock lock(mutex_);
  touch_time_ = clock_.Now();
  if (begun_) return Leave();
  begun_ = over_ = true;
  Tell(NotReachedOf(form));
}

void TwimlCall::OnNotReached(NotReached why) {
  const std::lock_guard lock(mutex_);
  if (begun_) return Leave();
  begun_ = over_ = true;
  Tell(why);
}

void TwimlCall::Leave() {
  if (over_) return;
  over_ = true;
  place_at_end_ = dialog_->place();
  Tell(HungUp{});
  changed_.notify_all();
}

void TwimlCall::End(Outcome outcome) {
  if (outcome_) return;
  outcome_ = outcome;
  over_ = true;
  backend_.Ended(start_, outcome, place_at_end_ ? place_at_end_ : dialog_->place());
  if (ended_) std::exchange(ended_, nullptr)(outcome);
}

absl::Duration TwimlCall::LongestSilence() const {
  if (!begun_) return rings_ + kAfterRings;
  return turn_ && turn_->then == Then::kTransfer ? kLongestTransfer : kLongestTurn;
}

bool TwimlCall::Sweep() {
  const std::lock_guard lock(mutex_);
  const absl::Duration silence = clock_.Now() - touch_time_;
  if (outcome_) return !busy_ && silence > kKept;
  if (busy_ || silence <= LongestSilence()) return false;
  if (begun_ && !over_) {
    Leave();
  } else if (!begun_) {
    begun_ = over_ = true;
    Tell(NotReached::kFailed);
  }
  return false;
}

void TwimlCall::GiveUp() {
  const std::lock_guard lock(mutex_);
  if (ended_) std::exchange(ended_, nullptr)(Outcome::kFailed);
  // What the dialog still wants, to give a shift back or to keep a task, it gets from the port.
  if (begun_) return Leave();
  begun_ = over_ = true;
  Tell(NotReached::kFailed);
}

}  // namespace vagtbro::ivr
