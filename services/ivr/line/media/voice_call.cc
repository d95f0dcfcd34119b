#include "ivr/line/media/voice_call.h"

#include <utility>

namespace vagtbro::ivr {
namespace {

// More than an employment number and a PIN is nobody's plan.
constexpr std::size_t kMostAhead = 16;

}  // namespace

void VoiceCall::Begin(absl::Duration at) { Tell(Answered{}, at); }

void VoiceCall::OnNotReached(NotReached why, absl::Duration at) {
  if (over_) return;
  over_ = true;
  place_at_end_ = dialog_->place();
  Tell(why, at);
}

void VoiceCall::OnKey(char key, absl::Duration at) {
  if (over_) return;
  if (asked_ || !turn_) {
    return KeepAhead(key);
  }
  if (!turn_->barge_in && !prompt_over_) return;
  if (!collector_) {
    // Nothing is asked: the key is for what follows.
    if (turn_->then != Then::kGoOn || prompt_over_) return;
    KeepAhead(key);
    player_.Stop();
    return PromptEnded(at);
  }
  player_.Stop();
  if (!prompt_over_) PromptEnded(at);
  if (const auto event = collector_->OnKey(key, at)) Tell(*event, at);
}

void VoiceCall::OnReply(std::uint32_t number, const Reply& reply, absl::Duration at) {
  if (!asked_ || asked_->number != number) return;  // Down was given for it
  asked_.reset();
  Tell(reply, at);
}

void VoiceCall::OnTransfer(bool taken, absl::Duration at) {
  if (over_) return;
  if (taken) {
    over_ = true;
    place_at_end_ = dialog_->place();
    return Tell(Transferred{}, at);
  }
  Tell(TransferFailed{}, at);
}

void VoiceCall::OnHungUp(absl::Duration at) {
  if (over_) return;
  over_ = true;
  player_.Stop();
  place_at_end_ = dialog_->place();
  if (!outcome_) Tell(HungUp{}, at);
}

void VoiceCall::GiveUp(absl::Duration at) {
  if (!asked_) return;
  asked_.reset();
  Tell(Reply{Down{}}, at);
}

void VoiceCall::OnTick(absl::Duration at, Frame& frame) {
  player_.Next(frame);
  KeepTimes(at);
}

void VoiceCall::KeepTimes(absl::Duration at) {
  if (asked_) {
    if (at >= asked_->moment) {
      asked_->moment = absl::InfiniteDuration();
      if (!over_) Say(asked_->meanwhile);
    }
    if (at < asked_->give_up) return;
    return GiveUp(at);
  }
  if (over_ || !turn_) return;
  if (!prompt_over_ && !player_.playing()) return PromptEnded(at);
  if (!collector_) return;
  if (const auto event = collector_->OnTime(at)) Tell(*event, at);
}

void VoiceCall::PromptEnded(absl::Duration at) {
  prompt_over_ = true;
  if (turn_->then == Then::kHangUp) return side_.HangUp();
  if (turn_->then == Then::kTransfer) return side_.Transfer(turn_->transfer_to);
  if (!collector_) return Tell(Said{}, at);
  collector_->PromptEnded(at);
}

void VoiceCall::Tell(const Event& event, absl::Duration at) {
  turn_.reset();
  collector_.reset();
  Step step = dialog_->On(event, clock_.Now());
  if (auto* turn = std::get_if<Turn>(&step)) return Do(std::move(*turn), at);
  if (auto* ask = std::get_if<Ask>(&step)) return Do(std::move(*ask), at);
  if (const auto* done = std::get_if<Done>(&step)) {
    outcome_ = done->outcome;
    // A dialog that is done has no more to say to a caller who is still there.
    if (!over_) side_.HangUp();
  }
}

void VoiceCall::Do(Turn turn, absl::Duration at) {
  if (over_) return;
  Say(turn.say);
  turn_ = std::move(turn);
  prompt_over_ = false;
  if (turn_->collect && turn_->then == Then::kGoOn) collector_.emplace(*turn_->collect);
  if (!turn_->barge_in) ahead_.Wipe();
  KeyAhead(at);
}

void VoiceCall::Do(Ask ask, absl::Duration at) {
  asked_ = Asked{++asks_, at + kMoment, at + kGiveUp, std::move(ask.meanwhile)};
  side_.Send(ask.wish, asked_->number);
}

void VoiceCall::KeepAhead(char key) {
  if (key == '*') return ahead_.Wipe();
  if (ahead_.size() < kMostAhead) ahead_ = Keys(ahead_.Reveal() + key);
}

// One key at a time: each may complete an entry and so bring another turn.
void VoiceCall::KeyAhead(absl::Duration at) {
  if (ahead_.empty() || !collector_) return;
  const std::string keys = ahead_.Reveal();
  ahead_ = Keys(keys.substr(1));
  OnKey(keys.front(), at);
  if (turn_ && !asked_) KeyAhead(at);
}

void VoiceCall::Say(const std::vector<ClipId>& clips) {
  for (const ClipId& clip : clips) player_.Add(clips_.Find(clip));
}

}  // namespace vagtbro::ivr
