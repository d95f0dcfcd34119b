// RelayHouse: a real server and relay before a fake service, with a gate that lets tests in.
#pragma once

#include <httplib.h>

#include <map>
#include <mutex>

#include "gateway/http/server.h"
#include "gateway/relay/relay.h"
#include "gateway/relay/subjects.h"
#include "gateway/relay/wire.h"
#include "gateway/testing/echo_service.h"

namespace vagtbro::gateway {

// Lets everybody in whose cookie is "sid=ada".
class TestGate final : public Gate {
 public:
  grpc::Status Enter(const Request& request, Presence presence, Caller& caller,
                     Headers& extra) override {
    {
      const std::lock_guard lock(mutex_);
      seen_presence = presence;
    }
    const auto cookie = CookieOf(request, "sid");
    if (!cookie || *cookie != "ada") {
      extra.emplace_back("x-extra", "1");
      return {grpc::StatusCode::UNAUTHENTICATED, "sign in"};
    }
    caller.session_key = many_sessions ? std::to_string(++sessions_) : "session";
    caller.employment_id = "emp-ada";
    return grpc::Status::OK;
  }
  void Allow(const Caller&, const MethodRule&, const google::protobuf::Message& request,
             const std::string& purpose, std::function<void(const grpc::Status&)> then) override {
    {
      const std::lock_guard lock(mutex_);
      seen = SubjectsOf(request);
      seen_purpose = purpose;
    }
    then(grpc::Status::OK);
  }
  bool StillIn(const Caller&) override { return still_in; }
  std::string Token(const Caller& caller, const std::string&) override {
    return "token-of-" + caller.employment_id;
  }
  std::atomic<bool> still_in = true;
  std::atomic<bool> many_sessions = false;  // each caller is another
  std::mutex mutex_;
  Subjects seen;
  Presence seen_presence = Presence::kSign;
  std::string seen_purpose;

 private:
  std::atomic<int> sessions_ = 0;
};

inline const char* const kSay = "/vagtbro.echo.v1.EchoService/Say";
inline const char* const kRepeat = "/vagtbro.echo.v1.EchoService/Repeat";
inline const char* const kWeb = "application/grpc-web+proto";

struct RelayHouse {
  explicit RelayHouse(HttpOptions options = {})
      : server(std::move(options), [this](Request request, std::shared_ptr<Exchange> exchange) {
          relay.Take(request, std::move(exchange));
        }) {
    port = *server.Start("127.0.0.1:0");
  }
  ~RelayHouse() {
    server.Stop(std::chrono::milliseconds(200));
    relay.Finish();
  }

  static std::unique_ptr<Routes> MakeRoutes(const Echo& echo) {
    const auto* say = echo::v1::SayRequest::descriptor()->file()->service(0);
    // Somebody whose peer is not set up.
    std::vector<MethodRule> rules = {{say->FindMethodByName("Lost"), "pool"}};
    for (const char* name : {"Say", "Repeat"}) {
      rules.push_back({say->FindMethodByName(name), "echo"});
    }
    auto channel = grpc::CreateChannel(echo.address(), grpc::InsecureChannelCredentials());
    return std::make_unique<Routes>(rules, Routes::Channels{{"echo", channel}});
  }

  static httplib::Headers Cookie() { return {{"cookie", "sid=ada"}}; }

  httplib::Result Post(const std::string& path, const std::string& body, const std::string& type,
                       httplib::Headers more = {}) {
    httplib::Client client("127.0.0.1", port);
    client.set_read_timeout(30);
    more.emplace("cookie", "sid=ada");
    return client.Post(path, more, body, type);
  }
  httplib::Result Say(const echo::v1::SayRequest& request, httplib::Headers more = {}) {
    return Post(kSay, Frame(request.SerializeAsString()), kWeb, std::move(more));
  }
  // The bytes of a streaming request, for a raw socket.
  static std::string RepeatBytes(const echo::v1::RepeatRequest& request,
                                 const std::string& headers = "") {
    const std::string body = Frame(request.SerializeAsString());
    return std::string("POST ") + kRepeat + " HTTP/1.1\r\nhost: t\r\ncookie: sid=ada\r\n" +
           "content-type: " + kWeb + "\r\n" + headers +
           "content-length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }

  Echo echo;
  TestGate gate;
  kit::Metrics metrics;
  std::unique_ptr<Routes> routes = MakeRoutes(echo);
  Relay relay{*routes, gate, metrics};
  HttpServer server;
  int port = 0;
};

}  // namespace vagtbro::gateway
