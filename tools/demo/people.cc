#include "people.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "absl/time/time.h"
#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "names.h"

namespace vagtbro::demo {
namespace {

using types::v1::Profession;

struct Share {
  Profession profession;
  int percent;
};
constexpr std::array kCare = {
    Share{types::v1::PROFESSION_SOSU_ASSISTANT, 33}, Share{types::v1::PROFESSION_NURSE, 8},
    Share{types::v1::PROFESSION_CARE_AIDE, 7}, Share{types::v1::PROFESSION_UNSKILLED, 7},
    Share{types::v1::PROFESSION_SOSU_HELPER, 45}};
constexpr std::array kPedagogy = {Share{types::v1::PROFESSION_PEDAGOGUE, 45},
                                  Share{types::v1::PROFESSION_PEDAGOGICAL_ASSISTANT, 15},
                                  Share{types::v1::PROFESSION_SOSU_ASSISTANT, 10},
                                  Share{types::v1::PROFESSION_SOSU_HELPER, 10},
                                  Share{types::v1::PROFESSION_CARE_AIDE, 20}};

// Hours a week and how many of 100 have them; 71 % of care staff work part time, and more.
constexpr std::array kContracts = {std::pair{37, 20}, std::pair{32, 22}, std::pair{30, 22},
                                   std::pair{28, 16}, std::pair{24, 12}, std::pair{20, 8}};
constexpr int kMeanContractMinutes = 30 * 60;
// Of 1,000 hours in contracts, leave takes about 45; the rest is what part-timers are short of.
constexpr int kUsablePerMille = 905;

bool IsCare(Place place) { return place == Place::kNursingHome || place == Place::kHomeCare; }

int WeeklyMinutes(const Unit& unit, bool nights) {
  int minutes = 0;
  for (const Line& line : unit.lines) {
    if (line.is_night() != nights) continue;
    minutes += line.length_minutes * (5 * line.weekday_heads + 2 * line.weekend_heads);
  }
  return minutes;
}

int HeadsFor(int weekly_minutes) {
  const int usable = kMeanContractMinutes * kUsablePerMille / 1000;
  return (weekly_minutes + usable - 1) / usable;
}

// Exactly the shares, the last taking what is left: a unit never lacks a training by bad luck.
std::vector<Profession> Trainings(Draw& draw, Place place, int heads) {
  if (place == Place::kHomeNursing) {
    return std::vector<Profession>(static_cast<std::size_t>(heads), types::v1::PROFESSION_NURSE);
  }
  std::vector<Profession> trainings;
  for (const Share& share : IsCare(place) ? kCare : kPedagogy) {
    const int count = (heads * share.percent + 50) / 100;
    trainings.insert(trainings.end(), static_cast<std::size_t>(count), share.profession);
  }
  const Profession common = IsCare(place) ? kCare.back().profession : kPedagogy.front().profession;
  trainings.resize(static_cast<std::size_t>(heads), common);
  draw.Shuffle(trainings);
  return trainings;
}

bool MayTakeNights(Place place, Profession profession) {
  return !IsCare(place) || profession == types::v1::PROFESSION_SOSU_HELPER ||
         profession == types::v1::PROFESSION_SOSU_ASSISTANT;
}

// Danish agreement numbers. The therapists of the day centres follow 79.04; the contracts have no
// training of their own for them.
const char* Agreement(Place place, Profession profession, bool therapist) {
  if (therapist) return "79.04";
  if (profession == types::v1::PROFESSION_NURSE) return "79.03";
  return place == Place::kResidential || place == Place::kDayCentre ? "64.11" : "79.01";
}

class Census final {
 public:
  Census(Draw& draw, const Municipality& municipality, const Horizon& horizon)
      : draw_(draw), municipality_(municipality), horizon_(horizon), numbers_(draw) {}

  std::vector<Person> Take() {
    for (std::size_t unit = 0; unit < municipality_.units.size(); ++unit) AddStaff(unit);
    AddLeaders();
    for (int i = 0; i < municipality_.minors; ++i) AddMinor(i);
    for (int i = 0; i < municipality_.pool_size; ++i) AddPoolMember();
    for (int i = 0; i < municipality_.agencies; ++i) AddAgency(i);
    return std::move(people_);
  }

