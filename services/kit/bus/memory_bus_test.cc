// The memory twin under a weather of its own: what no socket can be made to do at will.
#include "kit/bus/memory_bus.h"

#include <gtest/gtest.h>

#include <random>

#include "kit/testing/buses.h"

namespace vagtbro::kit {
namespace {

// Of five messages one is lost, one comes twice, one overtakes the others; the same every time.
class Rough final : public Weather {
 public:
  int Copies() override {
    const auto chance = random_() % 5;
    return chance == 0 ? 0 : chance == 1 ? 2 : 1;
  }
  bool Overtakes() override { return random_() % 5 == 0; }
  bool Delays() override { return random_() % 3 == 0; }

 private:
  std::mt19937 random_{20260202};
};

struct Side {
  Side(MemoryNetwork& network, BusService& service)
      : bus(
            network, *service.journal, service.hearing, service.metrics,
            [&service] { return service.journal->Flush().ok(); }, kCredit) {
    KIT_CHECK(bus.Start().ok());
  }
  MemoryBus bus;
};

void HearSickCalls(BusService& service) {
  service.hearing.On<sickness::v1::SickCallReported>(
      "sickness", [](Commit& commit, const auto& event, const Envelope& envelope) {
        commit.Emit(envelope.stream_id(), event);
        return absl::OkStatus();
      });
}

void Report(BusService& sickness) {
  sickness.journal->Begin({"legeby", "", "x", ""}).Emit("abs", SickCall("ada"));
  KIT_CHECK(sickness.journal->Flush().ok());
}

TEST(MemoryBusTest, InRoughWeatherNothingIsLostAndNothingComesTwice) {
  Rough weather;
  MemoryNetwork network(weather);
  MemoryDisk sickness_disk;
  MemoryDisk roster_disk;
  BusService sickness("sickness", sickness_disk);
  BusService roster("roster", roster_disk);
  HearSickCalls(roster);
  const Side publisher(network, sickness);
  Side subscriber(network, roster);
  for (int i = 0; i < 1000; ++i) {
    Report(sickness);
    network.Deliver({"roster", "sickness"});
    if (i % 3 == 0) subscriber.bus.Digest();
    if (i % 10 == 0) network.Pass(Exchange::kIdle);
  }
  for (int i = 0; i < 100; ++i) network.Settle();
  EXPECT_EQ(roster.ledger.Calls("ada"), 1000u);
  EXPECT_EQ(roster.journal->Cursor("sickness"), 1000u);
}

TEST(MemoryBusTest, AProcessThatDiesOverItsFlushHasAcknowledgedNothing) {
  MemoryNetwork network;
  MemoryDisk sickness_disk;
  MemoryDisk roster_disk;
  BusService sickness("sickness", sickness_disk);
  const Side publisher(network, sickness);
  Report(sickness);

  auto roster = std::make_unique<BusService>("roster", roster_disk);
  HearSickCalls(*roster);
  std::unique_ptr<MemoryBus> bus;
  bool alive = true;
  bus =
      std::make_unique<MemoryBus>(network, *roster->journal, roster->hearing, roster->metrics, [&] {
        if (!roster->journal->dirty()) return true;
        bus.reset();
        return alive = false;
      });
  ASSERT_TRUE(bus->Start().ok());
  for (int i = 0; i < 3 && alive; ++i) {
    bus->Digest();
    network.Deliver({"roster", "sickness"});
  }
  EXPECT_FALSE(alive);

  roster = std::make_unique<BusService>("roster", roster_disk);
  HearSickCalls(*roster);
  EXPECT_EQ(roster->journal->Cursor("sickness"), 0u);
  const Side again(network, *roster);
  network.Settle();
  EXPECT_EQ(roster->ledger.Calls("ada"), 1u);
}

}  // namespace
}  // namespace vagtbro::kit
