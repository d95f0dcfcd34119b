// The whole chain on real processes: from the receipt of a sick call to its first offer at the
// carrier, beside the physical sum of its parts measured in the same run.
//
// The sum is one gRPC echo, four synced writes and three ZeroMQ hops, one behind the other: what
// the machine itself needs for the same way. An idle machine is slower than a busy one, so the two
// take turns: a sum, a sick call, each when the wave before has been sent. Then sick calls in a
// row, and 64 in flight.
#include <algorithm>
#include <cstdio>
#include <thread>

#include <gtest/gtest.h>

#include "harness/system.h"
#include "kit/base/proto_time.h"
#include "kit/bench/raw.h"
#include "load/chain_stages.h"
#include "vagtbro/ops/v1/clock_service.grpc.pb.h"

namespace vagtbro::bench {
namespace {

using harness::kTenant;
using harness::Local;

constexpr int kWarmUp = 10;
constexpr int kRounds = 3;
constexpr int kOneByOne = 30;  // a round
constexpr int kInARow = 30;
constexpr int kTogether = 128;
constexpr size_t kInFlight = 64;

double Micros(Clock::duration d) { return std::chrono::duration<double, std::micro>(d).count(); }

// What the machine needs: echo + 4 writes + 3 hops (half a round trip each), each behind the other.
class Physical {
 public:
  explicit Physical(harness::System& system)
      : clock_(ops::v1::ClockService::NewStub(system.channel("sickness"))) {}

  double Once() {
    const double echo = Time(1, [this](auto done) {
      grpc::ClientContext context;
      ops::v1::GetClockResponse response;
      clock_->GetClock(&context, {}, &response);
      done();
    });
    const double writes = Time(4, [this](auto done) { write_(std::move(done)); });
    const double hops = Time(3, [this](auto done) { round_trip_(std::move(done)); }) / 2;
    echos_.push_back(echo);
    writes_.push_back(writes / 4);
    hops_.push_back(hops / 3);
    return echo + writes + hops;
  }

  void Print() const {
    std::printf("  gRPC echo %.0f us, synced write %.0f us, ZeroMQ hop %.0f us (p50)\n",
                At(echos_, 0.5), At(writes_, 0.5), At(hops_, 0.5));
  }

 private:
  static double Time(size_t count, const Operation& operation) {
    const Clock::time_point begun = Clock::now();
    Run(1, count, operation);
    return Micros(Clock::now() - begun);
  }

  std::unique_ptr<ops::v1::ClockService::Stub> clock_;
  kit::TempFolder folder_;
  RawWrite write_{folder_.path(), 1};
  RawRoundTrip round_trip_;
  std::vector<double> echos_;
  std::vector<double> writes_;
  std::vector<double> hops_;
};

class Chain {
 public:
  explicit Chain(int units) {
    system_.carrier().OnTake(
        [this](const harness::TakenSms& sms) { offers_.Note(sms, system_.Now()); });
    // Quiet hours are over; nobody answers, and the clock stands still enough.
    system_.Begin(harness::MakeTown({units, absl::CivilDay(2026, 1, 26), 10, false}));
  }

  // Time from the receipt to the first offer of the same gap, for the next unit.
  double Next() { return One(next_++); }

  std::vector<double> Together(int count, size_t in_flight) {
    std::vector<double> times;
    std::mutex mutex;
    const int end = next_ + count;
    std::atomic<int> next = next_;
    next_ = end;
    std::vector<std::thread> callers;
    for (size_t i = 0; i < in_flight; ++i) {
      callers.emplace_back([&] {
        for (int unit = next++; unit < end; unit = next++) {
          const double took = One(unit);
          const std::lock_guard lock(mutex);
          times.push_back(took);
        }
      });
    }
    for (std::thread& caller : callers) caller.join();
    return times;
  }

  // Until nothing of the last wave is under way: what follows finds an idle house.
  void WaitUntilSent() {
    const bool sent = harness::Eventually([this] { return AllSent(); });
    if (!sent) std::exit(1);
  }

  harness::System& system() { return system_; }
  const FirstOffers& offers() const { return offers_; }

