// Ids, outcomes and instants.
#include <gtest/gtest.h>

#include "kit/base/ids.h"
#include "kit/base/outcome.h"
#include "kit/base/proto_time.h"

namespace vagtbro::kit {
namespace {

enum class No { kBecause };

TEST(IdsTest, AnIdIsSmallLettersDigitsAndAFewSigns) {
  EXPECT_TRUE(ShiftId::Parse("shift-2026.02_02").has_value());
  for (const char* bad : {"", "-x", "Ada", "a b", "a/b", "a\xc3\xb8", "\n"}) {
    EXPECT_FALSE(ShiftId::Parse(bad).has_value()) << bad;
  }
  EXPECT_TRUE(ShiftId::Parse(std::string(64, 'a')).has_value());
  EXPECT_FALSE(ShiftId::Parse(std::string(65, 'a')).has_value());
}

TEST(OutcomeTest, IsAValueOrARefusal) {
  const Outcome<int, No> yes = 7;
  const Outcome<int, No> no = No::kBecause;
  EXPECT_EQ(yes.value(), 7);
  EXPECT_EQ(no.error(), No::kBecause);
  EXPECT_DEATH((void)no.value(), "check failed");
}

TEST(ProtoTimeTest, NothingIsRoundedEvenBefore1970) {
  for (const absl::Time time : {absl::FromUnixNanos(1), absl::FromUnixNanos(-1),
                                absl::FromUnixSeconds(1770004800) + absl::Nanoseconds(7)}) {
    EXPECT_EQ(FromProto(ToProto(time)), time);
  }
}

TEST(ProtoTimeTest, IntervalsThatTouchDoNotOverlap) {
  const absl::Time noon = absl::FromUnixSeconds(0);
  const auto before = MakeInterval(noon - absl::Hours(1), noon);
  const auto after = MakeInterval(noon, noon + absl::Hours(1));
  EXPECT_FALSE(Overlaps(before, after));
  EXPECT_TRUE(Overlaps(before, MakeInterval(noon - absl::Nanoseconds(1), noon)));
}

}  // namespace
}  // namespace vagtbro::kit
