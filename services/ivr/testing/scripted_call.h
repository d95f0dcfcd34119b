// ScriptedCall: a caller who keys and listens, on a clock that only the script moves.
//
// Shape:   after each act it goes on by itself until the dialog asks something or the call is over;
//          Hears() is what was said meanwhile, "da/" left out. A prompt takes three seconds.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ivr/dialog/turn.h"
#include "ivr/testing/fake_backend.h"

namespace vagtbro::ivr {

class ScriptedCall {
 public:
  ScriptedCall(std::unique_ptr<Dialog> dialog, FakeBackend& backend, absl::Time start)
      : dialog_(std::move(dialog)), backend_(backend), now_(start) {}

  bool transfers_answered = true;
  // The caller hangs up while the backend works on a wish of this index in the variant.
  std::optional<std::size_t> hangs_up_during;

  ScriptedCall& PickUp() { return Act(Answered{}); }
  // Each word is one entry: "442211", "1"; "*" is Cancel, "-" is silence.
  ScriptedCall& Keys(const std::string& words) {
    std::string word;
    for (const char c : words + " ") {
      if (c != ' ') {
        word += c;
      } else if (!word.empty()) {
        KeyOne(std::exchange(word, ""));
      }
    }
    return *this;
  }
  ScriptedCall& HangUp() { return Act(HungUp{}); }
  ScriptedCall& Act(const Event& event) {
    heard_.clear();
    Go(dialog_->On(event, now_));
    return *this;
  }
  ScriptedCall& Pass(absl::Duration time) {
    now_ += time;
    return *this;
  }

  std::string Hears() const { return heard_; }
  const Turn& turn() const { return turn_; }
  const std::vector<Turn>& turns() const { return turns_; }
  std::optional<Outcome> outcome() const { return outcome_; }
  absl::Time now() const { return now_; }
  const char* place() const { return dialog_->place(); }

 private:
  void KeyOne(const std::string& word) {
    now_ += absl::Seconds(static_cast<int>(word.size()));
    if (word == "*") {
      Act(Cancel{});
    } else if (word == "-") {
      now_ += turn_.collect ? turn_.collect->first : kFirstKey;
      Act(NoInput{});
    } else {
      Act(Entry{ivr::Keys(word == "#" ? "" : word)});
    }
  }

  void Go(Step step) {
    while (true) {
      if (const auto* done = std::get_if<Done>(&step)) {
        outcome_ = done->outcome;
        return;
      }
      if (const auto* ask = std::get_if<Ask>(&step)) {
        const Reply reply = backend_.Answer(ask->wish);
        if (hangs_up_during == ask->wish.index()) {
          hangs_up_during.reset();
          dialog_->On(HungUp{}, now_);
        }
        step = dialog_->On(reply, now_);
        continue;
      }
      if (!std::holds_alternative<Turn>(step)) return;
      Listen(std::get<Turn>(step));
      if (turn_.collect) return;
      step = dialog_->On(AfterTelling(), now_);
    }
  }

  void Listen(const Turn& turn) {
    turn_ = turn;
    turns_.push_back(turn);
    now_ += absl::Seconds(3);
    for (const ClipId& clip : turn.say) {
      if (!heard_.empty()) heard_ += ' ';
      heard_ += clip.rfind("da/", 0) == 0 ? clip.substr(3) : clip;
    }
  }

  Event AfterTelling() const {
    if (turn_.then == Then::kGoOn) return Said{};
    if (turn_.then == Then::kHangUp) return HungUp{};
    if (transfers_answered) return Transferred{};
    return TransferFailed{};
  }

  std::unique_ptr<Dialog> dialog_;
  FakeBackend& backend_;
  absl::Time now_;
  Turn turn_;
  std::vector<Turn> turns_;
  std::string heard_;
  std::optional<Outcome> outcome_;
};

// The index of a wish in the variant, for hangs_up_during.
template <class W>
std::size_t IndexOf() {
  return Wish(W{}).index();
}

}  // namespace vagtbro::ivr
