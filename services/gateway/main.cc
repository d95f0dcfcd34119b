// vagtbro-gateway: the door for browsers and scripts. Wiring only.
#include <sodium.h>

#include <iostream>
#include <memory>

#include "gateway/api/gateway_grpc.h"
#include "gateway/house.h"
#include "gateway/settings.h"
#include "gateway/store/gateway_state.h"
#include "kit/base/check.h"
#include "kit/base/log.h"
#include "kit/ops/process.h"
#include "kit/rpc/client.h"

namespace vagtbro::gateway {
namespace {

constexpr std::chrono::milliseconds kTick{5000};
constexpr std::chrono::milliseconds kFarewell{1000};

Routes::Channels Dial(const kit::Config& config) {
  Routes::Channels channels;
  channels["gateway"] = kit::Dial(config.Get("grpc_listen"));
  for (const auto& [name, address] : config.GetMap("peers")) channels[name] = kit::Dial(address);
  return channels;
}

int Fail(const absl::Status& status) {
  kit::LogError("cannot start", {{"error", std::string(status.message())}});
  return kit::kExitUnavailable;
}

int Run(kit::Process& process, const Settings& settings) {
  GatewayState state;
  kit::Hearing hearing;
  if (!process.Open(state, hearing, OnAlarm)) return kit::kExitUnavailable;
  const kit::Config& config = process.config();
  const std::string& key_file = config.Get("principal_key_file");
  const auto signer = kit::PrincipalSigner::Open(
      key_file.empty() ? config.Get("data") + "/principal.key" : key_file);
  if (!signer.ok()) return Fail(signer.status());
  const auto seal_key = kit::OpenKeyFile(config.Get("data") + "/seal.key");
  if (!seal_key.ok()) return Fail(seal_key.status());

  state.FillLinks();
  House house(process, settings, *signer, *seal_key, state.links(), Dial(config));
  for (Session& session : state.Sessions()) house.sessions.Restore(std::move(session));
  std::unique_ptr<Ticker> ticker;
  process.OnStart([&]() -> absl::Status {
    const auto port = house.server.Start(config.Get("listen"));
    if (!port.ok()) return port.status();
    kit::LogInfo("open for browsers", {{"web_port", std::to_string(*port)},
                                       {"principal_key", signer->public_key()},
                                       {"demo", settings.provider ? "no" : "yes"}});
    house.Tick(process);
    ticker = std::make_unique<Ticker>(kTick, [&] { house.Tick(process); });
    return absl::OkStatus();
  });
  process.rpc().OnDrain([&] {
    house.front.Drain();
    house.relay.Drain(std::chrono::milliseconds(absl::ToInt64Milliseconds(settings.drain)));
  });
  process.OnStop([&] {
    ticker.reset();
    house.server.Stop(kFarewell);
    house.workers.Stop();
    house.readers.Stop();
  });
  const absl::Status trusted = process.rpc().door().Trust(signer->public_key());
  if (!trusted.ok()) return Fail(trusted);
  HomeUnits homes(house.directory.get(), process.clock());
  GatewayGrpc grpc(process.rpc(), process.journal(), state, homes, house.readers,
                   settings.public_url);
  return process.Serve({&grpc});
}

}  // namespace
}  // namespace vagtbro::gateway

int main(int argc, char** argv) {
  namespace gateway = vagtbro::gateway;
  KIT_CHECK(sodium_init() >= 0);
  const auto process = vagtbro::kit::Process::Create("gateway", argc, argv, gateway::Options());
  if (process == nullptr) return vagtbro::kit::Process::exit_code();
  const auto settings = gateway::ReadSettings(process->config());
  if (settings.ok()) return gateway::Run(*process, *settings);
  std::cerr << "vagtbro-gateway: " << settings.status().message() << "; see --help\n";
  return vagtbro::kit::kExitUsage;
}
