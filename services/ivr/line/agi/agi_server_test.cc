// Calls over real sockets: who is let in, how many, and how it ends.
#include "ivr/line/agi/agi_server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <future>
#include <memory>

namespace vagtbro::ivr {
namespace {

// An exchange's end of one connection.
class Client {
 public:
  explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto* bytes = reinterpret_cast<const sockaddr*>(&address);
    EXPECT_EQ(::connect(socket_, bytes, sizeof address), 0);
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void Write(const std::string& text) { ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL); }
  // All up to a line end; empty: the other side has closed.
  std::string ReadLine() {
    std::string line;
    char c = 0;
    while (::recv(socket_, &c, 1, 0) == 1 && c != '\n') line += c;
    return line;
  }

 private:
  int socket_;
};

// Says back what it hears, until there is nothing more.
void Echo(Wire& wire) {
  while (const auto line = wire.Receive(absl::Seconds(30))) wire.Send("heard " + *line);
}

TEST(AgiServerTest, LinesComeInPiecesAndTogether) {
  AgiServer server(*Peers::Parse("127.0.0.1"), 2, Echo);
  Client client(*server.Start("127.0.0.1:0"));
  client.Write("one\ntwo\nthr");
  EXPECT_EQ(client.ReadLine(), "heard one");
  EXPECT_EQ(client.ReadLine(), "heard two");
  client.Write("ee\n");
  EXPECT_EQ(client.ReadLine(), "heard three");
}

TEST(AgiServerTest, AStrangerAndOneCallTooManyAreTurnedAway) {
  AgiServer strict(*Peers::Parse("10.0.0.5"), 2, Echo);
  EXPECT_EQ(Client(*strict.Start("127.0.0.1:0")).ReadLine(), "");
  EXPECT_EQ(strict.turned_away(), 1);

  AgiServer server(*Peers::Parse("127.0.0.1"), 1, Echo);
  const int port = *server.Start("127.0.0.1:0");
  Client first(port);
  first.Write("hello\n");
  EXPECT_EQ(first.ReadLine(), "heard hello");
  EXPECT_EQ(Client(port).ReadLine(), "");
  EXPECT_EQ(server.turned_away(), 1);
  EXPECT_EQ(server.running(), 1);
}

TEST(AgiServerTest, ALineWithoutEndIsCutOff) {
  AgiServer server(*Peers::Parse("127.0.0.1"), 1, Echo);
  Client client(*server.Start("127.0.0.1:0"));
  client.Write(std::string(100'000, 'x'));
  EXPECT_EQ(client.ReadLine(), "");
}

TEST(AgiServerTest, ACallThatRunsIsLetToItsEndAndCutOffAfterThat) {
  AgiServer server(*Peers::Parse("127.0.0.1"), 2, Echo);
  const int port = *server.Start("127.0.0.1:0");
  auto client = std::make_unique<Client>(port);
  client->Write("hello\n");
  EXPECT_EQ(client->ReadLine(), "heard hello");
  std::future<void> stopped = std::async(std::launch::async, [&] { server.Stop(absl::Hours(1)); });
  client->Write("still here\n");
  EXPECT_EQ(client->ReadLine(), "heard still here");
  client.reset();
  stopped.get();
  EXPECT_EQ(server.running(), 0);

  AgiServer hasty(*Peers::Parse("127.0.0.1"), 2, Echo);
  Client stays(*hasty.Start("127.0.0.1:0"));
  stays.Write("hello\n");
  EXPECT_EQ(stays.ReadLine(), "heard hello");
  hasty.Stop(absl::ZeroDuration());
  EXPECT_EQ(stays.ReadLine(), "");
}

TEST(AgiServerTest, AnAddressIsAnAddress) {
  AgiServer server(*Peers::Parse("127.0.0.1"), 1, Echo);
  for (const std::string bad : {"", "4573", "localhost:4573", "127.0.0.1:", "127.0.0.1:70000"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(server.Start(bad).status())) << bad;
  }
  const int port = *server.Start("127.0.0.1:0");
  AgiServer other(*Peers::Parse("127.0.0.1"), 1, Echo);
  EXPECT_TRUE(absl::IsUnavailable(other.Start("127.0.0.1:" + std::to_string(port)).status()));
}

}  // namespace
}  // namespace vagtbro::ivr
