#include "tools/phone/loop.h"

#include <future>
#include <utility>

#include "kit/base/check.h"

namespace vagtbro::phone {

Loop::Loop() {
  std::promise<void> started;
  auto ready = started.get_future();
  thread_ = std::thread([this, &started] {
    constexpr int kErrorsOnly = 3;
    KIT_CHECK(libre_init() == 0 && re_thread_init() == 0);
    dbg_init(kErrorsOnly, 0);
    mqueue* queue = nullptr;
    KIT_CHECK(mqueue_alloc(&queue, Woken, this) == 0);
    {
      const std::lock_guard lock(mutex_);
      queue_.reset(queue);
    }
    started.set_value();
    re_main(nullptr);
    last_();
    queue_.reset();
    re_thread_close();
  });
  ready.wait();
}

void Loop::Post(std::function<void()> work) {
  const std::lock_guard lock(mutex_);
  work_.push_back(std::move(work));
  // One wake-up is enough for all that waits, and the pipe never fills.
  if (work_.size() == 1) mqueue_push(queue_.get(), 0, nullptr);
}

void Loop::Do(const std::function<void()>& work) {
  std::promise<void> done;
  auto ready = done.get_future();
  Post([&] {
    work();
    done.set_value();
  });
  ready.wait();
}

void Loop::Stop(const std::function<void()>& last) {
  if (!thread_.joinable()) return;
  Post([this, last] {
    last_ = last;
    re_cancel();
  });
  thread_.join();
}

void Loop::Woken(int /*id*/, void* /*data*/, void* arg) {
  auto& loop = *static_cast<Loop*>(arg);
  std::vector<std::function<void()>> work;
  {
    const std::lock_guard lock(loop.mutex_);
    work.swap(loop.work_);
  }
  for (const auto& one : work) one();
}

}  // namespace vagtbro::phone
