// A push over real TLS to a push service that verifies the token and decrypts as a browser would.
#include "notifications/line/web_push_sender.h"

#include <gtest/gtest.h>
#include <httplib.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "kit/testing/temp_folder.h"
#include "notifications/push/base64url.h"

namespace vagtbro::notifications {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1770000000);
const std::string kAuth = "0123456789abcdef";

// A certificate of 127.0.0.1 that vouches for itself.
struct Certificate {
  Certificate() : key(EVP_EC_gen("P-256")), x509(X509_new()) {
    X509_set_version(x509, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
    X509_gmtime_adj(X509_getm_notBefore(x509), -60);
    X509_gmtime_adj(X509_getm_notAfter(x509), 3600);
    X509_set_pubkey(x509, key);
    X509_NAME* name = X509_get_subject_name(x509);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("127.0.0.1"), -1, -1, 0);
    X509_set_issuer_name(x509, name);
    X509_EXTENSION* names =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
    X509_add_ext(x509, names, -1);
    X509_EXTENSION_free(names);
    X509_sign(x509, key, EVP_sha256());
  }
  ~Certificate() {
    X509_free(x509);
    EVP_PKEY_free(key);
  }
  void Write(const std::string& path) const {
    FILE* file = fopen(path.c_str(), "w");
    PEM_write_X509(file, x509);
    fclose(file);
  }
  EVP_PKEY* key;
  X509* x509;
};

class WebPushSenderTest : public testing::Test {
 protected:
  WebPushSenderTest() {
    certificate_.Write(folder_.path() + "/ca.pem");
    service_.Post("/push", [this](const httplib::Request& request, httplib::Response& response) {
      requests_.push_back(request);
      response.status = answer_;
    });
    port_ = service_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { service_.listen_after_bind(); });
    while (!service_.is_running()) std::this_thread::yield();
    origin_ = "https://127.0.0.1:" + std::to_string(port_);
    hosts_ = std::make_unique<PushHosts>("127.0.0.1:" + std::to_string(port_));
    EXPECT_TRUE(book_.Put("push-1", {origin_ + "/push", {browser_.public_key(), kAuth}}).ok());
    Trusts(folder_.path() + "/ca.pem");
  }
  ~WebPushSenderTest() override {
    service_.stop();
    thread_.join();
  }

  void Trusts(const std::string& ca_file) {
    sender_ = std::make_unique<WebPushSender>(book_, vapid_, *hosts_, clock_, ca_file);
  }
  Pushed Sends(const std::string& push_id = "push-1") {
    return sender_->Send({push_id, "{\"kind\":\"OFFER\"}", absl::Minutes(7), "topic-1", true});
  }

  kit::TempFolder folder_;
  Certificate certificate_;
  httplib::SSLServer service_{certificate_.x509, certificate_.key};
  std::thread thread_;
  int port_ = 0;
  int answer_ = 201;
  std::vector<httplib::Request> requests_;
  std::string origin_;

  P256Key browser_ = P256Key::Generate();
  kit::ManualClock clock_{kNow};
  MemoryPushBook book_;
  Vapid vapid_ = std::move(*Vapid::Make(kit::KeyFromSeed("push"), "mailto:drift@example.dk"));
  std::unique_ptr<PushHosts> hosts_;
  std::unique_ptr<WebPushSender> sender_;
};

TEST_F(WebPushSenderTest, ThePushServiceGetsAPushThatTheBrowserAloneReads) {
  ASSERT_EQ(Sends(), Pushed::kTaken);
  const httplib::Request& request = requests_.at(0);
  EXPECT_EQ(DecryptPush(request.body, browser_, kAuth).value(), "{\"kind\":\"OFFER\"}");
  EXPECT_EQ(request.get_header_value("Content-Encoding"), "aes128gcm");
  EXPECT_EQ(request.get_header_value("TTL"), "420");
  EXPECT_EQ(request.get_header_value("Topic"), "topic-1");
  EXPECT_EQ(request.get_header_value("Urgency"), "high");

  const std::string word = request.get_header_value("Authorization");
  const std::string jwt = word.substr(8, word.find(", k=") - 8);
  const size_t end = jwt.rfind('.');
  EXPECT_TRUE(VerifyEs256(*FromBase64Url(word.substr(word.find(", k=") + 4)), jwt.substr(0, end),
                          *FromBase64Url(jwt.substr(end + 1))));
  const size_t first = jwt.find('.');
  const auto claims = nlohmann::json::parse(*FromBase64Url(jwt.substr(first + 1, end - first - 1)));
  EXPECT_EQ(claims["aud"], origin_);
}

TEST_F(WebPushSenderTest, ABrowserThatListensNoMoreIsGone) {
  for (const int status : {404, 410}) {
    answer_ = status;
    EXPECT_EQ(Sends(), Pushed::kGone) << status;
  }
  EXPECT_EQ(Sends("push-of-nobody"), Pushed::kGone) << "its file cannot be read any more";
}

TEST_F(WebPushSenderTest, ARefusalIsNoReasonToForgetAndABusyServiceIsLeftAloneForAMinute) {
  answer_ = 403;
  EXPECT_EQ(Sends(), Pushed::kFailed);
  answer_ = 503;
  EXPECT_EQ(Sends(), Pushed::kFailed);
  answer_ = 201;
  EXPECT_EQ(Sends(), Pushed::kFailed);
  EXPECT_EQ(requests_.size(), 2u);
  ASSERT_TRUE(clock_.Advance(absl::Minutes(1)).ok());
  EXPECT_EQ(Sends(), Pushed::kTaken);
}

TEST_F(WebPushSenderTest, AServiceThatNobodyVouchesForGetsNothing) {
  Trusts("");
  EXPECT_EQ(Sends(), Pushed::kFailed);
  EXPECT_TRUE(requests_.empty());
}

TEST_F(WebPushSenderTest, AHostThatIsNoLongerTrustedGetsNothing) {
  *hosts_ = PushHosts("push.apple.com");
  EXPECT_EQ(Sends(), Pushed::kFailed);
  EXPECT_TRUE(requests_.empty());
}

TEST_F(WebPushSenderTest, AfterAStopNothingLeaves) {
  sender_->Stop();
  EXPECT_EQ(Sends(), Pushed::kFailed);
  EXPECT_TRUE(requests_.empty());
}

}  // namespace
}  // namespace vagtbro::notifications
