// Streams and the people who leave them: pages that close, read slowly, are signed out or drained.
#include <gtest/gtest.h>

#include <thread>

#include "gateway/testing/raw_socket.h"
#include "gateway/testing/relay_house.h"

namespace vagtbro::gateway {
namespace {

echo::v1::RepeatRequest Open(int count, int size = 0) {
  echo::v1::RepeatRequest request;
  request.set_count(count);
  request.set_size(size);
  request.set_hang(true);
  return request;
}

TEST(StreamTest, AQuietStreamIsOpenAtOnce) {
  RelayHouse house;
  RawSocket page(house.port);
  page.Send(RelayHouse::RepeatBytes(Open(0)));
  EXPECT_NE(page.ReadUntil("\r\n\r\n").find("200 OK"), std::string::npos);
  EXPECT_EQ(house.relay.streams(), 1u);
}

TEST(StreamTest, ATabThatClosesEndsTheCallAtTheService) {
  RelayHouse house;
  RawSocket page(house.port);
  page.Send(RelayHouse::RepeatBytes(Open(1)));
  ASSERT_TRUE(house.echo.calls.WaitFor(1));
  page.Close();
  EXPECT_TRUE(house.echo.cancelled.WaitFor(1));
}

TEST(StreamTest, TabsThatCloseAtAnyMomentLeaveNothingBehind) {
  RelayHouse house;
  house.gate.many_sessions = true;
  for (int i = 0; i < 300; ++i) {
    RawSocket page(house.port);
    page.Send(RelayHouse::RepeatBytes(Open(i % 3, i * 10)));
    if (i % 2 == 0) page.ReadUntil("\r\n\r\n");
  }
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (house.relay.running() > 0 && std::chrono::steady_clock::now() < patience) {
    std::this_thread::yield();
  }
  EXPECT_EQ(house.relay.running(), 0u);
}

TEST(StreamTest, AUnaryCallWhoseTabClosesIsCancelledToo) {
  RelayHouse house;
  RawSocket page(house.port);
  echo::v1::SayRequest request;
  request.set_hang(true);
  const std::string body = Frame(request.SerializeAsString());
  page.Send(std::string("POST ") + kSay +
            " HTTP/1.1\r\nhost: t\r\ncookie: sid=ada\r\ncontent-type: " + kWeb +
            "\r\ncontent-length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  ASSERT_TRUE(house.echo.calls.WaitFor(1));
  page.Close();
  EXPECT_TRUE(house.echo.cancelled.WaitFor(1));
}

TEST(StreamTest, WhoReadsSlowlySlowsTheServiceAndIsDroppedAtLast) {
  HttpOptions options;
  options.write_patience = std::chrono::milliseconds(500);
  options.send_buffer = 4096;
  RelayHouse house(options);
  RawSocket page(house.port, 4096);
  const int count = 10000;
  page.Send(RelayHouse::RepeatBytes(Open(count, 10000)));
  ASSERT_TRUE(house.echo.cancelled.WaitFor(1));
  EXPECT_EQ(house.server.dropped(), 1u);
  EXPECT_LT(house.echo.sent, count / 10);
}

TEST(StreamTest, WhoIsSignedOutSeesTheirStreamEnd) {
  RelayHouse house;
  RawSocket page(house.port);
  page.Send(RelayHouse::RepeatBytes(Open(0)));
  page.ReadUntil("\r\n\r\n");
  house.relay.CutEnded();
  EXPECT_EQ(house.relay.streams(), 1u);
  house.gate.still_in = false;
  house.relay.CutEnded();
  EXPECT_NE(page.ReadUntil("grpc-status: 16").find("grpc-status: 16"), std::string::npos);
}

TEST(StreamTest, AStreamThatOpensIsNoSignThatAnybodyIsThere) {
  RelayHouse house;
  ASSERT_TRUE(house.Say({}));
  EXPECT_EQ(house.gate.seen_presence, Presence::kSign);
  RawSocket page(house.port);
  page.Send(RelayHouse::RepeatBytes(Open(0)));
  page.ReadUntil("\r\n\r\n");
  EXPECT_EQ(house.gate.seen_presence, Presence::kNone);
}

TEST(StreamTest, NobodyOpensStreamsWithoutEnd) {
  RelayHouse house;
  std::vector<std::unique_ptr<RawSocket>> pages;
  for (size_t i = 0; i < Relay::kStreamsOfOne; ++i) {
    pages.push_back(std::make_unique<RawSocket>(house.port));
    pages.back()->Send(RelayHouse::RepeatBytes(Open(0)));
    pages.back()->ReadUntil("\r\n\r\n");
  }
  RawSocket one_more(house.port);
  one_more.Send(RelayHouse::RepeatBytes(Open(0)));
  EXPECT_NE(one_more.ReadUntil("grpc-status: 8").find("grpc-status: 8"), std::string::npos);
}

TEST(StreamTest, AGatewayThatGoesDownTellsEveryStreamAndTakesNoMore) {
  RelayHouse house;
  std::vector<std::unique_ptr<RawSocket>> pages;
  for (int i = 0; i < 5; ++i) {
    pages.push_back(std::make_unique<RawSocket>(house.port));
    pages.back()->Send(RelayHouse::RepeatBytes(Open(1)));
    pages.back()->ReadUntil("\r\n\r\n");
  }
  const auto start = std::chrono::steady_clock::now();
  house.relay.Drain(std::chrono::milliseconds(200));
  EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(150));
  for (const auto& page : pages) {
    EXPECT_NE(page->ReadUntil("grpc-status: 14").find("grpc-status: 14"), std::string::npos);
  }
  EXPECT_EQ(house.Say({})->get_header_value("grpc-status"), "14");
}

TEST(StreamTest, TheConnectionGoesOnAfterAStream) {
  RelayHouse house;
  RawSocket page(house.port);
  echo::v1::RepeatRequest two;
  two.set_count(2);
  for (int i = 0; i < 3; ++i) {
    page.Send(RelayHouse::RepeatBytes(two));
    EXPECT_NE(page.ReadUntil("\r\n0\r\n\r\n").find("grpc-status: 0"), std::string::npos);
  }
  EXPECT_EQ(house.server.connections(), 1u);
}

}  // namespace
}  // namespace vagtbro::gateway
