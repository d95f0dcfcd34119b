// BoardHub: everybody who watches the board, each served at their own pace.
//
// A watcher first gets the whole board, then each change once it is on disk. One who reads too
// slowly does not get an endless queue: the queue is dropped and the whole board sent anew.
//
// Threads: Watch() from gRPC's; Look() on the owner thread; End() from any.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <mutex>
#include <set>

#include "kit/rpc/host.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_service.pb.h"

namespace vagtbro::pool {

class BoardStream;

class BoardHub final {
 public:
  using Message = std::shared_ptr<const v1::WatchBoardResponse>;

  // `longest_queue` messages may wait for a watcher.
  BoardHub(kit::RpcHost& host, PoolState& state, size_t longest_queue = 256);
  ~BoardHub();

  grpc::ServerWriteReactor<v1::WatchBoardResponse>* Watch(
      const grpc::CallbackServerContext& context, const v1::WatchBoardRequest& request);

  // Something new is on disk: tells those who watch it.
  void Look();

  // Ends every stream with UNAVAILABLE, now and from now on: the process goes.
  void End();

  // Of a stream: it wants the whole board; it is over.
  void SendSnapshot(const std::shared_ptr<BoardStream>& stream);
  void Leave(const std::shared_ptr<BoardStream>& stream);

 private:
  kit::RpcHost& host_;
  PoolState& state_;
  const size_t longest_queue_;
  std::mutex mutex_;
  std::set<std::shared_ptr<BoardStream>> streams_;
  bool ended_ = false;
};

}  // namespace vagtbro::pool
