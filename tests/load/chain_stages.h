// Stages of the chain: when the first offer of each unit came, and where the time before it went.
//
// Threads: FirstOffers from any.
#pragma once

#include <chrono>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "harness/system.h"

namespace vagtbro::bench {

using Clock = std::chrono::steady_clock;

// The value below which `share` of them lie.
double At(std::vector<double> values, double share);

// The first offer of each unit at the carrier; it wakes the one who waits for it and nobody else.
class FirstOffers final {
 public:
  void Note(const harness::TakenSms& sms, absl::Time now);
  // nullopt: none within half a minute.
  std::optional<Clock::time_point> WaitFor(const std::string& unit);
  // By the clock of the services.
  std::map<std::string, absl::Time> times() const;

 private:
  std::promise<Clock::time_point>& Of(const std::string& unit);

  mutable std::mutex mutex_;
  std::map<std::string, std::promise<Clock::time_point>> arrivals_;
  std::map<std::string, absl::Time> times_;
};

// Medians over all gaps so far, by the clocks of the services.
void PrintStages(harness::System& system, const FirstOffers& offers);

}  // namespace vagtbro::bench
