// The HTTP server against browsers that behave, and others.
#include "gateway/http/server.h"

#include <gtest/gtest.h>

#include "gateway/testing/raw_socket.h"

namespace vagtbro::gateway {
namespace {

struct Site {
  explicit Site(HttpOptions options = {})
      : server(std::move(options), [](Request request, std::shared_ptr<Exchange> exchange) {
          exchange->Answer(
              {200,
               {{"x-mine", "1"}},
               request.method + " " + request.path + "?" + request.query + " " + request.body});
        }) {
    port = *server.Start("127.0.0.1:0");
  }
  ~Site() { server.Stop(std::chrono::milliseconds(100)); }
  std::string Ask(const std::string& bytes) {
    RawSocket socket(port);
    socket.Send(bytes);
    return socket.ReadAll();
  }
  HttpServer server;
  int port = 0;
};

HttpOptions Small() {
  HttpOptions options;
  options.header_bytes = 1024;
  options.body_bytes = 100;
  options.idle = std::chrono::milliseconds(300);
  options.always = {{"x-content-type-options", "nosniff"}, {"x-mine", "0"}};
  return options;
}

const char* const kClose = "connection: close\r\n";

TEST(ServerTest, ARequestIsReadAndAnsweredWithTheHeadersOfTheHouse) {
  Site site(Small());
  const std::string answer = site.Ask(std::string("POST /a%20b?x=1 HTTP/1.1\r\nhost: t\r\n") +
                                      kClose + "content-length: 2\r\n\r\nhi");
  EXPECT_NE(answer.find("HTTP/1.1 200 OK\r\n"), std::string::npos) << answer;
  EXPECT_NE(answer.find("POST /a%20b?x=1 hi"), std::string::npos) << answer;
  EXPECT_NE(answer.find("x-content-type-options: nosniff"), std::string::npos) << answer;
  EXPECT_NE(answer.find("x-mine: 1"), std::string::npos) << answer;
  EXPECT_EQ(answer.find("x-mine: 0"), std::string::npos) << answer;
}

TEST(ServerTest, AHeadHasNoBodyButItsLength) {
  Site site;
  const std::string answer =
      site.Ask(std::string("HEAD /a HTTP/1.1\r\nhost: t\r\n") + kClose + "\r\n");
  EXPECT_NE(answer.find("Content-Length: 9"), std::string::npos) << answer;
  EXPECT_EQ(answer.find("HEAD /a"), std::string::npos) << answer;
}

TEST(ServerTest, OneConnectionServesMany) {
  Site site;
  RawSocket socket(site.port);
  for (int i = 0; i < 20; ++i) {
    socket.Send("GET /" + std::to_string(i) + " HTTP/1.1\r\nhost: t\r\n\r\n");
    const std::string mark = "GET /" + std::to_string(i) + "?";
    EXPECT_NE(socket.ReadUntil(mark + " ").find(mark), std::string::npos);
  }
  // Two at once are answered one after the other.
  socket.Send("GET /a HTTP/1.1\r\nhost: t\r\n\r\nGET /b HTTP/1.1\r\nhost: t\r\n\r\n");
  EXPECT_NE(socket.ReadUntil("GET /b? ").find("GET /a? "), std::string::npos);
}

TEST(ServerTest, TooMuchIsRefused) {
  Site site(Small());
  EXPECT_NE(site.Ask("GET / HTTP/1.1\r\nhost: t\r\nx: " + std::string(2000, 'x')).find(" 431 "),
            std::string::npos);
  EXPECT_NE(site.Ask("POST / HTTP/1.1\r\nhost: t\r\ncontent-length: 101\r\n\r\n").find(" 413 "),
            std::string::npos);
  EXPECT_NE(site.Ask("POST / HTTP/1.1\r\nhost: t\r\ntransfer-encoding: chunked\r\n\r\n80\r\n" +
                     std::string(128, 'x') + "\r\n0\r\n\r\n")
                .find(" 413 "),
            std::string::npos);
}

TEST(ServerTest, ARequestThatCanBeReadTwoWaysIsRefused) {
  Site site(Small());
  for (const char* headers : {"content-length: 4\r\ntransfer-encoding: chunked\r\n",
                              "transfer-encoding: chunked\r\ncontent-length: 4\r\n",
                              "content-length: 4\r\ncontent-length: 5\r\n",
                              "content-length: +4\r\n", "content-length : 4\r\n"}) {
    const std::string answer =
        site.Ask(std::string("POST / HTTP/1.1\r\nhost: t\r\n") + headers + "\r\n0\r\n\r\n");
    EXPECT_NE(answer.find(" 400 "), std::string::npos) << headers << answer;
  }
  EXPECT_NE(site.Ask("NONSENSE\r\n\r\n").find(" 400 "), std::string::npos);
}

TEST(ServerTest, WhoSaysNothingOrHalfIsLetGo) {
  Site site(Small());
  EXPECT_EQ(site.Ask(""), "");
  EXPECT_EQ(site.Ask("GET / HTTP/1.1\r\nhos").find("200"), std::string::npos);
}

TEST(ServerTest, StopClosesIdleConnectionsAndTakesNoMore) {
  auto site = std::make_unique<Site>();
  RawSocket idle(site->port);
  idle.Send("GET /a HTTP/1.1\r\nhost: t\r\n\r\n");
  idle.ReadUntil("GET /a? ");
  site->server.Stop(std::chrono::milliseconds(2000));
  EXPECT_EQ(idle.ReadAll(), "");
  EXPECT_EQ(site->server.connections(), 0u);
}

TEST(ServerTest, ATakenPortAndAMalformedAddressAreSaid) {
  Site site;
  HttpServer other({}, [](Request, std::shared_ptr<Exchange>) {});
  EXPECT_EQ(other.Start("127.0.0.1:" + std::to_string(site.port)).status().code(),
            absl::StatusCode::kUnavailable);
  HttpServer third({}, [](Request, std::shared_ptr<Exchange>) {});
  EXPECT_EQ(third.Start("nonsense").status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace vagtbro::gateway
