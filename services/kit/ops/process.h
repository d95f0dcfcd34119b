// Process: one service as a process, from its options to the last answered call.
//
// Opens the disk, loads the state, joins the bus, serves gRPC and HTTP, and on SIGTERM or SIGINT
// refuses new work, finishes the running, and ends.
//
// Shape:   Create(), Open(), Serve(), in this order; see any main.cc.
// Errors:  printed on stderr with what to do; the exit code says which kind.
// Threads: used by main() alone; what it owns has its own.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kit/bus/hearing.h"
#include "kit/journal/owner.h"
#include "kit/ops/config.h"
#include "kit/ops/metrics.h"
#include "kit/rpc/host.h"

namespace vagtbro::kit {

inline constexpr int kExitOk = 0;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitUnavailable = 3;

class Process final {
 public:
  // Null after an error (printed) or --help; then end with exit_code().
  static std::unique_ptr<Process> Create(const std::string& service, int argc, char** argv,
                                         const std::vector<Option>& extra = {});
  // What main() returns after Create() gave null.
  static int exit_code();
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  const Config& config() const;
  Clock& clock();
  Metrics& metrics();

  // Opens the data folder and loads the state. False after an error (printed).
  bool Open(State& state, Hearing& hearing, OnAlarm on_alarm);

  // After Open():
  RpcHost& rpc();
  Owner& owner();
  Journal& journal();

  // Before Serve(): readiness does not wait until this upstream has been heard.
  void DoNotAwait(const std::string& upstream);

  // Runs before new calls are taken, and after the last has been answered.
  void OnStart(std::function<absl::Status()> hook);
  void OnStop(std::function<void()> hook);

  // Serves until a signal. Returns the exit code.
  int Serve(const std::vector<grpc::Service*>& services);

 private:
  struct Parts;
  explicit Process(std::unique_ptr<Parts> parts);
  std::string WhyNotReady() const;
  absl::Status StartAll(const std::vector<grpc::Service*>& services);
  void StopAll();

  std::unique_ptr<Parts> parts_;
};

}  // namespace vagtbro::kit
