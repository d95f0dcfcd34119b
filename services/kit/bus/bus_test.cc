// What the bus promises, on ZeroMQ and on its memory twin: nothing lost, nothing twice.
#include "kit/bus/bus.h"

#include <gtest/gtest.h>

#include "kit/testing/buses.h"
#include "vagtbro/roster/v1/roster_events.pb.h"

namespace vagtbro::kit {
namespace {

// Remembers its writes one by one.
class RecordingDisk final : public Disk {
 public:
  absl::Status Write(const WriteSet& set) override {
    writes_.push_back(set);
    return disk_.Write(set);
  }
  std::optional<std::string> Get(const std::string& key) const override { return disk_.Get(key); }
  void Scan(const std::string& from, const std::string& to, const Visitor& visit) const override {
    disk_.Scan(from, to, visit);
  }
  std::optional<std::pair<std::string, std::string>> Floor(const std::string& from,
                                                           const std::string& last) const override {
    return disk_.Floor(from, last);
  }
  const std::vector<WriteSet>& writes() const { return writes_; }

 private:
  MemoryDisk disk_;
  std::vector<WriteSet> writes_;
};

template <class Kind>
class BusTest : public ::testing::Test {
 protected:
  using Setup = std::function<void(Hearing&)>;

  void StartSickness() {
    kind_.Start("sickness", std::make_unique<BusService>("sickness", disks_["sickness"]), kCredit);
  }
  // A subscriber of sickness: one effect for each sick call, but for those of "nobody".
  void StartSubscriber(const std::string& name, uint64_t credit = kCredit,
                       const Setup& setup = nullptr) {
    auto service = std::make_unique<BusService>(name, disks_[name]);
    service->hearing.template On<sickness::v1::SickCallReported>(
        "sickness", [](Commit& commit, const auto& event, const Envelope& envelope) {
          if (event.employment_id() == "nobody") return absl::InternalError(std::string("who?"));
          commit.Emit(envelope.stream_id(), event);
          return absl::OkStatus();
        });
    if (setup) setup(service->hearing);
    kind_.Start(name, std::move(service), credit);
  }
  void Restart(const std::string& name) {
    kind_.Stop(name);
    name == "sickness" ? StartSickness() : StartSubscriber(name);
  }

  void Say(const google::protobuf::Message& event) {
    kind_.Do("sickness", [&event](Journal& j) {
      j.Begin({"legeby", "", "x", ""}).Emit("abs", event);
    });
  }
  void Report(int count) {
    kind_.Do("sickness", [count](Journal& j) {
      for (int i = 0; i < count; ++i) j.Begin({"legeby", "", "x", ""}).Emit("abs", SickCall("ada"));
    });
  }

  // Stops sickness, as if a newer binary of it wrote the next event.
  void WriteAsNewer(const std::string& type, bool may_ignore) {
    Envelope envelope;
    envelope.set_service("sickness");
    envelope.set_sequence(kind_.service("sickness").journal->head() + 1);
    envelope.set_type(type);
    envelope.set_may_ignore(may_ignore);
    envelope.set_audience(bus::v1::AUDIENCE_PUBLIC);
    kind_.Stop("sickness");
    WriteSet write;
    write.rows.push_back(Log::RowFor({MakeLoggedEvent(envelope)}));
    ASSERT_TRUE(disks_["sickness"].Write(write).ok());
  }

  // Durable effects of `name`; each is one event of its own.
  uint64_t Effects(const std::string& name) { return kind_.service(name).journal->head(); }
  uint64_t Cursor(const std::string& name) {
    uint64_t cursor = 0;
    kind_.Do(name, [&cursor](Journal& j) { cursor = j.Cursor("sickness"); });
    return cursor;
  }
  // Waits until everything said has been passed over, and no effect came twice.
  void ExpectEffects(const std::string& name, uint64_t count) {
    const uint64_t head = kind_.service("sickness").journal->head();
    EXPECT_TRUE(kind_.Await([&] { return Cursor(name) == head; })) << Cursor(name);
    EXPECT_EQ(Effects(name), count);
  }
  // Events that sickness has handed to the line of `name`.
  int Sent(const std::string& name) {
    const std::string label = "vagtbro_bus_events_sent_total{subscriber=\"" + name + "\"} ";
    const std::string text = kind_.service("sickness").metrics.Text();
    const size_t at = text.find(label);
    return at == std::string::npos ? 0 : std::atoi(text.c_str() + at + label.size());
  }

