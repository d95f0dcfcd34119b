// TLS and SRTP, with a telephone that is not ours.
#include <cstdlib>
#include <fstream>
#include <future>

#include "ivr/dialog/outbound.h"
#include "ivr/testing/baresip_phone.h"
#include "ivr/testing/sip_line_fixture.h"
#include "ivr/testing/tls_server.h"
#include "kit/testing/temp_folder.h"

namespace vagtbro::ivr {
namespace {

class SipSecureTest : public SipLineTest {
 protected:
  ~SipSecureTest() override { line_.reset(); }  // it says to `ended_` that it goes

  std::string File(const std::string& name) const { return folder_.path() + "/" + name; }

  // A key, and a certificate that vouches for itself.
  bool MakeCertificate(const std::string& name, const std::string& address = "127.0.0.1") {
    const std::string command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 "
        "-subj /CN=exchange -addext subjectAltName=IP:" +
        address + " -keyout " + File(name + ".key") + " -out " + File(name + ".pem") +
        " 2>/dev/null";
    return std::system(command.c_str()) == 0;
  }
  void UseCertificate(const std::string& name) {
    settings_.tls.certificate = File(name + ".pem");
    settings_.tls.key = File(name + ".key");
  }

  // The line believes what "exchange" vouches for, and rings by this exchange.
  void RingBy(const TlsServer& exchange) {
    ASSERT_TRUE(MakeCertificate("line"));
    UseCertificate("line");
    settings_.tls.authorities = File("exchange.pem");
    settings_.trunk.host = exchange.host();
    settings_.trunk.transport = SipTransport::kTls;
    settings_.trunk.caller_id = "+4587121212";
    Line();
    const CallFacts facts{"call-out-1", true, clock_.Now()};
    line_->Ring({facts, "+4520304050", absl::Seconds(15)},
                std::make_unique<Outbound>(House{}, facts, OfferCall{}),
                [this](Outcome outcome) { ended_.set_value(outcome); });
  }

  kit::TempFolder folder_;
  std::promise<Outcome> ended_;
};

TEST_F(SipSecureTest, ASickCallThatNobodyOnTheWayCanHear) {
  if (!BaresipPhone::Installed()) GTEST_SKIP() << "baresip is missing: see tools/packages.txt";
  ASSERT_TRUE(MakeCertificate("line"));
  UseCertificate("line");
  settings_.srtp = SrtpUse::kRequire;
  Line();
  std::ofstream(File("phone.pem"))
      << std::ifstream(File("line.pem")).rdbuf() << std::ifstream(File("line.key")).rdbuf();
  BaresipPhone phone(line_->tls_port(), File("line.pem"), File("phone.pem"));
  ASSERT_TRUE(phone.Dial()) << phone.Log();
  EXPECT_TRUE(phone.Key(kSickKeys)) << phone.Log();
  EXPECT_EQ(services_.Outcomes(1), std::vector<Outcome>{Outcome::kReported}) << phone.Log();
  EXPECT_EQ(services_.backend().All<ReportSick>().size(), 1u);
  // It hears us: neither sound nor report came that it could not open, and the BYE reached it.
  EXPECT_TRUE(phone.AwaitEnd());
  EXPECT_EQ(phone.Log().find("failed to decrypt"), std::string::npos) << phone.Log();
  EXPECT_NE(phone.Log().find("incoming rtp for 'audio' established"), std::string::npos);
}

TEST_F(SipSecureTest, AnExchangeThatIsVouchedForIsRungByTls) {
  ASSERT_TRUE(MakeCertificate("exchange"));
  TlsServer exchange(File("exchange.pem"), File("exchange.key"));
  RingBy(exchange);
  EXPECT_TRUE(exchange.Hears("INVITE sip:+4520304050@" + exchange.host() + ";transport=tls"));
}

TEST_F(SipSecureTest, AnExchangeThatIsNotIsToldNothing) {
  ASSERT_TRUE(MakeCertificate("exchange"));
  ASSERT_TRUE(MakeCertificate("stranger"));
  TlsServer stranger(File("stranger.pem"), File("stranger.key"));
  RingBy(stranger);
  EXPECT_EQ(ended_.get_future().get(), Outcome::kFailed);
  EXPECT_FALSE(stranger.HasHeard("INVITE"));
}

TEST_F(SipSecureTest, ACertificateOfAnotherAddressIsNotTheExchanges) {
  ASSERT_TRUE(MakeCertificate("exchange", "192.0.2.7"));
  TlsServer other(File("exchange.pem"), File("exchange.key"));
  RingBy(other);
  EXPECT_EQ(ended_.get_future().get(), Outcome::kFailed);
  EXPECT_FALSE(other.HasHeard("INVITE"));
}

TEST_F(SipSecureTest, FilesThatCannotBeUsedAreNamed) {
  const auto error = [&] {
    const auto make = [](const CallStart&) { return std::unique_ptr<Dialog>(); };
    const auto line = SipLine::Start(settings_, make, services_, clock_, metrics_);
    return line.ok() ? "" : std::string(line.status().message());
  };
  ASSERT_TRUE(MakeCertificate("line"));
  ASSERT_TRUE(MakeCertificate("other"));
  UseCertificate("line");
  EXPECT_EQ(error(), "");
  settings_.tls.key = File("other.key");
  EXPECT_NE(error().find(File("other.key")), std::string::npos) << error();
  settings_.tls.key = File("line.key");
  settings_.tls.authorities = File("none.pem");
  EXPECT_NE(error().find(File("none.pem")), std::string::npos) << error();
  settings_.tls.certificate = File("line.key");
  EXPECT_NE(error().find("no certificate in"), std::string::npos) << error();
}

}  // namespace
}  // namespace vagtbro::ivr
