#include "gateway/house.h"

#include <utility>

namespace vagtbro::gateway {
namespace {

constexpr int kWorkers = 4;
constexpr int kReaders = 2;

HttpOptions HttpOptionsOf(const Settings& settings) {
  HttpOptions options;
  options.threads = settings.threads;
  options.always = HouseHeaders(settings.gate.secure);
  return options;
}

}  // namespace

House::House(kit::Process& process, const Settings& settings, const kit::PrincipalSigner& signer,
             const kit::SecretKey& seal_key, const Links& links, const Routes::Channels& channels)
    : log(settings.gate.tenant, process.owner(), process.clock()),
      sessions(log),
      curl(process.config().Get("oidc_ca_file")),
      system(channels.count("pool") == 0 ? nullptr : channels.at("pool"), process.clock()),
      provider(settings.provider
                   ? std::make_unique<Provider>(*settings.provider, curl, process.clock())
                   : nullptr),
      scripts(settings.provider && !settings.provider->audience.empty()
                  ? std::make_unique<ScriptDoor>(*provider, settings.claims)
                  : nullptr),
      directory(channels.count("directory") == 0
                    ? nullptr
                    : std::make_unique<HouseDirectory>(channels.at("directory"),
                                                       settings.gate.tenant, system)),
      shifts(channels.count("roster") == 0
                 ? nullptr
                 : std::make_unique<HouseShifts>(channels.at("roster"), settings.gate.tenant,
                                                 signer, process.clock())),
      gate(settings.gate, sessions, log, signer, process.clock(), scripts.get()),
      routes(OpenMethods(), channels),
      relay(routes, gate, process.metrics()),
      seal(seal_key),
      workers(kWorkers),
      auth(settings.gate, settings.claims, sessions, provider.get(), settings.demo, seal,
           process.clock(), workers, directory.get()),
      readers(kReaders),
      feed(settings.gate, links, log, directory.get(), shifts.get(), process.clock(), system,
           readers),
      site(process.config().Get("site")),
      front(relay, auth, feed, site),
      server(HttpOptionsOf(settings), [this](Request request, std::shared_ptr<Exchange> exchange) {
        front.Take(request, exchange);
      }) {
  process.metrics().Describe("vagtbro_gateway_sign_ins_total", "Sign-ins, by how they ended.");
  auth.TellEnds([&metrics = process.metrics()](const std::string& how) {
    metrics.Add("vagtbro_gateway_sign_ins_total", {{"outcome", how}});
  });
}

House::~House() {
  server.Stop(std::chrono::milliseconds(0));
  workers.Stop();
  readers.Stop();
  relay.Finish();
}

void House::Tick(kit::Process& process) {
  sessions.Sweep(process.clock().Now());
  relay.CutEnded();
  if (scripts != nullptr) workers.Submit([this] { provider->Keep(); });
  kit::Metrics& metrics = process.metrics();
  metrics.Set("vagtbro_gateway_streams", {}, static_cast<double>(relay.streams()));
  metrics.Set("vagtbro_gateway_sessions", {}, static_cast<double>(sessions.size()));
  metrics.Set("vagtbro_gateway_connections", {}, static_cast<double>(server.connections()));
  metrics.Set("vagtbro_gateway_slow_readers_dropped", {}, static_cast<double>(server.dropped()));
}

}  // namespace vagtbro::gateway
