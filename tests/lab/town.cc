#include "lab/town.h"

#include "demo/bundle.h"
#include "kit/time/local_time.h"

namespace vagtbro::lab {

std::unique_ptr<Town> MakeTown(absl::CivilDay first_day, int weeks, bool small) {
  auto town = std::make_unique<Town>();
  demo::Request request;
  request.start = first_day;
  request.weeks = weeks;
  request.small = small;
  town->bundle = std::move(demo::Generate(request).bundle);
  for (const auto& person : town->bundle.people()) {
    town->people[person.employment().employment_id()] = &person;
  }
  for (const auto& shift : town->bundle.shifts()) {
    town->shifts[shift.shift_id()] = &shift;
    if (!shift.employment_id().empty()) town->duties[shift.employment_id()].push_back(&shift);
  }
  return town;
}

std::vector<std::string> Town::Askable() const {
  std::vector<std::string> ids;
  for (const auto& [id, person] : people) {
    const bool agency = person->employment().kind() == directory::v1::EMPLOYMENT_KIND_AGENCY;
    const bool leads = person->employment().leads_unit_ids_size() > 0;
    if (person->consent().sms_offers() && !agency && !leads) ids.push_back(id);
  }
  return ids;
}

absl::Time Midnight(absl::CivilDay day) { return absl::FromCivil(day, kit::LocalZone()); }

absl::CivilDay DayOf(absl::Time time) { return absl::ToCivilDay(time, kit::LocalZone()); }

}  // namespace vagtbro::lab
