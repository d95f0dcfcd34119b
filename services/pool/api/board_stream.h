// BoardStream: one watcher of the board; writes one message after the other.
//
// Threads: any; guarded by its own mutex.
#pragma once

#include <grpcpp/grpcpp.h>

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "pool/api/board_hub.h"

namespace vagtbro::pool {

class BoardStream final : public grpc::ServerWriteReactor<v1::WatchBoardResponse>,
                          public std::enable_shared_from_this<BoardStream> {
 public:
  BoardStream(BoardHub& hub, v1::WatchBoardRequest request, size_t longest_queue)
      : hub_(hub), request_(std::move(request)), longest_queue_(longest_queue) {}

  const v1::WatchBoardRequest& request() const { return request_; }

  // Who watches; asked before each whole board, on the owner thread.
  kit::Visit visit;

  // The whole board; what waited before it is older, and dropped.
  void PushSnapshot(BoardHub::Message message);
  // One gap. Nothing, until the snapshot it builds upon is on its way.
  void PushGap(const BoardHub::Message& message);
  // A heartbeat, if nothing has been sent since two calls of this ago. Nothing while something
  // waits, or the whole board is on its way.
  void Beat(const BoardHub::Message& heartbeat);
  void End(const grpc::Status& status);

  // From its making on, the stream keeps itself alive until gRPC is done with it.
  void Hold() { self_ = shared_from_this(); }

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  void WriteNext();                             // requires the lock
  void FinishOnce(const grpc::Status& status);  // requires the lock

  BoardHub& hub_;
  const v1::WatchBoardRequest request_;
  const size_t longest_queue_;
  std::mutex mutex_;
  std::shared_ptr<BoardStream> self_;
  std::deque<BoardHub::Message> queue_;
  BoardHub::Message writing_;
  bool has_snapshot_ = false;
  int silent_beats_ = 0;                   // calls of Beat() since something was sent
  bool finished_ = false;                  // nothing is written any more
  std::optional<grpc::Status> last_word_;  // said once the message under way is done
};

}  // namespace vagtbro::pool
