// Amount: a figure of the rule book as a number and as the words a shop steward reads.
//
// Shape:   "11h", "8h30m", "6d", "2912h"; "22:00"; "36.00%"; "54.69 kr"; "2"; "yes".
// Units:   seconds, minutes of the Danish day, hundredths of a per cent, øre, a count, 0 or 1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace vagtbro::worktime {

using Amount = std::int64_t;

enum class AmountType {
  kSpan,        // longer than nothing
  kSpanOrNone,  // "0h" is one
  kClock,       // minutes since midnight, "24:00" included
  kNightClock,  // minutes since noon, so that 23:00 comes before 05:00
  kShare,
  kMoney,
  kCount,
  kFlag,
};

// nullopt: not an amount of this type.
std::optional<Amount> ParseAmount(AmountType type, const std::string& text);

std::string AmountText(AmountType type, Amount amount);

// What such an amount looks like: "a span such as 11h, 8h30m or 6d".
std::string Wanted(AmountType type);

}  // namespace vagtbro::worktime
