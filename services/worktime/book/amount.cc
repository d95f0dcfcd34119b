#include "worktime/book/amount.h"

#include <cstdlib>
#include <regex>

namespace vagtbro::worktime {
namespace {

constexpr Amount kMinute = 60;
constexpr Amount kHour = 60 * kMinute;
constexpr Amount kDay = 24 * kHour;
constexpr Amount kDayMinutes = 24 * 60;

// Groups of digits are short, so that no sum overflows.
std::optional<std::smatch> Match(const std::string& text, const std::regex& pattern) {
  std::smatch match;
  if (!std::regex_match(text, match, pattern)) return std::nullopt;
  return match;
}

Amount Number(const std::ssub_match& digits) {
  return digits.matched ? std::strtoll(digits.str().c_str(), nullptr, 10) : 0;
}

std::optional<Amount> ParseSpan(const std::string& text) {
  static const std::regex pattern("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?");
  const auto match = Match(text, pattern);
  if (!match || text.empty()) return std::nullopt;
  return Number((*match)[1]) * kDay + Number((*match)[2]) * kHour + Number((*match)[3]) * kMinute;
}

std::optional<Amount> ParseClock(const std::string& text) {
  static const std::regex pattern("(\\d\\d):(\\d\\d)");
  const auto match = Match(text, pattern);
  if (!match) return std::nullopt;
  const Amount minute = Number((*match)[2]);
  const Amount since_midnight = Number((*match)[1]) * 60 + minute;
  if (minute >= 60 || since_midnight > kDayMinutes) return std::nullopt;
  return since_midnight;
}

// "36.00" and "36", in hundredths.
std::optional<Amount> ParseHundredths(const std::string& text, const std::string& unit) {
  const std::regex pattern("(\\d{1,9})(?:\\.(\\d\\d))?" + unit);
  const auto match = Match(text, pattern);
  if (!match) return std::nullopt;
  return Number((*match)[1]) * 100 + Number((*match)[2]);
}

std::string TwoDigits(Amount number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string SpanText(Amount seconds) {
  // Two days of work are better read as 48h.
  if (seconds >= 3 * kDay && seconds % kDay == 0) return std::to_string(seconds / kDay) + "d";
  const Amount minutes = seconds % kHour / kMinute;
  std::string text;
  if (seconds >= kHour || minutes == 0) text += std::to_string(seconds / kHour) + "h";
  if (minutes != 0) text += std::to_string(minutes) + "m";
  return text;
}

std::string ClockText(Amount minutes) {
  return TwoDigits(minutes / 60) + ":" + TwoDigits(minutes % 60);
}

}  // namespace

std::optional<Amount> ParseAmount(AmountType type, const std::string& text) {
  switch (type) {
    case AmountType::kSpan: {
      const auto span = ParseSpan(text);
      return span && *span > 0 ? span : std::nullopt;
    }
    case AmountType::kSpanOrNone:
      return ParseSpan(text);
    case AmountType::kClock:
      return ParseClock(text);
    case AmountType::kNightClock: {
      const auto clock = ParseClock(text);
      if (!clock) return std::nullopt;
      return (*clock + kDayMinutes / 2) % kDayMinutes;
    }
    case AmountType::kShare:
      return ParseHundredths(text, "%");
    case AmountType::kMoney:
      return ParseHundredths(text, " kr");
    case AmountType::kCount: {
      static const std::regex pattern("(\\d{1,6})");
      const auto match = Match(text, pattern);
      return match ? std::optional(Number((*match)[1])) : std::nullopt;
    }
    case AmountType::kFlag:
      if (text == "yes") return 1;
      return text == "no" ? std::optional<Amount>(0) : std::nullopt;
  }
  std::abort();  // -Werror=switch has named every AmountType.
}

std::string AmountText(AmountType type, Amount amount) {
  switch (type) {
    case AmountType::kSpan:
    case AmountType::kSpanOrNone:
      return SpanText(amount);
    case AmountType::kClock:
      return ClockText(amount);
    case AmountType::kNightClock:
      return ClockText((amount + kDayMinutes / 2) % kDayMinutes);
    case AmountType::kShare:
      return std::to_string(amount / 100) + "." + TwoDigits(amount % 100) + "%";
    case AmountType::kMoney:
      return std::to_string(amount / 100) + "." + TwoDigits(amount % 100) + " kr";
    case AmountType::kCount:
      return std::to_string(amount);
    case AmountType::kFlag:
      return amount != 0 ? "yes" : "no";
  }
  std::abort();  // -Werror=switch has named every AmountType.
}

std::string Wanted(AmountType type) {
  switch (type) {
    case AmountType::kSpan:
      return "a span such as 11h, 8h30m or 6d";
    case AmountType::kSpanOrNone:
      return "a span such as 3h, 15m or 0h";
    case AmountType::kClock:
    case AmountType::kNightClock:
      return "a time of day such as 22:00";
    case AmountType::kShare:
      return "a share such as 36.00%";
    case AmountType::kMoney:
      return "an amount such as 54.69 kr";
    case AmountType::kCount:
      return "a whole number";
    case AmountType::kFlag:
      return "yes or no";
  }
  std::abort();  // -Werror=switch has named every AmountType.
}

}  // namespace vagtbro::worktime
