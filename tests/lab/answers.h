// Answers: whether, how and how soon somebody answers when asked to take a shift.
//
// A person's word belongs to the person and the occasion, not to the order of events: under every
// policy the same people would say yes to the same gap, each as long after being asked.
//
// Units:   delays from the moment of being asked; the night is that of the quiet hours.
// Source:  domain.md 5b: 22 % of the own team say yes, 12 % of sister units, 30 % of the pool; an
//          agency confirms 70 % within 45 minutes; median 6 minutes by day, 25 by night; 35 % never
//          answer. Spread and agencies' median are those of the stand-in for a telephone network.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/time/time.h"

namespace vagtbro::lab {

// What the person is to the gap.
enum class Tie { kOwn, kSister, kPool, kAgency, kAtWork };

struct Answer {
  absl::Duration delay;
  bool yes = false;
};

class Answers final {
 public:
  explicit Answers(uint64_t seed, int night_end_minute = 5 * 60 + 30)
      : seed_(seed), night_end_minute_(night_end_minute) {}

  // Absent: never answers.
  std::optional<Answer> To(const std::string& occasion, const std::string& person_id, Tie tie,
                           absl::Time asked) const;
  // The same person on the telephone: picks up or not, and answers at once; a desk calls back.
  std::optional<Answer> OnThePhone(const std::string& occasion, const std::string& person_id,
                                   Tie tie, absl::Time asked) const;
  // How long that call takes, picked up or not: two to three minutes.
  absl::Duration CallLength(const std::string& occasion, const std::string& person_id) const;

 private:
  uint64_t seed_;
  int night_end_minute_;
};

}  // namespace vagtbro::lab
