// The words of a bill.
#include <cstdlib>

#include "worktime/pay.h"
#include "worktime/phrases.h"
#include "worktime/plain_words.h"

namespace vagtbro::worktime {
namespace {

struct LineWords {
  const char* name;
  const char* danish;
  const char* english;
};

LineWords WordsFor(PayLine line) {
  switch (line) {
    case PayLine::kHours:
      return {"hours", "timeløn", "hourly pay"};
    case PayLine::kOvertime:
      return {"overtime", "overarbejdstillæg", "overtime supplement"};
    case PayLine::kEvening:
      return {"evening", "aftentillæg", "evening supplement"};
    case PayLine::kNight:
      return {"night", "nattillæg", "night supplement"};
    case PayLine::kSaturday:
      return {"saturday", "lørdagstillæg", "Saturday supplement"};
    case PayLine::kSunday:
      return {"sunday", "søn- og helligdagstillæg", "Sunday and holiday supplement"};
    case PayLine::kShortNotice:
      return {"short-notice", "varskotillæg", "short-notice supplement"};
    case PayLine::kLateNotice:
      return {"late-notice", "tillæg for sent varsel", "late-notice supplement"};
    case PayLine::kRevokedDayOff:
      return {"revoked-day-off", "inddraget fridøgn", "revoked day off"};
    case PayLine::kCallInMinimum:
      return {"call-in-minimum", "mindstebetaling", "minimum pay"};
    case PayLine::kSplitShift:
      return {"split-shift", "tillæg for delt tjeneste", "split-shift supplement"};
    case PayLine::kAgency:
      return {"agency", "vikarbureau", "temp agency"};
  }
  std::abort();  // -Werror=switch has named every PayLine.
}

std::string Grouped(std::int64_t amount, char separator) {
  std::string digits = std::to_string(amount);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, separator);
  return digits;
}

}  // namespace

std::string_view Name(PayLine line) { return WordsFor(line).name; }

std::string Kroner(std::int64_t ore, Language language) {
  const bool danish = language == Language::kDanish;
  const std::string sign = ore < 0 ? "-" : "";
  const std::int64_t amount = std::abs(ore);
  const std::string cents = std::to_string(amount % 100);
  const std::string number = Grouped(amount / 100, danish ? '.' : ',') + (danish ? "," : ".") +
                             (cents.size() < 2 ? "0" : "") + cents;
  return danish ? sign + number + " kr." : "DKK " + sign + number;
}

std::string PlainWords(const PayItem& item, Language language) {
  const LineWords words = WordsFor(item.line);
  std::string text = language == Language::kDanish ? words.danish : words.english;
  if (item.minutes > 0) text += ", " + Hours(item.minutes, language);
  return text + ": " + Kroner(item.ore, language);
}

std::string PlainWords(const Cost& cost, Language language) {
  std::string text;
  for (const PayItem& item : cost.items) text += PlainWords(item, language) + "\n";
  return text + (language == Language::kDanish ? "i alt: " : "in all: ") +
         Kroner(cost.ore(), language);
}

}  // namespace vagtbro::worktime
