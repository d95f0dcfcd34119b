#include "ivr/line/sip/inbox.h"

#include <utility>

namespace vagtbro::ivr {

bool Inbox::Open() {
  const std::lock_guard lock(mutex_);
  mqueue* queue = nullptr;
  if (mqueue_alloc(&queue, Woken, this) != 0) return false;
  queue_.reset(queue);
  return true;
}

void Inbox::Close() {
  std::vector<std::function<void()>> dropped;  // what goes with it may post again
  const std::lock_guard lock(mutex_);
  queue_.reset();
  dropped.swap(work_);
}

void Inbox::Post(std::function<void()> work) {
  const std::lock_guard lock(mutex_);
  if (!queue_) return;
  work_.push_back(std::move(work));
  // One wake-up is enough for all that waits, and the pipe never fills.
  if (work_.size() == 1) mqueue_push(queue_.get(), 0, nullptr);
}

void Inbox::Woken(int /*id*/, void* /*data*/, void* arg) {
  auto& inbox = *static_cast<Inbox*>(arg);
  std::vector<std::function<void()>> work;
  {
    const std::lock_guard lock(inbox.mutex_);
    work.swap(inbox.work_);
  }
  for (const auto& one : work) one();
}

}  // namespace vagtbro::ivr
