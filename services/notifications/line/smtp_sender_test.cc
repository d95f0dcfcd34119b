// Orders by e-mail: a real SMTP dialogue with a server of a few lines.
#include "notifications/line/smtp_sender.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <future>
#include <thread>

namespace vagtbro::notifications {
namespace {

// Takes one mail, or refuses its recipient for good or for now.
class MailServer final {
 public:
  explicit MailServer(std::string to_recipient) : to_recipient_(std::move(to_recipient)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    EXPECT_EQ(::listen(listener_, 1), 0);
    socklen_t size = sizeof(address);
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { Serve(); });
  }
  ~MailServer() {
    thread_.join();
    ::close(listener_);
  }
  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  // All that the client said; once the dialogue is over.
  std::string Heard() { return heard_.get_future().get(); }

 private:
  void Serve() {
    const int peer = ::accept(listener_, nullptr, nullptr);
    std::string heard;
    std::string line;
    bool in_mail = false;
    Say(peer, "220 mail");
    for (char c = 0; ::read(peer, &c, 1) == 1;) {
      line += c;
      if (c != '\n') continue;
      heard += line;
      if (in_mail) {
        in_mail = line != ".\r\n";
        if (!in_mail) Say(peer, "250 taken");
      } else if (line.rfind("RCPT", 0) == 0) {
        Say(peer, to_recipient_);
      } else if (line.rfind("DATA", 0) == 0) {
        in_mail = true;
        Say(peer, "354 go on");
      } else if (line.rfind("QUIT", 0) == 0) {
        Say(peer, "221 bye");
        break;
      } else {
        Say(peer, "250 good");
      }
      line.clear();
    }
    ::close(peer);
    heard_.set_value(heard);
  }
  static void Say(int peer, const std::string& line) {
    const std::string text = line + "\r\n";
    EXPECT_EQ(::write(peer, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }

  std::string to_recipient_;
  int listener_ = 0;
  int port_ = 0;
  std::promise<std::string> heard_;
  std::thread thread_;
};

const Paper kOrder{"vagt@vikar.example.dk", "legeby/desk", "mark/legeby/msg-1", "Vagt: Bøgehuset",
                   "Svar her:\nhttps://vagtbro.example/v1/orders/legeby/msg-1/0\n"};

TEST(SmtpSenderTest, AnOrderReachesTheMailServer) {
  MailServer server("250 good");
  SmtpSender sender({server.url(), "vagt@kommune.example.dk", "", ""});
  const absl::Status sent = sender.Send(kOrder);
  EXPECT_TRUE(sent.ok()) << sent;
  const std::string heard = server.Heard();
  EXPECT_NE(heard.find("MAIL FROM:<vagt@kommune.example.dk>"), std::string::npos) << heard;
  EXPECT_NE(heard.find("RCPT TO:<vagt@vikar.example.dk>"), std::string::npos);
  EXPECT_NE(heard.find("Message-ID: <mark.legeby.msg-1@vagtbro>"), std::string::npos);
  EXPECT_NE(heard.find("Subject: =?UTF-8?B?VmFndDogQsO4Z2VodXNldA==?="), std::string::npos);
}

TEST(SmtpSenderTest, ARecipientRefusedForGoodIsToldApartFromOneRefusedForNow) {
  {
    MailServer server("550 nobody of that name");
    SmtpSender sender({server.url(), "vagt@kommune.example.dk", "", ""});
    EXPECT_TRUE(absl::IsInvalidArgument(sender.Send(kOrder)));
  }
  MailServer server("451 later");
  SmtpSender sender({server.url(), "vagt@kommune.example.dk", "", ""});
  EXPECT_TRUE(absl::IsUnavailable(sender.Send(kOrder)));
}

TEST(SmtpSenderTest, AServerThatIsNotThereIsAskedAgainLaterAndAStoppedSenderNotAtAll) {
  SmtpSender sender({"smtp://127.0.0.1:1", "vagt@kommune.example.dk", "", ""});
  EXPECT_TRUE(absl::IsUnavailable(sender.Send(kOrder)));
  sender.Stop();
  EXPECT_TRUE(absl::IsUnavailable(sender.Send(kOrder)));
}

TEST(SmtpSenderTest, NothingInAnOrderBecomesAHeader) {
  Paper paper = kOrder;
  paper.subject = "Vagt\r\nBcc: x@y.dk";
  paper.reference = "a\r\nBcc: x@y.dk";
  EXPECT_EQ(MailOf(paper, "vagt@kommune.example.dk").find("\r\nBcc"), std::string::npos);
}

}  // namespace
}  // namespace vagtbro::notifications
