// PIN rules: which PINs are taken, and what a try leads to.
//
// A PIN has four digits; no hash protects it for long from somebody who holds the disk. What
// protects it is that it can be tried three times, and that the three best guesses are not allowed.
//
// Shape:   a PIN is 4 to 6 digits.
// Units:   locked up to, and not including, unlock_time.
// Source:  domain report, telephony: three failures, then locked for 15 minutes.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "vagtbro/directory/v1/directory_facts.pb.h"

namespace vagtbro::directory {

inline constexpr uint32_t kTries = 3;
inline constexpr absl::Duration kLockedFor = absl::Minutes(15);

bool IsPin(const std::string& text);

// True for PINs that a stranger tries first: one digit repeated, digits in a row up or down, a pair
// or triple repeated, and what people are known to choose. Requires IsPin().
bool IsPopularPin(const std::string& pin);

enum class PinVerdict {
  kAccepted,
  kAcceptedAfterFailures,
  kWrong,
  kWrongAndLocked,  // this try was answered as wrong, the next will hear of the lock
  kLocked,          // the try does not count, right or wrong
};

// What a try at `now` leads to, if the PIN does or does not match the hash of `row`.
PinVerdict JudgePin(const v1::PinRow& row, bool matches, absl::Time now);

}  // namespace vagtbro::directory
