// Log: the durable events of a service, for its bus publisher and for the replay check.
//
// The newest events are kept in a ring in memory, older ones are read from disk by seek.
//
// Shape:   ascending sequences without holes.
// Threads: Add() from the owner thread; the rest from any.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "kit/journal/disk.h"
#include "vagtbro/bus/v1/envelope.pb.h"

namespace vagtbro::kit {

struct LoggedEvent {
  uint64_t sequence = 0;
  std::string type;
  bool is_public = false;
  bool may_ignore = false;
  std::shared_ptr<const std::string> bytes;  // serialized Envelope
};

LoggedEvent MakeLoggedEvent(const bus::v1::Envelope& envelope);

class Log final {
 public:
  explicit Log(const Disk& disk) : disk_(disk) {}

  // Sequence of the last durable event; 0: none.
  uint64_t head() const { return head_; }

  // At most `limit` events behind `after`, ascending.
  std::vector<LoggedEvent> Read(uint64_t after, size_t limit) const;

  // Every envelope from the first on; for replay. Visits what was durable when it began.
  void ForEach(const std::function<void(const bus::v1::Envelope&)>& visit) const;

  // The row for `events`, which follow the head: key and value for the write set.
  static std::pair<std::string, std::string> RowFor(const std::vector<LoggedEvent>& events);
  // `events` are durable now.
  void Add(std::vector<LoggedEvent> events);
  // Finds the head on disk.
  bool Load();

 private:
  std::vector<LoggedEvent> ReadDisk(uint64_t after, size_t limit) const;

  const Disk& disk_;
  std::atomic<uint64_t> head_ = 0;
  mutable std::mutex mutex_;
  std::deque<LoggedEvent> tail_;
};

// Eight bytes that sort as the number does.
std::string BigEndian(uint64_t number);

}  // namespace vagtbro::kit
