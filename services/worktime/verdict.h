// Verdict: the law's answer about one person and one duty, with what each rule looked at.
//
// It can be kept for years and explained to the employee, the shop steward and the inspector.
//
// Units:   margins are whole minutes, rounded down: broken by one second is -1, 59 s to spare is 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "worktime/pay.h"

namespace vagtbro::worktime {

// In the order the rules are asked.
enum class RuleId {
  kSlot,
  kAuthorisation,
  kDelegation,
  kMedication,
  kChildCertificate,
  kExclusion,
  kUnder18,
  kVoluntaryExtra,
  kLeave,
  kSick,
  kOverlap,
  kDayOff,
  kDayOffOnCall,
  kShiftMax,
  kShiftMin,
  kSplit,
  kRest11,
  kRestComp,
  kRest24,
  kNightMax,
  kNight8,
  kWt48,
  kExtraHours,
};
inline constexpr std::size_t kRuleCount = static_cast<std::size_t>(RuleId::kExtraHours) + 1;

// The id in the rule book, e.g. "REST-11". Kept in verdicts, so never changed. NIGHT-PREG is said
// "NIGHT-MAX": a verdict tells no reason.
std::string_view Name(RuleId rule);

// One thing a rule looked at. Amounts are minutes and their names end in _minutes.
struct Input {
  std::string_view name;  // a literal
  std::variant<absl::Time, std::int64_t, std::string> value;

  bool operator==(const Input&) const = default;
};

// What a rule looked at, in its order. A rule that looked at nothing worth a word costs nothing.
class Inputs {
 public:
  Inputs() = default;
  template <typename... Rest>
  explicit Inputs(Input&& first, Rest&&... rest) {
    inputs_.reserve(1 + sizeof...(rest));
    inputs_.push_back(std::move(first));
    (inputs_.push_back(std::forward<Rest>(rest)), ...);
  }

  const Input* begin() const { return inputs_.data(); }
  const Input* end() const { return inputs_.data() + inputs_.size(); }
  std::size_t size() const { return inputs_.size(); }

  // The value called `name`; absent if there is none or it is of another type.
  template <typename T>
  std::optional<T> Get(std::string_view name) const {
    for (const Input& input : *this) {
      if (input.name != name) continue;
      if (const T* value = std::get_if<T>(&input.value)) return *value;
    }
    return std::nullopt;
  }

 private:
  std::vector<Input> inputs_;
};

struct RuleResult {
  RuleId rule;
  bool passed;
  bool warned = false;  // passed, but worth a word to the planner
  // To the limit; absent: the rule has no amount, or nothing here to measure by it. Below zero
  // although it passed: the limit only warns, or was exceeded as much before.
  std::optional<std::int64_t> margin_minutes = {};
  Inputs inputs = {};
};

// The input as text: instants in RFC 3339 (UTC), amounts as digits.
std::string ValueText(const Input& input);

struct Verdict {
  bool allowed;                     // every rule passed
  std::vector<RuleResult> results;  // one a rule, in the order of RuleId
  Cost cost;                        // whether allowed or not; empty if it was not asked for
  std::string profile_version;
  std::string input_hash;  // see input_hash.h
};

}  // namespace vagtbro::worktime
