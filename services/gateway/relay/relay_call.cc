#include "gateway/relay/relay_call.h"

#include <google/protobuf/message.h>

#include <utility>

#include "gateway/relay/metadata.h"

namespace vagtbro::gateway {

RelayCall::RelayCall(Relay& relay, const Route& route, Dialect dialect, Caller caller,
                     std::shared_ptr<Exchange> exchange)
    : relay_(relay),
      route_(route),
      dialect_(dialect),
      caller_(std::move(caller)),
      exchange_(std::move(exchange)) {}

RelayCall::~RelayCall() {
  exchange_ = nullptr;  // before the relay counts it as gone: the server may end then
  relay_.Forget(*this);
}

void RelayCall::Start(UpstreamAsk ask) {
  const auto upstream = MakeCall(*route_.stub, std::move(ask), shared_from_this());
  bool cut = false;
  {
    const std::lock_guard lock(mutex_);
    upstream_ = upstream;
    cut = cut_.has_value();
  }
  exchange_->OnGone([weak = std::weak_ptr(upstream)] {
    if (const auto call = weak.lock()) call->Cancel();
  });
  if (route_.stream) exchange_->Begin(StreamHead());
  upstream->Start();
  if (cut) upstream->Cancel();
}

void RelayCall::Cut(const grpc::Status& status) {
  std::shared_ptr<UpstreamCall> upstream;
  {
    const std::lock_guard lock(mutex_);
    if (!cut_) cut_ = status;
    upstream = upstream_;
  }
  if (upstream != nullptr) upstream->Cancel();
}

void RelayCall::OnHead(Metadata head) { head_ = std::move(head); }

void RelayCall::OnMessage(std::string message) {
  if (!route_.stream) {
    message_ = std::move(message);
    upstream_->Next();
    return;
  }
  exchange_->Write(Frame(message), [upstream = std::weak_ptr(upstream_)] {
    if (const auto call = upstream.lock()) call->Next();
  });
}

void RelayCall::OnDone(const grpc::Status& status, Metadata trailers) {
  grpc::Status end = status;
  {
    const std::lock_guard lock(mutex_);
    if (cut_) end = *cut_;
  }
  const std::string method = NameOf(*route_.rule.method);
  relay_.metrics_.Add("vagtbro_gateway_calls_total",
                      {{"method", method}, {"code", ConnectCode(end.error_code())}});
  if (route_.stream) {
    exchange_->Write(TrailerFrame(end, Outward(trailers)), {});
    exchange_->End();
    return;
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start_;
  relay_.metrics_.Observe("vagtbro_gateway_call_seconds", {{"method", method}}, took.count());
  EndUnary(end, std::move(trailers));
}

void RelayCall::EndUnary(const grpc::Status& status, Metadata trailers) {
  Outcome outcome{status, message_.value_or(""), std::move(head_), std::move(trailers)};
  if (status.ok() && !message_) {
    outcome.status = {grpc::StatusCode::INTERNAL, "the service gave no answer"};
  }
  const bool json = dialect_ == Dialect::kConnectJson;
  const auto blank = json ? route_.NewResponse() : nullptr;
  exchange_->Answer(AnswerOf(dialect_, outcome, blank.get()));
}

}  // namespace vagtbro::gateway
