#include "kit/journal/log.h"

#include <algorithm>

#include "vagtbro/journal/v1/rows.pb.h"

namespace vagtbro::kit {
namespace {

constexpr size_t kTailEvents = 16384;
const std::string kEventPrefix = "e";
const std::string kAfterEvents = "f";

uint64_t FromBigEndian(const std::string& bytes, size_t at) {
  uint64_t number = 0;
  for (size_t i = at; i < bytes.size(); ++i) {
    number = (number << 8U) | static_cast<uint8_t>(bytes[i]);
  }
  return number;
}

}  // namespace

std::string BigEndian(uint64_t number) {
  std::string bytes(8, '\0');
  for (size_t i = 8; i-- > 0; number >>= 8U) bytes[i] = static_cast<char>(number & 0xffU);
  return bytes;
}

LoggedEvent MakeLoggedEvent(const bus::v1::Envelope& envelope) {
  LoggedEvent event;
  event.sequence = envelope.sequence();
  event.type = envelope.type();
  event.is_public = envelope.audience() == bus::v1::AUDIENCE_PUBLIC;
  event.may_ignore = envelope.may_ignore();
  event.bytes = std::make_shared<const std::string>(envelope.SerializeAsString());
  return event;
}

std::vector<LoggedEvent> Log::Read(uint64_t after, size_t limit) const {
  {
    const std::lock_guard lock(mutex_);
    if (!tail_.empty() && tail_.front().sequence <= after + 1) {
      const auto skip = static_cast<std::ptrdiff_t>(
          std::min<uint64_t>(after + 1 - tail_.front().sequence, tail_.size()));
      const auto first = tail_.begin() + skip;
      const auto count =
          std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(limit), tail_.end() - first);
      return {first, first + count};
    }
  }
  return ReadDisk(after, limit);
}

std::vector<LoggedEvent> Log::ReadDisk(uint64_t after, size_t limit) const {
  std::vector<LoggedEvent> events;
  const uint64_t head = head_;
  // The row that holds `after + 1` may begin before it.
  const auto floor = disk_.Floor(kEventPrefix, kEventPrefix + BigEndian(after + 1));
  const std::string from = floor ? floor->first : kEventPrefix + BigEndian(after + 1);
  disk_.Scan(from, kAfterEvents, [&](const std::string& key, const std::string& value) {
    journal::v1::EventBlock block;
    block.ParseFromString(value);
    uint64_t sequence = FromBigEndian(key, 1);
    for (const std::string& bytes : block.envelopes()) {
      if (sequence > head || events.size() >= limit) return false;
      if (sequence++ <= after) continue;
      bus::v1::Envelope envelope;
      envelope.ParseFromString(bytes);
      events.push_back(MakeLoggedEvent(envelope));
    }
    return true;
  });
  return events;
}

void Log::ForEach(const std::function<void(const bus::v1::Envelope&)>& visit) const {
  const uint64_t head = head_;
  disk_.Scan(kEventPrefix, kAfterEvents, [&](const std::string&, const std::string& value) {
    journal::v1::EventBlock block;
    block.ParseFromString(value);
    for (const std::string& bytes : block.envelopes()) {
      bus::v1::Envelope envelope;
      envelope.ParseFromString(bytes);
      if (envelope.sequence() > head) return false;
      visit(envelope);
    }
    return true;
  });
}

std::pair<std::string, std::string> Log::RowFor(const std::vector<LoggedEvent>& events) {
  journal::v1::EventBlock block;
  block.set_first_sequence(events.front().sequence);
  for (const LoggedEvent& event : events) block.add_envelopes(*event.bytes);
  return {kEventPrefix + BigEndian(events.front().sequence), block.SerializeAsString()};
}

void Log::Add(std::vector<LoggedEvent> events) {
  const std::lock_guard lock(mutex_);
  for (LoggedEvent& event : events) {
    head_ = event.sequence;
    tail_.push_back(std::move(event));
  }
  while (tail_.size() > kTailEvents) tail_.pop_front();
}

bool Log::Load() {
  const auto last = disk_.Floor(kEventPrefix, kEventPrefix + std::string(8, '\xff'));
  if (!last) return true;
  journal::v1::EventBlock block;
  if (!block.ParseFromString(last->second) || block.envelopes().empty()) return false;
  head_ = block.first_sequence() + static_cast<uint64_t>(block.envelopes_size()) - 1;
  return true;
}

}  // namespace vagtbro::kit
