// What ZeroMQ alone has: addresses, ports, keys. The promises of every bus are in bus_test.cc.
#include "kit/bus/bus_node.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>

#include "kit/bus/curve.h"
#include "kit/testing/ledger.h"
#include "kit/testing/temp_folder.h"

namespace vagtbro::kit {
namespace {

// A service with a bus; restartable on the same disk.
class Node {
 public:
  Node(std::string service, MemoryDisk& disk) : service_(std::move(service)), disk_(disk) {}
  ~Node() { Stop(); }

  void Start(const std::string& listen, const std::string& upstream, const std::string& keys = "") {
    const absl::Status started = TryStart(listen, upstream, keys);
    ASSERT_TRUE(started.ok()) << started;
  }
  absl::Status TryStart(const std::string& listen, const std::string& upstream,
                        const std::string& keys = "") {
    ledger_ = std::make_unique<Ledger>();
    hearing_ = std::make_unique<Hearing>();
    hearing_->On<sickness::v1::SickCallReported>(
        "sickness", [this](Commit& commit, const auto& event, const Envelope& envelope) {
          commit.Emit(envelope.stream_id(), event);
          const std::lock_guard lock(mutex_);
          ++heard_;
          changed_.notify_all();
          return absl::OkStatus();
        });
    journal_ = std::move(*Journal::Open(service_, disk_, clock_, *ledger_));
    owner_ = std::make_unique<Owner>(*journal_, clock_, [](Commit&, const Alarm&) {});
    BusOptions options{listen, {}, keys};
    options.not_awaited = not_awaited;
    if (!upstream.empty()) options.upstreams["sickness"] = upstream;
    bus_ = std::make_unique<BusNode>(options, *journal_, *owner_, *hearing_, metrics_);
    absl::Status started = bus_->Start();
    if (started.ok()) owner_->Start();
    return started;
  }
  void Stop() {
    if (bus_ != nullptr) bus_->Stop();
    if (owner_ != nullptr) owner_->Stop();
    bus_.reset();
    owner_.reset();
  }
  void Report(int count) {
    for (int i = 0; i < count; ++i) {
      owner_->Submit([](Journal& j) {
        j.Begin({"legeby", "", "x", ""}).Emit("abs", SickCall("ada"));
      });
    }
  }
  bool Heard(int count, std::chrono::seconds patience = std::chrono::seconds(20)) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, patience, [&] { return heard_ >= count; });
  }
  std::string address() const { return bus_->address(); }
  bool heard_all() const { return bus_->heard_all(); }

  std::set<std::string> not_awaited;

 private:
  std::string service_;
  MemoryDisk& disk_;
  ManualClock clock_{absl::FromUnixSeconds(1770004800)};
  Metrics metrics_;
  std::unique_ptr<Ledger> ledger_;
  std::unique_ptr<Hearing> hearing_;
  std::unique_ptr<Journal> journal_;
  std::unique_ptr<Owner> owner_;
  std::unique_ptr<BusNode> bus_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int heard_ = 0;
};

TEST(BusNodeTest, WhoeverIsNotAwaitedMayComeLateAndIsHeard) {
  MemoryDisk roster_disk;
  Node roster("roster", roster_disk);
  const std::string nobody = "tcp://127.0.0.1:1";
  roster.Start("", nobody);
  EXPECT_FALSE(roster.heard_all());
  roster.Stop();
  roster.not_awaited = {"sickness"};
  roster.Start("", nobody);
  EXPECT_TRUE(roster.heard_all());
  roster.Stop();

  MemoryDisk sickness_disk;
  Node sickness("sickness", sickness_disk);
  sickness.Start("tcp://127.0.0.1:0", "");
  roster.Start("", sickness.address());
  sickness.Report(3);
  EXPECT_TRUE(roster.Heard(3));
}

TEST(BusNodeTest, ATakenPortIsNamed) {
  MemoryDisk disk;
  Node first("sickness", disk);
  first.Start("tcp://127.0.0.1:0", "");
  Node second("roster", disk);
  const absl::Status started = second.TryStart(first.address(), "");
  EXPECT_EQ(started.code(), absl::StatusCode::kUnavailable);
  EXPECT_NE(std::string(started.message()).find(first.address()), std::string::npos);
}

TEST(BusNodeTest, AMalformedUpstreamIsNamed) {
  MemoryDisk disk;
  Node roster("roster", disk);
  const absl::Status started = roster.TryStart("", "nowhere");
  EXPECT_EQ(started.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(std::string(started.message()).find("sickness=nowhere"), std::string::npos);
}

TEST(BusNodeTest, APublisherThatRestartsOnItsPortIsHeardAgain) {
  MemoryDisk sickness_disk;
  MemoryDisk roster_disk;
  Node sickness("sickness", sickness_disk);
  sickness.Start("tcp://127.0.0.1:0", "");
  const std::string address = sickness.address();
  Node roster("roster", roster_disk);
  roster.Start("", address);
  sickness.Report(5);
  ASSERT_TRUE(roster.Heard(5));
  sickness.Stop();
  sickness.Start(address, "");
  sickness.Report(5);
  ASSERT_TRUE(roster.Heard(10));
}

// Key folders of two services that know each other, and of a stranger who knows the publisher.
class CurveTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto [sickness_public, sickness_secret] = NewCurveKeys();
    const auto [roster_public, roster_secret] = NewCurveKeys();
    const auto [stranger_public, stranger_secret] = NewCurveKeys();
    Write("sickness", sickness_secret, "roster", roster_public);
    Write("roster", roster_secret, "sickness", sickness_public);
    Write("stranger", stranger_secret, "sickness", sickness_public);
  }
  void Write(const std::string& who, const std::string& secret, const std::string& peer,
             const std::string& peer_key) {
    const std::filesystem::path folder = Folder(who);
    std::filesystem::create_directories(folder / "peers");
    std::ofstream(folder / "secret") << secret << "\n";
    std::ofstream(folder / "peers" / peer) << peer_key << "\n";
  }
  std::string Folder(const std::string& who) { return folder_.path() + "/" + who; }

  TempFolder folder_;
  MemoryDisk sickness_disk_;
  MemoryDisk roster_disk_;
};

TEST_F(CurveTest, OnlyKeysOnTheAllowListAreServed) {
  Node sickness("sickness", sickness_disk_);
  sickness.Start("tcp://127.0.0.1:0", "", Folder("sickness"));
  sickness.Report(3);
  Node stranger("roster", roster_disk_);
  stranger.Start("", sickness.address(), Folder("stranger"));
  EXPECT_FALSE(stranger.Heard(1, std::chrono::seconds(1)));
  stranger.Stop();
  Node roster("roster", roster_disk_);
  roster.Start("", sickness.address(), Folder("roster"));
  EXPECT_TRUE(roster.Heard(3));
}

TEST_F(CurveTest, AMissingKeyIsNamed) {
  std::filesystem::remove(Folder("roster") + "/peers/sickness");
  Node roster("roster", roster_disk_);
  const absl::Status started = roster.TryStart("", "tcp://127.0.0.1:1", Folder("roster"));
  EXPECT_EQ(started.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(std::string(started.message()).find("peers/sickness"), std::string::npos);
}

}  // namespace
}  // namespace vagtbro::kit
