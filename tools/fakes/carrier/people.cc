#include "fakes/carrier/people.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <random>
#include <regex>

#include "kit/time/local_time.h"

namespace vagtbro::carrier {
namespace {

struct Habit {
  double accepts;  // of all offers
  double silent;   // of all offers; the rest says no
};

Habit HabitOf(Group group) {
  switch (group) {
    case Group::kOwn:
      return {0.22, 0.35};
    case Group::kSister:
      return {0.12, 0.35};
    case Group::kPool:
      return {0.30, 0.35};
    // A desk with somebody at it: what it cannot fill, it declines.
    case Group::kAgency:
      return {0.70, 0.05};
    case Group::kLeader:
      return {0, 1};
    case Group::kUnknown:
      return {0.25, 0.35};
  }
  std::abort();
}

constexpr double kSpread = 0.9;  // of the logarithm: one in six takes 2.5 times the median
constexpr absl::Duration kAgencyLimit = absl::Minutes(45);
constexpr int kNightStart = 22 * 60;
constexpr int kNightEnd = 6 * 60;

uint64_t Mix(uint64_t seed, const std::string& text) {
  uint64_t hash = 14695981039346656037U ^ seed;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

absl::Duration MedianDelay(Group group, absl::Time now) {
  if (group == Group::kAgency) return absl::Minutes(20);
  const int minute = kit::LocalMinute(now);
  return minute >= kNightStart || minute < kNightEnd ? absl::Minutes(25) : absl::Minutes(6);
}

// The ways people write; the code is said by most.
std::string Words(bool accept, bool danish, const std::string& code, double taste) {
  const std::string word = danish ? (accept ? "JA" : "NEJ") : (accept ? "YES" : "NO");
  if (taste < 0.60) return word + " " + code;
  if (taste < 0.75) return (danish ? (accept ? "ja tak " : "nej desværre ") : word + " ") + code;
  if (taste < 0.85) return word + code + "!";
  return word;
}

}  // namespace

People::People(uint64_t seed, std::map<std::string, Group> groups)
    : seed_(seed), groups_(std::move(groups)) {}

std::optional<PersonsAnswer> People::AnswerTo(const std::string& msisdn, const std::string& text,
                                              absl::Time now) const {
  static const std::regex kOffer(R"((JA|YES) (\d{4}))");
  std::smatch offer;
  if (!std::regex_search(text, offer, kOffer)) return std::nullopt;
  const auto known = groups_.find(msisdn);
  const Group group = known == groups_.end() ? Group::kUnknown : known->second;
  const Habit habit = HabitOf(group);

  std::mt19937_64 random(Mix(seed_, msisdn + " " + text));
  std::uniform_real_distribution<double> share(0, 1);
  const double mood = share(random);
  if (mood >= 1 - habit.silent) return std::nullopt;
  std::lognormal_distribution<double> pace(0, kSpread);
  absl::Duration delay = MedianDelay(group, now) * pace(random);
  if (group == Group::kAgency) delay = std::min(delay, kAgencyLimit);
  return PersonsAnswer{delay,
                       Words(mood < habit.accepts, offer[1] == "JA", offer[2], share(random))};
}

absl::StatusOr<std::map<std::string, Group>> ParseGroups(const std::string& text) {
  static const std::map<std::string, Group> kNames = {{"own", Group::kOwn},
                                                      {"sister", Group::kSister},
                                                      {"pool", Group::kPool},
                                                      {"agency", Group::kAgency},
                                                      {"leader", Group::kLeader}};
  const auto json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) {
    return absl::InvalidArgumentError(std::string("want a JSON object of phone -> group"));
  }
  std::map<std::string, Group> groups;
  for (const auto& [msisdn, name] : json.items()) {
    const auto group = name.is_string() ? kNames.find(name.get<std::string>()) : kNames.end();
    if (group == kNames.end()) {
      return absl::InvalidArgumentError("phone " + msisdn +
                                        ": want own, sister, pool, agency or leader");
    }
    groups[msisdn.rfind('+', 0) == 0 ? msisdn.substr(1) : msisdn] = group->second;
  }
  return groups;
}

}  // namespace vagtbro::carrier
