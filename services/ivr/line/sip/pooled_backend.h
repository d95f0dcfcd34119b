// PooledBackend: a backend that blocks, for a line that may not: a few threads do the wishes.
//
// Wishes that only need this process, a task to ring back, have threads of their own: they are kept
// at once while those of a service that hangs wait for it.
//
// Shape:   wishes are done in the order sent as far as threads are free; one that has waited for
//          longer than `patience` is answered with Down undone: its line no longer listens. Counts
//          vagtbro_calls_total{line,outcome} and vagtbro_calls_left_total{place}, as CallRun does.
// Threads: Send and Ended from any; Stop from one, when the line is gone.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "ivr/backend/backend.h"
#include "ivr/dialog/turn.h"
#include "ivr/line/sip/ports.h"
#include "kit/ops/metrics.h"

namespace vagtbro::ivr {

class PooledBackend final : public BackendPort {
 public:
  // `threads` wait for services. `line` is a word for the metrics.
  PooledBackend(Backend& backend, kit::Metrics& metrics, int threads, std::string line = "sip",
                absl::Duration patience = kGiveUp);
  ~PooledBackend() override { Stop(); }

  void Send(const CallStart& call, const Wish& wish, std::function<void(Reply)> answer) override;
  void Ended(const CallStart& call, Outcome outcome, const char* place) override;
  // Waits for the wishes that were sent, and those that follow from their answers. What a service
  // has not begun within a short while is answered with Down. After it nothing is taken.
  void Stop();

 private:
  using Clock = std::chrono::steady_clock;
  struct Sent {
    Wish wish;
    std::string caller;
    std::function<void(Reply)> answer;
    Clock::time_point late;  // from then on it is not begun
  };
  struct Lane {
    std::deque<Sent> work;
    std::condition_variable changed;
  };

  void Work(Lane& lane);
  bool Idle() const { return busy_ == 0 && services_.work.empty() && own_.work.empty(); }

  Backend& backend_;
  kit::Metrics& metrics_;
  const std::string line_;
  const absl::Duration patience_;
  std::mutex mutex_;
  Lane services_;
  Lane own_;
  int busy_ = 0;  // wishes that are being done
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace vagtbro::ivr
