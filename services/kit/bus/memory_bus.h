// MemoryBus: the twin of BusNode; services in one process whose messages pass through memory.
//
// The same Exchange as over ZeroMQ. Nothing moves by itself: whoever drives the network lets a line
// deliver, a bus digest, time pass; so a test or the simulation says what happens next, and its
// Weather what befalls the messages on their way.
//
// Threads: one drives the whole network.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kit/bus/bus.h"
#include "kit/bus/exchange.h"

namespace vagtbro::kit {

class MemoryBus;

// What befalls the messages; by default nothing.
class Weather {
 public:
  virtual ~Weather() = default;
  // How many of one message arrive; 0: it is lost.
  virtual int Copies() { return 1; }
  // True: the message arrives before all that lies on the line.
  virtual bool Overtakes() { return false; }
  // True: what lies on the line waits for the next delivery.
  virtual bool Delays() { return false; }
};

class MemoryNetwork final {
 public:
  // Subscriber and publisher.
  using Line = std::pair<std::string, std::string>;

  MemoryNetwork() = default;
  explicit MemoryNetwork(Weather& weather) : weather_(&weather) {}
  MemoryNetwork(const MemoryNetwork&) = delete;
  MemoryNetwork& operator=(const MemoryNetwork&) = delete;

  // Lines over which something was ever asked.
  std::vector<Line> lines() const;
  // Brings the pulls to the publisher, which answers, and its events to the subscriber, which has
  // yet to digest them. True: something has arrived.
  bool Deliver(const Line& line);
  // Lets time pass; lines that have been silent are asked again.
  void Pass(std::chrono::milliseconds time);
  // Delivers and digests until nothing moves, with time for silent lines to be asked.
  void Settle();

 private:
  friend class MemoryBus;
  struct Wire {
    std::deque<bus::v1::Pull> pulls;
    std::deque<bus::v1::Events> events;
  };
  void Join(const std::string& service, MemoryBus* bus);
  void Leave(const std::string& service);
  template <class Message>
  void Put(std::deque<Message>& way, const Message& message);

  Weather quiet_;
  Weather* weather_ = &quiet_;
  Exchange::Instant now_;
  std::map<std::string, MemoryBus*> buses_;
  std::map<Line, Wire> wires_;
};

class MemoryBus final : public Bus, private Exchange::Transport {
 public:
  // Makes durable what was done; false: the process has died over it, and this bus with it.
  using Flush = std::function<bool()>;

  // Hears every upstream that `hearing` knows.
  MemoryBus(MemoryNetwork& network, Journal& journal, Hearing& hearing, Metrics& metrics,
            Flush flush, uint64_t credit = kCredit);
  ~MemoryBus() override;
  MemoryBus(const MemoryBus&) = delete;
  MemoryBus& operator=(const MemoryBus&) = delete;

  absl::Status Start() override;
  void Stop() override;
  bool heard_all() const override { return exchange_.heard_all(); }
  int stopped_lines() const override { return exchange_.stopped_lines(); }

  // Digests what has arrived, each stretch flushed before it is acknowledged. True: there was some.
  bool Digest();
  // Held: Digest() does nothing, as if the owner thread were busy elsewhere.
  void Hold(bool held) { held_ = held; }

 private:
  friend class MemoryNetwork;
  struct Task {
    Work work;
    Durable durable;
  };
  void Publish(const std::string& subscriber, const bus::v1::Events& events) override;
  void Ask(const std::string& upstream, const bus::v1::Pull& pull) override;
  void Wake() override {}  // whoever drives the network lets it turn

  MemoryNetwork& network_;
  Journal& journal_;
  Flush flush_;
  std::deque<Task> tasks_;
  bool held_ = false;
  Exchange exchange_;
};

}  // namespace vagtbro::kit
