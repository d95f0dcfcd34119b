// PinWorkers: a few threads for slow arithmetic, so that the owner thread never waits for a hash.
//
// Somebody on the telephone goes before an import: urgent jobs run first, oldest first in each
// kind.
//
// Threads: Submit() from any. Stop() finishes what was submitted; after it nothing is taken.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vagtbro::directory {

enum class Urgency { kCaller, kImport };

class PinWorkers final {
 public:
  using Job = std::function<void()>;

  explicit PinWorkers(size_t threads);
  ~PinWorkers() { Stop(); }
  PinWorkers(const PinWorkers&) = delete;
  PinWorkers& operator=(const PinWorkers&) = delete;

  void Submit(Urgency urgency, Job job);
  void Stop();

 private:
  void Run();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> callers_;
  std::deque<Job> imports_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace vagtbro::directory
