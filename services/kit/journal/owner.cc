#include "kit/journal/owner.h"

#include <algorithm>
#include <utility>

#include "kit/base/check.h"
#include "kit/base/log.h"
#include "kit/base/testpoint.h"

namespace vagtbro::kit {
namespace {

// With nothing to do, the thread looks up this often all the same.
constexpr absl::Duration kLongestNap = absl::Seconds(1);
// More than this in one group would make the first of it wait.
constexpr size_t kLargestGroup = 256;
// What can wait waits no longer than this.
constexpr std::chrono::milliseconds kLongestHold{10};

}  // namespace

size_t FireDueAlarms(Journal& journal, absl::Time now, const OnAlarm& on_alarm) {
  size_t fired = 0;
  while (const auto alarm = journal.state().alarms().Due(now)) {
    Commit commit =
        journal.Begin({alarm->tenant_id(), alarm->correlation_id(), alarm->alarm_id(), ""});
    journal::v1::AlarmFired fact;
    fact.set_alarm_id(alarm->alarm_id());
    commit.Emit(alarm->stream_id(), fact);
    on_alarm(commit, *alarm);
    ++fired;
  }
  return fired;
}

Owner::Owner(Journal& journal, const Clock& clock, OnAlarm on_alarm)
    : journal_(journal), clock_(clock), on_alarm_(std::move(on_alarm)) {}

Owner::~Owner() { Stop(); }

void Owner::Start() {
  const std::lock_guard lock(mutex_);
  started_ = true;
  pruned_time_ = clock_.Now();  // opening the journal has pruned
  next_due_ = journal_.state().alarms().NextDue();
  thread_ = std::thread([this] { Run(); });
}

void Owner::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Owner::Submit(Work work, Durable durable) {
  bool busy = false;
  {
    const std::lock_guard lock(mutex_);
    if (stopped_) return;
    tasks_.push_back({std::move(work), std::move(durable), Hurry::kNow});
    busy = busy_;
  }
  if (!busy) wake_.notify_one();
}

void Owner::Queue(Work work, Durable durable, Hurry hurry) {
  const std::lock_guard lock(mutex_);
  if (!stopped_) tasks_.push_back({std::move(work), std::move(durable), hurry});
}

// With more than one piece there is a crowd, and whoever helps has better things to do.
void Owner::Help() {
  bool left = false;
  {
    std::unique_lock lock(mutex_);
    if (busy_ || stopped_ || tasks_.empty()) return;
    if (started_ && tasks_.size() == 1) TakeTurn(lock);
    look_ = look_ || NextLook() < armed_;
    left = look_ || stopping_ || !tasks_.empty();
  }
  if (left) wake_.notify_one();
}

// When the thread has to look up, if nobody wakes it.
Owner::Instant Owner::NextLook() const {
  absl::Duration nap = kLongestNap;
  if (busy_) return std::chrono::steady_clock::now() + absl::ToChronoMicroseconds(nap);
  if (next_due_) nap = std::min(nap, clock_.RealTimeUntil(*next_due_));
  const Instant look = std::chrono::steady_clock::now() + absl::ToChronoMicroseconds(nap);
  return held_until_ ? std::min(look, *held_until_) : look;
}

void Owner::Run() {
  std::unique_lock lock(mutex_);
  while (!stopped_) {
    armed_ = NextLook();
    look_ = false;
    wake_.wait_until(lock, armed_,
                     [this] { return !busy_ && (stopping_ || look_ || !tasks_.empty()); });
    if (busy_) continue;  // whoever is busy wakes this thread if anything is left
    if (look_ && tasks_.empty() && !stopping_) continue;
    TakeTurn(lock);
    stopped_ = stopping_ && tasks_.empty();
  }
}

void Owner::TakeTurn(std::unique_lock<std::mutex>& lock) {
  std::deque<Task> group;
  while (!tasks_.empty() && group.size() < kLargestGroup) {
    group.push_back(std::move(tasks_.front()));
    tasks_.pop_front();
  }
  const bool ending = stopping_;
  busy_ = true;
  lock.unlock();
  RunGroup(std::move(group), ending);
  const auto next_due = journal_.state().alarms().NextDue();
  lock.lock();
  busy_ = false;
  next_due_ = next_due;
}

void Owner::RunGroup(std::deque<Task> group, bool ending) {
  bool awaited = ending;
  for (Task& task : group) {
    task.work(journal_);
    if (task.durable) untold_.push_back(std::move(task.durable));
    awaited = awaited || task.hurry == Hurry::kNow;
  }
  // Behind the work: what it has made due at once shares its write.
  FireDueAlarms(journal_, clock_.Now(), on_alarm_);
  PruneDaily();
  if (journal_.dirty()) {
    journal_.TellApplied();
    if (MayHold(awaited)) return;
    Write();
  }
  held_until_.reset();
  for (const Durable& durable : std::exchange(untold_, {})) durable();
}

// True if nobody misses the write for now.
bool Owner::MayHold(bool awaited) {
  if (awaited || journal_.urgent()) return false;
  const Instant now = std::chrono::steady_clock::now();
  if (!held_until_) held_until_ = now + kLongestHold;
  return now < *held_until_;
}

void Owner::Write() {
  Testpoint("journal.before_write");
  const absl::Status written = journal_.Flush();
  if (!written.ok()) {
    LogFatal("journal cannot write", {{"error", std::string(written.message())}});
  }
  Testpoint("journal.after_write");
}

// Replies are kept for a week; a process may live for months.
void Owner::PruneDaily() {
  const absl::Time now = clock_.Now();
  if (now < pruned_time_ + absl::Hours(24)) return;
  pruned_time_ = now;
  journal_.PruneReplies();
}

}  // namespace vagtbro::kit
