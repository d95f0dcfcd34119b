#include "kit/rpc/host.h"

#include <google/protobuf/message.h>

#include <chrono>

namespace vagtbro::kit {
namespace {

const char* CodeName(grpc::StatusCode code) {
  switch (code) {
    case grpc::StatusCode::OK:
      return "OK";
    case grpc::StatusCode::INVALID_ARGUMENT:
      return "INVALID_ARGUMENT";
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return "DEADLINE_EXCEEDED";
    case grpc::StatusCode::NOT_FOUND:
      return "NOT_FOUND";
    case grpc::StatusCode::FAILED_PRECONDITION:
      return "FAILED_PRECONDITION";
    case grpc::StatusCode::ABORTED:
      return "ABORTED";
    case grpc::StatusCode::PERMISSION_DENIED:
      return "PERMISSION_DENIED";
    case grpc::StatusCode::UNAUTHENTICATED:
      return "UNAUTHENTICATED";
    case grpc::StatusCode::UNAVAILABLE:
      return "UNAVAILABLE";
    case grpc::StatusCode::DATA_LOSS:
      return "DATA_LOSS";
    default:
      return "OTHER";
  }
}

}  // namespace

const Clock& RpcHost::RealTime() {
  static const SystemClock clock;
  return clock;
}

RpcHost::RpcHost(std::string service, Owner& owner, const Clock& clock, Metrics& metrics,
                 const Clock& door_clock)
    : domain_(std::move(service) + ".vagtbro"),
      owner_(owner),
      clock_(clock),
      metrics_(metrics),
      door_(door_clock, metrics) {
  metrics_.Describe("vagtbro_rpc_handled_total", "Calls answered, by method and gRPC code.");
  metrics_.Describe("vagtbro_rpc_seconds", "Real time from a call's arrival to its answer.");
}

std::string RpcHost::TraceOf(const grpc::CallbackServerContext& context) {
  const auto found = context.client_metadata().find("traceparent");
  if (found == context.client_metadata().end()) return "";
  return {found->second.data(), found->second.size()};
}

grpc::ServerUnaryReactor* RpcHost::Run(grpc::CallbackServerContext* context,
                                       const google::protobuf::Message& request,
                                       google::protobuf::Message* response, Act act) {
  struct Call {
    Visit visit;
    std::string method;
    std::string trace;
    absl::Status status;
    std::shared_ptr<const void> entered;
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
  };
  auto* reactor = context->DefaultReactor();
  auto call = std::make_shared<Call>();
  call->visit = door_.Announce(*context, request);
  call->method = MethodOf(request);
  call->trace = TraceOf(*context);
  call->entered = Enter();
  if (call->entered == nullptr) {
    reactor->Finish(ToGrpc(Draining(), domain_));
    return reactor;
  }
  owner_.Queue(
      [context, response, call, act = std::move(act)](Journal& journal) {
        if (context->IsCancelled()) {
          call->status = absl::DeadlineExceededError(
              std::string("the caller's time was up before the work began; nothing was done"));
          return;
        }
        call->status = call->visit.Check();
        if (call->status.ok())
          call->status = act(journal, call->method, call->visit.CallerOf(call->trace));
        call->visit.Hide(response);
      },
      [this, reactor, call] {
        Record(call->method, static_cast<grpc::StatusCode>(call->status.raw_code()),
               absl::FromChrono(std::chrono::steady_clock::now() - call->begun));
        reactor->Finish(ToGrpc(call->status, domain_));
        call->entered.reset();
      },
      Hurry::kNow);
  owner_.Help();
  return reactor;
}

void RpcHost::Record(const std::string& method, grpc::StatusCode code, absl::Duration took) {
  metrics_.Add("vagtbro_rpc_handled_total", {{"method", method}, {"code", CodeName(code)}});
  metrics_.Observe("vagtbro_rpc_seconds", {{"method", method}}, absl::ToDoubleSeconds(took));
}

void RpcHost::OnDrain(std::function<void()> hook) {
  const std::lock_guard lock(mutex_);
  drain_hooks_.push_back(std::move(hook));
}

std::shared_ptr<const void> RpcHost::Enter() {
  const std::lock_guard lock(mutex_);
  if (draining_) return nullptr;
  ++running_;
  return {this, [this](const void*) {
            const std::lock_guard leave(mutex_);
            --running_;
            changed_.notify_all();
          }};
}

absl::Status RpcHost::Draining() {
  return absl::UnavailableError(
      std::string("the process is ending; send the same request again in a moment"));
}

bool RpcHost::Drain(absl::Duration patience) {
  std::vector<std::function<void()>> hooks;
  {
    const std::lock_guard lock(mutex_);
    draining_ = true;
    hooks.swap(drain_hooks_);
  }
  for (const auto& hook : hooks) hook();
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, absl::ToChronoMilliseconds(patience),
                           [this] { return running_ == 0; });
}

std::string RpcHost::MethodOf(const google::protobuf::Message& request) {
  std::string name = request.GetDescriptor()->full_name();
  name.resize(name.size() - std::string("Request").size());
  const size_t dot = name.rfind('.');
  name[dot] = '/';
  return name;
}

}  // namespace vagtbro::kit
