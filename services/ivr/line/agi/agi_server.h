// AgiServer: takes calls from exchanges over TCP, one thread a call.
//
// Over the cap, and from a peer that is not allowed, the connection is closed at once; the
// exchange's dialplan goes on with what stands behind it there. Stop() takes no new calls, lets
// those that run come to their end, and cuts off what is left after its patience.
//
// Errors:  Start(): INVALID_ARGUMENT for an address, UNAVAILABLE if it is taken or not ours.
// Threads: Start() and Stop() from one; the handler runs on the thread of its call.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ivr/line/agi/peers.h"
#include "ivr/line/agi/wire.h"

namespace vagtbro::ivr {

class AgiServer final {
 public:
  using Handler = std::function<void(Wire&)>;
  AgiServer(Peers peers, int most_calls, Handler handler)
      : peers_(std::move(peers)), most_calls_(most_calls), handler_(std::move(handler)) {}
  ~AgiServer() { Stop(absl::ZeroDuration()); }
  AgiServer(const AgiServer&) = delete;
  AgiServer& operator=(const AgiServer&) = delete;

  // "127.0.0.1:4573"; port 0: any. Answers the port.
  absl::StatusOr<int> Start(const std::string& listen);
  void Stop(absl::Duration patience);

  // Calls that run now, and connections that were not taken so far.
  int running() const;
  int turned_away() const { return turned_away_; }

 private:
  void Accept();
  void Take(int socket);
  void CutOff();

  Peers peers_;
  int most_calls_;
  Handler handler_;
  int listener_ = -1;
  std::thread acceptor_;
  std::atomic<bool> stopping_ = false;
  std::atomic<int> turned_away_ = 0;
  mutable std::mutex mutex_;
  std::condition_variable ended_;
  std::set<int> sockets_;  // of the calls that run
};

}  // namespace vagtbro::ivr
