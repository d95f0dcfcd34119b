// World: all services in one process over memory disks, a morning under a seeded scheduler.
//
// Each step lets one thing happen: a line delivers, an alarm, a message on its way, a person's
// answer, a call, a crash, a jump of the clock; the weather on the lines drops, delays, doubles and
// reorders. Every write may be lost with its process before or after it is flushed.
//
// Shape:   Run() imports the town in peace, then steps, then lets everything come to rest.
// Errors:  violations() holds one line for each invariant found broken; empty: the morning was
// good.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "harness/town.h"
#include "notifications/effects/address_key.h"
#include "notifications/effects/sms_sender.h"
#include "simulation/checks.h"
#include "simulation/house.h"
#include "simulation/random.h"
#include "simulation/telephone.h"

namespace vagtbro::simulation {

struct Settings {
  uint64_t seed = 1;
  int steps = 1500;
  bool faults = true;  // drop, delay, double, reorder, crash
  // Runs once in the middle of the morning: a test's deliberate damage, to see a check bite.
  std::function<void(class World&)> sabotage;
};

class World final : private kit::Weather, private Fate {
 public:
  explicit World(Settings settings);

  void Run();
  const std::vector<std::string>& violations() const { return checks_.violations(); }

  // For sabotage and for reports.
  Node& node(const std::string& name) { return house_.node(name); }
  const bundle::v1::Bundle& town() const { return town_; }
  kit::ManualClock& clock() { return clock_; }
  notifications::MemorySmsSender& carrier() { return carrier_; }
  Checks& checks() { return checks_; }
  size_t crashes() const { return crashes_; }
  size_t rung() const { return telephone_.taken(); }

 private:
  // A call from outside that is repeated with the same request id until it is answered.
  struct Call {
    std::string name;
    std::function<absl::Status()> act;
  };

  void PlanCalls();
  void Step();
  void Rest();

  void MoveLine();
  int Copies() override;
  bool Overtakes() override;
  bool Delays() override;
  void JumpClock();
  // True if there was something to do.
  bool SendMessages(bool faulty);
  bool ReadMessages();
  bool AnswerPhones();
  void AnswerTwiceAtOnce();
  void MakeCall();
  void CrashSomebody();

  bool LosesRequest() override { return chaos_ && random_.Percent(5); }
  bool LosesReply() override { return chaos_ && random_.Percent(10); }
  bool Flush(Node& node) override;
  void Crash(Node& node);
  absl::Status Answer(const std::string& offer_id, const std::string& employment_id, bool accept,
                      const std::string& request_id, std::string* outcome);
  absl::Status ReportSick(const std::string& employment_id, absl::Time start, absl::Time end,
                          const std::string& request_id);
  void Observe();

  Settings settings_;
  Random random_;
  kit::ManualClock clock_;
  bundle::v1::Bundle town_;
  bool chaos_ = false;
  House house_;  // speaks to its weather and its fate at once
  std::vector<Call> calls_;
  notifications::MemorySmsSender carrier_;
  Telephone telephone_{random_};
  notifications::AddressKey key_ = notifications::AddressKey::FromSeed("simulation");
  uint64_t ready_messages_ = 0;
  uint64_t ready_replies_ = 0;
  size_t read_messages_ = 0;
  int replies_ = 0;
  size_t crashes_ = 0;
  Checks checks_;
};

}  // namespace vagtbro::simulation
