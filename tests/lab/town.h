// Town: Legeby Kommune as the lab looks at it: who there is, and who works when by the roster.
//
// Shape:   duties as published, by start; the same arguments give the same town for ever.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "vagtbro/bundle/v1/bundle.pb.h"

namespace vagtbro::lab {

struct Town {
  bundle::v1::Bundle bundle;
  std::map<std::string, const directory::v1::PersonRecord*> people;     // by employment
  std::map<std::string, std::vector<const roster::v1::Shift*>> duties;  // by holder
  std::map<std::string, const roster::v1::Shift*> shifts;

  const directory::v1::EmploymentRegistered& Employment(const std::string& id) const {
    return people.at(id)->employment();
  }
  // Staff and pool who agreed to be asked; the fairness of a policy is measured over them.
  std::vector<std::string> Askable() const;
};

// `small`: about 70 people.
std::unique_ptr<Town> MakeTown(absl::CivilDay first_day, int weeks, bool small);

// Local midnight at which the day begins.
absl::Time Midnight(absl::CivilDay day);
absl::CivilDay DayOf(absl::Time time);

}  // namespace vagtbro::lab
