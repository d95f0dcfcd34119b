#include "qualifications.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>

#include "absl/time/time.h"
#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::demo {
namespace {

// The municipality is a square of so many kilometres; people live near where they work.
constexpr int kKilometres = 30;
constexpr int kNear = 9;

struct Spot {
  int x = 0;
  int y = 0;
};

google::protobuf::Timestamp Midnight(absl::CivilDay day) {
  return kit::ToProto(absl::FromCivil(day, kit::LocalZone()));
}

bool IsAuthorised(const Person& person) {
  const auto profession = person.record.employment().profession();
  return profession == types::v1::PROFESSION_NURSE ||
         profession == types::v1::PROFESSION_SOSU_ASSISTANT;
}

class Qualifier final {
 public:
  Qualifier(Draw& draw, const Municipality& municipality, const Horizon& horizon,
            std::vector<Person>& people)
      : draw_(draw), municipality_(municipality), horizon_(horizon), people_(people) {
    for (const Unit& unit : municipality.units) {
      const auto [at, is_new] = facilities_.try_emplace(unit.facility);
      if (is_new) at->second = {draw.Between(0, kKilometres), draw.Between(0, kKilometres)};
      units_.emplace(unit.id, &unit);
    }
  }

  void Run() {
    for (Person& person : people_) {
      if (person.standing == Standing::kAgency) continue;
      if (IsAuthorised(person)) Authorise(person);
      Certify(person);
      if (person.rostered && draw_.Percent(1)) Restrict(person);
      if (person.rostered && draw_.Percent(20)) LimitMoves(person);
      if (person.rostered || person.standing == Standing::kPool) Travel(person);
      if (person.record.consent().sms_offers()) ConsentToMore(person);
    }
    for (Person& person : people_) {
      const auto profession = person.record.employment().profession();
      const bool helper = person.rostered && profession == types::v1::PROFESSION_SOSU_HELPER;
      if (helper && draw_.Percent(30)) DelegateInsulin(person);
    }
  }

 private:
  absl::CivilDay LastDay() const { return horizon_.start + 7 * horizon_.weeks; }

  std::string NewAuthorisationId() {
    constexpr std::string_view kCharacters = "0123456789BCDFGHJKLMNPQRSTVWXYZ";
    std::string id;
    do {
      id.clear();
      for (int i = 0; i < 5; ++i) id += draw_.Pick(kCharacters);
    } while (!ids_.insert(id).second);
    return id;
  }

  // One in a hundred was not looked up in time, one in a hundred falls due while the roster runs.
  void Authorise(Person& person) {
    auto& authorisation = *person.record.add_authorisations();
    authorisation.set_authorisation_id(NewAuthorisationId());
    authorisation.set_profession(person.record.employment().profession());
    authorisation.set_status(directory::v1::AUTHORISATION_STATUS_VALID);
    // A roster that runs longer than a look-up counts is drawn as if it had been repeated.
    absl::CivilDay checked = std::max(horizon_.start - draw_.Between(1, 30), LastDay() - 88);
    const int ticket = draw_.Between(0, 199);
    if (ticket < 2) checked = horizon_.start - draw_.Between(91, 200);
    if (ticket >= 2 && ticket < 4) checked = LastDay() - 90 - draw_.Between(7, 14);
    if (ticket == 4) authorisation.set_status(directory::v1::AUTHORISATION_STATUS_LIMITED);
    *authorisation.mutable_check_time() = Midnight(checked);
  }

  bool WorksWithChildren(const Person& person) const {
    if (person.standing == Standing::kPool) return false;
    const Unit& home = municipality_.units[person.unit];
    return home.children ||
           (person.standing == Standing::kLeader && home.place == Place::kResidential);
  }

  // Obtained before the first day; the pool's are renewed, and a few of those are overdue.
  void Certify(Person& person) {
    auto& employment = *person.record.mutable_employment();
    const bool pool = person.standing == Standing::kPool;
    const bool residential = !pool && municipality_.units[person.unit].place == Place::kResidential;
    if (!WorksWithChildren(person) && !draw_.Percent(pool ? 85 : residential ? 60 : 10)) return;
    auto& certificate = *employment.mutable_child_certificate();
    *certificate.mutable_obtain_time() =
        kit::ToProto(kit::FromProto(employment.start_time()) - absl::Hours(24) * 20);
    if (pool && draw_.Percent(30)) {
      *certificate.mutable_end_time() = Midnight(LastDay() + draw_.Between(-80, 700));
    }
  }

