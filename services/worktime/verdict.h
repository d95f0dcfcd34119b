// Verdict: the law's answer about one person and one duty, with what each rule looked at.
//
// It can be kept for years and explained to the employee, the shop steward and the inspector.
//
// Units:   margins are whole minutes, rounded down: broken by one second is -1, 59 s to spare is 0.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "absl/time/time.h"

namespace vagtbro::worktime {

// In the order the rules are asked.
enum class RuleId { kSlot, kUnder18, kLeave, kSick, kOverlap, kShiftMax, kRest11, kRest24, kWt48 };

// The id in the rule book: "Q-SLOT", "U18", "HOL-LEAVE", "AWAY", "OVERLAP", "SHIFT-MAX",
// "REST-11", "REST-24", "WT-48". Kept in verdicts, so never changed.
std::string_view Name(RuleId rule);

// One thing a rule looked at. Amounts are minutes and their names end in _minutes.
struct Input {
  std::string_view name;  // a literal
  std::variant<absl::Time, std::int64_t, std::string> value;

  bool operator==(const Input&) const = default;
};

// A few inputs in place: a rule allocates nothing.
class Inputs {
 public:
  static constexpr std::size_t kMost = 6;

  Inputs() = default;
  template <typename... Rest>
  explicit Inputs(Input first, Rest... rest)
      : inputs_{std::move(first), std::move(rest)...}, size_(1 + sizeof...(rest)) {
    static_assert(1 + sizeof...(rest) <= kMost);
  }

  const Input* begin() const { return inputs_.data(); }
  const Input* end() const { return inputs_.data() + size_; }
  std::size_t size() const { return size_; }

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
  std::array<Input, kMost> inputs_;
  std::size_t size_ = 0;
};

struct RuleResult {
  RuleId rule;
  bool passed;
  bool warned = false;  // passed, but worth a word to the planner
  // To the limit; absent: the rule has no amount.
  std::optional<std::int64_t> margin_minutes = {};
  Inputs inputs = {};
};

// The input as text: instants in RFC 3339 (UTC), amounts as digits.
std::string ValueText(const Input& input);

struct Verdict {
  bool allowed;                     // every rule passed
  std::vector<RuleResult> results;  // one a rule, in the order of RuleId
  std::string profile_version;
  std::string input_hash;  // see input_hash.h
};

}  // namespace vagtbro::worktime
