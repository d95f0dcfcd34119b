// Names of people who do not exist, as common in Denmark, and numbers that nobody should call.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "draw.h"

namespace vagtbro::demo {

// "Karen Holm Nielsen": a given name, sometimes a middle name, a family name.
std::string PersonName(Draw& draw);

// The n-th invented mobile number, in E.164. Denmark sets no numbers aside for fiction: these all
// begin with +45 200 or +45 300, are counted upwards, and must never be handed to a real carrier.
// Requires n < 200,000.
std::string PhoneNumber(std::uint32_t n);

// Four digits that the directory takes for somebody with this number.
std::string Pin(Draw& draw, const std::string& employment_no);

// 5 to 8 digits, none given out twice.
class EmploymentNumbers final {
 public:
  explicit EmploymentNumbers(Draw& draw) : draw_(draw) {}
  std::string Next();

 private:
  Draw& draw_;
  std::unordered_set<std::string> given_;
};

}  // namespace vagtbro::demo
