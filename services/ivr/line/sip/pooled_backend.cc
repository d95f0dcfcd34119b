#include "ivr/line/sip/pooled_backend.h"

#include <utility>

#include "ivr/call/call_run.h"
#include "kit/base/log.h"

namespace vagtbro::ivr {

PooledBackend::PooledBackend(Backend& backend, kit::Metrics& metrics, int threads, std::string line)
    : backend_(backend), metrics_(metrics), line_(std::move(line)) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Work(); });
}

PooledBackend::~PooledBackend() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void PooledBackend::Send(const CallStart& call, const Wish& wish,
                         std::function<void(Reply)> answer) {
  const std::lock_guard lock(mutex_);
  work_.push_back([this, wish, caller = call.caller, answer = std::move(answer)] {
    answer(backend_.Do(wish, caller));
  });
  changed_.notify_one();
}

void PooledBackend::Ended(const CallStart& call, Outcome outcome, const char* place) {
  metrics_.Add("vagtbro_calls_total", {{"line", line_}, {"outcome", OutcomeName(outcome)}});
  if (outcome == Outcome::kAbandoned) metrics_.Add("vagtbro_calls_left_total", {{"place", place}});
  kit::LogInfo("call over",
               {{"call", call.facts.call_id}, {"line", line_}, {"outcome", OutcomeName(outcome)}});
}

void PooledBackend::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return ending_ || !work_.empty(); });
    if (work_.empty()) return;
    const std::function<void()> one = std::move(work_.front());
    work_.pop_front();
    lock.unlock();
    one();
    lock.lock();
  }
}

}  // namespace vagtbro::ivr
