// Spoilt bytes at the gateway's door: frames, words and whole HTTP requests that networks, bad
// stacks and enemies have had in their hands. Nothing of it takes the door down, or through it.
#include <google/protobuf/message.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <thread>

#include "gateway/oidc/jwt.h"
#include "gateway/relay/dialect.h"
#include "gateway/relay/metadata.h"
#include "gateway/session/session.h"
#include "gateway/testing/raw_socket.h"
#include "gateway/testing/relay_house.h"
#include "tests/phone/garbler.h"

namespace vagtbro::gateway {
namespace {

using ivr::Garbler;

constexpr int kWords = 20000;
constexpr int kRequests = 1500;

echo::v1::SayRequest Hello(Garbler& garbler) {
  echo::v1::SayRequest request;
  request.set_text("vagt " + std::to_string(garbler.Below(1000)));
  request.set_employment_id("emp-ada");
  return request;
}

TEST(SpoiltTest, AFrameIsOneMessageToTheByteOrNone) {
  Garbler garbler(1);
  int whole = 0;
  for (int i = 0; i < kWords; ++i) {
    const std::string body = garbler.Spoil(Frame(Hello(garbler).SerializeAsString()));
    const auto message = OneMessage(body);
    if (!message) continue;
    ++whole;
    EXPECT_EQ(Frame(*message), body);
  }
  EXPECT_GT(whole, 0);
}

TEST(SpoiltTest, ABodyIsReadOrRefusedInEveryDialect) {
  Garbler garbler(2);
  const std::string json = R"({"text":"vagt","code":0,"employmentId":"emp-ada","hang":false})";
  for (int i = 0; i < kWords; ++i) {
    const std::string bytes = Hello(garbler).SerializeAsString();
    echo::v1::SayRequest read;
    if (ReadBody(Dialect::kGrpcWeb, garbler.Spoil(Frame(bytes)), read)) {
      EXPECT_TRUE(ReadBody(Dialect::kConnectProto, read.SerializeAsString(), read));
    }
    ReadBody(Dialect::kConnectProto, garbler.Spoil(bytes), read);
    ReadBody(Dialect::kConnectJson, garbler.Spoil(json), read);
  }
  // Deep and long, where a reader might take the stack or the night.
  echo::v1::SayRequest read;
  EXPECT_FALSE(ReadBody(Dialect::kConnectJson, std::string(1 << 20, '{'), read));
  EXPECT_FALSE(ReadBody(Dialect::kConnectJson, std::string(1 << 20, '['), read));
  EXPECT_FALSE(ReadBody(Dialect::kGrpcWeb, std::string(1 << 20, '\xff'), read));
}

TEST(SpoiltTest, WordsOfHeadersMeanWhatTheySayOrNothing) {
  Garbler garbler(3);
  for (int i = 0; i < kWords; ++i) {
    if (const auto timeout = GrpcTimeout(garbler.Spoil("1500m"))) {
      EXPECT_GE(*timeout, absl::ZeroDuration());
      EXPECT_LE(*timeout, absl::Hours(99999999));
    }
    if (const auto timeout = ConnectTimeout(garbler.Spoil("1500"))) {
      EXPECT_GE(*timeout, absl::ZeroDuration());
    }
    Request request;
    request.headers = {{"x-vagtbro-purpose", garbler.Spoil("plan-cover")},
                       {"content-type", garbler.Spoil("application/grpc-web+proto")},
                       {"cookie", garbler.Spoil("a=b; sid=secret; c=d")},
                       {"traceparent", garbler.Spoil("00-4bf92f3577b34da6a3ce929d0e0e4736-01")}};
    for (const char c : PurposeOf(request)) {
      EXPECT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }
    for (const auto& [name, value] : Inward(request.headers)) {
      EXPECT_EQ(value.find_first_of("\r\n"), std::string::npos) << name;
    }
    DialectOf(request);
    CookieOf(request, "sid");
    FormValue(garbler.Spoil("state=a%20b&code=%C3%A6&x"), "code");
    const std::string noise = garbler.Noise(garbler.Below(60));
    EXPECT_EQ(FromBase64(Base64(noise)), noise);
    FromBase64(garbler.Spoil(Base64(noise)));
    for (const char c : PercentEncode(noise)) EXPECT_TRUE(c >= ' ' && c <= '~');
  }
}

TEST(SpoiltTest, WhatAServiceSaysNeverBreaksOutOfItsFrame) {
  Garbler garbler(4);
  for (int i = 0; i < kWords; ++i) {
    const grpc::Status status(grpc::StatusCode::ABORTED, garbler.Noise(garbler.Below(80)),
                              garbler.Noise(garbler.Below(80)));
    for (const auto& [name, value] : StatusHeaders(status, {{"x-raw-bin", garbler.Noise(20)}})) {
      EXPECT_EQ(value.find_first_of(std::string("\r\n\0", 3)), std::string::npos) << name;
    }
    EXPECT_TRUE(nlohmann::json::accept(ConnectError(status)));
  }
}

// What somebody sends who got hold of our address; the answer, whatever it is.
std::string Send(int port, const std::string& bytes) {
  RawSocket page(port);
  if (!page.TrySend(bytes)) return "";
  page.Finish();
  return page.ReadAll();
}

TEST(SpoiltTest, RequestsAreAnsweredInWordsOrDroppedAndTheDoorStandsAfterwards) {
  HttpOptions options;
  options.body_bytes = 4096;
  options.header_bytes = 4096;
  RelayHouse house(options);
  house.gate.many_sessions = true;
  Garbler garbler(5);
  int answered = 0;
  for (int i = 0; i < kRequests; ++i) {
    const std::string body = Frame(Hello(garbler).SerializeAsString());
    const std::string good = std::string("POST ") + kSay +
                             " HTTP/1.1\r\nhost: t\r\ncookie: sid=ada\r\ncontent-type: " + kWeb +
                             "\r\ncontent-length: " + std::to_string(body.size()) + "\r\n\r\n" +
                             body;
    const std::string two = garbler.Below(4) == 0 ? good + good : good;
    const std::string answer = Send(house.port, garbler.Spoil(two));
    if (answer.empty()) continue;
    ++answered;
    EXPECT_EQ(answer.rfind("HTTP/1.1 ", 0), 0u) << answer;
    EXPECT_NE(answer.substr(9, 1), "5") << answer;
  }
  EXPECT_GT(answered, kRequests / 4);
  const auto last = house.Say({});
  ASSERT_TRUE(last);
  EXPECT_EQ(last->status, 200);
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (house.relay.running() > 0 && std::chrono::steady_clock::now() < patience) {
    std::this_thread::yield();
  }
  EXPECT_EQ(house.relay.running(), 0u);
}

// Two lengths, or a length and chunks, are two readings of one request: somebody in front of us
// might take the other.
TEST(SpoiltTest, ARequestThatCanBeReadTwoWaysIsNotTaken) {
  RelayHouse house;
  const std::string head = std::string("POST ") + kSay +
                           " HTTP/1.1\r\nhost: t\r\ncookie: sid=ada\r\ncontent-type: " + kWeb +
                           "\r\n";
  for (const char* framing :
       {"content-length: 5\r\ncontent-length: 6\r\n", "content-length: 5, 6\r\n",
        "content-length: 5\r\ntransfer-encoding: chunked\r\n", "content-length: -1\r\n",
        "content-length: 0x5\r\n", "content-length: 5 \r\n\tfolded: 6\r\n",
        "transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n",
        "content-length : 5\r\n"}) {
    const std::string answer =
        Send(house.port, head + framing + "\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n");
    const bool refused = answer.empty() || answer.rfind("HTTP/1.1 400", 0) == 0;
    EXPECT_TRUE(refused) << framing << answer;
  }
}

std::string Part(const std::string& bytes) {
  std::string text = Base64(bytes);
  for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return text;
}

TEST(SpoiltTest, ATokenThatWasSpoiltLetsNobodyIn) {
  Garbler garbler(6);
  const auto keys = KeySet::Parse(R"({"keys":[{"kty":"EC","crv":"P-256","kid":"k",
    "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]})");
  ASSERT_TRUE(keys.ok());
  const std::string token = "eyJhbGciOiJFUzI1NiIsImtpZCI6ImsifQ.eyJzdWIiOiJwaWEifQ.AAAA";
  // The library below ends the process over lengths that no base64url has.
  for (const char* part : {"A", "AAAAA", "A===", "=", "!", "AA AA", "AB"}) {
    for (const std::string& bad :
         {part + token.substr(token.find('.')), token.substr(0, token.rfind('.') + 1) + part,
          token.substr(0, token.find('.') + 1) + part + ".AAAA"}) {
      EXPECT_FALSE(keys->Open(bad, TokenKind::kId).ok()) << bad;
    }
  }
  EXPECT_FALSE(KeySet::Parse(R"({"keys":[{"kty":"RSA","kid":"k","n":"AAAAA","e":"AQAB"}]})").ok());
  for (int i = 0; i < kWords; ++i) {
    EXPECT_FALSE(keys->Open(garbler.Spoil(token), TokenKind::kId).ok());
    const std::string inside = Part(garbler.Spoil(R"({"alg":"ES256","kid":"k"})")) + "." +
                               Part(garbler.Spoil(R"({"sub":"pia"})")) + "." +
                               Part(garbler.Noise(garbler.Below(80)));
    EXPECT_FALSE(keys->Open(inside, TokenKind::kId).ok());
  }
}

}  // namespace
}  // namespace vagtbro::gateway
