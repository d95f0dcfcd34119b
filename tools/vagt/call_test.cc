// `vagt call` against a telephone of this process: what the exit code and the words say.
#include "call_report.h"

#include <gtest/gtest.h>

#include <sstream>
#include <thread>

#include "exit_code.h"
#include "vagt.h"

namespace vagtbro::vagt {
namespace {

class CallTest : public ::testing::Test {
 protected:
  int Vagt(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "call");
    return vagt::Run(arguments, out_, err_, false);
  }
  // Calls the other phone, which turns the call away.
  int VagtRefusedWith(std::uint16_t status) {
    std::thread other([&] {
      if (other_->Listen()) other_->Reject(status);
    });
    const int code = Vagt({other_->address(), "--script", "739162#"});
    other.join();
    return code;
  }

  const phone::ClipBook book_;
  std::unique_ptr<phone::Phone> other_ = *phone::Phone::Open({}, book_);
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(CallTest, HowACallFailedIsTheExitCode) {
  EXPECT_EQ(VagtRefusedWith(486), kUnavailable) << err_.str();
  EXPECT_NE(err_.str().find("busy"), std::string::npos) << err_.str();
  EXPECT_EQ(VagtRefusedWith(603), kRefused) << err_.str();
  EXPECT_EQ(VagtRefusedWith(404), kNotFound) << err_.str();
}

TEST_F(CallTest, ACallThatEndsBeforeItsScriptSaysWhere) {
  std::thread other([&] {
    if (!other_->Listen()) return;
    other_->Answer();
    other_->HangUp();
  });
  EXPECT_EQ(Vagt({other_->address(), "--script", "739162# 1"}), kUnexpected);
  other.join();
  EXPECT_NE(err_.str().find("before \"7 keys\""), std::string::npos) << err_.str();
  EXPECT_NE(out_.str().find("they hung up"), std::string::npos) << out_.str();
  EXPECT_EQ((out_.str() + err_.str()).find("739162"), std::string::npos);
}

TEST_F(CallTest, AScriptThatCannotBeReadCallsNobody) {
  EXPECT_EQ(Vagt({other_->address(), "--script", "739162# knock"}), kUsage);
  EXPECT_NE(err_.str().find("'knock'"), std::string::npos) << err_.str();
  EXPECT_EQ(err_.str().find("739162"), std::string::npos) << err_.str();
  EXPECT_EQ(other_->state(), phone::Phone::State::kIdle);
}

TEST_F(CallTest, ACallAsJsonIsNothingElse) {
  std::thread other([&] {
    if (other_->Listen()) other_->Answer();
  });
  EXPECT_EQ(Vagt({other_->address(), "--script", "hang-up", "--output", "json"}), kOk);
  other.join();
  EXPECT_EQ(out_.str().front(), '{');
  EXPECT_NE(out_.str().find("\"ended\": \"we hung up\""), std::string::npos) << out_.str();
}

TEST(CallReportTest, AnInstantOfACallIsMinutesSecondsAndATenth) {
  EXPECT_EQ(ShowInstant(absl::ZeroDuration()), "0:00.0");
  EXPECT_EQ(ShowInstant(absl::Milliseconds(67'460)), "1:07.4");
}

}  // namespace
}  // namespace vagtbro::vagt
