// BusNode: the bus over ZeroMQ.
//
// Serves the own log on a ROUTER socket and pulls from each upstream over a DEALER.
//
// Errors:  Start(): UNAVAILABLE if the address is taken; INVALID_ARGUMENT if an upstream's address
//          or a key is malformed or missing.
// Threads: one thread of its own holds every socket; Stop() and the destructor join it.
// Source:  services/DECISIONS.md 3.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "kit/bus/bus.h"
#include "kit/bus/hearing.h"
#include "kit/bus/subscription.h"
#include "kit/journal/owner.h"
#include "kit/ops/metrics.h"

namespace vagtbro::kit {

struct BusOptions {
  std::string listen;                            // "tcp://127.0.0.1:7001"; empty: serves nobody
  std::map<std::string, std::string> upstreams;  // name -> address
  // CURVE: folder with this service's `secret` and one file per peer in `peers/`; empty: plain.
  std::string keys;
  uint64_t credit = kCredit;
  std::set<std::string> not_awaited = {};  // upstreams without which the service is ready
};

class BusLoop;

class BusNode final : public Bus {
 public:
  BusNode(BusOptions options, Journal& journal, Owner& owner, Hearing& hearing, Metrics& metrics);
  ~BusNode() override;
  BusNode(const BusNode&) = delete;
  BusNode& operator=(const BusNode&) = delete;

  absl::Status Start() override;
  void Stop() override;
  bool heard_all() const override;
  int stopped_lines() const override;

  // The address bound, with the port the system chose if port 0 was asked for.
  std::string address() const;

 private:
  std::unique_ptr<BusLoop> loop_;
};

}  // namespace vagtbro::kit