  std::map<std::string, RecordingDisk> disks_;
  Kind kind_;
};
TYPED_TEST_SUITE(BusTest, BothBuses);

TYPED_TEST(BusTest, ALateSubscriberHearsWhatWasSaidBeforeAndWhatComesAfter) {
  this->StartSickness();
  this->Report(1000);
  this->StartSubscriber("roster");
  this->ExpectEffects("roster", 1000);
  this->Report(5);
  this->ExpectEffects("roster", 1005);
}

TYPED_TEST(BusTest, ASubscriberThatWasThereFirstWaitsForItsUpstream) {
  this->StartSubscriber("roster");
  EXPECT_FALSE(this->kind_.bus("roster").heard_all());
  this->StartSickness();
  EXPECT_TRUE(this->kind_.Await([this] { return this->kind_.bus("roster").heard_all(); }));
  this->Report(5);
  this->ExpectEffects("roster", 5);
}

TYPED_TEST(BusTest, APublisherThatRestartsIsHeardFromTheCursorOn) {
  this->StartSickness();
  this->StartSubscriber("roster");
  this->Report(5);
  this->ExpectEffects("roster", 5);
  this->Restart("sickness");
  this->Report(5);
  this->ExpectEffects("roster", 10);
}

TYPED_TEST(BusTest, ASubscriberThatRestartsGoesOnFromItsCursor) {
  this->StartSickness();
  this->StartSubscriber("roster");
  this->Report(5);
  this->ExpectEffects("roster", 5);
  this->kind_.Stop("roster");
  this->Report(5);  // while it is down
  this->StartSubscriber("roster");
  this->Report(5);
  this->ExpectEffects("roster", 15);
}

TYPED_TEST(BusTest, EffectsAndCursorAreOneWrite) {
  this->StartSickness();
  this->StartSubscriber("roster");
  for (int i = 0; i < 20; ++i) this->Report(i % 3 + 1);
  this->ExpectEffects("roster", 39);
  this->kind_.Stop("roster");
  // Whenever its process dies, as many effects are on its disk as the cursor says.
  MemoryDisk disk;
  for (const WriteSet& write : this->disks_["roster"].writes()) {
    ASSERT_TRUE(disk.Write(write).ok());
    const BusService reopened("roster", disk);
    EXPECT_EQ(reopened.ledger.Calls("ada"), reopened.journal->Cursor("sickness"));
  }
}

TYPED_TEST(BusTest, OnlyWhatIsWantedTravelsAndTheCursorPassesTheRest) {
  this->StartSickness();
  this->StartSubscriber("roster");
  sickness::v1::RecoveryReported unwanted;
  unwanted.set_employment_id("ada");
  for (int i = 0; i < 3; ++i) {
    this->Report(1);
    this->Say(unwanted);
  }
  this->ExpectEffects("roster", 3);
  EXPECT_EQ(this->Sent("roster"), 3);
}

TYPED_TEST(BusTest, ASlowConsumerIsSentItsCreditAndDoesNotHoldBackAFastOne) {
  constexpr int kFew = 8;
  this->StartSickness();
  this->StartSubscriber("pool", kFew);  // served first, by its name
  this->StartSubscriber("roster", kFew);
  this->Report(1);
  this->ExpectEffects("pool", 1);
  this->kind_.Hold("pool", true);
  this->Report(50);
  this->ExpectEffects("roster", 51);
  EXPECT_EQ(this->Effects("pool"), 1u);
  // Whether the first event is acknowledged by then is a matter of time.
  EXPECT_GE(this->Sent("pool"), kFew);
  EXPECT_LE(this->Sent("pool"), 1 + kFew);
  this->kind_.Hold("pool", false);
  this->ExpectEffects("pool", 51);
}

TYPED_TEST(BusTest, AnUnknownTypeStopsTheReaderUntilItKnowsTheType) {
  this->StartSickness();
  this->Report(1);
  this->WriteAsNewer("vagtbro.roster.v1.GapClosed", false);
  this->StartSickness();
  this->Report(1);
  this->StartSubscriber("roster");
  EXPECT_TRUE(this->kind_.Await([this] { return this->kind_.bus("roster").stopped_lines() == 1; }));
  EXPECT_EQ(this->Cursor("roster"), 1u);
  EXPECT_EQ(this->Effects("roster"), 1u);

  this->kind_.Stop("roster");
  this->StartSubscriber("roster", kCredit, [](Hearing& hearing) {
    hearing.On<roster::v1::GapClosed>(
        "sickness", [](Commit&, const auto&, const Envelope&) { return absl::OkStatus(); });
  });
  this->ExpectEffects("roster", 2);
}

TYPED_TEST(BusTest, AnUnknownTypeThatMayBeIgnoredIsPassedOver) {
  this->StartSickness();
  this->Report(1);
  this->WriteAsNewer("vagtbro.sickness.v1.NeverHeardOf", true);
  this->StartSickness();
  this->Report(1);
  this->StartSubscriber("roster");
  this->ExpectEffects("roster", 2);
  EXPECT_EQ(this->Sent("roster"), 2);
  EXPECT_EQ(this->kind_.bus("roster").stopped_lines(), 0);
}

TYPED_TEST(BusTest, WhatCannotBeDigestedIsParkedForGoodAndTheNextIsHeard) {
  this->StartSickness();
  this->StartSubscriber("roster");
  this->Report(1);
  this->Say(SickCall("nobody"));
  this->Report(1);
  this->ExpectEffects("roster", 2);
  this->Restart("roster");
  EXPECT_EQ(this->kind_.service("roster").journal->dead_letter_count(), 1u);
  this->Report(1);
  this->ExpectEffects("roster", 3);
}

}  // namespace
}  // namespace vagtbro::kit
