#include "gateway/relay/relay.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <thread>
#include <vector>

#include "gateway/relay/metadata.h"
#include "gateway/relay/relay_call.h"

namespace vagtbro::gateway {
namespace {

constexpr absl::Duration kUsual = absl::Seconds(15);
constexpr absl::Duration kLongest = absl::Seconds(60);
constexpr std::chrono::milliseconds kLook{10};
const char* const kPrefix = "/vagtbro.";

using grpc::Status;
using grpc::StatusCode;

// A stream without a deadline stays open until one side goes.
absl::Duration Allotted(const std::optional<absl::Duration>& asked, bool stream) {
  if (stream) return asked.value_or(absl::InfiniteDuration());
  return std::min(asked.value_or(kUsual), kLongest);
}

Response Refusal(Dialect dialect, const Status& status, const Headers& extra) {
  Response response = ErrorOf(dialect, status);
  response.headers.insert(response.headers.end(), extra.begin(), extra.end());
  return response;
}

}  // namespace

Relay::Relay(const Routes& routes, Gate& gate, kit::Metrics& metrics)
    : routes_(routes), gate_(gate), metrics_(metrics) {
  metrics_.Describe("vagtbro_gateway_calls_total", "Calls relayed, by method and how they ended.");
  metrics_.Describe("vagtbro_gateway_call_seconds", "Time of unary calls at the gateway.");
  metrics_.Describe("vagtbro_gateway_refused_total", "Calls refused before a service heard them.");
}

Relay::~Relay() { Finish(); }

void Relay::Finish() {
  draining_ = true;
  for (const auto& call : Calls(false)) {
    call->Cut({StatusCode::UNAVAILABLE, "the gateway is going down"});
  }
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return calls_.empty(); });
}

bool Relay::IsCall(const std::string& path) { return path.rfind(kPrefix, 0) == 0; }

void Relay::Take(const Request& request, std::shared_ptr<Exchange> exchange) {
  if (request.method != "POST") return exchange->Answer(TextAnswer(405, "calls are POSTs"));
  const auto dialect = DialectOf(request);
  if (!dialect) {
    return exchange->Answer(
        TextAnswer(415, "want application/grpc-web+proto, application/json or application/proto"));
  }
  const auto refuse = [&](const Status& status, const Headers& extra = {}) {
    Refuse(*dialect, status, extra, *exchange);
  };
  if (draining_) return refuse({StatusCode::UNAVAILABLE, "the gateway is going down"});
  const Route* route = routes_.Find(request.path);
  const bool stream = route != nullptr && route->stream;
  Caller caller;
  Headers extra;
  const Status entered =
      gate_.Enter(request, stream ? Presence::kNone : Presence::kSign, caller, extra);
  if (!entered.ok()) return refuse(entered, extra);
  if (route == nullptr) return refuse({StatusCode::UNIMPLEMENTED, "no such method"});
  if (route->stub == nullptr) return refuse({StatusCode::UNAVAILABLE, "no such service is set up"});
  if (route->stream && *dialect != Dialect::kGrpcWeb) {
    return refuse({StatusCode::UNIMPLEMENTED, "streams are spoken as gRPC-Web"});
  }
  const auto timeout = TimeoutOf(request, *dialect);
  if (!timeout.ok()) {
    return refuse({StatusCode::INVALID_ARGUMENT, std::string(timeout.status().message())});
  }
  const auto message = route->NewRequest();
  if (!ReadBody(*dialect, request.body, *message)) {
    return refuse({StatusCode::INVALID_ARGUMENT, "the request does not parse"});
  }
  const std::string purpose = PurposeOf(request);
  UpstreamAsk ask{route->path, message->SerializeAsString(), Inward(request.headers),
                  Allotted(*timeout, route->stream)};
  ask.metadata.emplace_back("x-vagtbro-principal", gate_.Token(caller, purpose));
  gate_.Allow(caller, route->rule, *message, purpose,
              [this, route, caller, ask = std::move(ask), dialect = *dialect,
               exchange](const Status& allowed) {
                if (!allowed.ok()) return Refuse(dialect, allowed, {}, *exchange);
                Go(*route, dialect, caller, ask, exchange);
              });
}

void Relay::Refuse(Dialect dialect, const Status& status, const Headers& extra,
                   Exchange& exchange) {
  metrics_.Add("vagtbro_gateway_refused_total", {{"code", ConnectCode(status.error_code())}});
  exchange.Answer(Refusal(dialect, status, extra));
}

void Relay::Go(const Route& route, Dialect dialect, const Caller& caller, const UpstreamAsk& ask,
               const std::shared_ptr<Exchange>& exchange) {
  const auto call = std::make_shared<RelayCall>(*this, route, dialect, caller, exchange);
  if (!Keep(call)) {
    return Refuse(dialect, {StatusCode::RESOURCE_EXHAUSTED, "too many streams are open"}, {},
                  *exchange);
  }
  call->Start(ask);
}

bool Relay::Keep(const std::shared_ptr<RelayCall>& call) {
  const std::lock_guard lock(mutex_);
  if (call->stream()) {
    size_t& open = streams_[call->caller().session_key];
    if (open >= kStreamsOfOne) return false;
    ++open;
  }
  calls_[call.get()] = call;
  return true;
}

void Relay::Forget(const RelayCall& call) {
  const std::lock_guard lock(mutex_);
  if (calls_.erase(&call) == 0) return;
  if (call.stream()) {
    const auto open = streams_.find(call.caller().session_key);
    if (--open->second == 0) streams_.erase(open);
  }
  changed_.notify_all();
}

std::vector<std::shared_ptr<RelayCall>> Relay::Calls(bool streams_only) const {
  std::vector<std::shared_ptr<RelayCall>> calls;
  const std::lock_guard lock(mutex_);
  for (const auto& [one, weak] : calls_) {
    if (streams_only && !one->stream()) continue;
    if (auto call = weak.lock()) calls.push_back(std::move(call));
  }
  return calls;
}

size_t Relay::streams() const {
  const std::lock_guard lock(mutex_);
  size_t count = 0;
  for (const auto& [session, open] : streams_) count += open;
  return count;
}

size_t Relay::running() const {
  const std::lock_guard lock(mutex_);
  return calls_.size();
}

void Relay::CutEnded() {
  for (const auto& call : Calls(true)) {
    if (!gate_.StillIn(call->caller())) {
      call->Cut({StatusCode::UNAUTHENTICATED, "the session has ended"});
    }
  }
}

void Relay::Drain(std::chrono::milliseconds spread) {
  draining_ = true;
  const auto open = Calls(true);
  const auto start = std::chrono::steady_clock::now();
  for (size_t i = 0; i < open.size(); ++i) {
    const auto due = start + spread * static_cast<int64_t>(i) / static_cast<int64_t>(open.size());
    while (std::chrono::steady_clock::now() < due) std::this_thread::sleep_for(kLook);
    open[i]->Cut({StatusCode::UNAVAILABLE, "the gateway is going down"});
  }
}

}  // namespace vagtbro::gateway
