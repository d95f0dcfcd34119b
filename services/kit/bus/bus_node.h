// BusNode: the events of a service on their way, over ZeroMQ.
//
// Serves the own log on a ROUTER socket and pulls from each upstream over a DEALER. What arrives is
// digested on the owner thread in the same commit that moves the cursor; the acknowledgement is the
// next pull. Lost messages, restarts and slow joiners are one case: pull again from the cursor.
//
// Errors:  Start(): UNAVAILABLE if the address is taken or malformed.
// Threads: one thread of its own holds every socket; Stop() and the destructor join it.
// Source:  services/DECISIONS.md 3.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "kit/bus/hearing.h"
#include "kit/journal/owner.h"
#include "kit/ops/metrics.h"

namespace vagtbro::kit {

struct BusOptions {
  std::string listen;                            // "tcp://127.0.0.1:7001"; empty: serves nobody
  std::map<std::string, std::string> upstreams;  // name -> address
  // CURVE: folder with this service's `secret` and one file per peer in `peers/`; empty: plain.
  std::string keys;
};

class BusLoop;

class BusNode final {
 public:
  BusNode(BusOptions options, Journal& journal, Owner& owner, Hearing& hearing, Metrics& metrics);
  ~BusNode();
  BusNode(const BusNode&) = delete;
  BusNode& operator=(const BusNode&) = delete;

  absl::Status Start();
  void Stop();

  // The address bound, with the port the system chose if port 0 was asked for.
  std::string address() const;
  // True once every upstream has answered since the start.
  bool heard_all() const;

 private:
  std::unique_ptr<BusLoop> loop_;
};

}  // namespace vagtbro::kit
