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

Relay::~Relay() = default;

bool Relay::IsCall(const std::string& path) { return path.rfind(kPrefix, 0) == 0; }

void Relay::Take(const Request& request, std::shared_ptr<Exchange> exchange) {
  if (request.method != "POST") return exchange->Answer(TextAnswer(405, "calls are POSTs"));
  const auto dialect = DialectOf(request);
  if (!dialect) {
    return exchange->Answer(
        TextAnswer(415, "want application/grpc-web+proto, application/json or application/proto"));
  }
  const auto refuse = [&](const Status& status, const Headers& extra = {}) {
    metrics_.Add("vagtbro_gateway_refused_total", {{"code", ConnectCode(status.error_code())}});
    exchange->Answer(Refusal(*dialect, status, extra));
  };
  if (draining_) return refuse({StatusCode::UNAVAILABLE, "the gateway is going down"});
  Caller caller;
  Headers extra;
  const Status entered = gate_.Enter(request, caller, extra);
  if (!entered.ok()) return refuse(entered, extra);
  const Route* route = routes_.Find(request.path);
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
  const Status allowed = gate_.Allow(caller, route->rule, SubjectsOf(*message), purpose);
  if (!allowed.ok()) return refuse(allowed);

  UpstreamAsk ask{route->path, message->SerializeAsString(), Inward(request.headers),
                  Allotted(*timeout, route->stream)};
  ask.metadata.emplace_back("x-vagtbro-principal", gate_.Token(caller, purpose));
  const std::string session = caller.session_key;
  const auto call =
      std::make_shared<RelayCall>(*this, *route, *dialect, std::move(caller), exchange);
  if (route->stream && !Keep(call, session)) {
    return refuse({StatusCode::RESOURCE_EXHAUSTED, "too many streams are open"});
  }
  call->Start(std::move(ask));
}

bool Relay::Keep(const std::shared_ptr<RelayCall>& call, const std::string& session_key) {
  const std::lock_guard lock(mutex_);
  size_t same = 0;
  for (const auto& [one, weak] : streams_) same += one->caller().session_key == session_key;
  if (same >= kStreamsOfOne) return false;
  streams_[call.get()] = call;
  return true;
}

void Relay::Forget(RelayCall* call) {
  const std::lock_guard lock(mutex_);
  streams_.erase(call);
}

size_t Relay::streams() const {
  const std::lock_guard lock(mutex_);
  return streams_.size();
}

void Relay::CutEnded() {
  std::vector<std::shared_ptr<RelayCall>> open;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [one, weak] : streams_) {
      if (auto call = weak.lock()) open.push_back(std::move(call));
    }
  }
  for (const auto& call : open) {
    if (!gate_.StillIn(call->caller())) {
      call->Cut({StatusCode::UNAUTHENTICATED, "the session has ended"});
    }
  }
}

void Relay::Drain(std::chrono::milliseconds spread) {
  draining_ = true;
  std::vector<std::shared_ptr<RelayCall>> open;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [one, weak] : streams_) {
      if (auto call = weak.lock()) open.push_back(std::move(call));
    }
  }
  const auto start = std::chrono::steady_clock::now();
  for (size_t i = 0; i < open.size(); ++i) {
    const auto due = start + spread * static_cast<int64_t>(i) / static_cast<int64_t>(open.size());
    while (std::chrono::steady_clock::now() < due) std::this_thread::sleep_for(kLook);
    open[i]->Cut({StatusCode::UNAVAILABLE, "the gateway is going down"});
  }
}

}  // namespace vagtbro::gateway
