#include "simulation/house.h"

#include <algorithm>

#include "directory/api/directory_api.h"
#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "pool/api/answer_offer.h"
#include "pool/api/import_policy.h"
#include "roster/api/roster_api.h"
#include "sickness/api/sickness_api.h"

namespace vagtbro::simulation {
namespace {

// As many as a call may bring.
constexpr int kPeopleAtOnce = 500;
constexpr int kShiftsAtOnce = 2000;

}  // namespace

bool Fate::Flush(Node& node) {
  KIT_CHECK(node.journal().Flush().ok());
  return true;
}

House::House(std::string tenant, const kit::Clock& clock, kit::Weather& weather, Fate& fate,
             const std::vector<std::string>& without)
    : tenant_(std::move(tenant)), fate_(fate), network_(weather) {
  const std::map<std::string, Node::Making> makings = {{"directory", DirectoryMaking()},
                                                       {"sickness", SicknessMaking()},
                                                       {"roster", RosterMaking()},
                                                       {"pool", PoolMaking()},
                                                       {"notifications", NotificationsMaking()},
                                                       {"ivr", IvrMaking()}};
  for (const auto& [name, making] : makings) {
    if (std::find(without.begin(), without.end(), name) != without.end()) continue;
    nodes_[name] = std::make_unique<Node>(name, making, clock, network_,
                                          [this](Node& node) { return fate_.Flush(node); });
  }
}

template <class Request, class Response>
absl::Status House::Ask(const std::string& service, const Request& request, Response* response,
                        const kit::Mutation<Request, Response>& act) {
  const auto unknown = [] {
    return absl::UnavailableError(std::string("the process died; the outcome is unknown"));
  };
  Node& asked = node(service);
  if (fate_.LosesRequest()) return unknown();
  absl::Status status = kit::RunMutation<Request, Response>(
      asked.journal(), Request::descriptor()->full_name(), request, response, act);
  if (!fate_.Flush(asked) || fate_.LosesReply()) return unknown();
  return status;
}

void House::Import(const bundle::v1::Bundle& town) {
  for (int i = 0; i < town.people_size(); i += kPeopleAtOnce) ImportPeople(town, i);
  bundle::v1::Bundle units;
  *units.mutable_units() = town.units();
  *units.mutable_requirements() = town.requirements();
  *units.mutable_task_lists() = town.task_lists();
  ImportRoster(units);
  ImportShifts(town.shifts(), 0, town.shifts_size());

  pool::v1::ImportPolicyRequest policy;
  policy.set_tenant_id(tenant_);
  policy.set_request_id(NextImport());
  *policy.mutable_policies() = town.policies();
  pool::v1::ImportPolicyResponse policy_report;
  const absl::Status imported = Ask<pool::v1::ImportPolicyRequest, pool::v1::ImportPolicyResponse>(
      "pool", policy, &policy_report,
      [this](kit::Commit& commit, const auto& request, auto* response) {
        return pool::ImportPolicy(node("pool").state<pool::PoolState>(), commit, request, response);
      });
  KIT_CHECK(imported.ok());
  Deliver();
}

void House::ImportPeople(const bundle::v1::Bundle& town, int first) {
  directory::v1::ImportPeopleRequest people;
  people.set_tenant_id(tenant_);
  people.set_request_id(NextImport());
  for (int i = first; i < std::min(first + kPeopleAtOnce, town.people_size()); ++i) {
    // Nobody phones here: no PIN is worth its hashing.
    *people.add_people() = town.people(i);
    people.mutable_people(i - first)->clear_pin();
  }
  directory::v1::ImportPeopleResponse report;
  auto& directory = node("directory").state<directory::DirectoryState>();
  const absl::Status imported =
      Ask<directory::v1::ImportPeopleRequest, directory::v1::ImportPeopleResponse>(
          "directory", people, &report,
          [&](kit::Commit& commit, const auto& request, auto* response) {
            return directory::ImportPeople(directory, commit, {}, request, response);
          });
  KIT_CHECK(imported.ok());
  KIT_CHECK(report.refused().empty());
  Deliver();
}

void House::ImportShifts(const google::protobuf::RepeatedPtrField<roster::v1::Shift>& shifts,
                         int first, int end) {
  while (first < end) {
    bundle::v1::Bundle part;
    for (const int last = std::min(first + kShiftsAtOnce, end); first < last; ++first) {
      *part.add_shifts() = shifts[first];
    }
    ImportRoster(part);
  }
}

void House::ImportRoster(const bundle::v1::Bundle& part) {
  roster::v1::ImportRosterRequest roster;
  roster.set_tenant_id(tenant_);
  roster.set_request_id(NextImport());
  *roster.mutable_units() = part.units();
  *roster.mutable_requirements() = part.requirements();
  *roster.mutable_shifts() = part.shifts();
  *roster.mutable_task_lists() = part.task_lists();
  roster::v1::ImportRosterResponse report;
  const absl::Status imported =
      Ask<roster::v1::ImportRosterRequest, roster::v1::ImportRosterResponse>(
          "roster", roster, &report,
          [this](kit::Commit& commit, const auto& request, auto* response) {
            return roster::ImportRoster(node("roster").state<roster::RosterState>(), commit,
                                        request, response);
          });
  KIT_CHECK(imported.ok());
  KIT_CHECK(report.refused().empty());
  Deliver();
}

bool House::Deliver() {
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

void House::CheckReaders() {
  for (auto& [name, node] : nodes_) {
    KIT_CHECK(node->bus().stopped_lines() == 0);
    KIT_CHECK(node->journal().dead_letters().empty());
  }
}

absl::Time House::NextAlarm() const {
  absl::Time next = absl::InfiniteFuture();
  for (const auto& [name, node] : nodes_) {
    if (const auto due = node->journal().state().alarms().NextDue()) next = std::min(next, *due);
  }
  return next;
}

void House::FireAlarms(absl::Time now) {
  for (auto& [name, node] : nodes_) {
    if (node->FireAlarms(now) > 0) fate_.Flush(*node);
  }
}

absl::Status House::ReportSick(const std::string& employment_id, absl::Time start, absl::Time end,
                               const std::string& request_id,
                               sickness::v1::ReportSickResponse* response) {
  sickness::v1::ReportSickRequest request;
  request.set_tenant_id(tenant_);
  request.set_request_id(request_id);
  request.set_employment_id(employment_id);
  request.set_kind(sickness::v1::ABSENCE_KIND_OWN_ILLNESS);
  *request.mutable_start_time() = kit::ToProto(start);
  *request.mutable_end_time() = kit::ToProto(end);
  return Ask<sickness::v1::ReportSickRequest, sickness::v1::ReportSickResponse>(
      "sickness", request, response, [this](kit::Commit& commit, const auto& asked, auto* reply) {
        return sickness::ReportSick(node("sickness").state<sickness::SicknessState>(), commit,
                                    asked, reply);
      });
}

absl::Status House::Extend(const std::string& employment_id, absl::Time end,
                           const std::string& request_id) {
  sickness::v1::ExtendAbsenceRequest request;
  request.set_tenant_id(tenant_);
  request.set_request_id(request_id);
  request.set_employment_id(employment_id);
  *request.mutable_end_time() = kit::ToProto(end);
  sickness::v1::ExtendAbsenceResponse response;
  return Ask<sickness::v1::ExtendAbsenceRequest, sickness::v1::ExtendAbsenceResponse>(
      "sickness", request, &response, [this](kit::Commit& commit, const auto& asked, auto* reply) {
        return sickness::ExtendAbsence(node("sickness").state<sickness::SicknessState>(), commit,
                                       asked, reply);
      });
}

absl::Status House::ReportFit(const std::string& employment_id, absl::Time fit_from,
                              const std::string& request_id) {
  sickness::v1::ReportRecoveryRequest request;
  request.set_tenant_id(tenant_);
  request.set_request_id(request_id);
  request.set_employment_id(employment_id);
  if (fit_from != absl::InfinitePast()) *request.mutable_fit_from_time() = kit::ToProto(fit_from);
  sickness::v1::ReportRecoveryResponse response;
  return Ask<sickness::v1::ReportRecoveryRequest, sickness::v1::ReportRecoveryResponse>(
      "sickness", request, &response, [this](kit::Commit& commit, const auto& asked, auto* reply) {
        return sickness::ReportRecovery(node("sickness").state<sickness::SicknessState>(), commit,
                                        asked, reply);
      });
}

absl::Status House::RegisterWorker(directory::v1::RegisterAgencyWorkerRequest request,
                                   directory::v1::RegisterAgencyWorkerResponse* response) {
  request.set_tenant_id(tenant_);
  return Ask<directory::v1::RegisterAgencyWorkerRequest,
             directory::v1::RegisterAgencyWorkerResponse>(
      "directory", request, response, [this](kit::Commit& commit, const auto& asked, auto* reply) {
        return directory::RegisterAgencyWorker(node("directory").state<directory::DirectoryState>(),
                                               commit, asked, reply);
      });
}

absl::Status House::Answer(pool::v1::AnswerOfferRequest request,
                           pool::v1::AnswerOfferResponse* response) {
  request.set_tenant_id(tenant_);
  return Ask<pool::v1::AnswerOfferRequest, pool::v1::AnswerOfferResponse>(
      "pool", request, response, [this](kit::Commit& commit, const auto& asked, auto* reply) {
        return pool::AnswerOffer(node("pool").state<pool::PoolState>(), commit, asked, reply);
      });
}

}  // namespace vagtbro::simulation
