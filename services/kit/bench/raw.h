// Raw: the limits of the machine that ours are measured beside, each as an Operation.
//
// Threads: each holds its own; the destructor joins them.
#pragma once

#include <memory>
#include <string>

#include "kit/bench/measure.h"

namespace vagtbro::bench {

// One synced RocksDB write of about 500 bytes; as many writer threads as operations in flight.
class RawWrite final {
 public:
  RawWrite(const std::string& folder, size_t threads);
  ~RawWrite();
  void operator()(std::function<void()> done);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// One ZeroMQ round trip of 256 bytes over loopback TCP.
class RawRoundTrip final {
 public:
  RawRoundTrip();
  ~RawRoundTrip();
  void operator()(std::function<void()> done);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace vagtbro::bench
