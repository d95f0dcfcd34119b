// Node: one service in the simulation: its real rules, store and reactions over a disk in memory.
//
// Crash() drops everything but the disk; what was not flushed never happened, and what was on its
// way to the process is lost.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "kit/bus/memory_bus.h"
#include "kit/journal/owner.h"

namespace vagtbro::simulation {

class Node final {
 public:
  // What makes a service: its state, its reactions, its alarms.
  struct Making {
    std::function<std::unique_ptr<kit::State>()> state;
    std::function<void(kit::State&, kit::Hearing&)> hear;
    std::function<void(kit::State&, kit::Commit&, const kit::Alarm&)> on_alarm;
  };

  // `flush` makes what this node did durable, or crashes it and says false.
  Node(std::string name, Making making, const kit::Clock& clock, kit::MemoryNetwork& network,
       std::function<bool(Node&)> flush);

  const std::string& name() const { return name_; }
  kit::Journal& journal() { return *journal_; }
  kit::Hearing& hearing() { return *hearing_; }
  kit::MemoryBus& bus() { return *bus_; }
  kit::MemoryDisk& disk() { return disk_; }
  template <class State>
  State& state() {
    return static_cast<State&>(*state_);
  }
  std::unique_ptr<kit::State> EmptyState() const { return making_.state(); }

  void Crash();
  // Fires what is due; returns how many.
  size_t FireAlarms(absl::Time now);

 private:
  void Open();

  std::string name_;
  Making making_;
  const kit::Clock& clock_;
  kit::MemoryNetwork& network_;
  std::function<bool(Node&)> flush_;
  kit::MemoryDisk disk_;
  kit::Metrics metrics_;
  std::unique_ptr<kit::State> state_;
  std::unique_ptr<kit::Hearing> hearing_;
  std::unique_ptr<kit::Journal> journal_;
  std::unique_ptr<kit::MemoryBus> bus_;
};

// The five services, and a telephone that says what it is told to say.
Node::Making DirectoryMaking();
Node::Making SicknessMaking();
Node::Making RosterMaking();
Node::Making PoolMaking();
Node::Making NotificationsMaking();
Node::Making IvrMaking();

}  // namespace vagtbro::simulation
