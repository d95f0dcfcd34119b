// Owner: the one thread that may touch a service's journal and state.
//
// Work that waits together is run one piece after the other and shares one synced write (group
// commit); a batch is never waited for. Alarms that are due, those set by the same group included,
// are fired behind the work. Only then is each piece told that it is durable.
//
// Errors:  a write that fails ends the process: memory would be ahead of disk.
// Threads: Submit() from any thread; work and `durable` run on the owner thread and must not block.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "kit/journal/journal.h"
#include "kit/time/clock.h"

namespace vagtbro::kit {

using Work = std::function<void(Journal&)>;
using Durable = std::function<void()>;
// What a service does when a deadline is reached.
using OnAlarm = std::function<void(Commit&, const Alarm&)>;

class Owner final {
 public:
  Owner(Journal& journal, const Clock& clock, OnAlarm on_alarm);
  ~Owner();
  Owner(const Owner&) = delete;
  Owner& operator=(const Owner&) = delete;

  void Start();
  // Runs what has been submitted, then ends the thread. Submit() after that is dropped.
  void Stop();

  void Submit(Work work, Durable durable = nullptr);

 private:
  struct Task {
    Work work;
    Durable durable;
  };
  void Run();
  std::deque<Task> WaitForTasks();
  void PruneDaily();

  Journal& journal_;
  const Clock& clock_;
  OnAlarm on_alarm_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> tasks_;
  bool stopping_ = false;
  bool stopped_ = false;
  absl::Time pruned_time_;
  std::thread thread_;
};

// Fires every alarm that is due, each as one commit. Returns how many.
size_t FireDueAlarms(Journal& journal, absl::Time now, const OnAlarm& on_alarm);

}  // namespace vagtbro::kit
