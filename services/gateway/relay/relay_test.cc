// The relay over real HTTP, before a real gRPC service that does as it is told.
#include "gateway/relay/relay.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "gateway/testing/raw_socket.h"
#include "gateway/testing/relay_house.h"

namespace vagtbro::gateway {
namespace {

echo::v1::SayRequest Saying(const std::string& text, int code = 0) {
  echo::v1::SayRequest request;
  request.set_text(text);
  request.set_code(code);
  return request;
}

echo::v1::RepeatRequest Repeating(int count, int size = 0, int code = 0) {
  echo::v1::RepeatRequest request;
  request.set_count(count);
  request.set_size(size);
  request.set_code(code);
  return request;
}

struct Frames {
  std::vector<std::string> messages;
  std::string trailers;
};

Frames Split(const std::string& body) {
  Frames frames;
  for (size_t at = 0; at + 5 <= body.size();) {
    uint32_t size = 0;
    for (size_t i = 1; i < 5; ++i) size = size << 8 | static_cast<unsigned char>(body[at + i]);
    const std::string payload = body.substr(at + 5, size);
    if (body[at] == '\0') {
      frames.messages.push_back(payload);
    } else {
      frames.trailers += payload;
    }
    at += 5 + size;
  }
  return frames;
}

TEST(RelayTest, AUnaryCallAnswersWithTheMessageAndTheTrailers) {
  RelayHouse house;
  const auto result = house.Say(Saying("Vagt på Solgården"));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->status, 200);
  EXPECT_EQ(result->get_header_value("content-type"), kWeb);
  EXPECT_EQ(result->get_header_value("x-said"), "yes");
  const Frames frames = Split(result->body);
  ASSERT_EQ(frames.messages.size(), 1u);
  echo::v1::SayResponse said;
  ASSERT_TRUE(said.ParseFromString(frames.messages[0]));
  EXPECT_EQ(said.text(), "Vagt på Solgården");
  EXPECT_NE(frames.trailers.find("grpc-status: 0\r\n"), std::string::npos);
  EXPECT_NE(frames.trailers.find("x-reason: taken\r\n"), std::string::npos);
  EXPECT_NE(frames.trailers.find("x-raw-bin: AP8\r\n"), std::string::npos);
}

TEST(RelayTest, AnErrorKeepsItsCodeItsDanishWordsAndItsTrailers) {
  RelayHouse house;
  const std::string body = Frame(Saying("", grpc::StatusCode::ABORTED).SerializeAsString());
  RawSocket page(house.port);  // httplib would decode the words
  page.Send(std::string("POST ") + kSay + " HTTP/1.1\r\nhost: t\r\ncookie: sid=ada\r\n" +
            "connection: close\r\ncontent-type: " + kWeb +
            "\r\ncontent-length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  const std::string answer = page.ReadAll();
  for (const char* line :
       {"HTTP/1.1 200 OK\r\n", "\r\ngrpc-status: 10\r\n", "\r\nx-reason: taken\r\n",
        "\r\ngrpc-message: Bo tog vagten p%C3%A5 Solg%C3%A5rden, 100 %25\r\n"}) {
    EXPECT_NE(answer.find(line), std::string::npos) << line << answer;
  }
}

TEST(RelayTest, AServiceSetsNoCookies) {
  RelayHouse house;
  const auto good = house.Say(Saying("a"));
  EXPECT_EQ(good->body.find("set-cookie"), std::string::npos);
  EXPECT_FALSE(house.Say(Saying("", 3))->has_header("set-cookie"));
}

TEST(RelayTest, NoBrowserSpeaksForTheGateway) {
  RelayHouse house;
  const auto result = house.Say(Saying("who"), {{"x-vagtbro-principal", "forged"},
                                                {"X-Principal", "forged"},
                                                {"x-roles", "forged"},
                                                {"authorization", "forged"},
                                                {"grpc-trace-bin", "forged"},
                                                {"traceparent", "00-a-b-01"}});
  ASSERT_TRUE(result);
  echo::v1::SayResponse said;
  ASSERT_TRUE(said.ParseFromString(Split(result->body).messages.at(0)));
  std::string all;
  for (const auto& line : said.metadata()) all += line + "\n";
  EXPECT_EQ(all.find("forged"), std::string::npos) << all;
  EXPECT_EQ(all.find("cookie"), std::string::npos) << all;
  EXPECT_NE(all.find("x-vagtbro-principal: token-of-emp-ada\n"), std::string::npos) << all;
  EXPECT_NE(all.find("traceparent: 00-a-b-01\n"), std::string::npos) << all;
}

TEST(RelayTest, WhoIsNotSignedInIsToldSoAndNoServiceHearsIt) {
  RelayHouse house;
  httplib::Client client("127.0.0.1", house.port);
  const auto web = client.Post(kSay, Frame(""), kWeb);
  EXPECT_EQ(web->get_header_value("grpc-status"), "16");
  EXPECT_EQ(web->get_header_value("x-extra"), "1");
  const auto json = client.Post(kSay, "{}", "application/json");
  EXPECT_EQ(json->status, 401);
  EXPECT_EQ(nlohmann::json::parse(json->body)["code"], "unauthenticated");
  EXPECT_EQ(house.echo.calls.value(), 0);
}

TEST(RelayTest, WhatIsNotOnTheListDoesNotExist) {
  RelayHouse house;
  for (const char* path :
       {"/vagtbro.echo.v1.EchoService/Secret", "/vagtbro.echo.v1.EchoService/No",
        "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", "/vagtbro.x"}) {
    EXPECT_EQ(house.Post(path, Frame(""), kWeb)->get_header_value("grpc-status"), "12") << path;
    EXPECT_EQ(house.Post(path, "{}", "application/json")->status, 501) << path;
  }
}

TEST(RelayTest, AServiceThatIsNotSetUpIsUnavailable) {
  RelayHouse house;
  const auto result = house.Post("/vagtbro.echo.v1.EchoService/Lost", "{}", "application/json");
  EXPECT_EQ(result->status, 503);
}

TEST(RelayTest, ADeadlineIsHeldAndReachesTheService) {
  RelayHouse house;
  echo::v1::SayRequest request;
  request.set_hang(true);
  const auto result = house.Say(request, {{"grpc-timeout", "100m"}});
  EXPECT_EQ(result->get_header_value("grpc-status"), "4");
  EXPECT_TRUE(house.echo.cancelled.WaitFor(1));
}

TEST(RelayTest, AMalformedTimeoutOrFrameIsTheCallersFault) {
  RelayHouse house;
  EXPECT_EQ(house.Say(Saying("a"), {{"grpc-timeout", "soon"}})->get_header_value("grpc-status"),
            "3");
  for (const std::string& body :
       {std::string(), std::string("abc"), std::string("\0\0\0\0\x09x", 6),
        std::string("\x01\0\0\0\0", 5), Frame("") + Frame(""), Frame("\xff\xff\xff")}) {
    EXPECT_EQ(house.Post(kSay, body, kWeb)->get_header_value("grpc-status"), "3");
  }
  EXPECT_EQ(house.Post(kSay, "{", "application/json")->status, 400);
  EXPECT_EQ(house.Post(kSay, "{\"nonsense\":1}", "application/json")->status, 400);
  EXPECT_EQ(house.echo.calls.value(), 0);
}

TEST(RelayTest, FormsAndTextAreNoCalls) {
  RelayHouse house;
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", ""}) {
    EXPECT_EQ(house.Post(kSay, "{}", type)->status, 415) << type;
  }
  httplib::Client client("127.0.0.1", house.port);
  EXPECT_EQ(client.Get(kSay, RelayHouse::Cookie())->status, 405);
}

TEST(RelayTest, ScriptsSpeakJson) {
  RelayHouse house;
  const auto good = house.Post(kSay, R"({"text":"Vagt på Solgården"})", "application/json");
  EXPECT_EQ(good->status, 200);
  EXPECT_EQ(nlohmann::json::parse(good->body)["text"], "Vagt på Solgården");
  EXPECT_EQ(good->get_header_value("trailer-x-reason"), "taken");
  const auto bad = house.Post(kSay, R"({"code":5})", "application/json; charset=utf-8");
  EXPECT_EQ(bad->status, 404);
  const auto error = nlohmann::json::parse(bad->body);
  EXPECT_EQ(error["code"], "not_found");
  EXPECT_EQ(error["message"], "Bo tog vagten på Solgården, 100 %");
}

TEST(RelayTest, AStreamBringsEveryMessageThenItsEnd) {
  RelayHouse house;
  const auto result = house.Post(kRepeat, Frame(Repeating(25).SerializeAsString()), kWeb);
  ASSERT_TRUE(result);
  const Frames frames = Split(result->body);
  EXPECT_EQ(frames.messages.size(), 25u);
  EXPECT_NE(frames.trailers.find("grpc-status: 0\r\n"), std::string::npos);
}

TEST(RelayTest, AStreamThatFailsKeepsWhatCameAndSaysWhy) {
  RelayHouse house;
  const auto result = house.Post(
      kRepeat, Frame(Repeating(3, 10, grpc::StatusCode::ABORTED).SerializeAsString()), kWeb);
  const Frames frames = Split(result->body);
  EXPECT_EQ(frames.messages.size(), 3u);
  EXPECT_NE(frames.trailers.find("grpc-status: 10\r\n"), std::string::npos);
}

TEST(RelayTest, ManyCallsAtTheSameTimeAreAllAnswered) {
  RelayHouse house;
  std::atomic<int> good = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 200; ++i) {
    threads.emplace_back([&house, &good, i] {
      const std::string text = std::to_string(i);
      const auto result = house.Say(Saying(text));
      echo::v1::SayResponse said;
      if (result && !Split(result->body).messages.empty() &&
          said.ParseFromString(Split(result->body).messages[0]) && said.text() == text) {
        ++good;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, 200);
}

}  // namespace
}  // namespace vagtbro::gateway
