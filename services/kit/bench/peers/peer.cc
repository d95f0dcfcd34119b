#include "kit/bench/peers/peer.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "kit/bench/service.h"

namespace vagtbro::bench {
namespace {

constexpr size_t kEventBytes = 200;

}  // namespace

std::string RowOf(size_t number) { return "e-" + std::to_string(number % kRows); }

std::string EventOf(size_t number) {
  std::string event = RowOf(number) + ":";
  event.resize(kEventBytes, 'x');
  return event;
}

std::string RowOfEvent(const std::string& event) { return event.substr(0, event.find(':')); }

Peer::Peer(std::unique_ptr<PeerWork> work) : work_(std::move(work)) {
  producer_ = std::thread([this] { ProduceAll(); });
  consumer_ = std::thread([this] { ConsumeAll(); });
}

Peer::~Peer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  producer_.join();
  consumer_.join();
}

void Peer::operator()(std::function<void()> done) {
  {
    const std::lock_guard lock(mutex_);
    expected_.push_back(std::move(done));
    ++begun_;
  }
  changed_.notify_one();
}

void Peer::ProduceAll() {
  while (true) {
    size_t first = 0;
    size_t count = 0;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopping_ || produced_ < begun_; });
      if (stopping_) return;
      first = produced_;
      count = std::min(begun_ - produced_, kMostTogether);
      produced_ += count;
    }
    work_->Produce(first, count);
  }
}

void Peer::ConsumeAll() {
  while (true) {
    const size_t count = work_->Consume();
    std::vector<std::function<void()>> due;
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
      for (size_t i = 0; i < count; ++i) {
        due.push_back(std::move(expected_.front()));
        expected_.pop_front();
      }
    }
    for (const auto& done : due) done();
  }
}

}  // namespace vagtbro::bench
