#include "pool/api/board_hub.h"

#include <utility>
#include <vector>

#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "kit/rpc/request.h"
#include "kit/rpc/to_grpc.h"
#include "pool/api/board.h"
#include "pool/api/board_stream.h"

namespace vagtbro::pool {
namespace {

grpc::Status Draining() {
  return {grpc::StatusCode::UNAVAILABLE, "the process ends; connect again"};
}

constexpr int kMostUnits = 200;

absl::Status Check(const v1::WatchBoardRequest& request) {
  absl::Status checked = kit::CheckRequest(request);
  if (checked.ok() && !request.unit_id().empty() && !kit::IsId(request.unit_id())) {
    checked = kit::Malformed("unit_id", "name a unit, or leave it empty for all");
  }
  if (checked.ok() && request.unit_ids_size() > kMostUnits) {
    checked = kit::Malformed("unit_ids", "name at most 200 units, or none for all");
  }
  return checked;
}

}  // namespace

BoardHub::BoardHub(kit::RpcHost& host, PoolState& state, std::chrono::milliseconds quiet,
                   size_t longest_queue)
    : host_(host),
      state_(state),
      longest_queue_(longest_queue),
      half_quiet_(quiet / 2),
      beats_([this] { BeatUntilEnded(); }) {}

BoardHub::~BoardHub() {
  End();
  beats_.join();
}

std::vector<std::shared_ptr<BoardStream>> BoardHub::Streams() {
  const std::lock_guard lock(mutex_);
  return {streams_.begin(), streams_.end()};
}

void BoardHub::BeatUntilEnded() {
  std::unique_lock lock(mutex_);
  while (!ends_.wait_for(lock, half_quiet_, [this] { return ended_; })) {
    lock.unlock();
    Beat();
    lock.lock();
  }
}

void BoardHub::Beat() {
  const auto message = std::make_shared<v1::WatchBoardResponse>();
  *message->mutable_board_time() = kit::ToProto(host_.clock().Now());
  for (const auto& stream : Streams()) stream->Beat(message);
}

grpc::ServerWriteReactor<v1::WatchBoardResponse>* BoardHub::Watch(
    const grpc::CallbackServerContext& context, const v1::WatchBoardRequest& request) {
  auto stream = std::make_shared<BoardStream>(*this, request, longest_queue_);
  stream->Hold();
  stream->visit = host_.door().Announce(context, stream->request());
  const absl::Status checked = Check(request);
  if (!checked.ok()) {
    stream->End(kit::ToGrpc(checked, host_.domain()));
    return stream.get();
  }
  {
    const std::lock_guard lock(mutex_);
    if (!ended_) streams_.insert(stream);
    if (ended_) stream->End(Draining());
  }
  SendSnapshot(stream);
  return stream.get();
}

// The board is read between two commits, and sent once what it shows is on disk. A municipality
// of which nothing is known has no board; the stream ends with the reason.
void BoardHub::SendSnapshot(const std::shared_ptr<BoardStream>& stream) {
  auto message = std::make_shared<v1::WatchBoardResponse>();
  auto known = std::make_shared<absl::Status>();
  host_.owner().Submit(
      [this, stream, message, known](kit::Journal&) {
        *known = stream->visit.Check();
        if (known->ok()) *known = CheckTenant(state_, stream->request().tenant_id());
        if (!known->ok()) return;
        const absl::Time now = host_.clock().Now();
        *message->mutable_snapshot() = SnapshotOf(state_, stream->request(), now);
        *message->mutable_board_time() = kit::ToProto(now);
      },
      [this, stream, message, known] {
        if (known->ok()) return stream->PushSnapshot(message);
        stream->End(kit::ToGrpc(*known, host_.domain()));
      });
}

void BoardHub::Look() {
  const auto streams = Streams();
  const std::set<std::string> touched = state_.TakeTouched();
  if (streams.empty()) return;
  const absl::Time now = host_.clock().Now();
  for (const std::string& key : touched) {
    const v1::CoverRow* cover = state_.covers().Find(key);
    if (cover == nullptr) continue;
    const std::string tenant = key.substr(0, key.find('/'));
    auto message = std::make_shared<v1::WatchBoardResponse>();
    *message->mutable_gap() = BoardGapOf(state_, tenant, *cover, now);
    *message->mutable_board_time() = kit::ToProto(now);
    for (const auto& stream : streams) {
      const auto& request = stream->request();
      if (request.tenant_id() != tenant || !IsWatched(*cover, request)) continue;
      stream->PushGap(message);
    }
  }
}

void BoardHub::End() {
  std::set<std::shared_ptr<BoardStream>> streams;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    streams.swap(streams_);
  }
  ends_.notify_all();
  for (const auto& stream : streams) stream->End(Draining());
}

void BoardHub::Leave(const std::shared_ptr<BoardStream>& stream) {
  const std::lock_guard lock(mutex_);
  streams_.erase(stream);
}

}  // namespace vagtbro::pool
