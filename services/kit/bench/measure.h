// Measure: how long an operation takes, one at a time and many in flight, beside a raw limit.
//
// Rounds are interleaved, so that a noisy machine is noisy for both; read the ratios.
//
// Units:   microseconds; operations a second.
// Threads: Run() from one; the operation calls `done` from any.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace vagtbro::bench {

struct Sample {
  double per_second = 0;
  double p50 = 0;
  double p99 = 0;
};

// Begins one operation; `done` is called once when it has ended.
using Operation = std::function<void(std::function<void()> done)>;

// Runs `count` operations with at most `in_flight` of them begun and not ended.
Sample Run(size_t in_flight, size_t count, const Operation& operation);

struct Contest {
  std::string name;
  std::string limit_name;
  Operation ours;
  Operation limit;
};

// Three interleaved rounds; prints medians, and the ratio ours : limit with its spread.
void Report(const Contest& contest, size_t in_flight, size_t count);

void PrintHead();

}  // namespace vagtbro::bench
