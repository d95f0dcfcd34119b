#include "kit/bench/raw.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <zmq.hpp>

#include "kit/base/check.h"
#include "kit/journal/disk.h"

namespace vagtbro::bench {

struct RawWrite::Parts {
  std::unique_ptr<kit::Disk> disk;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::function<void()>> waiting;
  bool stopping = false;
  std::atomic<uint64_t> next = 0;
  std::vector<std::thread> threads;

  void Work() {
    while (true) {
      std::function<void()> done;
      {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return stopping || !waiting.empty(); });
        if (waiting.empty()) return;
        done = std::move(waiting.front());
        waiting.pop_front();
      }
      kit::WriteSet set;
      set.rows.emplace_back("key-" + std::to_string(next++), std::string(500, 'x'));
      KIT_CHECK(disk->Write(set).ok());
      done();
    }
  }
};

RawWrite::RawWrite(const std::string& folder, size_t threads) : parts_(std::make_unique<Parts>()) {
  auto disk = kit::OpenRocksDisk(folder);
  KIT_CHECK(disk.ok());
  parts_->disk = std::move(*disk);
  for (size_t i = 0; i < threads; ++i) parts_->threads.emplace_back([this] { parts_->Work(); });
}

RawWrite::~RawWrite() {
  {
    const std::lock_guard lock(parts_->mutex);
    parts_->stopping = true;
  }
  parts_->changed.notify_all();
  for (std::thread& thread : parts_->threads) thread.join();
}

void RawWrite::operator()(std::function<void()> done) {
  {
    const std::lock_guard lock(parts_->mutex);
    parts_->waiting.push_back(std::move(done));
  }
  parts_->changed.notify_one();
}

struct RawRoundTrip::Parts {
  zmq::context_t context{1};
  int wake_fd = ::eventfd(0, EFD_NONBLOCK);
  std::mutex mutex;
  std::vector<std::function<void()>> fresh;
  std::deque<std::function<void()>> flying;
  std::atomic<bool> stopping = false;
  std::thread echo;
  std::thread asker;
  std::string address;

  void Echo(zmq::socket_t router) {
    router.set(zmq::sockopt::rcvtimeo, 50);
    while (!stopping) {
      zmq::message_t identity;
      zmq::message_t body;
      if (!router.recv(identity) || !router.recv(body)) continue;
      router.send(identity, zmq::send_flags::sndmore);
      router.send(body, zmq::send_flags::none);
    }
  }

  void Ask() {
    zmq::socket_t dealer(context, zmq::socket_type::dealer);
    dealer.connect(address);
    const std::string body(256, 'x');
    while (!stopping) {
      std::vector<zmq::pollitem_t> items = {{nullptr, wake_fd, ZMQ_POLLIN, 0},
                                            {dealer.handle(), 0, ZMQ_POLLIN, 0}};
      zmq::poll(items, std::chrono::milliseconds(50));
      uint64_t wakes = 0;
      [[maybe_unused]] const auto read = ::read(wake_fd, &wakes, sizeof wakes);
      std::vector<std::function<void()>> begun;
      {
        const std::lock_guard lock(mutex);
        begun.swap(fresh);
      }
      for (auto& done : begun) {
        dealer.send(zmq::buffer(body), zmq::send_flags::none);
        flying.push_back(std::move(done));
      }
      zmq::message_t answer;
      while (dealer.recv(answer, zmq::recv_flags::dontwait)) {
        flying.front()();
        flying.pop_front();
      }
    }
  }
};

RawRoundTrip::RawRoundTrip() : parts_(std::make_unique<Parts>()) {
  zmq::socket_t router(parts_->context, zmq::socket_type::router);
  router.bind("tcp://127.0.0.1:*");
  parts_->address = router.get(zmq::sockopt::last_endpoint);
  parts_->echo = std::thread([this, held = std::make_shared<zmq::socket_t>(std::move(router))] {
    parts_->Echo(std::move(*held));
  });
  parts_->asker = std::thread([this] { parts_->Ask(); });
}

RawRoundTrip::~RawRoundTrip() {
  parts_->stopping = true;
  parts_->asker.join();
  parts_->echo.join();
  ::close(parts_->wake_fd);
}

void RawRoundTrip::operator()(std::function<void()> done) {
  {
    const std::lock_guard lock(parts_->mutex);
    parts_->fresh.push_back(std::move(done));
  }
  const uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(parts_->wake_fd, &one, sizeof one);
}

}  // namespace vagtbro::bench
