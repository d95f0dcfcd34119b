#include "kit/ops/process.h"

#include <grpc/support/log.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>

#include <malloc.h>

#include <atomic>
#include <csignal>
#include <iostream>

#include "kit/base/check.h"
#include "kit/base/log.h"
#include "kit/bus/bus_node.h"
#include "kit/journal/disk.h"
#include "kit/ops/http_ops.h"
#include "kit/rpc/clock_grpc.h"
#include "kit/rpc/dead_letter_grpc.h"
#include "kit/time/shared_clock.h"

namespace vagtbro::kit {
namespace {

// Calls still running after this are cut off; the whole end takes less than ten seconds.
constexpr absl::Duration kDrain = absl::Seconds(5);
// For answers on their way. gRPC would wait longer for idle clients that do not hear the farewell.
constexpr std::chrono::milliseconds kFarewell{300};

int exit_code_of_create = kExitOk;

const std::vector<Option> kOptions = {
    {"data", "", "folder of this service's database; required"},
    {"grpc_listen", "127.0.0.1:0", "host:port of the gRPC server"},
    {"bus_listen", "", "tcp://host:port at which other services pull events; empty: nobody may"},
    {"http_listen", "127.0.0.1:0", "host:port of /metrics, /livez and /readyz"},
    {"bus_keys", "", "folder with CURVE keys for the bus; empty: plain"},
    {"gateway_key_file", "",
     "file with the gateway's public key (principal.key.pub in its data folder); empty: calls that "
     "come through a gateway are refused"},
    {"clock_file", "", "clock shared with the other services of a demo; empty: real time"},
};
const std::vector<Option> kMaps = {
    {"upstreams", "", "name=tcp://host:port of a service whose events are pulled; repeatable"},
    {"peers", "", "name=host:port of a service that is called; repeatable"},
};

// Memory once used is kept: a service works in short bursts, and giving pages back and asking for
// them again after each would take a tenth of the burst. One arena for all threads, because those
// of the others grow a page at a time.
constexpr int kKeptBytes = 64 << 20;
constexpr int kGrowBytes = 1 << 20;

void KeepMemory() {
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TRIM_THRESHOLD, kKeptBytes);
  mallopt(M_TOP_PAD, kGrowBytes);
}

sigset_t EndSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

struct Process::Parts {
  std::string service;
  Config config;
  std::unique_ptr<Clock> clock;
  Metrics metrics;
  std::unique_ptr<Disk> disk;
  std::unique_ptr<Journal> journal;
  std::unique_ptr<Owner> owner;
  std::unique_ptr<RpcHost> rpc;
  Hearing* hearing = nullptr;
  std::unique_ptr<BusNode> bus;
  std::unique_ptr<ClockGrpc> clock_grpc;
  std::unique_ptr<DeadLetterGrpc> dead_letter_grpc;
  std::unique_ptr<grpc::Server> server;
  std::unique_ptr<HttpOps> http;
  std::set<std::string> not_awaited;
  std::vector<std::function<absl::Status()>> start_hooks;
  std::vector<std::function<void()>> stop_hooks;
  std::atomic<bool> serving = false;
};

Process::Process(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Process::~Process() = default;

int Process::exit_code() { return exit_code_of_create; }
const Config& Process::config() const { return parts_->config; }
Clock& Process::clock() { return *parts_->clock; }
Metrics& Process::metrics() { return parts_->metrics; }
RpcHost& Process::rpc() { return *parts_->rpc; }
Owner& Process::owner() { return *parts_->owner; }
Journal& Process::journal() { return *parts_->journal; }

std::unique_ptr<Process> Process::Create(const std::string& service, int argc, char** argv,
                                         const std::vector<Option>& extra) {
  // Before any thread exists, so that all inherit it: the signals are waited for in Serve().
  const sigset_t signals = EndSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  KeepMemory();
  SetLogService(service);
  gpr_set_log_function([](gpr_log_func_args* line) {
    if (line->severity == GPR_LOG_SEVERITY_ERROR) LogWarning("grpc", {{"line", line->message}});
  });

  std::vector<Option> options = kOptions;
  options.insert(options.end(), extra.begin(), extra.end());
  auto config = Config::Parse(service, argc, argv, options, kMaps);
  if (!config.ok()) {
    const bool help = config.status().code() == absl::StatusCode::kAborted;
    exit_code_of_create = help ? kExitOk : kExitUsage;
    if (!help) std::cerr << "vagtbro-" << service << ": " << config.status().message() << "\n";
    return nullptr;
  }
  exit_code_of_create = kExitUsage;
  if (config->Get("data").empty()) {
    std::cerr << "vagtbro-" << service << ": --data is required: a folder to keep the data in\n";
    return nullptr;
  }
  auto parts = std::make_unique<Parts>();
  parts->service = service;
  parts->config = *config;
  const std::string& clock_file = config->Get("clock_file");
  if (clock_file.empty()) {
    parts->clock = std::make_unique<SystemClock>();
  } else {
    auto clock = SharedClock::Open(clock_file);
    if (!clock.ok()) {
      std::cerr << "vagtbro-" << service << ": " << clock.status().message() << "\n";
      return nullptr;
    }
    parts->clock = std::move(*clock);
  }
  return std::unique_ptr<Process>(new Process(std::move(parts)));
}

bool Process::Open(State& state, Hearing& hearing, OnAlarm on_alarm) {
  const std::string& folder = parts_->config.Get("data");
  auto disk = OpenRocksDisk(folder);
  absl::Status opened = disk.status();
  if (disk.ok()) {
    parts_->disk = std::move(*disk);
    auto journal = Journal::Open(parts_->service, *parts_->disk, *parts_->clock, state);
    opened = journal.status();
    if (journal.ok()) parts_->journal = std::move(*journal);
  }
  if (!opened.ok()) {
    LogError("cannot open the data folder",
             {{"folder", folder}, {"error", std::string(opened.message())}});
    return false;
  }
  parts_->hearing = &hearing;
  parts_->owner = std::make_unique<Owner>(*parts_->journal, *parts_->clock, std::move(on_alarm));
  parts_->rpc =
      std::make_unique<RpcHost>(parts_->service, *parts_->owner, *parts_->clock, parts_->metrics);
  parts_->rpc->door().TrustFile(parts_->config.Get("gateway_key_file"));
  LogInfo("journal open", {{"events", std::to_string(parts_->journal->head())}});
  return true;
}

void Process::OnStart(std::function<absl::Status()> hook) {
  parts_->start_hooks.push_back(std::move(hook));
}
void Process::DoNotAwait(const std::string& upstream) { parts_->not_awaited.insert(upstream); }

void Process::OnStop(std::function<void()> hook) { parts_->stop_hooks.push_back(std::move(hook)); }

std::string Process::WhyNotReady() const {
  if (!parts_->serving) return "not serving";
  if (!parts_->bus->heard_all()) return "waiting for an upstream on the bus";
  return "";
}

absl::Status Process::StartAll(const std::vector<grpc::Service*>& services) {
  Parts& p = *parts_;
  BusOptions bus{p.config.Get("bus_listen"), p.config.GetMap("upstreams"), p.config.Get("bus_keys"),
                 kCredit, p.not_awaited};
  for (const auto& [name, address] : bus.upstreams) {
    const auto known = p.hearing->upstreams();
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      return absl::InvalidArgumentError("upstream '" + name + "': this service does not hear it");
    }
  }
  p.bus = std::make_unique<BusNode>(std::move(bus), *p.journal, *p.owner, *p.hearing, p.metrics);
  p.metrics.Describe("vagtbro_dead_letters", "Events parked because they could not be digested.");
  p.metrics.Describe("vagtbro_journal_events", "Events on disk since the beginning.");
  const auto metrics_text = [&p] {
    p.metrics.Set("vagtbro_dead_letters", {}, static_cast<double>(p.journal->dead_letter_count()));
    p.metrics.Set("vagtbro_journal_events", {}, static_cast<double>(p.journal->head()));
    return p.metrics.Text();
  };
  p.http = std::make_unique<HttpOps>(metrics_text, [this] { return WhyNotReady(); });
  absl::Status started = p.http->Start(p.config.Get("http_listen"));
  if (started.ok()) started = p.bus->Start();
  if (!started.ok()) return started;
  p.owner->Start();
  for (const auto& hook : p.start_hooks) {
    started = hook();
    if (!started.ok()) return started;
  }

  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(p.config.Get("grpc_listen"), grpc::InsecureServerCredentials(), &port);
  for (grpc::Service* service : services) builder.RegisterService(service);
  p.clock_grpc = std::make_unique<ClockGrpc>(*p.clock, *p.rpc);
  p.dead_letter_grpc = std::make_unique<DeadLetterGrpc>(*p.rpc, *p.journal, *p.hearing);
  builder.RegisterService(p.clock_grpc.get());
  builder.RegisterService(p.dead_letter_grpc.get());
  // Two services must not share a port in silence.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  p.server = builder.BuildAndStart();
  if (p.server == nullptr || port == 0) {
    return absl::UnavailableError("grpc_listen " + p.config.Get("grpc_listen") +
                                  " is taken or not ours");
  }
  p.serving = true;
  p.server->GetHealthCheckService()->SetServingStatus(true);
  LogInfo("serving", {{"grpc_port", std::to_string(port)}});
  return absl::OkStatus();
}

void Process::StopAll() {
  Parts& p = *parts_;
  p.serving = false;
  if (p.server != nullptr) {
    p.server->GetHealthCheckService()->SetServingStatus(false);
    if (!p.rpc->Drain(kDrain)) LogWarning("calls are cut off");
    p.server->Shutdown(std::chrono::system_clock::now() + kFarewell);
  }
  for (const auto& hook : p.stop_hooks) hook();
  if (p.bus != nullptr) p.bus->Stop();
  p.owner->Stop();
  if (p.http != nullptr) p.http->Stop();
}

int Process::Serve(const std::vector<grpc::Service*>& services) {
  const absl::Status started = StartAll(services);
  if (!started.ok()) {
    LogError("cannot start", {{"error", std::string(started.message())}});
    StopAll();
    return kExitUnavailable;
  }
  const sigset_t signals = EndSignals();
  int signal = 0;
  sigwait(&signals, &signal);
  LogInfo("draining");
  StopAll();
  LogInfo("ended");
  return kExitOk;
}

}  // namespace vagtbro::kit
