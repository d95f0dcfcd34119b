#include "bundle.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "kit/base/check.h"
#include "qualifications.h"
#include "staffing.h"
#include "tasks.h"

namespace vagtbro::demo {
namespace {

roster::v1::UnitKind KindOf(Place place) {
  switch (place) {
    case Place::kHomeCare:
      return roster::v1::UNIT_KIND_HOME_CARE;
    case Place::kHomeNursing:
      return roster::v1::UNIT_KIND_HOME_NURSING;
    case Place::kResidential:
      return roster::v1::UNIT_KIND_RESIDENTIAL;
    case Place::kDayCentre:
      return roster::v1::UNIT_KIND_DAY_ACTIVITY;
    case Place::kNursingHome:
      break;
  }
  return roster::v1::UNIT_KIND_NURSING_HOME;
}

// Two departments: care of the elderly, and the one for people with disabilities.
const char* DepartmentOf(Place place) {
  const bool disability = place == Place::kResidential || place == Place::kDayCentre;
  return disability ? "handicap" : "aeldre";
}

void AddUnits(const Municipality& municipality, bundle::v1::Bundle& bundle) {
  for (const Unit& unit : municipality.units) {
    auto& registered = *bundle.add_units();
    registered.set_unit_id(unit.id);
    registered.set_name(unit.name);
    registered.set_facility(unit.facility);
    registered.set_kind(KindOf(unit.place));
    registered.set_department_id(DepartmentOf(unit.place));
    registered.set_residents_under_15(unit.children);
    for (const std::string& sister : unit.sister_ids) registered.add_sister_unit_ids(sister);
    for (const std::string& near : unit.night_share_ids) registered.add_night_share_unit_ids(near);
  }
  for (const auto& requirement : Requirements(municipality)) {
    *bundle.add_requirements() = requirement;
  }
  for (auto& list : TaskLists(municipality)) *bundle.add_task_lists() = std::move(list);
}

// The municipality's default, with the usual ladder; the units have none of their own.
void AddPolicy(const std::vector<Person>& people, bundle::v1::Bundle& bundle) {
  auto& policy = *bundle.add_policies();
  policy.set_contacts_per_day(3);
  policy.set_contacts_per_week(10);
  policy.set_quiet_start_minute(22 * 60);
  policy.set_quiet_end_minute(5 * 60 + 30);
  for (const Person& person : people) {
    const std::string& id = person.record.employment().employment_id();
    if (person.standing == Standing::kAgency) policy.add_agency_employment_ids(id);
    const bool leads = person.standing == Standing::kLeader;
    if (leads && policy.leader_employment_id().empty()) policy.set_leader_employment_id(id);
  }
}

// One unit whose leader rings back, one whose callers are put through; elsewhere nobody rings.
void AddContactPolicies(const Municipality& municipality, bundle::v1::Bundle& bundle) {
  bundle.add_contact_policies()->set_contact(sickness::v1::LEADER_CONTACT_NONE);
  constexpr std::array kKinds = {sickness::v1::LEADER_CONTACT_CALL_BACK,
                                 sickness::v1::LEADER_CONTACT_LIVE_TRANSFER};
  for (std::size_t i = 0; i < std::min(kKinds.size(), municipality.units.size()); ++i) {
    auto& policy = *bundle.add_contact_policies();
    policy.set_unit_id(municipality.units[i].id);
    policy.set_contact(kKinds[i]);
    policy.set_within_minutes(4 * 60);
  }
}

std::string PhoneBook(const std::vector<Person>& people) {
  std::string json = "{";
  for (const Person& person : people) {
    for (const std::string& phone : person.record.phones()) {
      json += json.size() == 1 ? "\n" : ",\n";
      json += "  \"" + phone.substr(1) + "\": \"" + Word(person.standing) + "\"";
    }
  }
  return json + "\n}\n";
}

template <class Records>
void WriteList(const char* name, const Records& records, std::ostream& out) {
  if (records.empty()) return;
  out << ",\n\"" << name << "\": [";
  bool first = true;
  std::string json;
  for (const auto& record : records) {
    json.clear();
    KIT_CHECK(google::protobuf::util::MessageToJsonString(record, &json).ok());
    out << (first ? "\n" : ",\n") << json;
    first = false;
  }
  out << "]";
}

}  // namespace

Generated Generate(const Request& request) {
  Draw plan_draw(request.seed, "plan");
  Draw people_draw(request.seed, "people");
  Draw qualification_draw(request.seed, "qualifications");
  Draw roster_draw(request.seed, "roster");
  const Horizon horizon{request.start, request.weeks};
  const Municipality municipality = request.small ? SmallLegeby(plan_draw) : Legeby(plan_draw);
  std::vector<Person> people = People(people_draw, municipality, horizon);
  Qualify(qualification_draw, municipality, horizon, people);
  for (Person& person : people) {
    if (person.standing == Standing::kAgency) person.record.set_order_url(request.agency_url);
  }

  Generated generated;
  generated.phone_book = PhoneBook(people);
  bundle::v1::Bundle& bundle = generated.bundle;
  bundle.set_tenant_id(municipality.tenant_id);
  for (const Person& person : people) *bundle.add_people() = person.record;
  AddUnits(municipality, bundle);
  for (auto& shift : Staff(roster_draw, municipality, people, horizon)) {
    *bundle.add_shifts() = std::move(shift);
  }
  AddPolicy(people, bundle);
  AddContactPolicies(municipality, bundle);
  return generated;
}

void WriteJson(const bundle::v1::Bundle& bundle, std::ostream& out) {
  out << "{\"tenantId\": \"" << bundle.tenant_id() << "\"";
  WriteList("people", bundle.people(), out);
  WriteList("units", bundle.units(), out);
  WriteList("requirements", bundle.requirements(), out);
  WriteList("taskLists", bundle.task_lists(), out);
  WriteList("shifts", bundle.shifts(), out);
  WriteList("policies", bundle.policies(), out);
  WriteList("contactPolicies", bundle.contact_policies(), out);
  out << "}\n";
}

}  // namespace vagtbro::demo
