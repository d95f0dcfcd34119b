// access-log: who has looked at whom, how and why.
#include <algorithm>
#include <memory>
#include <string>

#include "commands.h"
#include "kit/base/proto_time.h"
#include "table.h"
#include "times.h"
#include "vagtbro/gateway/v1/gateway_service.grpc.pb.h"

namespace vagtbro::vagt {
namespace {

using gateway::v1::Access;
using gateway::v1::GatewayService;

// The longest answer there is.
constexpr unsigned kMost = 1000;

struct Options {
  std::string subject;
  std::string actor;
  std::string unit;
  std::string since;
  unsigned limit = 100;
};

// "SicknessService/ListAbsences" of "vagtbro.sickness.v1.SicknessService/ListAbsences".
std::string MethodOf(const Access& access) {
  const std::string& method = access.read().method();
  return method.substr(method.rfind('.') + 1);
}

// An employment, or the beginning of the hash of an account of nobody employed here.
std::string WhoOf(const Access& access) {
  const auto& read = access.read();
  const std::string who = read.actor_employment_id().empty()
                              ? "account " + read.account_key().substr(0, 12)
                              : read.actor_employment_id();
  return read.actor_roles().empty() ? who : who + " (" + Join(read.actor_roles()) + ")";
}

bool Names(const google::protobuf::RepeatedPtrField<std::string>& units, const std::string& unit) {
  return unit.empty() || std::find(units.begin(), units.end(), unit) != units.end();
}

// Unit and time are picked here: the gateway is asked for as much as it gives at once.
void Pick(const Options& options, absl::Time since, gateway::v1::ListAccessResponse& found) {
  auto& looks = *found.mutable_accesses();
  const auto other = [&](const Access& access) {
    return !Names(access.read().unit_ids(), options.unit) ||
           kit::FromProto(access.read_time()) < since;
  };
  looks.erase(std::remove_if(looks.begin(), looks.end(), other), looks.end());
}

absl::Status ListAccess(Session& session, const Options& options) {
  absl::Time since = absl::InfinitePast();
  if (!options.since.empty()) {
    // The gateway counts by the real clock, also in a demo.
    const auto now = session.Now("gateway");
    if (!now.ok()) return now.status();
    const auto parsed = ParseTime(options.since, *now);
    if (!parsed.ok()) return parsed.status();
    since = *parsed;
  }
  const bool picks = !options.unit.empty() || !options.since.empty();
  auto request = session.NewRequest<gateway::v1::ListAccessRequest>();
  request.set_subject_employment_id(options.subject);
  request.set_actor_employment_id(options.actor);
  request.set_limit(static_cast<int>(picks ? kMost : options.limit));
  auto found = session.Ask("gateway", &GatewayService::Stub::ListAccess, request);
  if (!found.ok()) return found.status();
  const int asked = request.limit();
  const bool cut = found->accesses_size() >= asked &&
                   kit::FromProto(found->accesses().rbegin()->read_time()) >= since;
  Pick(options, since, *found);
  const int most = static_cast<int>(options.limit);
  const bool more = cut || found->accesses_size() > most;
  while (found->accesses_size() > most) found->mutable_accesses()->RemoveLast();
  if (more) session.err() << "vagt: there may be more; these are the latest\n";
  if (session.json()) {
    session.PrintJson(*found);
    return absl::OkStatus();
  }
  Table table({"WHEN", "WHO", "LOOKED AT", "UNITS", "HOW", "WHY"});
  for (const Access& access : found->accesses()) {
    const auto& read = access.read();
    table.Add({ShowTime(kit::FromProto(access.read_time())), WhoOf(access),
               Join(read.subject_employment_ids()), Join(read.unit_ids()), MethodOf(access),
               read.purpose()});
  }
  if (table.empty()) {
    session.out() << "Nobody has looked.\n";
  } else {
    table.Print(session.out(), session.terminal());
  }
  return absl::OkStatus();
}

}  // namespace

void AddAccessLog(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* log = app.add_subcommand("access-log", "Who has looked at whom and why, the latest first");
  log->add_option("--subject", options->subject,
                  "Only looks at this employment or the whole of its unit");
  log->add_option("--actor", options->actor, "Only looks of this employment");
  log->add_option("--unit", options->unit, "Only looks that named this unit");
  log->add_option("--since", options->since, "Only looks from this time on");
  log->add_option("--limit", options->limit, "At most so many")
      ->check(CLI::Range(1U, kMost))
      ->capture_default_str();
  log->callback([&session, options] {
    session.Run("gateway", [&] { return ListAccess(session, *options); });
  });
}

}  // namespace vagtbro::vagt