 private:
  Person& Add(Standing standing, Profession profession, const std::string& agreement) {
    Person& person = people_.emplace_back();
    person.standing = standing;
    const auto n = static_cast<std::uint32_t>(people_.size());
    std::array<char, 16> serial{};
    std::snprintf(serial.data(), serial.size(), "%05u", n);
    auto& record = person.record;
    record.set_person_id(std::string("p-") + serial.data());
    record.set_name(PersonName(draw_));
    record.add_phones(PhoneNumber(n));
    record.set_language(draw_.Percent(3) ? "en" : "da");
    record.set_employment_no(numbers_.Next());
    record.set_pin(Pin(draw_, record.employment_no()));
    auto& employment = *record.mutable_employment();
    employment.set_employment_id(std::string("e-") + serial.data());
    employment.set_person_id(record.person_id());
    employment.set_kind(directory::v1::EMPLOYMENT_KIND_UNIT_STAFF);
    employment.set_profession(profession);
    employment.set_agreement_profile(agreement);
    const absl::CivilDay first(draw_.Between(2004, 2024), draw_.Between(1, 12), 1);
    *employment.mutable_start_time() = kit::ToProto(absl::FromCivil(first, kit::LocalZone()));
    return person;
  }

  void Consent(Person& person, bool nights_too) {
    auto& consent = *person.record.mutable_consent();
    consent.set_employment_id(person.record.employment().employment_id());
    consent.set_sms_offers(true);
    consent.set_night_sms_offers(nights_too);
  }

  // Home unit first, then some of its sisters.
  void KnowUnits(Person& person, const Unit& unit) {
    auto& employment = *person.record.mutable_employment();
    employment.set_home_unit_id(unit.id);
    employment.add_known_unit_ids(unit.id);
    std::vector<std::string> sisters = unit.sister_ids;
    draw_.Shuffle(sisters);
    const int known = std::min(draw_.Between(0, 3), static_cast<int>(sisters.size()));
    for (int i = 0; i < known; ++i) {
      employment.add_known_unit_ids(sisters[static_cast<std::size_t>(i)]);
    }
  }

  void Competences(Person& person, bool medicine) {
    auto& employment = *person.record.mutable_employment();
    const Profession profession = employment.profession();
    const bool authorised = profession == types::v1::PROFESSION_NURSE ||
                            profession == types::v1::PROFESSION_SOSU_ASSISTANT;
    if (medicine || authorised) employment.add_competences("medicine-app");
    if (authorised && draw_.Percent(60)) employment.add_competences("insulin");
    if (draw_.Percent(25)) employment.add_competences("dementia-care");
  }

  int Contract() {
    int ticket = draw_.Between(0, 99);
    for (const auto& [hours, percent] : kContracts) {
      if (ticket < percent) return hours * 60;
      ticket -= percent;
    }
    return kMeanContractMinutes;
  }

  // A week or two, from a Monday; about one week in 25 of everybody's.
  void Leave(Person& person) {
    if (!draw_.Percent(3 * horizon_.weeks)) return;
    const absl::CivilDay first = horizon_.start + 7 * draw_.Between(0, horizon_.weeks - 1);
    auto& leave = *person.record.add_leave();
    leave.set_leave_id("leave-" + person.record.person_id());
    leave.set_person_id(person.record.person_id());
    leave.set_holiday(!draw_.Percent(15));
    const int weeks = draw_.Percent(30) ? 2 : 1;
    *leave.mutable_interval() =
        kit::MakeInterval(absl::FromCivil(first, kit::LocalZone()),
                          absl::FromCivil(first + 7 * weeks, kit::LocalZone()));
  }

  void AddStaff(std::size_t index) {
    const Unit& unit = municipality_.units[index];
    int night_owls = HeadsFor(WeeklyMinutes(unit, true));
    const int heads = night_owls + HeadsFor(WeeklyMinutes(unit, false));
    for (const Profession profession : Trainings(draw_, unit.place, heads)) {
      const bool day_centre = unit.place == Place::kDayCentre;
      const bool therapist = day_centre && draw_.Percent(35);
      Person& person = Add(day_centre ? Standing::kSister : Standing::kOwn, profession,
                           Agreement(unit.place, profession, therapist));
      person.unit = index;
      person.rostered = true;
      person.nights = night_owls > 0 && MayTakeNights(unit.place, profession);
      if (person.nights) --night_owls;
      person.weekend_parity = draw_.Between(0, 1);
      KnowUnits(person, unit);
      Competences(person, unit.medication && draw_.Percent(50));
      person.record.mutable_employment()->set_weekly_minutes(
          static_cast<std::uint32_t>(Contract()));
      if (draw_.Percent(82)) Consent(person, draw_.Percent(25));
      Leave(person);
    }
  }

