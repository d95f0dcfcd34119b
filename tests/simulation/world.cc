// How a simulated morning begins and how it comes to rest.
#include "simulation/world.h"

#include <algorithm>

#include "kit/base/check.h"
#include "kit/base/proto_time.h"

namespace vagtbro::simulation {
namespace {

using harness::kTenant;
using harness::Local;

// Whoever wants offers by SMS may be rung up as well.
bundle::v1::Bundle WithCalls(bundle::v1::Bundle town) {
  for (auto& person : *town.mutable_people()) {
    person.mutable_consent()->set_voice_offers(person.consent().sms_offers());
  }
  return town;
}

}  // namespace

World::World(Settings settings)
    : settings_(std::move(settings)),
      random_(settings_.seed),
      clock_(Local(2026, 2, 2, 5, 35)),
      town_(WithCalls(harness::MakeTown({}))),
      house_(kTenant, clock_, *this, *this),
      checks_(town_) {}

void World::Run() {
  house_.Import(town_);
  Observe();
  PlanCalls();
  chaos_ = settings_.faults;
  telephone_.SetFaulty(chaos_);
  for (int step = 0; step < settings_.steps && violations().empty(); ++step) {
    if (step == settings_.steps / 2 && settings_.sabotage) settings_.sabotage(*this);
    Step();
    Observe();
  }
  Rest();
}

// Six people phone in sick for their shift of the day; two of them are fit again after all.
void World::PlanCalls() {
  std::vector<const roster::v1::Shift*> today;
  for (const auto& shift : town_.shifts()) {
    const absl::Time start = kit::Start(shift.interval());
    if (start >= clock_.Now() && start < clock_.Now() + absl::Hours(18)) today.push_back(&shift);
  }
  for (int i = 0; i < 6; ++i) {
    const roster::v1::Shift& shift = *random_.Pick(today);
    const std::string request_id = "sick-" + std::to_string(i);
    calls_.push_back({request_id, [this, shift, request_id] {
                        return ReportSick(shift.employment_id(), kit::Start(shift.interval()),
                                          kit::End(shift.interval()), request_id);
                      }});
    if (i % 3 == 0) {
      calls_.push_back({"fit-" + request_id, [this, shift, request_id] {
                          return house_.ReportFit(shift.employment_id(), absl::InfinitePast(),
                                                  "fit-" + request_id);
                        }});
    }
  }
}

absl::Status World::ReportSick(const std::string& employment_id, absl::Time start, absl::Time end,
                               const std::string& request_id) {
  sickness::v1::ReportSickResponse response;
  absl::Status status = house_.ReportSick(employment_id, start, end, request_id, &response);
  if (status.ok()) checks_.Spoken(response.absence());
  return status;
}

// Peace: no more faults; what was begun is brought to its end, and time passes until all is
// settled.
void World::Rest() {
  chaos_ = false;
  telephone_.SetFaulty(false);
  const absl::Time end = clock_.Now() + absl::Hours(36);
  while (!calls_.empty()) MakeCall();
  while (violations().empty()) {
    while (house_.Deliver() || SendMessages(false) || ReadMessages() || AnswerPhones()) Observe();
    const absl::Time next = house_.NextAlarm();
    if (next > end) break;
    if (next > clock_.Now()) KIT_CHECK(clock_.Advance(next - clock_.Now()).ok());
    house_.FireAlarms(clock_.Now());
    Observe();
  }
  if (violations().empty()) checks_.ObserveRest(house_.nodes(), clock_.Now());
}

void World::Observe() { checks_.Observe(house_.nodes(), clock_.Now()); }

}  // namespace vagtbro::simulation
