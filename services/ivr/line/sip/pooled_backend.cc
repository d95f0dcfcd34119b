#include "ivr/line/sip/pooled_backend.h"

#include <algorithm>
#include <utility>

#include "ivr/call/call_run.h"
#include "kit/base/log.h"

namespace vagtbro::ivr {
namespace {

// The disk takes what they bring together.
constexpr int kOwnThreads = 4;
// When the line is gone: how long a wish may still wait for a thread.
constexpr absl::Duration kLastWishes = absl::Seconds(2);

bool NeedsNoService(const Wish& wish) { return std::holds_alternative<CallBackTask>(wish); }

}  // namespace

PooledBackend::PooledBackend(Backend& backend, kit::Metrics& metrics, int threads, std::string line,
                             absl::Duration patience)
    : backend_(backend), metrics_(metrics), line_(std::move(line)), patience_(patience) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Work(services_); });
  for (int i = 0; i < kOwnThreads; ++i) threads_.emplace_back([this] { Work(own_); });
}

void PooledBackend::Stop() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    const auto last = Clock::now() + absl::ToChronoNanoseconds(kLastWishes);
    for (Sent& sent : services_.work) sent.late = std::min(sent.late, last);
  }
  services_.changed.notify_all();
  own_.changed.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void PooledBackend::Send(const CallStart& call, const Wish& wish,
                         std::function<void(Reply)> answer) {
  const std::lock_guard lock(mutex_);
  const bool own = NeedsNoService(wish);
  const absl::Duration patience = ending_ ? std::min(patience_, kLastWishes) : patience_;
  Lane& lane = own ? own_ : services_;
  lane.work.push_back(
      {wish, call.caller, std::move(answer),
       own ? Clock::time_point::max() : Clock::now() + absl::ToChronoNanoseconds(patience)});
  lane.changed.notify_one();
}

void PooledBackend::Ended(const CallStart& call, Outcome outcome, const char* place) {
  metrics_.Add("vagtbro_calls_total", {{"line", line_}, {"outcome", OutcomeName(outcome)}});
  if (outcome == Outcome::kAbandoned) metrics_.Add("vagtbro_calls_left_total", {{"place", place}});
  kit::LogInfo("call over",
               {{"call", call.facts.call_id}, {"line", line_}, {"outcome", OutcomeName(outcome)}});
}

void PooledBackend::Work(Lane& lane) {
  std::unique_lock lock(mutex_);
  while (true) {
    // An answer may bring another wish, in either lane.
    lane.changed.wait(lock, [&] { return !lane.work.empty() || (ending_ && Idle()); });
    if (lane.work.empty()) return;
    {
      const Sent one = std::move(lane.work.front());
      lane.work.pop_front();
      ++busy_;
      lock.unlock();
      one.answer(Clock::now() >= one.late ? Reply{Down{}} : backend_.Do(one.wish, one.caller));
    }
    lock.lock();
    --busy_;
    if (!ending_ || !Idle()) continue;
    services_.changed.notify_all();
    own_.changed.notify_all();
  }
}

}  // namespace vagtbro::ivr
