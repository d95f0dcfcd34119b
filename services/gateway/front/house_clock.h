// HouseClock: the time that the services believe in, which a demo may have moved.
//
// Shape:   asks `pool` at most once a minute and counts on from there at the rate it told. Until it
//          has answered once: real time. For what is planned; sessions live by real time.
// Threads: any; Now() may block for two seconds, so never on a thread of the server.
#pragma once

#include <grpcpp/channel.h>

#include <memory>
#include <mutex>
#include <optional>

#include "kit/time/clock.h"
#include "vagtbro/ops/v1/clock_service.grpc.pb.h"

namespace vagtbro::gateway {

class HouseClock final : public kit::Clock {
 public:
  // `channel` null: there is no pool. `real` must outlive it.
  HouseClock(const std::shared_ptr<grpc::Channel>& channel, const kit::Clock& real);

  absl::Time Now() const override;
  absl::Duration RealTimeUntil(absl::Time due) const override;

 private:
  struct Told {
    absl::Time time;
    absl::Time at;  // real time
    double rate = 1;
  };
  void Ask(absl::Time now) const;

  const std::unique_ptr<ops::v1::ClockService::Stub> stub_;
  const kit::Clock& real_;
  mutable std::mutex mutex_;
  mutable absl::Time asked_ = absl::InfinitePast();
  mutable std::optional<Told> told_;
};

}  // namespace vagtbro::gateway
