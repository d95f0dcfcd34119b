#include "import.h"

#include <google/protobuf/util/json_util.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>
#include <vector>

#include "vagtbro/directory/v1/directory_service.grpc.pb.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"
#include "vagtbro/roster/v1/roster_service.grpc.pb.h"
#include "vagtbro/sickness/v1/sickness_service.grpc.pb.h"

namespace vagtbro::vagt {
namespace {

using directory::v1::DirectoryService;
using pool::v1::PoolService;
using roster::v1::ImportRosterRequest;
using roster::v1::ImportRosterResponse;
using roster::v1::RosterService;

constexpr int kPeopleAPart = 200;  // each brings a PIN that is slow to hash, on purpose
constexpr int kShiftsAPart = 2000;
constexpr absl::Duration kPause = absl::Milliseconds(250);

void Progress(Session& session, const char* what, int done, int total) {
  session.err() << (session.terminal() ? "\r" : "") << what << " " << done << "/" << total
                << (session.terminal() && done < total ? "" : "\n") << std::flush;
}

absl::Status ImportPeople(Session& session, const bundle::v1::Bundle& bundle,
                          directory::v1::ImportPeopleResponse& report) {
  for (int first = 0; first < bundle.people_size(); first += kPeopleAPart) {
    const int end = std::min(first + kPeopleAPart, bundle.people_size());
    auto request = session.NewMutation<directory::v1::ImportPeopleRequest>();
    for (int i = first; i < end; ++i) *request.add_people() = bundle.people(i);
    auto reply = session.Ask("directory", &DirectoryService::Stub::ImportPeople, request);
    if (!reply.ok()) return reply.status();
    report.set_accepted(report.accepted() + reply->accepted());
    for (auto& refused : *reply->mutable_refused()) {
      refused.set_index(refused.index() + static_cast<std::uint32_t>(first));
      *report.add_refused() = std::move(refused);
    }
    Progress(session, "people", end, bundle.people_size());
  }
  return absl::OkStatus();
}

absl::Status ImportUnits(Session& session, const bundle::v1::Bundle& bundle,
                         ImportRosterResponse& report) {
  const bool any = bundle.units_size() + bundle.requirements_size() + bundle.task_lists_size() > 0;
  if (!any && !bundle.has_roster_policy()) return absl::OkStatus();
  auto request = session.NewMutation<ImportRosterRequest>();
  *request.mutable_units() = bundle.units();
  *request.mutable_requirements() = bundle.requirements();
  *request.mutable_task_lists() = bundle.task_lists();
  if (bundle.has_roster_policy()) *request.mutable_policy() = bundle.roster_policy();
  const auto reply = session.Ask("roster", &RosterService::Stub::ImportRoster, request);
  if (!reply.ok()) return reply.status();
  report.MergeFrom(*reply);
  report.set_accepted(reply->accepted());
  Progress(session, "units", bundle.units_size(), bundle.units_size());
  return absl::OkStatus();
}

// Offers the shifts at `positions` once and gives the positions that were refused because the
// roster does not know their holder yet; other refusals go into the report.
absl::StatusOr<std::vector<int>> OfferShifts(Session& session, const bundle::v1::Bundle& bundle,
                                             const std::vector<int>& positions, bool last_chance,
                                             ImportRosterResponse& report) {
  std::vector<int> again;
  for (std::size_t first = 0; first < positions.size(); first += kShiftsAPart) {
    const std::size_t end = std::min(first + kShiftsAPart, positions.size());
    auto request = session.NewMutation<ImportRosterRequest>();
    for (std::size_t i = first; i < end; ++i) *request.add_shifts() = bundle.shifts(positions[i]);
    auto reply = session.Ask("roster", &RosterService::Stub::ImportRoster, request);
    if (!reply.ok()) return reply.status();
    report.set_accepted(report.accepted() + reply->accepted());
    for (auto& refused : *reply->mutable_refused()) {
      const std::size_t i = first + refused.index();
      if (i >= positions.size()) return absl::InternalError("the roster refused what was not sent");
      const bool early = refused.reason() == "UNKNOWN_EMPLOYMENT" && !last_chance;
      if (early) {
        again.push_back(positions[i]);
        continue;
      }
      refused.set_index(static_cast<std::uint32_t>(positions[i]));
      *report.add_refused() = std::move(refused);
    }
    Progress(session, "shifts", static_cast<int>(end), static_cast<int>(positions.size()));
  }
  return again;
}

absl::Status ImportShifts(Session& session, const bundle::v1::Bundle& bundle,
                          absl::Duration patience, ImportRosterResponse& report) {
  std::vector<int> positions;
  for (int i = 0; i < bundle.shifts_size(); ++i) positions.push_back(i);
  while (!positions.empty()) {
    auto again = OfferShifts(session, bundle, positions, patience <= absl::ZeroDuration(), report);
    if (!again.ok()) return again.status();
    positions = *std::move(again);
    if (positions.empty()) break;
    session.err() << "vagt: the roster does not know all holders yet; offering " << positions.size()
                  << " shifts again\n";
    session.Pause(kPause);
    patience -= kPause;
  }
  return absl::OkStatus();
}

// After the shifts: by then the roster knows everybody it is going to know.
absl::Status ImportDaysOff(Session& session, const bundle::v1::Bundle& bundle,
                           ImportRosterResponse& report) {
  for (int first = 0; first < bundle.days_off_size(); first += kShiftsAPart) {
    const int end = std::min(first + kShiftsAPart, bundle.days_off_size());
    auto request = session.NewMutation<ImportRosterRequest>();
    for (int i = first; i < end; ++i) *request.add_days_off() = bundle.days_off(i);
    auto reply = session.Ask("roster", &RosterService::Stub::ImportRoster, request);
    if (!reply.ok()) return reply.status();
    report.set_accepted(report.accepted() + reply->accepted());
    for (auto& refused : *reply->mutable_refused()) {
      refused.set_index(refused.index() + static_cast<std::uint32_t>(first));
      *report.add_refused() = std::move(refused);
    }
    Progress(session, "days off", end, bundle.days_off_size());
  }
  return absl::OkStatus();
}

absl::Status ImportPolicies(Session& session, const bundle::v1::Bundle& bundle,
                            pool::v1::ImportPolicyResponse& report) {
  if (bundle.policies_size() == 0) return absl::OkStatus();
  auto request = session.NewMutation<pool::v1::ImportPolicyRequest>();
  *request.mutable_policies() = bundle.policies();
  const auto reply = session.Ask("pool", &PoolService::Stub::ImportPolicy, request);
  if (!reply.ok()) return reply.status();
  report = *reply;
  Progress(session, "policies", bundle.policies_size(), bundle.policies_size());
  return absl::OkStatus();
}

absl::Status ImportContactPolicies(Session& session, const bundle::v1::Bundle& bundle,
                                   sickness::v1::ImportContactPoliciesResponse& report) {
  if (bundle.contact_policies_size() == 0) return absl::OkStatus();
  auto request = session.NewMutation<sickness::v1::ImportContactPoliciesRequest>();
  *request.mutable_policies() = bundle.contact_policies();
  const auto reply =
      session.Ask("sickness", &sickness::v1::SicknessService::Stub::ImportContactPolicies, request);
  if (!reply.ok()) return reply.status();
  report = *reply;
  Progress(session, "contact policies", bundle.contact_policies_size(),
           bundle.contact_policies_size());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<bundle::v1::Bundle> ReadBundle(const std::string& path) {
  std::string text;
  if (path == "-") {
    text.assign(std::istreambuf_iterator<char>(std::cin), {});
  } else {
    std::ifstream file(path);
    if (!file) return absl::InvalidArgumentError("cannot read " + path);
    text.assign(std::istreambuf_iterator<char>(file), {});
  }
  bundle::v1::Bundle bundle;
  const auto parsed = google::protobuf::util::JsonStringToMessage(text, &bundle);
  if (!parsed.ok()) {
    return absl::InvalidArgumentError(path + " is no bundle: " + parsed.ToString());
  }
  return bundle;
}

absl::StatusOr<ImportReport> Import(Session& session, const bundle::v1::Bundle& bundle,
                                    absl::Duration patience) {
  ImportReport report;
  absl::Status status = ImportPeople(session, bundle, report.people);
  if (status.ok()) status = ImportUnits(session, bundle, report.roster);
  if (status.ok()) status = ImportShifts(session, bundle, patience, report.roster);
  if (status.ok()) status = ImportDaysOff(session, bundle, report.roster);
  if (status.ok()) status = ImportPolicies(session, bundle, report.policies);
  if (status.ok()) status = ImportContactPolicies(session, bundle, report.contact_policies);
  if (!status.ok()) return status;
  return report;
}

}  // namespace vagtbro::vagt
