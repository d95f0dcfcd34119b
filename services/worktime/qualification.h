// Qualification: what somebody is trained as, may do, and is kept from, as far as the law of a duty
// looks at it.
//
// Plain values without names; facts.h puts them together.
//
// Units:   every interval is half-open.
// Shape:   the numbers behind the enumerators are frozen: input_hash.h sums over them.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

#include "absl/time/time.h"
#include "worktime/interval.h"

namespace vagtbro::worktime {

// What somebody is trained as (uddannelse/stilling).
enum class Profession {
  kSosuHelper = 0,
  kSosuAssistant,
  kNurse,
  kPedagogue,
  kPedagogicalAssistant,
  kCareAide,
  kUnskilled,
};

// A set of professions in one word.
class ProfessionSet {
 public:
  constexpr ProfessionSet() = default;
  constexpr ProfessionSet(std::initializer_list<Profession> professions) {
    for (const Profession profession : professions) Add(profession);
  }
  constexpr void Add(Profession profession) { bits_ |= 1u << static_cast<unsigned>(profession); }
  constexpr bool Has(Profession profession) const { return MeetsAny(ProfessionSet{profession}); }
  constexpr bool MeetsAny(ProfessionSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr std::uint32_t bits() const { return bits_; }

  bool operator==(const ProfessionSet&) const = default;

 private:
  std::uint32_t bits_ = 0;
};

// An authorisation (autorisation) in the public register. Its id stays in the directory: it names a
// person there.
struct Authorisation {
  bool well_formed = true;  // its id has five characters: digits, consonants and Y
  Profession profession = Profession::kNurse;
  bool in_good_standing = true;  // false: withdrawn or limited
  // The register was last looked up then, or must be looked up again by then; infinite: no end.
  absl::Time expire_time = absl::InfiniteFuture();

  bool operator==(const Authorisation&) const = default;
};

// Leave to do a reserved task that somebody authorised answers for (delegation).
struct Delegation {
  std::string task;     // code, e.g. "insulin"
  std::string unit_id;  // where; empty: everywhere
  Interval interval;    // when it holds

  bool operator==(const Delegation&) const = default;
};

// A limit set on where or when this person works. It has no reason, and there is no place for one.
struct Restriction {
  Interval interval;         // when it holds
  std::string unit_id = {};  // not in this unit; empty: see below
  bool no_nights = false;    // not in the night period
  // At most so many duties in the night period in 7 døgn; absent: no such limit.
  std::optional<int> nights_a_week = {};

  bool operator==(const Restriction&) const = default;
};

}  // namespace vagtbro::worktime
