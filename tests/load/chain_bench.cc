// The whole chain on real processes: from the receipt of a sick call to its first offer at the
// carrier, beside the physical sum of its parts measured in the same run.
//
// The sum is one gRPC echo, four synced writes and three ZeroMQ hops: what the machine itself needs
// for the same way. Sick calls come one at a time, then 64 in flight.
#include <algorithm>
#include <cstdio>
#include <thread>

#include <gtest/gtest.h>

#include "harness/system.h"
#include "kit/base/proto_time.h"
#include "kit/bench/raw.h"
#include "vagtbro/ops/v1/clock_service.grpc.pb.h"

namespace vagtbro::bench {
namespace {

using harness::kTenant;
using harness::Local;
using Clock = std::chrono::steady_clock;

double Micros(Clock::duration d) { return std::chrono::duration<double, std::micro>(d).count(); }

double At(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<size_t>(share * static_cast<double>(values.size() - 1))];
}

// p50 of echo + 4 writes + 3 hops (half a round trip each).
double PhysicalSum(harness::System& system) {
  kit::TempFolder folder;
  RawWrite write(folder.path(), 1);
  RawRoundTrip round_trip;
  const auto clock = ops::v1::ClockService::NewStub(system.channel("sickness"));
  const Sample echo = Run(1, 1000, [&](auto done) {
    grpc::ClientContext context;
    ops::v1::GetClockResponse response;
    clock->GetClock(&context, {}, &response);
    done();
  });
  const Sample writes = Run(1, 1000, [&](auto done) { write(std::move(done)); });
  const Sample trips = Run(1, 1000, [&](auto done) { round_trip(std::move(done)); });
  std::printf("  gRPC echo %.0f us, synced write %.0f us, ZeroMQ hop %.0f us (p50)\n", echo.p50,
              writes.p50, trips.p50 / 2);
  return echo.p50 + 4 * writes.p50 + 3 * trips.p50 / 2;
}

class Chain {
 public:
  explicit Chain(int units) {
    // Quiet hours are over; nobody answers, and the clock stands still enough.
    system_.Begin(harness::MakeTown({units, absl::CivilDay(2026, 1, 26), 10, false}));
  }

  // Time from the receipt to the first offer of the same gap, for sick calls in `units`.
  std::vector<double> Measure(int from, int to, size_t in_flight) {
    std::vector<double> times;
    std::mutex mutex;
    std::atomic<int> next = from;
    std::vector<std::thread> callers;
    for (size_t i = 0; i < in_flight; ++i) {
      callers.emplace_back([&] {
        for (int unit = next++; unit < to; unit = next++) {
          const double took = One(unit);
          const std::lock_guard lock(mutex);
          if (took > 0) times.push_back(took);
        }
      });
    }
    for (std::thread& caller : callers) caller.join();
    return times;
  }

  harness::System& system() { return system_; }

  // Where the time went, by the clocks of the services: medians over all gaps so far.
  void PrintStages() {
    std::map<std::string, absl::Time> reported;  // by unit
    sickness::v1::ListAbsencesRequest absences;
    absences.set_tenant_id(kTenant);
    absences.set_page_size(1000);
    sickness::v1::ListAbsencesResponse away;
    system_
        .Call(system_.sickness(), &sickness::v1::SicknessService::Stub::ListAbsences, absences,
              &away)
        .IgnoreError();
    for (const auto& absence : away.absences()) {
      reported[absence.employment_id()] = kit::FromProto(absence.report_time());
    }
    pool::v1::ListOffersRequest offers;
    offers.set_tenant_id(kTenant);
    offers.set_page_size(1000);
    pool::v1::ListOffersResponse offered;
    system_.Call(system_.pool(), &pool::v1::PoolService::Stub::ListOffers, offers, &offered)
        .IgnoreError();
    notifications::v1::ListMessagesRequest messages;
    messages.set_tenant_id(kTenant);
    messages.set_page_size(1000);
    notifications::v1::ListMessagesResponse told;
    system_
        .Call(system_.notifications(), &notifications::v1::NotificationsService::Stub::ListMessages,
              messages, &told)
        .IgnoreError();
    std::map<std::string, absl::Time> queued;
    for (const auto& message : told.messages()) {
      queued[message.message().cause_id()] = kit::FromProto(message.queue_time());
    }
    std::vector<double> to_offer;
    std::vector<double> to_queue;
    for (const auto& offer : offered.offers()) {
      const std::string& unit = offer.offer().unit_ids(0);
      const absl::Time made = kit::FromProto(offer.offer_time());
      const auto report = reported.find("e-" + unit + "-day-2");
      if (report != reported.end()) {
        to_offer.push_back(absl::ToDoubleMicroseconds(made - report->second));
      }
      const auto message = queued.find(offer.offer().offer_id());
      if (message != queued.end()) {
        to_queue.push_back(absl::ToDoubleMicroseconds(message->second - made));
      }
    }
    if (to_offer.empty() || to_queue.empty()) return;
    std::printf("  of it: report -> offer made %.0f us, -> message queued %.0f us (p50)\n",
                At(to_offer, 0.5), At(to_queue, 0.5));
  }

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
    if (!status.ok()) {
      std::printf("  a sick call failed: %s\n", std::string(status.message()).c_str());
      std::exit(1);
    }
    const std::string place = "Afdeling " + name + " ";
    const auto offer = system_.carrier().WaitFor([&](const harness::TakenSms& sms) {
      return sms.text.find(place) != std::string::npos && !sms.code().empty();
    });
    return offer ? std::max(1.0, Micros(offer->arrival - receipt)) : 0;
  }

  harness::System system_;
};

int Main() {
  constexpr int kOneByOne = 60;
  constexpr int kTogether = 128;
  Chain chain(kOneByOne + kTogether);
  if (::testing::Test::HasFailure()) return 1;
  std::printf("receipt -> first offer at the carrier\n");
  const double sum = PhysicalSum(chain.system());
  const auto alone = chain.Measure(0, kOneByOne, 1);
  chain.PrintStages();
  const auto together = chain.Measure(kOneByOne, kOneByOne + kTogether, 64);
  if (alone.empty() || together.empty()) return 1;
  std::printf("  physical sum            %8.0f us\n", sum);
  std::printf("  one at a time    p50    %8.0f us  (%.1f x)   p99 %8.0f us  (%.1f x)   n=%zu\n",
              At(alone, 0.5), At(alone, 0.5) / sum, At(alone, 0.99), At(alone, 0.99) / sum,
              alone.size());
  std::printf("  64 in flight     p50    %8.0f us  (%.1f x)   p99 %8.0f us  (%.1f x)   n=%zu\n",
              At(together, 0.5), At(together, 0.5) / sum, At(together, 0.99),
              At(together, 0.99) / sum, together.size());
  return 0;
}

}  // namespace
}  // namespace vagtbro::bench

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  return vagtbro::bench::Main();
}
