// The bus beside its peers, in one run: durable events from a service to a service.
//
// Equal work and durability on all sides, see peer.h. Ours are two services in this process with a
// disk each, over TCP; a peer's server is a process of its own, its clients are threads here.
// Rounds are interleaved, so that a noisy machine is noisy for all: read the ratios.
//
// redis: a transaction an event, as its users write it; redis-packed and postgres: what waits is
// one transaction. Usage: peers_bench [NAME …]: only these peers.
#include <algorithm>
#include <cstdio>
#include <cstring>

#include "kit/bench/measure.h"
#include "kit/bench/peers/peer.h"
#include "kit/bench/service.h"

namespace vagtbro::bench {
namespace {

constexpr int kRounds = 3;

struct Entry {
  const char* name;
  const char* packages;
  double bar;  // events a second, ours : theirs, at 64 in flight
  std::unique_ptr<PeerWork> (*start)(const std::string& folder, std::string* missing);
};
const Entry kEntries[] = {
    {"redis", "redis-server libhiredis-dev", 2.5, StartRedis},
    {"redis-packed", "redis-server libhiredis-dev", 0, StartRedisPacked},
    {"postgres", "postgresql libpq-dev", 1.5, StartPostgres},
    {"nats", "nats-server libnats-dev", 12, StartNats},
};

struct Contestant {
  std::string name;
  double bar = 0;
  Operation operation;
  std::vector<Sample> samples;
};

double Median(const std::vector<Sample>& samples, double Sample::*field) {
  std::vector<double> values;
  for (const Sample& sample : samples) values.push_back(sample.*field);
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// Of each round by itself: smallest, middle and largest.
std::string Ratio(const Contestant& ours, const Contestant& theirs, double Sample::*field) {
  std::vector<double> ratios;
  for (size_t i = 0; i < ours.samples.size(); ++i) {
    ratios.push_back(ours.samples[i].*field / theirs.samples[i].*field);
  }
  std::sort(ratios.begin(), ratios.end());
  char text[64];
  std::snprintf(text, sizeof text, "%.2f (%.2f-%.2f)", ratios[ratios.size() / 2], ratios.front(),
                ratios.back());
  return text;
}

void Measure(std::vector<Contestant>& contestants, size_t in_flight) {
  for (Contestant& contestant : contestants) contestant.samples.clear();
  for (int round = -1; round < kRounds; ++round) {
    for (Contestant& contestant : contestants) {
      // As many as make about a second each, by a short trial.
      const Sample trial = Run(in_flight, in_flight * 20, contestant.operation);
      if (round < 0) continue;
      const auto count = static_cast<size_t>(trial.per_second) + in_flight;
      contestant.samples.push_back(Run(in_flight, count, contestant.operation));
    }
  }
  for (const Contestant& contestant : contestants) {
    std::printf("%9zu  %-12s %10.0f %9.2f %9.2f", in_flight, contestant.name.c_str(),
                Median(contestant.samples, &Sample::per_second),
                Median(contestant.samples, &Sample::p50) / 1000,
                Median(contestant.samples, &Sample::p99) / 1000);
    if (&contestant != &contestants[0]) {
      std::printf("  %-18s %-18s", Ratio(contestants[0], contestant, &Sample::per_second).c_str(),
                  Ratio(contestant, contestants[0], &Sample::p50).c_str());
    }
    if (in_flight == 64 && contestant.bar > 0) std::printf("  bar: %.1f", contestant.bar);
    std::printf("\n");
  }
  std::fflush(stdout);
}

void Main(const std::vector<std::string>& wanted) {
  Service producer("");
  Service consumer(producer.address());
  std::vector<Contestant> contestants;
  contestants.push_back({"ours",
                         0,
                         [&](auto done) {
                           consumer.Expect(std::move(done));
                           producer.Commit(nullptr);
                         },
                         {}});
  std::vector<std::unique_ptr<kit::TempFolder>> folders;
  std::vector<std::unique_ptr<Peer>> peers;
  for (const Entry& entry : kEntries) {
    if (!wanted.empty() && std::count(wanted.begin(), wanted.end(), entry.name) == 0) continue;
    folders.push_back(std::make_unique<kit::TempFolder>());
    std::string missing;
    auto work = entry.start(folders.back()->path(), &missing);
    if (work == nullptr) {
      std::printf("%s is not measured: missing %s (apt-get install %s)\n", entry.name,
                  missing.c_str(), entry.packages);
      continue;
    }
    peers.push_back(std::make_unique<Peer>(std::move(work)));
    contestants.push_back(
        {entry.name, entry.bar, [&peer = *peers.back()](auto done) { peer(std::move(done)); }, {}});
  }
  std::printf("%9s  %-12s %10s %9s %9s  %-18s %-18s\n", "in flight", "", "events/s", "p50 ms",
              "p99 ms", "ours : theirs", "their p50 : ours");
  for (const size_t in_flight : {size_t{1}, size_t{64}, size_t{1024}}) {
    Measure(contestants, in_flight);
  }
}

}  // namespace
}  // namespace vagtbro::bench

int main(int argc, char** argv) {
  vagtbro::bench::Main(std::vector<std::string>(argv + 1, argv + argc));
}
