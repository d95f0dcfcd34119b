// Parameters: every amount that a layer of the rule book may set, in one table.
//
// Each names which way is stricter: better for the rest, the safety or the purse of the employee.
//
// Shape:   the order of the table is that of RuleBook::Describe().
// Threads: any.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "worktime/book/amount.h"
#include "worktime/profile.h"

namespace vagtbro::worktime {

enum class Stricter { kLarger, kSmaller };

struct Parameter {
  std::string_view name;
  AmountType type;
  Stricter stricter;
  Amount (*read)(const Profile& profile);
  // Nothing for amounts that the book tells and no rule of worktime judges.
  void (*write)(Profile& profile, Amount amount);
};

const std::vector<Parameter>& Parameters();

// Place in the table; nullopt: no such name.
std::optional<std::size_t> FindParameter(const std::string& name);

// True if `amount` gives the employee less than `than`.
bool IsLooser(const Parameter& parameter, Amount amount, Amount than);

// Looser than anything one can write.
Amount Loosest(const Parameter& parameter);

}  // namespace vagtbro::worktime
