// Peer: another way to bring durable events from a service to a service, to be measured beside
// ours.
//
// A peer does the work that ours does: each event changes a row of the producer, with which it gets
// to disk before anything else; each effect changes a row of the consumer and gets to disk with the
// cursor before it counts. Both sides take at once what waits, as our group commit does.
//
// Threads: operator() from any; a peer has one thread for its producer and one for its consumer.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace vagtbro::bench {

// What a peer must do; each function is called from one thread of its own.
class PeerWork {
 public:
  virtual ~PeerWork() = default;
  // Makes the events from number `first` on durable, and the rows they change.
  virtual void Produce(size_t first, size_t count) = 0;
  // Waits a little for events; makes their effects and the cursor durable. How many there were.
  virtual size_t Consume() = 0;
};

class Peer final {
 public:
  explicit Peer(std::unique_ptr<PeerWork> work);
  ~Peer();
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  // One event; `done` when its effect is durable.
  void operator()(std::function<void()> done);

 private:
  void ProduceAll();
  void ConsumeAll();

  std::unique_ptr<PeerWork> work_;
  std::mutex mutex_;
  std::condition_variable changed_;
  size_t begun_ = 0;                            // events so far
  size_t produced_ = 0;                         // of those, given to the producer
  std::deque<std::function<void()>> expected_;  // oldest first
  bool stopping_ = false;
  std::thread producer_;
  std::thread consumer_;
};

// The row that an event changes, and the event, as large as an envelope of ours.
std::string RowOf(size_t number);
std::string EventOf(size_t number);
std::string RowOfEvent(const std::string& event);
// Most events that are taken together.
inline constexpr size_t kMostTogether = 1024;

// Starts the peer's server with data in `folder`. Null: it is not installed, and `missing` says
// what is.
std::unique_ptr<PeerWork> StartRedis(const std::string& folder, std::string* missing);
std::unique_ptr<PeerWork> StartRedisPacked(const std::string& folder, std::string* missing);
std::unique_ptr<PeerWork> StartPostgres(const std::string& folder, std::string* missing);
std::unique_ptr<PeerWork> StartNats(const std::string& folder, std::string* missing);

}  // namespace vagtbro::bench
