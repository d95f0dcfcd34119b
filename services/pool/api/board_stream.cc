#include "pool/api/board_stream.h"

namespace vagtbro::pool {

void BoardStream::PushSnapshot(BoardHub::Message message) {
  const std::lock_guard lock(mutex_);
  queue_.clear();
  queue_.push_back(std::move(message));
  has_snapshot_ = true;
  WriteNext();
}

void BoardStream::PushGap(const BoardHub::Message& message) {
  const std::lock_guard lock(mutex_);
  if (!has_snapshot_) return;
  if (queue_.size() >= longest_queue_) {
    // Too slow: the whole board, once the message under way has been taken.
    queue_.clear();
    has_snapshot_ = false;
    return;
  }
  queue_.push_back(message);
  WriteNext();
}

void BoardStream::Beat(const BoardHub::Message& heartbeat) {
  const std::lock_guard lock(mutex_);
  const bool idle = has_snapshot_ && writing_ == nullptr && queue_.empty();
  const bool due = idle && silent_beats_ >= 2;
  ++silent_beats_;
  if (!due) return;
  queue_.push_back(heartbeat);
  WriteNext();
}

void BoardStream::WriteNext() {
  if (finished_ || writing_ != nullptr || queue_.empty()) return;
  silent_beats_ = 0;
  writing_ = std::move(queue_.front());
  queue_.pop_front();
  StartWrite(writing_.get());
}

void BoardStream::OnWriteDone(bool ok) {
  bool again = false;
  {
    const std::lock_guard lock(mutex_);
    writing_.reset();
    if (last_word_) Finish(*last_word_);
    if (!ok) FinishOnce(grpc::Status::CANCELLED);
    again = ok && !finished_ && !has_snapshot_;
    WriteNext();
  }
  if (again) hub_.SendSnapshot(shared_from_this());
}

void BoardStream::End(const grpc::Status& status) {
  const std::lock_guard lock(mutex_);
  FinishOnce(status);
}

void BoardStream::FinishOnce(const grpc::Status& status) {
  if (finished_) return;
  finished_ = true;
  queue_.clear();
  if (writing_ == nullptr) {
    Finish(status);
  } else {
    last_word_ = status;
  }
}

void BoardStream::OnCancel() { End(grpc::Status::CANCELLED); }

void BoardStream::OnDone() {
  hub_.Leave(shared_from_this());
  self_.reset();  // may be the last hold on this
}

}  // namespace vagtbro::pool
