#include "harness/town.h"

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::harness {
namespace {

using types::v1::PROFESSION_SOSU_ASSISTANT;
using types::v1::PROFESSION_SOSU_HELPER;

struct Turn {
  const char* name;
  int start_hour;
  int needed;  // at a time; twice as many take turns
  types::v1::ShiftKind kind;
};
constexpr Turn kTurns[] = {{"day", 7, 2, types::v1::SHIFT_KIND_ORDINARY},
                           {"evening", 15, 2, types::v1::SHIFT_KIND_ORDINARY},
                           {"night", 23, 1, types::v1::SHIFT_KIND_NIGHT_WAKING}};
constexpr int kHours = 8;

class Builder {
 public:
  explicit Builder(const TownPlan& plan) : plan_(plan) { town_.set_tenant_id(kTenant); }

  bundle::v1::Bundle Build() {
    for (int i = 0; i < plan_.units; ++i) AddUnit("u" + std::to_string(i));
    AddPool();
    AddPolicy();
    return std::move(town_);
  }

 private:
  directory::v1::PersonRecord* AddPerson(const std::string& id,
                                         directory::v1::EmploymentKind kind) {
    const int number = ++people_;
    auto* person = town_.add_people();
    person->set_person_id("p-" + id);
    person->set_name("Fornavn" + std::to_string(number) + " Efternavn" + std::to_string(number));
    person->add_phones("+45" + std::to_string(20000000 + number));
    person->set_employment_no(std::to_string(100000 + number));
    auto* employment = person->mutable_employment();
    employment->set_employment_id("e-" + id);
    employment->set_person_id("p-" + id);
    employment->set_kind(kind);
    employment->set_profession(PROFESSION_SOSU_HELPER);
    employment->set_agreement_profile("79.01");
    employment->set_weekly_minutes(28 * 60);
    *employment->mutable_start_time() = kit::ToProto(Local(2020, 1, 1, 0, 0));
    person->mutable_consent()->set_employment_id("e-" + id);
    person->mutable_consent()->set_sms_offers(true);
    return person;
  }

  void AddUnit(const std::string& unit) {
    auto* registered = town_.add_units();
    registered->set_unit_id(unit);
    registered->set_name("Afdeling " + unit);
    registered->set_facility("Plejehjemmet");
    for (int i = 0; i < plan_.units; ++i) {
      const std::string sister = "u" + std::to_string(i);
      if (plan_.sisters && sister != unit) registered->add_sister_unit_ids(sister);
    }
    for (const Turn& turn : kTurns) AddTurn(unit, turn);
    auto* leader = AddPerson(unit + "-leader", directory::v1::EMPLOYMENT_KIND_UNIT_STAFF);
    leader->mutable_employment()->set_home_unit_id(unit);
    leader->mutable_employment()->add_leads_unit_ids(unit);
    leader->mutable_employment()->set_profession(types::v1::PROFESSION_NURSE);
    leader->mutable_consent()->set_sms_offers(false);
  }

  void AddTurn(const std::string& unit, const Turn& turn) {
    AddRequirement(unit, turn);
    std::vector<std::string> group;
    for (int i = 0; i < 2 * turn.needed; ++i) {
      const std::string id = unit + "-" + turn.name + "-" + std::to_string(i);
      auto* person = AddPerson(id, directory::v1::EMPLOYMENT_KIND_UNIT_STAFF);
      person->mutable_employment()->set_home_unit_id(unit);
      person->mutable_employment()->add_known_unit_ids(unit);
      if (i % 2 == 0) person->mutable_employment()->add_competences("medication");
      if (i == 0) person->set_pin(kPin);
      group.push_back("e-" + id);
    }
    for (int day = 0; day < plan_.days; ++day) {
      const int first = (day / 2) % 2 * turn.needed;  // two days on, two off
      for (int i = 0; i < turn.needed; ++i) {
        AddShift(unit, turn, day, i, group[static_cast<size_t>(first + i)]);
      }
    }
  }

  void AddRequirement(const std::string& unit, const Turn& turn) {
    auto* requirement = town_.add_requirements();
    requirement->set_requirement_id(unit + "-" + turn.name);
    requirement->set_unit_id(unit);
    for (uint32_t weekday = 1; weekday <= 7; ++weekday) requirement->add_weekdays(weekday);
    requirement->set_start_minute(static_cast<uint32_t>(turn.start_hour * 60));
    requirement->set_length_minutes(kHours * 60);
    requirement->set_heads_a(static_cast<uint32_t>(turn.needed + 1));
    requirement->set_heads_b(static_cast<uint32_t>(turn.needed));
    requirement->set_heads_c(static_cast<uint32_t>(turn.needed));
  }

  void AddShift(const std::string& unit, const Turn& turn, int day, int place,
                const std::string& employment) {
    const absl::CivilDay date = plan_.first_day + day;
    const absl::CivilHour start(date.year(), date.month(), date.day(), turn.start_hour);
    auto* shift = town_.add_shifts();
    shift->set_shift_id("s-" + unit + "-" + turn.name + "-" + std::to_string(day) + "-" +
                        std::to_string(place));
    shift->add_unit_ids(unit);
    *shift->mutable_interval() =
        kit::MakeInterval(absl::FromCivil(start, kit::LocalZone()),
                          absl::FromCivil(start + kHours, kit::LocalZone()));
    shift->set_kind(turn.kind);
    shift->set_tier(types::v1::SHIFT_TIER_BASIS);
    shift->mutable_requirement()->add_professions(PROFESSION_SOSU_HELPER);
    shift->mutable_requirement()->add_professions(PROFESSION_SOSU_ASSISTANT);
    shift->set_employment_id(employment);
  }

  void AddPool() {
    for (int i = 0; i < 5; ++i) {
      auto* member = AddPerson("pool-" + std::to_string(i), directory::v1::EMPLOYMENT_KIND_POOL);
      member->mutable_employment()->set_weekly_minutes(0);
      if (i == 3) {
        auto* leave = member->add_leave();
        leave->set_leave_id("leave-pool-3");
        leave->set_person_id("p-pool-3");
        leave->set_holiday(true);
        *leave->mutable_interval() =
            kit::MakeInterval(Local(2026, 1, 1, 0, 0), Local(2026, 12, 31, 0, 0));
      }
      if (i == 4) member->mutable_consent()->set_sms_offers(false);
    }
    AddPerson("agency", directory::v1::EMPLOYMENT_KIND_AGENCY);
  }

  void AddPolicy() {
    auto* policy = town_.add_policies();
    for (const pool::v1::Rung rung :
         {pool::v1::RUNG_EXTENSION, pool::v1::RUNG_SISTER_UNITS, pool::v1::RUNG_OWN_OFF_DUTY,
          pool::v1::RUNG_SUBSTITUTE_POOL, pool::v1::RUNG_AGENCY, pool::v1::RUNG_LEADER}) {
      policy->add_ladder()->set_rung(rung);
    }
    policy->set_contacts_per_day(3);
    policy->set_contacts_per_week(10);
    policy->set_quiet_start_minute(22 * 60);
    policy->set_quiet_end_minute(5 * 60 + 30);
    policy->add_agency_employment_ids("e-agency");
    policy->set_leader_employment_id("e-u0-leader");
  }

  TownPlan plan_;
  bundle::v1::Bundle town_;
  int people_ = 0;
};

}  // namespace

bundle::v1::Bundle MakeTown(const TownPlan& plan) { return Builder(plan).Build(); }

absl::Time Local(int year, int month, int day, int hour, int minute) {
  return absl::FromCivil(absl::CivilMinute(year, month, day, hour, minute), kit::LocalZone());
}

}  // namespace vagtbro::harness
