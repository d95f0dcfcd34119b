#include "kit/bus/memory_bus.h"

namespace vagtbro::kit {

std::vector<MemoryNetwork::Line> MemoryNetwork::lines() const {
  std::vector<Line> lines;
  for (const auto& [line, wire] : wires_) lines.push_back(line);
  return lines;
}

bool MemoryNetwork::Deliver(const Line& line) {
  const auto found = wires_.find(line);
  if (found == wires_.end() || weather_->Delays()) return false;
  Wire& wire = found->second;
  bool moved = false;
  const auto publisher = buses_.find(line.second);
  if (publisher != buses_.end()) {
    for (; !wire.pulls.empty(); wire.pulls.pop_front(), moved = true) {
      publisher->second->exchange_.Take(line.first, wire.pulls.front());
    }
    publisher->second->exchange_.Turn(now_);
  }
  const auto subscriber = buses_.find(line.first);
  if (subscriber == buses_.end()) return moved;
  for (; !wire.events.empty(); wire.events.pop_front(), moved = true) {
    subscriber->second->exchange_.Take(line.second, std::move(wire.events.front()), now_);
  }
  return moved;
}

void MemoryNetwork::Pass(std::chrono::milliseconds time) {
  now_ += time;
  for (auto& [service, bus] : buses_) bus->exchange_.Turn(now_);
}

void MemoryNetwork::Settle() {
  Pass(Exchange::kIdle);
  for (bool moved = true; moved;) {
    moved = false;
    for (auto& [service, bus] : buses_) moved |= bus->Digest();
    for (const Line& line : lines()) moved |= Deliver(line);
  }
}

void MemoryNetwork::Join(const std::string& service, MemoryBus* bus) { buses_[service] = bus; }

// What it had sent stays on its way; what was sent to it is lost with its sockets.
void MemoryNetwork::Leave(const std::string& service) {
  buses_.erase(service);
  for (auto& [line, wire] : wires_) {
    if (line.first == service) wire.events.clear();
    if (line.second == service) wire.pulls.clear();
  }
}

template <class Message>
void MemoryNetwork::Put(std::deque<Message>& way, const Message& message) {
  for (int copies = weather_->Copies(); copies > 0; --copies) {
    if (weather_->Overtakes()) {
      way.push_front(message);
    } else {
      way.push_back(message);
    }
  }
}

MemoryBus::MemoryBus(MemoryNetwork& network, Journal& journal, Hearing& hearing, Metrics& metrics,
                     Flush flush, uint64_t credit)
    : network_(network),
      journal_(journal),
      flush_(std::move(flush)),
      exchange_(
          journal, hearing, metrics, *this,
          [this](Work work, Durable durable) {
            tasks_.push_back({std::move(work), std::move(durable)});
          },
          hearing.upstreams(), credit) {}

MemoryBus::~MemoryBus() { Stop(); }

absl::Status MemoryBus::Start() {
  network_.Join(journal_.service(), this);
  exchange_.Turn(network_.now_);
  return absl::OkStatus();
}

void MemoryBus::Stop() {
  const auto joined = network_.buses_.find(journal_.service());
  if (joined != network_.buses_.end() && joined->second == this) network_.Leave(joined->first);
}

bool MemoryBus::Digest() {
  if (held_ || tasks_.empty()) return false;
  const Flush flush = flush_;  // outlives this bus if the process dies
  while (!tasks_.empty()) {
    const Task task = std::move(tasks_.front());
    tasks_.pop_front();
    task.work(journal_);
    if (!flush()) return true;
    task.durable();
  }
  exchange_.Turn(network_.now_);
  return true;
}

void MemoryBus::Publish(const std::string& subscriber, const bus::v1::Events& events) {
  network_.Put(network_.wires_[{subscriber, journal_.service()}].events, events);
}

void MemoryBus::Ask(const std::string& upstream, const bus::v1::Pull& pull) {
  network_.Put(network_.wires_[{journal_.service(), upstream}].pulls, pull);
}

}  // namespace vagtbro::kit
