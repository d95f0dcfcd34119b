// How many open boards a gateway carries: streams through the real server and relay, in one process
// with the service and the pages, so that memory is that of all three.
//
//   gateway_bench [STREAMS]   5000 unless said otherwise; the limit of open files must allow it
#include <sodium.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <thread>
#include <vector>

#include "gateway/testing/raw_socket.h"
#include "gateway/testing/relay_house.h"

namespace vagtbro::gateway {
namespace {

using Clock = std::chrono::steady_clock;

double Seconds(Clock::time_point since) {
  return std::chrono::duration<double>(Clock::now() - since).count();
}

double Megabytes() {
  std::ifstream status("/proc/self/statm");
  double pages = 0;
  double resident = 0;
  status >> pages >> resident;
  return resident * 4096 / 1e6;
}

double CpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void AllowFiles() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

void Streams(RelayHouse& house, int count) {
  const double before = Megabytes();
  echo::v1::RepeatRequest request;
  request.set_count(1);
  request.set_size(200);
  request.set_hang(true);
  const auto start = Clock::now();
  std::vector<std::unique_ptr<RawSocket>> pages;
  for (int i = 0; i < count; ++i) {
    pages.push_back(std::make_unique<RawSocket>(house.port));
    pages.back()->Send(RelayHouse::RepeatBytes(request));
  }
  while (house.echo.sent < count) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  const double opened = Seconds(start);
  const double memory = Megabytes() - before;
  const double cpu = CpuSeconds();
  const auto idle = Clock::now();
  std::this_thread::sleep_for(std::chrono::seconds(3));
  const double idle_cpu = (CpuSeconds() - cpu) / Seconds(idle);
  const auto close = Clock::now();
  pages.clear();
  while (house.relay.running() > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  std::printf(
      "%d streams: opened with their first message in %.2f s, %.0f MB in all (%.1f KB a stream, "
      "service and page included), %.3f core while quiet, cancelled at the service in %.2f s\n",
      count, opened, memory, memory * 1000 / count, idle_cpu, Seconds(close));
}

void Calls(RelayHouse& house, int threads, int each) {
  const auto start = Clock::now();
  std::vector<std::thread> callers;
  for (int t = 0; t < threads; ++t) {
    callers.emplace_back([&house, each] {
      httplib::Client client("127.0.0.1", house.port);
      client.set_keep_alive(true);
      client.set_tcp_nodelay(true);  // as browsers do
      echo::v1::SayRequest request;
      request.set_text("hello");
      const std::string body = Frame(request.SerializeAsString());
      for (int i = 0; i < each; ++i) client.Post(kSay, RelayHouse::Cookie(), body, kWeb);
    });
  }
  for (std::thread& caller : callers) caller.join();
  const double took = Seconds(start);
  std::printf("%d unary calls over %d connections: %.0f a second\n", threads * each, threads,
              threads * each / took);
}

}  // namespace
}  // namespace vagtbro::gateway

int main(int argc, char** argv) {
  namespace gateway = vagtbro::gateway;
  if (sodium_init() < 0) return 1;
  gateway::AllowFiles();
  const int streams = argc > 1 ? std::atoi(argv[1]) : 5000;
  gateway::RelayHouse house;
  gateway::Calls(house, 16, 500);
  house.gate.many_sessions = true;
  gateway::Streams(house, streams);
  return 0;
}
