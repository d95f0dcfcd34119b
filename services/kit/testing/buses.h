// Buses: the two kinds of Bus for one typed test suite, ZeroMQ and its memory twin.
//
// A kind starts and stops services by name; disks outlive a stop, and a publisher keeps its
// address.
//
// Shape:   TYPED_TEST_SUITE(MyTest, kit::BothBuses).
// Threads: the test's own; it waits by Await() alone.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "kit/base/check.h"
#include "kit/bus/bus_node.h"
#include "kit/bus/memory_bus.h"
#include "kit/testing/ledger.h"
#include "kit/testing/temp_folder.h"

namespace vagtbro::kit {

// A service as of one start: a ledger over a disk, and what it hears.
struct BusService {
  BusService(const std::string& name, Disk& disk) {
    auto opened = Journal::Open(name, disk, clock, ledger);
    KIT_CHECK(opened.ok());
    journal = std::move(*opened);
  }

  ManualClock clock{absl::FromUnixSeconds(1770004800)};
  Metrics metrics;
  Ledger ledger;
  Hearing hearing;
  std::unique_ptr<Journal> journal;
};

// Looked for until it holds or patience ends.
using Truth = std::function<bool()>;

class OverZeroMq final {
 public:
  ~OverZeroMq() {
    while (!nodes_.empty()) Stop(nodes_.begin()->first);
  }

  void Start(const std::string& name, std::unique_ptr<BusService> service, uint64_t credit) {
    Node& node = nodes_[name];
    node.service = std::move(service);
    BusService& s = *node.service;
    node.owner = std::make_unique<Owner>(*s.journal, s.clock, [](Commit&, const Alarm&) {});
    BusOptions options{Address(name), {}, "", credit};
    for (const std::string& up : s.hearing.upstreams()) options.upstreams[up] = Address(up);
    node.bus = std::make_unique<BusNode>(options, *s.journal, *node.owner, s.hearing, s.metrics);
    KIT_CHECK(node.bus->Start().ok());
    s.journal->OnDurable([this] { changed_.notify_all(); });
    node.owner->Start();
  }

  void Stop(const std::string& name) {
    Hold(name, false);
    Node& node = nodes_.at(name);
    node.bus->Stop();
    node.owner->Stop();
    nodes_.erase(name);
  }

  BusService& service(const std::string& name) { return *nodes_.at(name).service; }
  Bus& bus(const std::string& name) { return *nodes_.at(name).bus; }

  // Runs `work` on the owner thread; back when it is durable.
  void Do(const std::string& name, const Work& work) {
    std::promise<void> durable;
    nodes_.at(name).owner->Submit(work, [&durable] { durable.set_value(); });
    durable.get_future().get();
  }

  // While held, the service digests nothing.
  void Hold(const std::string& name, bool held) {
    Node& node = nodes_.at(name);
    if (held) {
      node.gate = std::make_unique<std::promise<void>>();
      const auto open = std::make_shared<std::future<void>>(node.gate->get_future());
      node.owner->Submit([open](Journal&) { open->wait(); });
    } else if (node.gate != nullptr) {
      node.gate->set_value();
      node.gate.reset();
    }
  }

  bool Await(const Truth& truth) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    std::unique_lock lock(mutex_);
    while (!truth()) {
      if (std::chrono::steady_clock::now() > end) return false;
      changed_.wait_for(lock, std::chrono::milliseconds(5));
    }
    return true;
  }

 private:
  struct Node {
    std::unique_ptr<BusService> service;
    std::unique_ptr<std::promise<void>> gate;
    std::unique_ptr<Owner> owner;
    std::unique_ptr<BusNode> bus;
  };
  // In a folder of its own, so that nobody takes it between two starts.
  std::string Address(const std::string& name) { return "ipc://" + folder_.path() + "/" + name; }

  TempFolder folder_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, Node> nodes_;
};

class InOneProcess final {
 public:
  void Start(const std::string& name, std::unique_ptr<BusService> service, uint64_t credit) {
    Node& node = nodes_[name];
    node.service = std::move(service);
    BusService& s = *node.service;
    node.bus = std::make_unique<MemoryBus>(
        network_, *s.journal, s.hearing, s.metrics, [&s] { return s.journal->Flush().ok(); },
        credit);
    KIT_CHECK(node.bus->Start().ok());
  }
  void Stop(const std::string& name) { nodes_.erase(name); }

  BusService& service(const std::string& name) { return *nodes_.at(name).service; }
  Bus& bus(const std::string& name) { return *nodes_.at(name).bus; }

  void Do(const std::string& name, const Work& work) {
    work(*service(name).journal);
    KIT_CHECK(service(name).journal->Flush().ok());
  }
  void Hold(const std::string& name, bool held) { nodes_.at(name).bus->Hold(held); }

  bool Await(const Truth& truth) {
    network_.Settle();
    return truth();
  }

 private:
  struct Node {
    std::unique_ptr<BusService> service;
    std::unique_ptr<MemoryBus> bus;
  };
  MemoryNetwork network_;
  std::map<std::string, Node> nodes_;
};

using BothBuses = ::testing::Types<OverZeroMq, InOneProcess>;

}  // namespace vagtbro::kit
