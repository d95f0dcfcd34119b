#include "gateway/front/house_clock.h"

#include <algorithm>

#include "kit/base/log.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/client.h"

namespace vagtbro::gateway {
namespace {

const kit::CallOptions kOnce{absl::Seconds(2), 1, absl::ZeroDuration()};
constexpr absl::Duration kKept = absl::Minutes(1);
// As a clock that can be moved: whoever waits looks again.
constexpr absl::Duration kNap = absl::Seconds(1);

}  // namespace

HouseClock::HouseClock(const std::shared_ptr<grpc::Channel>& channel, const kit::Clock& real)
    : stub_(channel == nullptr ? nullptr : ops::v1::ClockService::NewStub(channel)), real_(real) {}

void HouseClock::Ask(absl::Time now) const {
  asked_ = now;
  ops::v1::GetClockResponse response;
  const absl::Status status = kit::CallWithRetry(
      kOnce, [&](grpc::ClientContext* context) { return stub_->GetClock(context, {}, &response); });
  if (status.ok()) {
    told_ = Told{kit::FromProto(response.clock_time()), now, response.rate()};
  } else {
    kit::LogWarning("the clock cannot be asked", {{"error", std::string(status.message())}});
  }
}

absl::Time HouseClock::Now() const {
  const absl::Time now = real_.Now();
  if (stub_ == nullptr) return now;
  const std::lock_guard lock(mutex_);
  if (now - asked_ >= kKept) Ask(now);
  return told_ ? told_->time + (now - told_->at) * told_->rate : now;
}

absl::Duration HouseClock::RealTimeUntil(absl::Time due) const {
  return std::clamp(due - Now(), absl::ZeroDuration(), kNap);
}

}  // namespace vagtbro::gateway
