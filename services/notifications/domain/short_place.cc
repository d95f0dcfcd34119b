#include "notifications/domain/short_place.h"

#include <vector>

#include "notifications/domain/sms_text.h"

namespace vagtbro::notifications {
namespace {

constexpr char kAnd[] = " + ";
constexpr char kOf[] = ", ";

struct Unit {
  std::string facility;  // empty: the name says it, or there is none
  std::string name;
};

Unit UnitOf(const std::string& part) {
  const size_t end = part.find(kOf);
  if (end == std::string::npos) return {"", part};
  return {part.substr(0, end), part.substr(end + std::string(kOf).size())};
}

std::vector<Unit> UnitsOf(const std::string& place) {
  std::vector<Unit> units;
  size_t begin = 0;
  for (size_t end = place.find(kAnd); end != std::string::npos; end = place.find(kAnd, begin)) {
    units.push_back(UnitOf(place.substr(begin, end - begin)));
    begin = end + std::string(kAnd).size();
  }
  units.push_back(UnitOf(place.substr(begin)));
  return units;
}

std::string FacilityOnce(const std::vector<Unit>& units) {
  std::string place;
  std::string said;
  for (const Unit& unit : units) {
    if (!place.empty()) place += kAnd;
    if (unit.facility != said && !unit.facility.empty()) place += unit.facility + kOf;
    place += unit.name;
    said = unit.facility;
  }
  return place;
}

std::string NamesAlone(const std::vector<Unit>& units) {
  std::string place;
  for (const Unit& unit : units) place += (place.empty() ? "" : kAnd) + unit.name;
  return place;
}

}  // namespace

std::string ShortPlace(const std::string& place, size_t places) {
  if (SmsLength(place) <= places) return place;
  const std::vector<Unit> units = UnitsOf(place);
  const std::string once = FacilityOnce(units);
  if (SmsLength(once) <= places) return once;
  return CutToWords(NamesAlone(units), places);
}

}  // namespace vagtbro::notifications
