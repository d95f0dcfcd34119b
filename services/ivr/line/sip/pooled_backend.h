// PooledBackend: a backend that blocks, for a line that may not: a few threads do the wishes.
//
// Shape:   wishes are done in the order sent as far as threads are free. Counts
//          vagtbro_calls_total{line,outcome} and vagtbro_calls_left_total{place}, as CallRun does.
// Threads: Send and Ended from any. The end waits for the wishes that were sent.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "ivr/backend/backend.h"
#include "ivr/line/sip/ports.h"
#include "kit/ops/metrics.h"

namespace vagtbro::ivr {

class PooledBackend final : public BackendPort {
 public:
  // `line` is a word for the metrics.
  PooledBackend(Backend& backend, kit::Metrics& metrics, int threads, std::string line = "sip");
  ~PooledBackend() override;

  void Send(const CallStart& call, const Wish& wish, std::function<void(Reply)> answer) override;
  void Ended(const CallStart& call, Outcome outcome, const char* place) override;

 private:
  void Work();

  Backend& backend_;
  kit::Metrics& metrics_;
  const std::string line_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> work_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace vagtbro::ivr
