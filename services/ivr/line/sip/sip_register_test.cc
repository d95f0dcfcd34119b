// The line registers: sipp is the registrar.
#include <thread>

#include "ivr/testing/sip_line_fixture.h"
#include "ivr/testing/sipp_callee.h"

namespace vagtbro::ivr {
namespace {

class SipRegisterTest : public SipLineTest {
 protected:
  SipRegisterTest() {
    settings_.trunk.registrar = registrar_.host();
    settings_.trunk.user = "legeby";
    settings_.trunk.secret = "correct horse";
    settings_.trunk.register_seconds = 1;
  }
  bool Registered() {
    return metrics_.Text().find("\nvagtbro_sip_registered 1") != std::string::npos;
  }
  SippCallee& Challenged() {
    registrar_.Expect("REGISTER", "To: .sip:legeby@");
    return registrar_.Reply("401 Unauthorized",
                            "WWW-Authenticate: Digest realm=\"exchange\", nonce=\"n1\", "
                            "algorithm=MD5\n");
  }

  SippCallee registrar_;
};

TEST_F(SipRegisterTest, WithDigestAndAgainBeforeItLapses) {
  Challenged().ExpectSigned("REGISTER", "legeby", "correct horse").Reply("200 OK");
  registrar_.Expect("REGISTER").Reply("200 OK").Start();
  Line();
  EXPECT_EQ(registrar_.Wait(), 0);
  EXPECT_TRUE(Registered());
  line_.reset();
  EXPECT_FALSE(Registered());
}

TEST_F(SipRegisterTest, IsTakenBackWhenTheLineDrains) {
  settings_.trunk.register_seconds = 300;
  registrar_.Expect("REGISTER", "expires=300").Reply("200 OK");
  registrar_.Expect("REGISTER", "expires=0").Reply("200 OK").Start();
  Line();
  while (!Registered()) std::this_thread::yield();
  line_->Drain(absl::Seconds(5));
  EXPECT_EQ(registrar_.Wait(), 0);
}

TEST_F(SipRegisterTest, AWrongSecretIsNotSentAgainAndAgain) {
  Challenged().Expect("REGISTER", "Authorization: Digest");
  registrar_.Reply("403 Forbidden").Start();
  Line();
  EXPECT_EQ(registrar_.Wait(), 0);
  EXPECT_FALSE(Registered());
}

}  // namespace
}  // namespace vagtbro::ivr
