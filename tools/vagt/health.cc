// health: whether every service answers and says that it serves.
#include <memory>
#include <string>

#include "commands.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "table.h"

namespace vagtbro::vagt {
namespace {

using grpc::health::v1::Health;
using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

// The services to ask: with a bare --server only that one.
std::vector<std::string> Services(const Session& session, const std::string& only) {
  if (!only.empty()) return {only};
  if (session.services().contains("server")) return {"server"};
  std::vector<std::string> services;
  for (const auto& [service, address] : session.services()) services.push_back(service);
  return services;
}

absl::Status Check(Session& session, const std::string& only) {
  const std::vector<std::string> services = Services(session, only);
  if (services.empty()) return session.Address("server").status();
  Table table({"SERVICE", "ADDRESS", "STATE"});
  HealthCheckResponse worst;
  worst.set_status(HealthCheckResponse::SERVING);
  absl::Status status = absl::OkStatus();
  for (const std::string& service : services) {
    const auto reply = session.Ask(service, &Health::Stub::Check, HealthCheckRequest());
    const bool serving = reply.ok() && reply->status() == HealthCheckResponse::SERVING;
    if (!serving) {
      worst.set_status(HealthCheckResponse::NOT_SERVING);
      status = reply.ok() ? absl::UnavailableError(service + " is not serving") : reply.status();
    }
    table.Add({service, session.Address(service).value_or(""),
               reply.ok() ? HealthCheckResponse::ServingStatus_Name(reply->status())
                          : std::string("UNREACHABLE")});
  }
  if (session.json()) {
    session.PrintJson(worst);
  } else {
    table.Print(session.out(), session.terminal());
  }
  // Whatever kept it from serving: for a script the service is not there.
  return status.ok() ? status : absl::UnavailableError(Sentence(status));
}

}  // namespace

void AddHealth(CLI::App& app, Session& session) {
  const auto only = std::make_shared<std::string>();
  auto* health = app.add_subcommand("health", "Succeeds only if every service is SERVING");
  health->add_option("--service", *only, "Only this one");
  health->callback([&session, only] {
    session.Run(only->empty() ? "server" : *only, [&] { return Check(session, *only); });
  });
}

}  // namespace vagtbro::vagt
