#include "directory/domain/pin_rules.h"

#include <algorithm>
#include <array>

#include "kit/base/proto_time.h"

namespace vagtbro::directory {
namespace {

// Among the most chosen ones that no pattern below catches.
constexpr std::array<const char*, 10> kChosen = {"2580", "0852", "1004",   "6969",   "1010",
                                                 "2468", "1379", "147258", "159753", "456852"};

constexpr absl::Duration kFirstLock = absl::Minutes(30);
constexpr absl::Duration kLongestLock = absl::Hours(24);

bool IsRun(const std::string& pin, int step) {
  for (size_t i = 1; i < pin.size(); ++i) {
    if (pin[i - 1] + step != pin[i]) return false;
  }
  return true;
}

// 1212, 474747, 123123.
bool IsRepeat(const std::string& pin, size_t period) {
  if (pin.size() % period != 0 || pin.size() == period) return false;
  for (size_t i = period; i < pin.size(); ++i) {
    if (pin[i] != pin[i - period]) return false;
  }
  return true;
}

// 1122, 112233.
bool IsPairs(const std::string& pin) {
  if (pin.size() % 2 != 0) return false;
  for (size_t i = 0; i < pin.size(); i += 2) {
    if (pin[i] != pin[i + 1]) return false;
  }
  return true;
}

bool IsYear(const std::string& pin) {
  return pin.size() == 4 && (pin.rfind("19", 0) == 0 || (pin >= "2000" && pin <= "2029"));
}

}  // namespace

bool IsPin(const std::string& text) {
  return text.size() >= 4 && text.size() <= 6 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool IsPopularPin(const std::string& pin) {
  return IsRun(pin, 0) || IsRun(pin, 1) || IsRun(pin, -1) || IsRepeat(pin, 2) || IsRepeat(pin, 3) ||
         IsPairs(pin) || IsYear(pin) ||
         std::find(kChosen.begin(), kChosen.end(), pin) != kChosen.end();
}

bool IsOfNumber(const std::string& pin, const std::string& employment_no) {
  if (pin.size() > employment_no.size()) return false;
  return employment_no.rfind(pin, 0) == 0 ||
         employment_no.compare(employment_no.size() - pin.size(), pin.size(), pin) == 0;
}

absl::Duration LockedFor(uint32_t locks_before) {
  absl::Duration lock = kFirstLock;
  for (uint32_t i = 0; i < locks_before && lock < kLongestLock; ++i) lock *= 2;
  return std::min(lock, kLongestLock);
}

PinVerdict JudgePin(const v1::PinRow& row, bool matches, absl::Time now) {
  const bool was_locked = row.has_unlock_time();
  if (was_locked && now < kit::FromProto(row.unlock_time())) return PinVerdict::kLocked;
  if (matches) {
    return row.failures() == 0 && !was_locked ? PinVerdict::kAccepted
                                              : PinVerdict::kAcceptedAfterFailures;
  }
  return row.failures() + 1 >= kTries ? PinVerdict::kWrongAndLocked : PinVerdict::kWrong;
}

}  // namespace vagtbro::directory
