// BusLoop: the thread behind a BusNode; it alone touches the sockets.
//
// Each turn: take what has come in, then let the exchange say what goes out. Other threads wake it
// through an eventfd.
//
// Threads: Start() and Stop() from one thread; Wake() from any.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <zmq.hpp>

#include "kit/bus/bus_node.h"
#include "kit/bus/curve.h"
#include "kit/bus/exchange.h"

namespace vagtbro::kit {

class BusLoop final : private Exchange::Transport {
 public:
  BusLoop(BusOptions options, Journal& journal, Owner& owner, Hearing& hearing, Metrics& metrics);
  ~BusLoop() override;

  absl::Status Start();
  void Stop();

  std::string address() const { return address_; }
  const Exchange& exchange() const { return exchange_; }

 private:
  absl::Status Connect();
  absl::Status ConnectLine(const std::string& name, const std::string& address);
  void Listen();
  void Run();
  void ServePulls();
  void HearLine(const std::string& name, zmq::socket_t& line);

  void Publish(const std::string& subscriber, const bus::v1::Events& events) override;
  void Ask(const std::string& upstream, const bus::v1::Pull& pull) override;
  void Wake() override;

  BusOptions options_;
  Journal& journal_;
  Owner& owner_;
  Exchange exchange_;
  int wake_fd_;
  std::string address_;
  std::atomic<bool> stopping_ = false;

  zmq::context_t context_{1};
  std::unique_ptr<CurveGuard> curve_;
  zmq::socket_t router_;
  std::map<std::string, zmq::socket_t> lines_;  // by upstream
  std::thread thread_;
};

}  // namespace vagtbro::kit