 private:
  double One(int unit) {
    const std::string name = "u" + std::to_string(unit);
    sickness::v1::ReportSickRequest request;
    request.set_tenant_id(kTenant);
    request.set_request_id("sick-" + name);
    // On Monday 2 February the second pair of the day group works.
    request.set_employment_id("e-" + name + "-day-2");
    request.set_kind(sickness::v1::ABSENCE_KIND_OWN_ILLNESS);
    *request.mutable_start_time() = kit::ToProto(Local(2026, 2, 2, 7, 0));
    *request.mutable_end_time() = kit::ToProto(Local(2026, 2, 2, 15, 0));
    sickness::v1::ReportSickResponse response;
    const absl::Status status = system_.Call(
        system_.sickness(), &sickness::v1::SicknessService::Stub::ReportSick, request, &response);
    const Clock::time_point receipt = Clock::now();
    const auto offer = status.ok() ? offers_.WaitFor(name) : std::nullopt;
    if (!offer) {
      std::printf("  a sick call or its offer failed: %s\n", status.ToString().c_str());
      std::exit(1);
    }
    return std::max(1.0, Micros(*offer - receipt));
  }

  bool AllSent() {
    notifications::v1::ListMessagesRequest request;
    request.set_tenant_id(kTenant);
    request.set_page_size(20);
    notifications::v1::ListMessagesResponse newest;
    const absl::Status status = system_.Call(
        system_.notifications(), &notifications::v1::NotificationsService::Stub::ListMessages,
        request, &newest);
    const auto& messages = newest.messages();
    return status.ok() && std::all_of(messages.begin(), messages.end(), [](const auto& message) {
             return message.state() == notifications::v1::MESSAGE_STATE_SENT;
           });
  }

  FirstOffers offers_;
  harness::System system_;
  int next_ = 0;
};

void Print(const char* what, const std::vector<double>& times, double sum) {
  std::printf("  %-16s p50 %7.0f us (%.2f x)   p99 %7.0f us (%.2f x)   n=%zu\n", what,
              At(times, 0.5), At(times, 0.5) / sum, At(times, 0.99), At(times, 0.99) / sum,
              times.size());
}

struct Round {
  std::vector<double> sums;
  std::vector<double> times;
};

Round TakeTurns(Chain& chain, Physical& physical, int count) {
  Round round;
  for (int i = 0; i < count; ++i) {
    chain.WaitUntilSent();
    round.sums.push_back(physical.Once());
    chain.WaitUntilSent();
    round.times.push_back(chain.Next());
  }
  chain.WaitUntilSent();
  return round;
}

int Main() {
  Chain chain(kWarmUp + kRounds * kOneByOne + kInARow + kTogether);
  if (::testing::Test::HasFailure()) return 1;
  std::printf("receipt -> first offer at the carrier\n");
  Physical physical(chain.system());
  TakeTurns(chain, physical, kWarmUp);
  Round all;
  std::vector<double> ratios;
  for (int i = 0; i < kRounds; ++i) {
    const Round round = TakeTurns(chain, physical, kOneByOne);
    ratios.push_back(At(round.times, 0.5) / At(round.sums, 0.5));
    all.sums.insert(all.sums.end(), round.sums.begin(), round.sums.end());
    all.times.insert(all.times.end(), round.times.begin(), round.times.end());
  }
  const double sum = At(all.sums, 0.5);
  physical.Print();
  std::printf("  physical sum     p50 %7.0f us            p99 %7.0f us\n", sum, At(all.sums, 0.99));
  Print("one at a time", all.times, sum);
  std::printf("    ratio of p50 by round %.2f (%.2f-%.2f); of it:\n", At(ratios, 0.5),
              At(ratios, 0), At(ratios, 1));
  PrintStages(chain.system(), chain.offers());
  Print("in a row", chain.Together(kInARow, 1), sum);
  chain.WaitUntilSent();
  Print("64 in flight", chain.Together(kTogether, kInFlight), sum);
  return 0;
}

}  // namespace
}  // namespace vagtbro::bench

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  return vagtbro::bench::Main();
}
