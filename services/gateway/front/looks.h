// Looks: who asked for data about whom and why, on disk before anybody is answered.
//
// Shape:   the same look again within a while is one line; a look at oneself is none. A stream is
//          one look when it opens.
// Threads: any.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "absl/time/time.h"
#include "vagtbro/gateway/v1/gateway_facts.pb.h"

namespace vagtbro::gateway {

class AccessLog {
 public:
  virtual ~AccessLog() = default;
  // Calls `durable` when it is on disk, maybe on another thread.
  virtual void Read(const v1::RecordsRead& read, std::function<void()> durable) = 0;
};

class Looks final {
 public:
  Looks(AccessLog& log, absl::Duration same) : log_(log), same_(same) {}

  // Calls `durable` once it is told, here if it was told lately.
  void Note(const v1::RecordsRead& read, absl::Time now, std::function<void()> durable);

 private:
  AccessLog& log_;
  const absl::Duration same_;
  std::mutex mutex_;
  std::map<std::string, absl::Time> told_;  // look -> when it was asked; on disk
};

}  // namespace vagtbro::gateway
