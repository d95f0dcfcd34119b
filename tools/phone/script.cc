#include "tools/phone/script.h"

#include <algorithm>
#include <sstream>

#include "tools/phone/keys.h"

namespace vagtbro::phone {
namespace {

// As many keys as a menu or a number of days has; more may be a secret.
constexpr std::size_t kOpenKeys = 3;
constexpr double kLongestSilence = 600;

bool IsKeys(const std::string& word) { return std::all_of(word.begin(), word.end(), IsKey); }

absl::Status NotAWord(const std::string& word, std::size_t place) {
  // A PIN with a slip of the finger is still almost a PIN.
  const bool secret = std::any_of(word.begin(), word.end(), IsKey);
  return absl::InvalidArgumentError("word " + std::to_string(place) + " of the script" +
                                    (secret ? "" : ", '" + word + "',") +
                                    " is none of: keys (0-9 * #), wait, silence SECONDS, hang-up");
}

bool Ready(Phone& phone, const Pace& pace) {
  return pace.barge_in ? phone.WaitForSpeech(pace.patience) : phone.WaitForPrompt(pace.patience);
}

absl::Status NotReady(const Phone& phone, const Step& step) {
  if (phone.state() == Phone::State::kOver) {
    return absl::AbortedError("the call was over (" + phone.Ending() + ") before \"" + Show(step) +
                              "\"");
  }
  return absl::DeadlineExceededError("no prompt ended before \"" + Show(step) + "\"");
}

}  // namespace

absl::StatusOr<std::vector<Step>> ParseScript(const std::string& text) {
  std::vector<Step> steps;
  std::istringstream words(text);
  std::size_t place = 0;
  for (std::string word; words >> word;) {
    ++place;
    Step step;
    if (IsKeys(word)) {
      step = {Step::Kind::kKeys, word, {}};
    } else if (word == "hang-up") {
      step.kind = Step::Kind::kHangUp;
    } else if (word == "silence") {
      double seconds = 0;
      if (!(words >> seconds) || seconds <= 0 || seconds > kLongestSilence) {
        return absl::InvalidArgumentError("silence wants its seconds, as in \"silence 5\"");
      }
      ++place;
      step = {Step::Kind::kSilence, "", absl::Seconds(seconds)};
    } else if (word != "wait") {
      return NotAWord(word, place);
    }
    steps.push_back(step);
  }
  return steps;
}

std::string Show(const Step& step) {
  switch (step.kind) {
    case Step::Kind::kKeys:
      return step.keys.size() > kOpenKeys ? std::to_string(step.keys.size()) + " keys"
                                          : "keys " + step.keys;
    case Step::Kind::kWait:
      return "wait";
    case Step::Kind::kSilence:
      return "silence " + absl::FormatDuration(step.silence);
    case Step::Kind::kHangUp:
      return "hang-up";
  }
  return "";
}

absl::Status Play(Phone& phone, const std::vector<Step>& steps, const Pace& pace,
                  const std::function<void(const Step&)>& tell) {
  for (const Step& step : steps) {
    switch (step.kind) {
      case Step::Kind::kKeys:
        if (!Ready(phone, pace)) return NotReady(phone, step);
        tell(step);
        phone.Press(step.keys);
        break;
      case Step::Kind::kWait:
        if (!phone.WaitForPrompt(pace.patience)) return NotReady(phone, step);
        tell(step);
        phone.NextPrompt();
        break;
      case Step::Kind::kSilence:
        tell(step);
        if (!phone.WaitFor(step.silence)) return NotReady(phone, step);
        break;
      case Step::Kind::kHangUp:
        tell(step);
        phone.HangUp();
        return absl::OkStatus();
    }
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::phone
