// Script: what a caller does, as one writes it on the command line: "471100# 739162# 1 1 3# 1".
//
// Shape:   words with blanks between. Keys are sent when the prompt before them is over; "wait"
// lets
//          one prompt pass without a key; "silence 5" says nothing for so many seconds; "hang-up"
//          ends the call at once. After the last word one listens until the other side hangs up.
// Errors:  INVALID_ARGUMENT names the word; never one that may be a PIN.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "tools/phone/phone.h"

namespace vagtbro::phone {

struct Step {
  enum class Kind { kKeys, kWait, kSilence, kHangUp };
  Kind kind = Kind::kWait;
  std::string keys;
  absl::Duration silence;
};

absl::StatusOr<std::vector<Step>> ParseScript(const std::string& text);

// For a reader: "keys 3#", "silence 5s". Of many keys only how many: they may be a PIN.
std::string Show(const Step& step);

struct Pace {
  // Keys go out as soon as a prompt begins, as by somebody who knows the way.
  bool barge_in = false;
  absl::Duration patience = absl::Seconds(60);  // for a prompt
};

// Plays `steps` in a call that was picked up, telling each step before it is done.
//
// Errors:  ABORTED if the call ended before the script, DEADLINE_EXCEEDED if no prompt came.
absl::Status Play(
    Phone& phone, const std::vector<Step>& steps, const Pace& pace,
    const std::function<void(const Step&)>& tell = [](const Step&) {});

}  // namespace vagtbro::phone
