// What strangers write to the line stands in no log.
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>

#include "ivr/testing/sip_line_fixture.h"

namespace vagtbro::ivr {
namespace {

class SipLogTest : public SipLineTest {
 protected:
  SipLogTest() {
    const timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(Line());
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof(to));
  }
  ~SipLogTest() override { ::close(socket_); }

  void Send(const std::string& text) { ::send(socket_, text.data(), text.size(), 0); }
  std::string Receive() {
    char bytes[4096];
    const ssize_t size = ::recv(socket_, bytes, sizeof(bytes), 0);
    return size > 0 ? std::string(bytes, static_cast<std::size_t>(size)) : "";
  }
  static std::string Request(const std::string& method) {
    return method + " sip:+4520304050@127.0.0.1 SIP/2.0\r\n" + Rest(method);
  }
  static std::string Rest(const std::string& method) {
    return "Via: SIP/2.0/UDP 127.0.0.1:9;rport;branch=z9hG4bK-" + method +
           "\r\nFrom: <sip:+4520304050@127.0.0.1>;tag=a\r\nTo: <sip:7010@127.0.0.1>\r\nCall-ID: " +
           method + "@a\r\nCSeq: 1 " + method + "\r\nContent-Length: 0\r\n\r\n";
  }

  int socket_ = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
};

TEST_F(SipLogTest, NothingOfWhatNobodyTakesIsWritten) {
  ::testing::internal::CaptureStderr();
  for (const char* method : {"UPDATE", "REGISTER", "MESSAGE"}) {
    Send(Request(method));
    EXPECT_EQ(Receive().rfind("SIP/2.0 405", 0), 0u) << method;
  }
  Send(Request("CANCEL"));
  EXPECT_EQ(Receive().rfind("SIP/2.0 481", 0), 0u);
  Send(Request("BYE"));
  EXPECT_EQ(Receive().rfind("SIP/2.0 481", 0), 0u);
  Send(Request("ACK"));
  Send("SIP/2.0 200 OK\r\n" + Rest("INVITE"));
  Send("SIP/2.0 603 +4520304050\r\n" + Rest("OPTIONS"));
  for (int i = 0; i < 100; ++i) Send("sip:+4520304050 is no request\r\n\r\n");
  // All before it has been taken.
  Send(Request("OPTIONS"));
  EXPECT_EQ(Receive().rfind("SIP/2.0 200", 0), 0u);
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
  line_.reset();
  EXPECT_NE(metrics_.Text().find("vagtbro_sip_unreadable_total 100"), std::string::npos);
}

}  // namespace
}  // namespace vagtbro::ivr
