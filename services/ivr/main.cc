// vagtbro-ivr: answers the telephone. Wiring only.
#include <iostream>
#include <memory>

#include "ivr/api/ivr_grpc.h"
#include "ivr/backend/grpc_backend.h"
#include "ivr/backend/report_again.h"
#include "ivr/call/call_run.h"
#include "ivr/dialog/inbound.h"
#include "ivr/line/agi/agi_server.h"
#include "ivr/line/sip/pooled_backend.h"
#include "ivr/line/sip/sip_line.h"
#include "ivr/settings.h"
#include "kit/base/log.h"
#include "kit/ops/process.h"
#include "kit/rpc/client.h"

namespace vagtbro::ivr {
namespace {

// One call from an exchange.
void TakeAgiCall(Wire& wire, Backend& backend, kit::Process& process) {
  const auto greeting = ReadAgiGreeting(wire);
  const std::string& tenant = process.config().Get("tenant");
  if (!greeting || (!greeting->Tenant().empty() && greeting->Tenant() != tenant)) {
    kit::LogWarning("no call of this municipality", {{"line", "agi"}});
    return;
  }
  const CallId id{kit::NewRequestId(), greeting->CallerNumber()};
  const CallFacts facts{id.call_id, !id.caller_number.empty(), process.clock().Now()};
  AgiLine line(wire, AgiSettingsOf(process.config()));
  CallRun(id, std::make_unique<Inbound>(HouseOf(process.config()), facts), line, backend,
          process.clock(), process.metrics())
      .Run();
}

int Run(kit::Process& process) {
  const kit::Config& config = process.config();
  const TenantId tenant(config.Get("tenant"));
  IvrState state;
  kit::Hearing hearing;  // nothing is heard: each call asks
  if (!process.Open(state, hearing, [](kit::Commit&, const kit::Alarm&) {})) {
    return kit::kExitUnavailable;
  }
  const auto notes = Notes::Open(config.Get("data"));
  if (!notes.ok()) {
    kit::LogError("cannot open the notes", {{"error", std::string(notes.status().message())}});
    return kit::kExitUnavailable;
  }
  SweepNotes(state, tenant, **notes, /*orphans=*/true);
  process.journal().OnDurable([&] { SweepNotes(state, tenant, **notes, /*orphans=*/false); });

  const auto dial = [&](const char* peer) { return kit::Dial(config.GetMap("peers").at(peer)); };
  const Channels channels{dial("directory"), dial("roster"), dial("sickness"), dial("pool")};
  CallBackBook book(state, **notes, process.owner(), tenant);
  GrpcBackend backend(channels, tenant, book, process.clock());
  ReportAgain again(channels.sickness, tenant, book, **notes);
  AgiServer agi(*Peers::Parse(config.Get("agi_allow")), MostCalls(config),
                [&](Wire& wire) { TakeAgiCall(wire, backend, process); });

  process.metrics().Describe("vagtbro_calls_total", "Calls by how they ended.");
  process.metrics().Describe("vagtbro_calls_left_total", "Where callers hung up by themselves.");
  // A thread for each wish at work; a call waits for a service a small part of its time.
  constexpr int kWishes = 16;
  PooledBackend pooled(backend, process.metrics(), kWishes);
  std::unique_ptr<SipLine> sip;
  process.OnStart([&]() -> absl::Status {
    again.Start();
    if (!config.Get("sip_address").empty()) {
      auto line = SipLine::Start(
          SipSettingsOf(config),
          [&](const CallStart& call) {
            return std::make_unique<Inbound>(HouseOf(config), call.facts);
          },
          pooled, process.clock(), process.metrics());
      if (!line.ok()) return line.status();
      sip = *std::move(line);
      kit::LogInfo("SIP open", {{"sip_port", std::to_string(sip->port())}});
    }
    if (config.Get("agi_listen").empty()) return absl::OkStatus();
    const auto port = agi.Start(config.Get("agi_listen"));
    if (!port.ok()) return port.status();
    kit::LogInfo("FastAGI open", {{"agi_port", std::to_string(*port)}});
    return absl::OkStatus();
  });
  process.OnStop([&] {
    if (sip) sip->Drain(Drain(config));
    sip.reset();
    agi.Stop(Drain(config));
    again.Stop();
  });
  IvrGrpc grpc(process.rpc(), state, **notes);
  return process.Serve({&grpc});
}

}  // namespace
}  // namespace vagtbro::ivr

int main(int argc, char** argv) {
  namespace ivr = vagtbro::ivr;
  const auto process = vagtbro::kit::Process::Create("ivr", argc, argv, ivr::Options());
  if (process == nullptr) return vagtbro::kit::Process::exit_code();
  const std::string missing = ivr::Missing(process->config());
  if (missing.empty()) return ivr::Run(*process);
  std::cerr << "vagtbro-ivr: " << missing << "; see --help\n";
  return vagtbro::kit::kExitUsage;
}
