// The same sick call, whichever way it comes.
#include <gtest/gtest.h>

#include "phone/small_line.h"
#include "tools/phone/phone.h"
#include "tools/phone/script.h"

namespace vagtbro::ivr {
namespace {

class WaysTest : public ::testing::Test {
 protected:
  void ExpectSickCall(const std::string& transport, const phone::PhoneSettings& settings) {
    const phone::ClipBook book = *phone::ClipBook::Read(CLIPS, TEXTS);
    const auto phone = *phone::Phone::Open(settings, book);
    const absl::Status called = phone->Call(line_.address() + transport);
    ASSERT_TRUE(called.ok()) << called;
    EXPECT_TRUE(phone::Play(*phone, *phone::ParseScript(kSickKeys), {.barge_in = true}).ok())
        << phone->HeardIds();
    EXPECT_TRUE(phone->WaitToHear("receipt_keys")) << phone->HeardIds();
    EXPECT_EQ(phone::ReceiptsIn(phone->HeardSoFar()),
              (std::vector<std::string>{"471102", "471102"}))
        << phone->HeardIds();
    phone->HangUp();
    EXPECT_EQ(line_.Outcomes(1), std::vector<Outcome>{Outcome::kReported});
  }

  SmallLine line_{{}};
};

TEST_F(WaysTest, KeysInTheSoundOverTcp) { ExpectSickCall(";transport=tcp", {}); }

TEST_F(WaysTest, KeysAsInfo) { ExpectSickCall("", {.keys_by_info = true}); }

}  // namespace
}  // namespace vagtbro::ivr
