// PIN rules: which PINs are taken, and what a try leads to.
//
// A PIN has four digits, so what protects it is that it can be tried five times, that the best
// guesses are not allowed, and that each lock lasts twice as long as the one before.
//
// Shape:   a PIN is 4 to 6 digits.
// Units:   locked up to, and not including, unlock_time.
// Source:  design/telephony.md section 4: five failures in a row, then 30 minutes, then doubling.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "vagtbro/directory/v1/directory_facts.pb.h"

namespace vagtbro::directory {

inline constexpr uint32_t kTries = 5;

bool IsPin(const std::string& text);

// True for PINs that a stranger tries first: one digit repeated, digits in a row up or down, pairs
// or triples repeated, two pairs, a year somebody living was born in, and what people are known to
// choose. Requires IsPin().
bool IsPopularPin(const std::string& pin);

// True if it is the employment number or ends or begins it, which is not secret.
bool IsOfNumber(const std::string& pin, const std::string& employment_no);

// How long a lock lasts that follows on so many before it.
absl::Duration LockedFor(uint32_t locks_before);

enum class PinVerdict {
  kAccepted,
  kAcceptedAfterFailures,
  kWrong,
  kWrongAndLocked,
  kLocked,  // the try does not count, right or wrong
};

// What a try at `now` leads to, if the PIN does or does not match the hash of `row`. Nobody is told
// which of the last three it was.
PinVerdict JudgePin(const v1::PinRow& row, bool matches, absl::Time now);

}  // namespace vagtbro::directory
