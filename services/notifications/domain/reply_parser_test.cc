// What people write, as a table.
#include "notifications/domain/reply_parser.h"

#include <gtest/gtest.h>

#include "notifications/domain/patience.h"

namespace vagtbro::notifications {
namespace {

struct Row {
  const char* text;
  Answer answer;
  const char* code;
};

class ReplyParserTest : public testing::TestWithParam<Row> {};

TEST_P(ReplyParserTest, IsReadAs) {
  const ParsedReply reply = ParseReply(GetParam().text);
  EXPECT_EQ(reply.answer, GetParam().answer) << GetParam().text;
  EXPECT_EQ(reply.code, GetParam().code) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Plain, ReplyParserTest,
    testing::Values(Row{"JA 4821", Answer::kYes, "4821"}, Row{"ja", Answer::kYes, ""},
                    Row{"  Ja4821! ", Answer::kYes, "4821"}, Row{"YES 0007", Answer::kYes, "0007"},
                    Row{"j", Answer::kYes, ""}, Row{"1", Answer::kYes, ""},
                    Row{"1 4821", Answer::kYes, "4821"}, Row{"4821 ja", Answer::kYes, "4821"},
                    Row{"ja tak 4821!", Answer::kYes, "4821"},
                    Row{"JA TAK, det vil jeg gerne. Mvh Åse", Answer::kYes, ""},
                    Row{"NEJ 4821", Answer::kNo, "4821"}, Row{"nej", Answer::kNo, ""},
                    Row{"No, sorry", Answer::kNo, ""}, Row{"N", Answer::kNo, ""},
                    Row{"2", Answer::kNo, ""},
                    Row{"nej desværre, jeg kan ikke kl 7", Answer::kNo, ""}));

INSTANTIATE_TEST_SUITE_P(
    AYesInDoubtIsNotAYes, ReplyParserTest,
    testing::Values(Row{"", Answer::kUnclear, ""}, Row{"4821", Answer::kUnclear, "4821"},
                    Row{"ja hvis jeg kan få fri fredag 4821", Answer::kUnclear, "4821"},
                    Row{"ja men først kl 8", Answer::kUnclear, ""},
                    Row{"MÅSKE JA", Answer::kUnclear, ""}, Row{"ja fra kl 9", Answer::kUnclear, ""},
                    Row{"ja?", Answer::kUnclear, ""}, Row{"ja nej", Answer::kUnclear, ""},
                    Row{"JA 4821 og 5555", Answer::kUnclear, ""},
                    Row{"kan ikke", Answer::kUnclear, ""}, Row{"januar", Answer::kUnclear, ""}));

TEST(PatienceTest, WaitsGrowAndThenStay) {
  EXPECT_EQ(MessagePatience(1), absl::Seconds(5));
  EXPECT_EQ(MessagePatience(2), absl::Seconds(15));
  EXPECT_EQ(MessagePatience(3), absl::Minutes(1));
  EXPECT_EQ(MessagePatience(4), absl::Minutes(5));
  EXPECT_EQ(MessagePatience(40), absl::Minutes(5));
  EXPECT_EQ(ReplyPatience(1), absl::Seconds(1));
  EXPECT_EQ(ReplyPatience(9), absl::Seconds(15));
}

}  // namespace
}  // namespace vagtbro::notifications
