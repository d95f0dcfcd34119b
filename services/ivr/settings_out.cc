#include "ivr/settings_out.h"

#include <optional>
#include <utility>

namespace vagtbro::ivr {
namespace {

// 1 to 9999; nullopt: no such number.
std::optional<int> CountOf(const std::string& text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  if (text.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const int count = std::stoi(text);
  if (count == 0) return std::nullopt;
  return count;
}

// "21:00" as minutes after midnight.
std::optional<int> MinuteOf(const std::string& text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const std::string digits = text.substr(0, 2) + text.substr(3);
  if (digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const int hour = std::stoi(digits.substr(0, 2));
  const int minute = std::stoi(digits.substr(2));
  if (hour > 23 || minute > 59) return std::nullopt;
  return hour * 60 + minute;
}

// "21:00-06:00".
std::optional<std::pair<int, int>> HoursOf(const std::string& text) {
  if (text.size() != 11 || text[5] != '-') return std::nullopt;
  const auto from = MinuteOf(text.substr(0, 5));
  const auto until = MinuteOf(text.substr(6));
  if (!from || !until) return std::nullopt;
  return std::pair(*from, *until);
}

std::string Flag(std::string name) {
  for (char& c : name) c = c == '_' ? '-' : c;
  return "--" + name;
}

}  // namespace

std::vector<kit::Option> OutOptions() {
  return {
      {"offer_calls", "10", "calls with an offer at a time"},
      {"offer_rings", "2", "how often an offer rings at most"},
      {"offer_ring_seconds", "25", "how long it rings"},
      {"busy_pause_seconds", "60", "until a busy number rings again"},
      {"no_answer_pause_seconds", "180", "until it rings again where nobody picked up"},
      {"quiet_hours", "21:00-06:00",
       "no offer rings in them, local time; 00:00-00:00: never quiet"},
      {"ring_back_number", "", "+4587121212, said to a machine; empty: the one on the display"},
  };
}

std::string MissingOut(const kit::Config& config) {
  for (const char* name : {"offer_calls", "offer_rings", "offer_ring_seconds", "busy_pause_seconds",
                           "no_answer_pause_seconds"}) {
    if (!CountOf(config.Get(name))) return Flag(name) + " is a number from 1 to 9999";
  }
  if (*CountOf(config.Get("offer_calls")) > CountOf(config.Get("most_calls")).value_or(0)) {
    return "--offer-calls is at most --most-calls";
  }
  if (!HoursOf(config.Get("quiet_hours"))) return "--quiet-hours is written as 21:00-06:00";
  return "";
}

CallRules CallRulesOf(const kit::Config& config) {
  const auto count = [&](const char* name) { return *CountOf(config.Get(name)); };
  CallRules rules;
  rules.most_calls = count("offer_calls");
  rules.most_rings = count("offer_rings");
  rules.rings = absl::Seconds(count("offer_ring_seconds"));
  rules.busy_pause = absl::Seconds(count("busy_pause_seconds"));
  rules.no_answer_pause = absl::Seconds(count("no_answer_pause_seconds"));
  std::tie(rules.quiet_from, rules.quiet_until) = *HoursOf(config.Get("quiet_hours"));
  return rules;
}

}  // namespace vagtbro::ivr
