// BusLoop: the thread behind a BusNode; it alone touches the sockets.
//
// Each turn: take pulls, publish what is new, hear the upstreams, acknowledge what the owner has
// made durable, ask lines that are silent. Other threads wake it through an eventfd.
//
// Threads: Start() and Stop() from one thread; Wake() from any.
#pragma once

#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>
#include <zmq.hpp>

#include "kit/bus/bus_node.h"
#include "kit/bus/curve.h"
#include "kit/bus/publication.h"
#include "kit/bus/subscription.h"

namespace vagtbro::kit {

class BusLoop final {
 public:
  BusLoop(BusOptions options, Journal& journal, Owner& owner, Hearing& hearing, Metrics& metrics)
      : options_(std::move(options)),
        journal_(journal),
        owner_(owner),
        hearing_(hearing),
        metrics_(metrics),
        wake_fd_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

  ~BusLoop() {
    Stop();
    ::close(wake_fd_);
  }

  absl::Status Start();
  void Stop();

  std::string address() const { return address_; }
  bool heard_all() const { return silent_lines_ == 0; }

 private:
  // One upstream. Touched by the bus thread only, but for what is atomic.
  struct Line {
    std::string name;
    zmq::socket_t socket;
    Subscription subscription;
    std::chrono::steady_clock::time_point last_sign;  // of life, from us or from them
    bool heard = false;
    int digesting = 0;         // stretches handed to the owner and not yet durable
    bool stopped = false;      // an unknown type: until a newer binary is started
    uint64_t reset_round = 0;  // holes in what was sent before this pull are known
  };
  // What became of a stretch, on its way back from the owner thread.
  struct Applied {
    size_t line;
    Digested digested;
    uint64_t cursor;
    uint64_t round;  // of the pull it answers
  };

  absl::Status Connect();
  void Run();
  void Wake();
  void ServePulls();
  void Publish();
  void Send(const std::string& identity, const bus::v1::Events& events);
  void HearLine(size_t index);
  void Digest(size_t index, bus::v1::Events events);
  void TakeApplied();
  void AskSilentLines();
  void Ask(Line& line, const bus::v1::Pull& pull);

  BusOptions options_;
  Journal& journal_;
  Owner& owner_;
  Hearing& hearing_;
  Metrics& metrics_;
  int wake_fd_;
  std::string address_;
  std::atomic<int> silent_lines_ = 0;
  std::atomic<bool> stopping_ = false;

  zmq::context_t context_{1};
  std::unique_ptr<CurveGuard> curve_;
  zmq::socket_t router_;
  std::vector<std::unique_ptr<Line>> lines_;
  std::map<std::string, Publication> publications_;  // by routing id

  std::mutex mutex_;
  std::vector<Applied> applied_;
  std::thread thread_;
};

}  // namespace vagtbro::kit
