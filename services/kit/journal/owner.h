// Owner: the one place where a service's journal and state are touched, by one thread at a time.
//
// Work that waits together is run one piece after the other and shares one synced write (group
// commit); a batch is never waited for. Alarms that are due, those set by the same group included,
// are fired behind the work. Only then is each piece told that it is durable.
//
// A group for which nobody waits is not written by itself: it shares the write of the next one, or
// is written ten milliseconds later. An event heard is such work: it is told again after a crash.
//
// Errors:  a write that fails ends the process: memory would be ahead of disk.
// Threads: Submit(), Queue() and Help() from any thread; work and `durable` run where the turn is
//          taken, never two at a time, and must not block.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "kit/journal/journal.h"
#include "kit/time/clock.h"

namespace vagtbro::kit {

using Work = std::function<void(Journal&)>;
using Durable = std::function<void()>;
// What a service does when a deadline is reached.
using OnAlarm = std::function<void(Commit&, const Alarm&)>;

enum class Hurry {
  kNow,      // somebody waits until it is durable
  kCanWait,  // nobody does, unless it emits something public, see Journal::urgent()
};

class Owner final {
 public:
  Owner(Journal& journal, const Clock& clock, OnAlarm on_alarm);
  ~Owner();
  Owner(const Owner&) = delete;
  Owner& operator=(const Owner&) = delete;

  void Start();
  // Runs what has been submitted, then ends the thread. What comes after that is dropped.
  void Stop();

  // Never blocks: the work runs on the owner's own thread, or behind the group that runs now.
  void Submit(Work work, Durable durable = nullptr);

  // The same without a switch of threads, for a thread that may wait for the disk: it queues its
  // work, then takes the owner's turn if nobody has it and the work is the only piece.
  void Queue(Work work, Durable durable, Hurry hurry);
  void Help();

 private:
  using Instant = std::chrono::steady_clock::time_point;
  struct Task {
    Work work;
    Durable durable;
    Hurry hurry;
  };
  void Run();
  void TakeTurn(std::unique_lock<std::mutex>& lock);
  void RunGroup(std::deque<Task> group, bool ending);
  bool MayHold(bool awaited);
  void Write();
  void PruneDaily();
  Instant NextLook() const;

  Journal& journal_;
  const Clock& clock_;
  OnAlarm on_alarm_;

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> tasks_;
  bool started_ = false;
  bool stopping_ = false;
  bool stopped_ = false;
  bool busy_ = false;  // somebody has the turn
  bool look_ = false;  // the thread is to look again at what it waits for
  Instant armed_;      // when the thread looks up by itself
  std::optional<absl::Time> next_due_;
  std::optional<Instant> held_until_;

  // Of whoever has the turn.
  std::vector<Durable> untold_;  // done, not yet durable
  absl::Time pruned_time_;

  std::thread thread_;
};

// Fires every alarm that is due, each as one commit. Returns how many.
size_t FireDueAlarms(Journal& journal, absl::Time now, const OnAlarm& on_alarm);

}  // namespace vagtbro::kit
