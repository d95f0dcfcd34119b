#include "kit/bench/measure.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>

namespace vagtbro::bench {
namespace {

using Clock = std::chrono::steady_clock;

double Micros(Clock::duration d) { return std::chrono::duration<double, std::micro>(d).count(); }

double At(std::vector<double> sorted, double share) {
  std::sort(sorted.begin(), sorted.end());
  return sorted[static_cast<size_t>(share * static_cast<double>(sorted.size() - 1))];
}

double Median(const std::vector<Sample>& samples, double Sample::*field) {
  std::vector<double> values;
  for (const Sample& sample : samples) values.push_back(sample.*field);
  return At(values, 0.5);
}

}  // namespace

Sample Run(size_t in_flight, size_t count, const Operation& operation) {
  std::mutex mutex;
  std::condition_variable changed;
  size_t running = 0;
  std::vector<double> times;
  times.reserve(count);
  const Clock::time_point begun = Clock::now();
  for (size_t i = 0; i < count; ++i) {
    {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return running < in_flight; });
      ++running;
    }
    const Clock::time_point start = Clock::now();
    operation([&, start] {
      const double took = Micros(Clock::now() - start);
      const std::lock_guard lock(mutex);
      times.push_back(took);
      --running;
      changed.notify_one();
    });
  }
  std::unique_lock lock(mutex);
  changed.wait(lock, [&] { return running == 0; });
  const double seconds = Micros(Clock::now() - begun) / 1e6;
  return {static_cast<double>(count) / seconds, At(times, 0.5), At(times, 0.99)};
}

void PrintHead() {
  std::printf("%-26s %9s | %10s %9s %9s | %-20s %10s %9s %9s | %s\n", "ours", "in flight", "ops/s",
              "p50 us", "p99 us", "raw limit", "ops/s", "p50 us", "p99 us", "p50 ratio (spread)");
}

void Report(const Contest& contest, size_t in_flight, size_t count) {
  constexpr int kRounds = 3;
  std::vector<Sample> ours;
  std::vector<Sample> limit;
  std::vector<double> ratios;
  Run(in_flight, count / 10 + 1, contest.limit);  // warm
  Run(in_flight, count / 10 + 1, contest.ours);
  for (int round = 0; round < kRounds; ++round) {
    limit.push_back(Run(in_flight, count, contest.limit));
    ours.push_back(Run(in_flight, count, contest.ours));
    ratios.push_back(ours.back().p50 / limit.back().p50);
  }
  std::printf("%-26s %9zu | %10.0f %9.1f %9.1f | %-20s %10.0f %9.1f %9.1f | %.2f (%.2f-%.2f)\n",
              contest.name.c_str(), in_flight, Median(ours, &Sample::per_second),
              Median(ours, &Sample::p50), Median(ours, &Sample::p99), contest.limit_name.c_str(),
              Median(limit, &Sample::per_second), Median(limit, &Sample::p50),
              Median(limit, &Sample::p99), At(ratios, 0.5),
              *std::min_element(ratios.begin(), ratios.end()),
              *std::max_element(ratios.begin(), ratios.end()));
  std::fflush(stdout);
}

}  // namespace vagtbro::bench
