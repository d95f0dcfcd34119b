// People: how those who are written to answer, as a model with a seed.
//
// A person answers an offer (a text that asks for JA or YES and four digits) or never; the same
// seed, phone and text give the same answer. Other texts are read and not answered.
//
// Units:   delays are clock time: median 6 minutes by day, 25 minutes from 22 to 06 local time.
// Source:  the generator parameters of the domain report: of all offers 22 % are accepted by the
// own
//          team, 12 % by sister units, 30 % by the pool, 70 % by agencies; 35 % are never answered.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace vagtbro::carrier {

enum class Group { kOwn, kSister, kPool, kAgency, kLeader, kUnknown };

struct PersonsAnswer {
  absl::Duration delay;
  std::string text;  // "JA 4821", "nej tak 4821", …
};

class People final {
 public:
  // `groups`: msisdn -> group; whoever is not in it is kUnknown and accepts one offer in four.
  People(uint64_t seed, std::map<std::string, Group> groups);

  // nullopt: never answers.
  std::optional<PersonsAnswer> AnswerTo(const std::string& msisdn, const std::string& text,
                                        absl::Time now) const;

 private:
  uint64_t seed_;
  std::map<std::string, Group> groups_;
};

// Groups from JSON: {"4520123456": "own"|"sister"|"pool"|"agency"|"leader", …}.
absl::StatusOr<std::map<std::string, Group>> ParseGroups(const std::string& json);

}  // namespace vagtbro::carrier
