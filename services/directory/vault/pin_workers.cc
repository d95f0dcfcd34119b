#include "directory/vault/pin_workers.h"

namespace vagtbro::directory {

PinWorkers::PinWorkers(size_t threads) {
  for (size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { Run(); });
}

void PinWorkers::Submit(Urgency urgency, Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    (urgency == Urgency::kCaller ? callers_ : imports_).push_back(std::move(job));
  }
  wake_.notify_one();
}

void PinWorkers::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void PinWorkers::Run() {
  while (true) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !callers_.empty() || !imports_.empty(); });
      std::deque<Job>& from = callers_.empty() ? imports_ : callers_;
      if (from.empty()) return;
      job = std::move(from.front());
      from.pop_front();
    }
    job();
  }
}

}  // namespace vagtbro::directory
