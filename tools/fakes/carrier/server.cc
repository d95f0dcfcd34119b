#include "fakes/carrier/server.h"

#include <httplib.h>

#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "fakes/carrier/page.h"
#include "kit/ops/http_listen.h"

namespace vagtbro::carrier {
namespace {

using nlohmann::json;

constexpr size_t kThreads = 32;  // a page that waits for news holds one
constexpr absl::Duration kNewsPatience = absl::Seconds(15);
// Requests on one connection before it is closed.
constexpr size_t kLongestConversation = 100000;
constexpr uint64_t kOwnNumber = 451204;

json Show(const Message& message) {
  return {{"id", message.id},
          {"msisdn", message.msisdn},
          {"incoming", message.incoming},
          {"sender", message.sender},
          {"message", message.text},
          {"userref", message.userref},
          {"time", absl::FormatTime(absl::RFC3339_sec, message.time, absl::UTCTimeZone())}};
}

json ShowAll(const std::vector<Message>& messages) {
  json list = json::array();
  for (const Message& message : messages) list.push_back(Show(message));
  return list;
}

std::string Refusal(const std::string& code, const std::string& text) {
  return json{{"code", code}, {"message", text}, {"variables", json::array()}}.dump();
}

std::string TextOf(const json& object, const char* name) {
  const auto field = object.find(name);
  if (field == object.end()) return "";
  return field->is_string() ? field->get<std::string>() : field->dump();
}

bool IsMsisdn(const std::string& text) {
  return text.size() >= 7 && text.size() <= 15 &&
         text.find_first_not_of("0123456789") == std::string::npos;
}

std::string IncomingUrl(std::string url) {
  const std::string receipts = "/status";
  const size_t at = url.rfind(receipts);
  if (at != std::string::npos && at + receipts.size() == url.size()) {
    url.replace(at, receipts.size(), "/incoming");
  }
  return url;
}

}  // namespace

struct Server::Http {
  httplib::Server server;
  std::thread thread;
  std::mutex mutex;
  std::mt19937_64 chance;
};

Server::Server(Habits habits, std::optional<People> people, const kit::Clock& clock)
    : habits_(std::move(habits)),
      people_(std::move(people)),
      clock_(clock),
      agency_(habits_.token, people_ ? std::optional(habits_.people_seed) : std::nullopt),
      postman_(clock),
      fail_rate_(habits_.fail_rate),
      http_(std::make_unique<Http>()) {
  http_->chance.seed(habits_.seed);
  http_->server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  http_->server.set_tcp_nodelay(true);
  // Idle connections are waited for when the server ends.
  http_->server.set_keep_alive_timeout(1);
  http_->server.set_keep_alive_max_count(kLongestConversation);
  Route();
  RouteAgency();
}

Server::~Server() { Stop(); }

void Server::Stop() {
  http_->server.stop();
  if (http_->thread.joinable()) http_->thread.join();
  postman_.Stop();
}

absl::StatusOr<int> Server::Start(const std::string& listen) {
  const size_t colon = listen.rfind(':');
  const std::string unavailable = "listen " + listen + " is taken or not host:port";
  if (colon == std::string::npos) return absl::UnavailableError(unavailable);
  const std::string host = listen.substr(0, colon);
  int port = std::atoi(listen.substr(colon + 1).c_str());
  const bool bound = port == 0 ? (port = http_->server.bind_to_any_port(host)) > 0
                               : http_->server.bind_to_port(host, port);
  if (!bound) return absl::UnavailableError(unavailable);
  http_->thread = kit::ListenInBackground(http_->server);
  while (!http_->server.is_running()) std::this_thread::yield();
  return port;
}

void Server::Route() {
  const auto answer = [](httplib::Response& response, const Answer& made) {
    response.status = made.status;
    response.set_content(made.body, "application/json");
  };
  http_->server.Post("/rest/mtsms", [=, this](const auto& request, auto& response) {
    std::this_thread::sleep_for(absl::ToChronoMilliseconds(habits_.answer_delay));
    answer(response, Take(request.get_header_value("Authorization"), request.body));
  });
  http_->server.Post(R"(/phones/(\d+)/reply)", [=, this](const auto& request, auto& response) {
    answer(response, Write(request.matches[1], request.body));
  });
  http_->server.Get("/messages", [=, this](const auto& request, auto& response) {
    const uint64_t after = std::strtoull(request.get_param_value("after").c_str(), nullptr, 10);
    answer(response, {200, ShowAll(phones_.Since(after)).dump()});
  });
  http_->server.Get("/news", [=, this](const auto& request, auto& response) {
    const uint64_t after = std::strtoull(request.get_param_value("after").c_str(), nullptr, 10);
    answer(response, {200, ShowAll(phones_.WaitSince(after, kNewsPatience)).dump()});
  });
  http_->server.Get("/phones", [=, this](const auto&, auto& response) {
    json phones = json::object();
    for (const Message& message : phones_.Since(0)) {
      phones[message.msisdn].push_back(Show(message));
    }
    answer(response, {200, phones.dump()});
  });
  http_->server.Get("/", [](const auto&, auto& response) {
    response.set_header("Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; script-src "
                        "'unsafe-inline'; connect-src 'self'; form-action 'none'; base-uri 'none'");
    response.set_content(kPage, "text/html; charset=utf-8");
  });
}

void Server::RouteAgency() {
  const auto answer = [this](const std::string& message, bool accept) {
    const auto made = agency_.AnswerTo(message, accept);
    if (made) postman_.Post(made->url, made->json, made->headers);
    return made.has_value();
  };
  http_->server.Post("/agency/orders", [=, this](const auto& request, auto& response) {
    const Agency::Taken taken =
        agency_.Take(request.get_header_value("X-Vagtbro-Signature"), request.body);
    response.status = taken.http_status;
    if (!taken.plan) return;
    postman_.Do(clock_.Now() + taken.plan->delay,
                [=] { answer(taken.message, taken.plan->accept); });
  });
  http_->server.Get("/agency/orders", [this](const auto&, auto& response) {
    response.set_content(agency_.Orders().dump(), "application/json");
  });
  http_->server.Post("/agency/answer", [=](const auto& request, auto& response) {
    const json said = json::parse(request.body, nullptr, /*allow_exceptions=*/false);
    const bool makes_sense =
        said.is_object() && said.contains("accept") && said["accept"].is_boolean();
    response.status = !makes_sense                                                  ? 400
                      : answer(TextOf(said, "message"), said["accept"].get<bool>()) ? 202
                                                                                    : 404;
  });
}

bool Server::FailsNow() {
  const std::lock_guard lock(http_->mutex);
  return std::uniform_real_distribution<double>(0, 1)(http_->chance) < fail_rate_;
}

Server::Answer Server::Take(const std::string& authorization, const std::string& body) {
  ++requests_;
  const std::string scheme = "Token ";
  const std::string token =
      authorization.rfind(scheme, 0) == 0 ? authorization.substr(scheme.size()) : "";
  if (token.empty() || (!habits_.token.empty() && token != habits_.token)) {
    return {401, Refusal("0x0110", "Invalid API key")};
  }
  if (FailsNow()) return {500, Refusal("0x0100", "Internal error, try again")};
  const json request = json::parse(body, nullptr, /*allow_exceptions=*/false);
  if (!request.is_object() || TextOf(request, "message").empty() ||
      !request.contains("recipients") || !request["recipients"].is_array()) {
    return {400, Refusal("0x0300", "want {sender, message, recipients: [{msisdn}]}")};
  }
  std::vector<Message> messages;
  for (const json& recipient : request["recipients"]) {
    Message message;
    message.msisdn = recipient.is_object() ? TextOf(recipient, "msisdn") : "";
    if (!IsMsisdn(message.msisdn)) return {422, Refusal("0x0216", "Not an MSISDN")};
    message.sender = TextOf(request, "sender");
    message.text = TextOf(request, "message");
    message.userref = TextOf(request, "userref");
    message.callback_url = TextOf(request, "callback_url");
    message.token = token;
    message.time = clock_.Now();
    messages.push_back(message);
  }
  json ids = json::array();
  for (Message& message : messages) {
    if (phones_.Take(&message)) Delivered(message);
    ids.push_back(message.id);
  }
  const size_t count = ids.size();
  return {200, json{{"ids", ids},
                    {"usage",
                     {{"countries", {{"DK", count}}}, {"currency", "DKK"}, {"total_cost", 0.0}}}}
                   .dump()};
}

void Server::Delivered(const Message& message) {
  postman_.Do(message.time + habits_.delivery_delay, [this, message] {
    const json receipt = {{"id", message.id},
                          {"msisdn", std::stoull(message.msisdn)},
                          {"time", absl::ToUnixSeconds(clock_.Now())},
                          {"status", "DELIVERED"},
                          {"userref", message.userref}};
    postman_.Post(message.callback_url, receipt.dump(), message.token);
  });
  if (!people_) return;
  const auto answer = people_->AnswerTo(message.msisdn, message.text, message.time);
  if (!answer) return;
  postman_.Do(message.time + habits_.delivery_delay + answer->delay,
              [this, msisdn = message.msisdn, text = answer->text] {
                uint64_t id = 0;
                Reply(msisdn, text, &id);
              });
}

bool Server::Reply(const std::string& msisdn, const std::string& text, uint64_t* id) {
  Message message;
  if (!phones_.Write(msisdn, text, clock_.Now(), &message)) return false;
  *id = message.id;
  // Made of the clock, so that an id stays unique when this carrier is started anew.
  const uint64_t unique = static_cast<uint64_t>(absl::ToUnixMillis(message.time)) * 1000;
  const json callback = {{"id", unique + message.id % 1000},
                         {"msisdn", std::stoull(msisdn)},
                         {"receiver", kOwnNumber},
                         {"message", text},
                         {"senttime", absl::ToUnixSeconds(message.time)},
                         {"webhook_label", "vagtbro"}};
  const std::string url =
      habits_.incoming_url.empty() ? IncomingUrl(message.callback_url) : habits_.incoming_url;
  postman_.Post(url, callback.dump(), message.token);
  return true;
}

Server::Answer Server::Write(const std::string& msisdn, const std::string& body) {
  const json request = json::parse(body, nullptr, /*allow_exceptions=*/false);
  const std::string text = request.is_object() ? TextOf(request, "message") : "";
  if (text.empty()) return {400, Refusal("0x0300", "want {\"message\": \"JA 4821\"}")};
  uint64_t id = 0;
  if (!Reply(msisdn, text, &id)) return {404, Refusal("0x0404", "nobody wrote to that phone")};
  return {200, json{{"id", id}}.dump()};
}

}  // namespace vagtbro::carrier
