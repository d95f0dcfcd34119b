// vagtbro-ivr: answers the telephone, and rings people up with offers. Wiring only.
#include <iostream>
#include <memory>

#include "ivr/api/ivr_grpc.h"
#include "ivr/api/waiting_call_backs.h"
#include "ivr/backend/grpc_backend.h"
#include "ivr/backend/report_again.h"
#include "ivr/call_out/call_out.h"
#include "ivr/call_out/grpc_contacts.h"
#include "ivr/lines.h"
#include "ivr/settings.h"
#include "ivr/settings_out.h"
#include "kit/base/log.h"
#include "kit/ops/process.h"
#include "kit/rpc/client.h"

namespace vagtbro::ivr {
namespace {

OfferVoice VoiceOf(const kit::Config& config) {
  return {HouseOf(config), config.Get("ring_back_number"), Places(SipSettingsOf(config).clips)};
}

int Run(kit::Process& process) {
  const kit::Config& config = process.config();
  const TenantId tenant(config.Get("tenant"));
  IvrState state;
  OfferCalls calls(state, CallRulesOf(config), process.metrics());
  kit::Hearing hearing;  // nothing is heard: each call asks
  const auto on_alarm = [&](kit::Commit& commit, const kit::Alarm& alarm) {
    if (alarm.purpose() == "call-back-lapse") return LapseCallBack(state, commit, alarm);
    calls.OnAlarm(commit, alarm);
  };
  if (!process.Open(state, hearing, on_alarm)) return kit::kExitUnavailable;
  const auto notes = Notes::Open(config.Get("data"));
  if (!notes.ok()) {
    kit::LogError("cannot open the notes", {{"error", std::string(notes.status().message())}});
    return kit::kExitUnavailable;
  }
  SweepNotes(state, tenant, **notes, /*orphans=*/true);
  MeasureCallBacks(state, tenant, process.metrics());
  process.journal().OnDurable([&] {
    SweepNotes(state, tenant, **notes, /*orphans=*/false);
    MeasureCallBacks(state, tenant, process.metrics());
  });

  const auto dial = [&](const char* peer) { return kit::Dial(config.GetMap("peers").at(peer)); };
  const Channels channels{dial("directory"), dial("roster"), dial("sickness"), dial("pool")};
  CallBackBook book(state, **notes, process.owner(), tenant);
  GrpcBackend backend(channels, tenant, book, process.clock(), Places(SipSettingsOf(config).clips));
  ReportAgain again(channels.sickness, tenant, book, **notes);
  GrpcContacts contacts(channels.directory, tenant);
  OutLine out{tenant};
  std::unique_ptr<CallOut> call_out;  // null: no line rings out
  Lines lines(process, backend);

  process.OnStart([&]() -> absl::Status {
    again.Start();
    if (const absl::Status started = lines.Start(); !started.ok()) return started;
    out.rings_out = lines.dialer() != nullptr;
    if (out.rings_out) {
      call_out = std::make_unique<CallOut>(state, calls, process.owner(), process.clock(), contacts,
                                           *lines.dialer(), VoiceOf(config), process.metrics());
      call_out->Start();
    } else {
      process.owner().Submit([&calls](kit::Journal& journal) { calls.EndCutOff(journal); });
    }
    return absl::OkStatus();
  });
  process.rpc().OnDrain([&calls] { calls.Close(); });
  process.OnStop([&] {
    if (call_out) call_out->Stop();
    lines.Stop(Drain(config));
    again.Stop();
  });
  IvrGrpc grpc(process.rpc(), state, **notes, calls, out);
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
