#include "ivr/dialog/talk.h"

#include <utility>

namespace vagtbro::ivr {
namespace {

constexpr int kTriesPerQuestion = 3;
constexpr int kErrorsPerCall = 8;
constexpr std::uint32_t kTurnsPerCall = 60;
constexpr absl::Duration kLongestCall = absl::Minutes(5);

}  // namespace

Turn Talk::Next(const Speech& speech) {
  Turn turn;
  turn.number = ++turns_;
  turn.say = speech.clips();
  return turn;
}

Turn Talk::Question(const Speech& speech, const Collect& collect) {
  Turn turn = Next(speech);
  turn.collect = collect;
  return turn;
}

Turn Talk::Tell(const Speech& speech, bool barge_in) {
  Turn turn = Next(speech);
  turn.barge_in = barge_in;
  return turn;
}

Turn Talk::HangUp(const Speech& speech) {
  Turn turn = Next(speech);
  turn.then = Then::kHangUp;
  return turn;
}

Turn Talk::Transfer(const Speech& speech, const std::string& number) {
  Turn turn = Next(speech);
  turn.then = Then::kTransfer;
  turn.transfer_to = number;
  return turn;
}

Ask Talk::Request(Wish wish) const {
  return Ask{std::move(wish), {std::string(LanguageCode(language_)) + "/one_moment"}};
}

std::string Talk::NewRequestId() { return call_.call_id + "-" + std::to_string(++requests_); }

Talk::Patience Talk::Miss() {
  ++tries_;
  ++errors_;
  if (tries_ >= kTriesPerQuestion || errors_ >= kErrorsPerCall) return Patience::kOver;
  return tries_ == 1 ? Patience::kAgain : Patience::kAgainWithHelp;
}

bool Talk::TooLong(absl::Time now) const {
  return turns_ >= kTurnsPerCall || now - call_.start_time >= kLongestCall;
}

}  // namespace vagtbro::ivr