  // One for each facility. A leader is told, never asked: no consent, no shifts.
  void AddLeaders() {
    for (std::size_t i = 0; i < municipality_.units.size();) {
      const Unit& first = municipality_.units[i];
      const Profession profession = IsCare(first.place) || first.place == Place::kHomeNursing
                                        ? types::v1::PROFESSION_NURSE
                                        : types::v1::PROFESSION_PEDAGOGUE;
      Person& leader =
          Add(Standing::kLeader, profession, Agreement(first.place, profession, false));
      leader.unit = i;
      auto& employment = *leader.record.mutable_employment();
      employment.set_home_unit_id(first.id);
      employment.set_weekly_minutes(37 * 60);
      for (; i < municipality_.units.size() && municipality_.units[i].facility == first.facility;
           ++i) {
        employment.add_known_unit_ids(municipality_.units[i].id);
        employment.add_leads_unit_ids(municipality_.units[i].id);
      }
    }
  }

  // Young people who help out after school: rostered elsewhere, never asked to cover.
  void AddMinor(int i) {
    Person& minor = Add(Standing::kOwn, types::v1::PROFESSION_UNSKILLED, "79.01");
    minor.unit = static_cast<std::size_t>(i) % municipality_.units.size();
    KnowUnits(minor, municipality_.units[minor.unit]);
    auto& employment = *minor.record.mutable_employment();
    employment.set_minor(true);
    employment.set_weekly_minutes(8 * 60);
    *employment.mutable_start_time() =
        kit::ToProto(absl::FromCivil(horizon_.start - 90, kit::LocalZone()));
  }

  void AddPoolMember() {
    const bool care = draw_.Percent(70);
    const Profession profession =
        Trainings(draw_, care ? Place::kNursingHome : Place::kResidential, 40)[0];
    Person& member =
        Add(Standing::kPool, profession,
            Agreement(care ? Place::kNursingHome : Place::kResidential, profession, false));
    auto& employment = *member.record.mutable_employment();
    employment.set_kind(directory::v1::EMPLOYMENT_KIND_POOL);
    employment.set_weekly_minutes(draw_.Percent(50) ? 0 : 28 * 60);
    std::vector<std::string> units;
    for (const Unit& unit : municipality_.units) {
      if (unit.place != Place::kHomeNursing && IsCare(unit.place) == care) units.push_back(unit.id);
    }
    draw_.Shuffle(units);
    units.resize(std::min<std::size_t>(units.size(), 12));
    std::sort(units.begin(), units.end());
    for (const std::string& unit : units) employment.add_known_unit_ids(unit);
    Competences(member, draw_.Percent(60));
    Consent(member, draw_.Percent(70));
  }

  // The desk of an agency, by the training of most of those it sends.
  void AddAgency(int i) {
    constexpr std::array kNames = {"Vikarbureauet Broen", "Omsorgsvikar Vest", "Sygeplejevikaren"};
    constexpr std::array kSent = {types::v1::PROFESSION_SOSU_ASSISTANT,
                                  types::v1::PROFESSION_PEDAGOGUE, types::v1::PROFESSION_NURSE};
    const auto n = static_cast<std::size_t>(i) % kNames.size();
    Person& agency = Add(Standing::kAgency, kSent[n], "private_flat");
    agency.record.set_name(kNames[n]);
    agency.record.set_language("da");
    auto& employment = *agency.record.mutable_employment();
    employment.set_kind(directory::v1::EMPLOYMENT_KIND_AGENCY);
    employment.add_competences("medicine-app");
    Consent(agency, true);
  }

  Draw& draw_;
  const Municipality& municipality_;
  const Horizon& horizon_;
  EmploymentNumbers numbers_;
  std::vector<Person> people_;
};

}  // namespace

const char* Word(Standing standing) {
  switch (standing) {
    case Standing::kOwn:
      return "own";
    case Standing::kSister:
      return "sister";
    case Standing::kPool:
      return "pool";
    case Standing::kAgency:
      return "agency";
    case Standing::kLeader:
      return "leader";
  }
  return "";
}

std::vector<Person> People(Draw& draw, const Municipality& municipality, const Horizon& horizon) {
  return Census(draw, municipality, horizon).Take();
}

}  // namespace vagtbro::demo
