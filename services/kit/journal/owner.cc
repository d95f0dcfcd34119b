#include "kit/journal/owner.h"

#include "kit/base/check.h"
#include "kit/base/log.h"
#include "kit/base/testpoint.h"

namespace vagtbro::kit {
namespace {

// With nothing to do, the thread looks up this often all the same.
constexpr absl::Duration kLongestNap = absl::Seconds(1);
// More than this in one group would make the first of it wait.
constexpr size_t kLargestGroup = 256;

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
  {
    const std::lock_guard lock(mutex_);
    if (stopped_) return;
    tasks_.push_back({std::move(work), std::move(durable)});
  }
  wake_.notify_one();
}

std::deque<Owner::Task> Owner::WaitForTasks() {
  std::unique_lock lock(mutex_);
  const auto next = journal_.state().alarms().NextDue();
  absl::Duration nap = kLongestNap;
  if (next) nap = std::min(nap, clock_.RealTimeUntil(*next));
  wake_.wait_for(lock, absl::ToChronoMicroseconds(nap),
                 [this] { return stopping_ || !tasks_.empty(); });
  std::deque<Task> group;
  while (!tasks_.empty() && group.size() < kLargestGroup) {
    group.push_back(std::move(tasks_.front()));
    tasks_.pop_front();
  }
  return group;
}

// Replies are kept for a week; a process may live for months.
void Owner::PruneDaily() {
  const absl::Time now = clock_.Now();
  if (now < pruned_time_ + absl::Hours(24)) return;
  pruned_time_ = now;
  journal_.PruneReplies();
}

void Owner::Run() {
  pruned_time_ = clock_.Now();  // opening the journal has pruned
  while (true) {
    std::deque<Task> group = WaitForTasks();
    if (group.empty()) {
      const std::lock_guard lock(mutex_);
      stopped_ = stopping_ && tasks_.empty();
      if (stopped_) break;
    }
    for (Task& task : group) task.work(journal_);
    // Behind the work: what it has made due at once shares its write.
    FireDueAlarms(journal_, clock_.Now(), on_alarm_);
    PruneDaily();
    if (journal_.dirty()) {
      Testpoint("journal.before_write");
      const absl::Status written = journal_.Flush();
      if (!written.ok())
        LogFatal("journal cannot write", {{"error", std::string(written.message())}});
      Testpoint("journal.after_write");
    }
    for (Task& task : group) {
      if (task.durable) task.durable();
    }
  }
}

}  // namespace vagtbro::kit
