// BoardHub: everybody who watches the board, each served at their own pace.
//
// A watcher first gets the whole board, then each change once it is on disk. One who reads too
// slowly does not get an endless queue: the queue is dropped and the whole board sent anew. One to
// whom nothing was sent for a while gets a heartbeat, so that a silent line is told from a quiet
// board; the owner thread has no part in that.
//
// Units:   a heartbeat comes after `quiet` of real time, or half as long again at most.
// Threads: Watch() from gRPC's; Look() on the owner thread; Beat() and End() from any.
#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "kit/rpc/host.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_service.pb.h"

namespace vagtbro::pool {

class BoardStream;

class BoardHub final {
 public:
  using Message = std::shared_ptr<const v1::WatchBoardResponse>;

  static constexpr std::chrono::milliseconds kQuiet{10'000};

  // `longest_queue` messages may wait for a watcher.
  BoardHub(kit::RpcHost& host, PoolState& state, std::chrono::milliseconds quiet = kQuiet,
           size_t longest_queue = 256);
  ~BoardHub();

  grpc::ServerWriteReactor<v1::WatchBoardResponse>* Watch(
      const grpc::CallbackServerContext& context, const v1::WatchBoardRequest& request);

  // Something new is on disk: tells those who watch it.
  void Look();

  // Half of `quiet` has passed: a heartbeat to those who got nothing for two halves.
  void Beat();

  // Ends every stream with UNAVAILABLE, now and from now on: the process goes.
  void End();

  // Of a stream: it wants the whole board; it is over.
  void SendSnapshot(const std::shared_ptr<BoardStream>& stream);
  void Leave(const std::shared_ptr<BoardStream>& stream);

 private:
  std::vector<std::shared_ptr<BoardStream>> Streams();
  void BeatUntilEnded();

  kit::RpcHost& host_;
  PoolState& state_;
  const size_t longest_queue_;
  std::mutex mutex_;
  std::set<std::shared_ptr<BoardStream>> streams_;
  bool ended_ = false;
  const std::chrono::milliseconds half_quiet_;
  std::condition_variable ends_;
  std::thread beats_;  // after all it uses
};

}  // namespace vagtbro::pool
