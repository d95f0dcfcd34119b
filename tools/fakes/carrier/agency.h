// Agency: the machine of a temp agency's desk, which takes signed orders and answers them.
//
// With simulated people, seven orders in ten are confirmed with a worker's data, most of them
// within 45 minutes; one in twenty is never answered. The same seed and order give the same answer.
// The workers are invented, as are their authorisation numbers.
//
// Shape:   an order is taken once; what becomes of it (other types than OFFER) is only taken.
// Threads: any.
// Source:  the README of notifications, "Agencies".
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "absl/time/time.h"

namespace vagtbro::carrier {

class Agency final {
 public:
  // `master`: what the secrets of the desks are derived from; empty: any signature is good.
  Agency(std::string master, std::optional<uint64_t> seed)
      : master_(std::move(master)), seed_(seed) {}

  struct Plan {
    absl::Duration delay;
    bool accept = false;
  };
  struct Taken {
    int http_status = 200;
    std::string message;       // the order's; empty: nothing to answer
    std::optional<Plan> plan;  // how the simulated desk answers it
  };
  Taken Take(const std::string& signature, const std::string& body);

  // A signed answer on its way.
  struct Answer {
    std::string url;
    std::string json;
    std::map<std::string, std::string> headers;
  };
  // nullopt: no such order.
  std::optional<Answer> AnswerTo(const std::string& message, bool accept) const;

  // All orders, oldest first.
  nlohmann::json Orders() const;

 private:
  std::optional<Plan> PlanFor(const std::string& message) const;

  std::string master_;
  std::optional<uint64_t> seed_;
  mutable std::mutex mutex_;
  std::map<std::string, nlohmann::json> orders_;  // by message
  nlohmann::json list_ = nlohmann::json::array();
};

}  // namespace vagtbro::carrier
