// deadletter list|retry|discard: events that a service could not digest, and what to do with them.
#include <memory>
#include <string>
#include <vector>

#include "commands.h"
#include "kit/base/proto_time.h"
#include "table.h"
#include "times.h"
#include "vagtbro/ops/v1/dead_letter_service.grpc.pb.h"

namespace vagtbro::vagt {
namespace {

using ops::v1::DeadLetterService;
using ops::v1::ListDeadLettersResponse;

struct Options {
  std::string service;
  std::string event;
  std::string reason;
};

// The one asked for, else the one at a bare --server, else all that are known.
std::vector<std::string> Services(const Session& session, const Options& options) {
  if (!options.service.empty()) return {options.service};
  if (session.services().contains("server")) return {"server"};
  std::vector<std::string> services;
  for (const auto& [service, address] : session.services()) services.push_back(service);
  return services;
}

absl::Status List(Session& session, const Options& options) {
  Table table({"SERVICE", "EVENT", "TYPE", "TENANT", "TRIES", "PARKED", "ERROR"});
  ListDeadLettersResponse all;
  for (const std::string& service : Services(session, options)) {
    const auto letters = session.Ask(service, &DeadLetterService::Stub::ListDeadLetters,
                                     ops::v1::ListDeadLettersRequest());
    if (!letters.ok()) return letters.status();
    all.MergeFrom(*letters);
    for (const auto& letter : letters->dead_letters()) {
      table.Add({service, letter.event_id(), letter.type(), letter.tenant_id(),
                 std::to_string(letter.attempts()), ShowTime(kit::FromProto(letter.park_time())),
                 letter.error()});
    }
  }
  if (session.json()) {
    session.PrintJson(all);
  } else if (table.empty()) {
    session.out() << "Nothing is parked.\n";
  } else {
    table.Print(session.out(), session.terminal());
  }
  return absl::OkStatus();
}

absl::Status Retry(Session& session, const Options& options) {
  ops::v1::RetryDeadLetterRequest request;
  request.set_request_id(kit::NewRequestId());
  request.set_event_id(options.event);
  const auto reply =
      session.Ask(options.service, &DeadLetterService::Stub::RetryDeadLetter, request);
  if (!reply.ok()) return reply.status();
  if (session.json()) {
    session.PrintJson(*reply);
  } else {
    session.out() << options.service << " has digested " << options.event << ".\n";
  }
  return absl::OkStatus();
}

absl::Status Discard(Session& session, const Options& options) {
  ops::v1::DiscardDeadLetterRequest request;
  request.set_request_id(kit::NewRequestId());
  request.set_event_id(options.event);
  request.set_reason_code(options.reason);
  const auto reply =
      session.Ask(options.service, &DeadLetterService::Stub::DiscardDeadLetter, request);
  if (!reply.ok()) return reply.status();
  if (session.json()) {
    session.PrintJson(*reply);
  } else {
    session.out() << options.service << " has dropped " << options.event << " for good.\n";
  }
  return absl::OkStatus();
}

}  // namespace

void AddDeadLetter(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* group = app.add_subcommand("deadletter", "Events that a service could not digest");
  group->require_subcommand(1);
  const auto run = [&session, options](absl::Status (*command)(Session&, const Options&)) {
    return [&session, options, command] {
      // A bare --server is the address of the service named by --service.
      const std::string service = options->service.empty() ? "server" : options->service;
      session.Run(service, [&] { return command(session, *options); });
    };
  };
  const std::string where = "Service that has it parked";

  auto* list = group->add_subcommand("list", "Parked events, oldest first");
  list->add_option("--service", options->service, "Only of this service");
  list->callback(run(List));

  auto* retry = group->add_subcommand("retry", "Try one again now");
  retry->add_option("event", options->event, "Event id")->required();
  retry->add_option("--service", options->service, where)->required();
  retry->callback(run(Retry));

  auto* discard = group->add_subcommand("discard", "Drop one for good");
  discard->add_option("event", options->event, "Event id")->required();
  discard->add_option("--service", options->service, where)->required();
  discard->add_option("--reason", options->reason, "Why, e.g. DUPLICATE_IMPORT")->required();
  discard->callback(run(Discard));
}

}  // namespace vagtbro::vagt