  // Who may have few nights keeps that limit while the roster runs.
  void Restrict(Person& person) {
    auto& employment = *person.record.mutable_employment();
    auto& restriction = *employment.add_restrictions();
    *restriction.mutable_start_time() = Midnight(horizon_.start - draw_.Between(0, 60));
    if (!draw_.Percent(25)) {
      const absl::CivilDay first = person.nights ? LastDay() : horizon_.start;
      *restriction.mutable_end_time() = Midnight(first + draw_.Between(20, 120));
    }
    if (person.nights) {
      restriction.set_nights_a_week(2);
    } else if (employment.known_unit_ids_size() > 1) {
      restriction.set_unit_id(employment.known_unit_ids(1));
    } else {
      restriction.set_no_nights(true);
    }
  }

  void LimitMoves(Person& person) {
    auto& employment = *person.record.mutable_employment();
    if (employment.known_unit_ids_size() < 2) return;
    employment.set_max_moves_per_week(static_cast<std::uint32_t>(draw_.Between(1, 2)));
  }

  // Staff say how far it is to the units they know and their sisters, the pool to every unit.
  void Travel(Person& person) {
    Spot home{draw_.Between(0, kKilometres), draw_.Between(0, kKilometres)};
    std::vector<std::string> reach;
    if (person.standing == Standing::kPool) {
      for (const Unit& unit : municipality_.units) reach.push_back(unit.id);
    } else {
      const Unit& unit = municipality_.units[person.unit];
      const Spot work = facilities_.at(unit.facility);
      home = {work.x + draw_.Between(-kNear, kNear), work.y + draw_.Between(-kNear, kNear)};
      reach = unit.sister_ids;
      reach.push_back(unit.id);
    }
    std::sort(reach.begin(), reach.end());
    for (const std::string& id : reach) {
      auto& way = *person.record.mutable_employment()->add_travel_times();
      way.set_unit_id(id);
      way.set_minutes(Minutes(home, facilities_.at(units_.at(id)->facility)));
    }
  }

  // Five minutes to the car and about a minute and a half a kilometre, in steps of five minutes.
  static std::uint32_t Minutes(const Spot& a, const Spot& b) {
    const int dx = std::abs(a.x - b.x);
    const int dy = std::abs(a.y - b.y);
    const int kilometres = std::max(dx, dy) + std::min(dx, dy) / 2;
    return static_cast<std::uint32_t>((5 + kilometres * 3 / 2 + 4) / 5 * 5);
  }

  void ConsentToMore(Person& person) {
    person.record.mutable_consent()->set_standby(draw_.Percent(60));
    person.record.mutable_consent()->set_voice_offers(draw_.Percent(45));
  }

  // By somebody authorised of the same unit; about one in ten ends while the roster runs.
  void DelegateInsulin(Person& person) {
    std::vector<const Person*> delegators;
    for (const Person& other : people_) {
      if (!other.rostered || other.unit != person.unit || !IsAuthorised(other)) continue;
      const bool valid =
          other.record.authorisations(0).status() == directory::v1::AUTHORISATION_STATUS_VALID;
      if (valid) delegators.push_back(&other);
    }
    if (delegators.empty()) return;
    const std::string& unit = municipality_.units[person.unit].id;
    auto& delegation = *person.record.mutable_employment()->add_delegations();
    delegation.set_task("insulin");
    if (!draw_.Percent(10)) delegation.set_unit_id(unit);
    const absl::CivilDay start = horizon_.start - draw_.Between(10, 350);
    *delegation.mutable_start_time() = Midnight(start);
    *delegation.mutable_end_time() =
        Midnight(absl::CivilDay(start.year() + 1, start.month(), start.day()));
    delegation.set_delegator_employment_id(
        draw_.Pick(delegators)->record.employment().employment_id());
    delegation.set_instruction_reference("instruks/" + unit + "/insulin");
  }

  Draw& draw_;
  const Municipality& municipality_;
  const Horizon& horizon_;
  std::vector<Person>& people_;
  std::map<std::string, Spot> facilities_;
  std::map<std::string, const Unit*> units_;
  std::unordered_set<std::string> ids_;
};

}  // namespace

void Qualify(Draw& draw, const Municipality& municipality, const Horizon& horizon,
             std::vector<Person>& people) {
  Qualifier(draw, municipality, horizon, people).Run();
}

}  // namespace vagtbro::demo
