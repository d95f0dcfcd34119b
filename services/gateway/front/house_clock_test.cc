// The time that the services believe in: told by one of them, and counted on from there.
#include "gateway/front/house_clock.h"

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"

namespace vagtbro::gateway {
namespace {

const absl::Time kNow = absl::FromCivil(absl::CivilHour(2026, 11, 22, 5), absl::UTCTimeZone());
const absl::Time kDemo = absl::FromCivil(absl::CivilHour(2027, 3, 1, 6), absl::UTCTimeZone());

class FakeClock final : public ops::v1::ClockService::Service {
 public:
  grpc::Status GetClock(grpc::ServerContext*, const ops::v1::GetClockRequest*,
                        ops::v1::GetClockResponse* response) override {
    ++asked;
    *response->mutable_clock_time() = kit::ToProto(time);
    response->set_rate(rate);
    return down ? grpc::Status(grpc::StatusCode::UNAVAILABLE, "down") : grpc::Status::OK;
  }
  absl::Time time = kDemo;
  double rate = 1;
  bool down = false;
  int asked = 0;
};

struct HouseClockTest : ::testing::Test {
  HouseClockTest() {
    grpc::ServerBuilder builder;
    builder.RegisterService(&pool);
    server = builder.BuildAndStart();
    clock = std::make_unique<HouseClock>(server->InProcessChannel({}), real);
  }
  kit::ManualClock real{kNow};
  FakeClock pool;
  std::unique_ptr<grpc::Server> server;
  std::unique_ptr<HouseClock> clock;
};

TEST_F(HouseClockTest, IsWhatTheServicesSayAskedOnceAMinute) {
  EXPECT_EQ(clock->Now(), kDemo);
  ASSERT_TRUE(real.Advance(absl::Seconds(59)).ok());
  EXPECT_EQ(clock->Now(), kDemo + absl::Seconds(59));
  EXPECT_EQ(pool.asked, 1);
  pool.time = kDemo + absl::Hours(24);
  ASSERT_TRUE(real.Advance(absl::Seconds(1)).ok());
  EXPECT_EQ(clock->Now(), kDemo + absl::Hours(24));
  EXPECT_EQ(pool.asked, 2);
}

TEST_F(HouseClockTest, GoesOnAsFastAsTheirs) {
  pool.rate = 60;
  EXPECT_EQ(clock->Now(), kDemo);
  ASSERT_TRUE(real.Advance(absl::Seconds(30)).ok());
  EXPECT_EQ(clock->Now(), kDemo + absl::Minutes(30));
}

TEST_F(HouseClockTest, IsRealTimeUntilSomebodyHasTold) {
  pool.down = true;
  EXPECT_EQ(clock->Now(), kNow);
  pool.down = false;
  EXPECT_EQ(clock->Now(), kNow);
  ASSERT_TRUE(real.Advance(absl::Minutes(1)).ok());
  EXPECT_EQ(clock->Now(), kDemo);
  EXPECT_EQ(HouseClock(nullptr, real).Now(), real.Now());
}

TEST_F(HouseClockTest, CountsOnWhileNobodyAnswers) {
  EXPECT_EQ(clock->Now(), kDemo);
  pool.down = true;
  ASSERT_TRUE(real.Advance(absl::Minutes(5)).ok());
  EXPECT_EQ(clock->Now(), kDemo + absl::Minutes(5));
}

}  // namespace
}  // namespace vagtbro::gateway
