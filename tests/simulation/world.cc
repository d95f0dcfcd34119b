// How a simulated morning begins and how it comes to rest.
#include "simulation/world.h"

#include <algorithm>

#include "directory/api/directory_api.h"
#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "pool/api/import_policy.h"
#include "roster/api/roster_api.h"
#include "sickness/api/sickness_api.h"

namespace vagtbro::simulation {
namespace {

using harness::kTenant;
using harness::Local;

}  // namespace

World::World(Settings settings)
    : settings_(std::move(settings)),
      random_(settings_.seed),
      clock_(Local(2026, 2, 2, 5, 35)),
      town_(harness::MakeTown({})),
      checks_(town_) {
  MakeNodes();
}

void World::MakeNodes() {
  const std::map<std::string, Node::Making> makings = {{"directory", DirectoryMaking()},
                                                       {"sickness", SicknessMaking()},
                                                       {"roster", RosterMaking()},
                                                       {"pool", PoolMaking()},
                                                       {"notifications", NotificationsMaking()}};
  for (const auto& [name, making] : makings) {
    nodes_[name] = std::make_unique<Node>(name, making, clock_, network_,
                                          [this](Node& node) { return FlushOrCrash(node); });
  }
}

void World::Run() {
  Import();
  PlanCalls();
  chaos_ = settings_.faults;
  for (int step = 0; step < settings_.steps && violations().empty(); ++step) {
    if (step == settings_.steps / 2 && settings_.sabotage) settings_.sabotage(*this);
    Step();
    Observe();
  }
  Rest();
}

void World::Import() {
  directory::v1::ImportPeopleRequest people;
  people.set_tenant_id(kTenant);
  people.set_request_id("import-people");
  *people.mutable_people() = town_.people();
  // The simulation has no telephone: no PIN is worth its hashing here.
  for (auto& person : *people.mutable_people()) person.clear_pin();
  directory::v1::ImportPeopleResponse people_report;
  auto& directory = node("directory").state<directory::DirectoryState>();
  absl::Status imported =
      Ask<directory::v1::ImportPeopleRequest, directory::v1::ImportPeopleResponse>(
          "directory", people, &people_report,
          [&](kit::Commit& commit, const auto& request, auto* response) {
            return directory::ImportPeople(directory, commit, {}, request, response);
          });
  KIT_CHECK(imported.ok());
  KIT_CHECK(people_report.refused().empty());
  KIT_CHECK(DeliverEverything());

  roster::v1::ImportRosterRequest roster;
  roster.set_tenant_id(kTenant);
  roster.set_request_id("import-roster");
  *roster.mutable_units() = town_.units();
  *roster.mutable_requirements() = town_.requirements();
  *roster.mutable_shifts() = town_.shifts();
  roster::v1::ImportRosterResponse roster_report;
  imported = Ask<roster::v1::ImportRosterRequest, roster::v1::ImportRosterResponse>(
      "roster", roster, &roster_report,
      [this](kit::Commit& commit, const auto& request, auto* response) {
        return roster::ImportRoster(node("roster").state<roster::RosterState>(), commit, request,
                                    response);
      });
  KIT_CHECK(imported.ok());
  KIT_CHECK(roster_report.refused().empty());

  pool::v1::ImportPolicyRequest policy;
  policy.set_tenant_id(kTenant);
  policy.set_request_id("import-policy");
  *policy.mutable_policies() = town_.policies();
  pool::v1::ImportPolicyResponse policy_report;
  imported = Ask<pool::v1::ImportPolicyRequest, pool::v1::ImportPolicyResponse>(
      "pool", policy, &policy_report,
      [this](kit::Commit& commit, const auto& request, auto* response) {
        return pool::ImportPolicy(node("pool").state<pool::PoolState>(), commit, request, response);
      });
  KIT_CHECK(imported.ok());
  KIT_CHECK(DeliverEverything());
  Observe();
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
                          return ReportFit(shift.employment_id(), "fit-" + request_id);
                        }});
    }
  }
}

absl::Status World::ReportSick(const std::string& employment_id, absl::Time start, absl::Time end,
                               const std::string& request_id) {
  sickness::v1::ReportSickRequest request;
  request.set_tenant_id(kTenant);
  request.set_request_id(request_id);
  request.set_employment_id(employment_id);
  request.set_kind(sickness::v1::ABSENCE_KIND_OWN_ILLNESS);
  *request.mutable_start_time() = kit::ToProto(start);
  *request.mutable_end_time() = kit::ToProto(end);
  sickness::v1::ReportSickResponse response;
  absl::Status status = Ask<sickness::v1::ReportSickRequest, sickness::v1::ReportSickResponse>(
      "sickness", request, &response, [this](kit::Commit& commit, const auto& asked, auto* reply) {
        return sickness::ReportSick(node("sickness").state<sickness::SicknessState>(), commit,
                                    asked, reply);
      });
  if (status.ok()) checks_.Spoken(response.absence());
  return status;
}

absl::Status World::ReportFit(const std::string& employment_id, const std::string& request_id) {
  sickness::v1::ReportRecoveryRequest request;
  request.set_tenant_id(kTenant);
  request.set_request_id(request_id);
  request.set_employment_id(employment_id);
  sickness::v1::ReportRecoveryResponse response;
  return Ask<sickness::v1::ReportRecoveryRequest, sickness::v1::ReportRecoveryResponse>(
      "sickness", request, &response, [this](kit::Commit& commit, const auto& asked, auto* reply) {
        return sickness::ReportRecovery(node("sickness").state<sickness::SicknessState>(), commit,
                                        asked, reply);
      });
}

// Peace: no more faults; what was begun is brought to its end, and time passes until all is
// settled.
void World::Rest() {
  chaos_ = false;
  const absl::Time end = clock_.Now() + absl::Hours(36);
  while (!calls_.empty()) MakeCall();
  while (violations().empty()) {
    while (DeliverEverything() || SendMessages(false) || ReadMessages()) Observe();
    absl::Time next = absl::InfiniteFuture();
    for (auto& [name, node] : nodes_) {
      if (const auto due = node->journal().state().alarms().NextDue()) next = std::min(next, *due);
    }
    if (next > end) break;
    if (next > clock_.Now()) KIT_CHECK(clock_.Advance(next - clock_.Now()).ok());
    FireAlarms();
    Observe();
  }
  if (violations().empty()) checks_.ObserveRest(nodes_, clock_.Now());
}

// True if anything moved.
bool World::DeliverEverything() {
  const auto cursors = [this] {
    std::vector<uint64_t> all;
    for (auto& [name, node] : nodes_) {
      for (const std::string& upstream : node->hearing().upstreams()) {
        all.push_back(node->journal().Cursor(upstream));
      }
    }
    return all;
  };
  const std::vector<uint64_t> before = cursors();
  network_.Settle();
  CheckReaders();
  return cursors() != before;
}

void World::Observe() { checks_.Observe(nodes_, clock_.Now()); }

}  // namespace vagtbro::simulation
