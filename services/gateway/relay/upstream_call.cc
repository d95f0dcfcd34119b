#include "gateway/relay/upstream_call.h"

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/client_callback.h>
#include <grpcpp/support/slice.h>

#include <chrono>
#include <mutex>
#include <vector>

namespace vagtbro::gateway {
namespace {

using ServerMetadata = std::multimap<grpc::string_ref, grpc::string_ref>;

Metadata Copy(const ServerMetadata& from) {
  Metadata metadata;
  for (const auto& [name, value] : from) {
    metadata.emplace_back(std::string(name.data(), name.size()),
                          std::string(value.data(), value.size()));
  }
  return metadata;
}

std::string Bytes(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  bytes.reserve(buffer.Length());
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

class Call final : public UpstreamCall,
                   public std::enable_shared_from_this<Call>,
                   public grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  Call(grpc::GenericStub& stub, UpstreamAsk ask, std::shared_ptr<CallSink> sink)
      : stub_(stub), ask_(std::move(ask)), sink_(std::move(sink)) {}

  void Start() override {
    self_ = shared_from_this();
    for (const auto& [name, value] : ask_.metadata) context_.AddMetadata(name, value);
    if (ask_.timeout != absl::InfiniteDuration()) {
      context_.set_deadline(std::chrono::system_clock::now() +
                            absl::ToChronoMilliseconds(ask_.timeout));
    }
    const grpc::Slice slice(ask_.message);
    request_ = grpc::ByteBuffer(&slice, 1);
    stub_.PrepareBidiStreamingCall(&context_, ask_.method, grpc::StubOptions(), this);
    AddHold();  // for reads that are started outside gRPC's own calls
    StartWriteLast(&request_, grpc::WriteOptions());
    StartRead(&response_);
    StartCall();
  }

  void Next() override {
    const std::lock_guard lock(mutex_);
    if (!held_ || reading_) return;
    reading_ = true;
    StartRead(&response_);
  }

  void Cancel() override {
    bool release = false;
    {
      const std::lock_guard lock(mutex_);
      if (done_) return;
      cancelled_ = true;
      context_.TryCancel();
      // A read that is under way ends by itself; without one nobody would release the hold. Nor
      // would anybody if it brings one more message: who cancels asks for no next one.
      release = held_ && !reading_;
      if (release) held_ = false;
    }
    if (release) RemoveHold();
  }

  void OnReadInitialMetadataDone(bool ok) override {
    if (ok) sink_->OnHead(Copy(context_.GetServerInitialMetadata()));
  }

  void OnReadDone(bool ok) override {
    bool release = false;
    {
      const std::lock_guard lock(mutex_);
      reading_ = false;
      release = (!ok || cancelled_) && held_;
      if (release) held_ = false;
    }
    if (release) {
      RemoveHold();
    } else if (ok) {
      sink_->OnMessage(Bytes(response_));
    }
  }

  void OnDone(const grpc::Status& status) override {
    {
      const std::lock_guard lock(mutex_);
      done_ = true;
      held_ = false;
    }
    sink_->OnDone(status, Copy(context_.GetServerTrailingMetadata()));
    sink_ = nullptr;
    const auto last = std::move(self_);
  }

 private:
  grpc::GenericStub& stub_;
  UpstreamAsk ask_;
  std::shared_ptr<CallSink> sink_;
  std::shared_ptr<Call> self_;  // until OnDone()
  grpc::ClientContext context_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;
  std::mutex mutex_;
  bool held_ = true;
  bool reading_ = true;
  bool cancelled_ = false;
  bool done_ = false;
};

}  // namespace

std::shared_ptr<UpstreamCall> MakeCall(grpc::GenericStub& stub, UpstreamAsk ask,
                                       std::shared_ptr<CallSink> sink) {
  return std::make_shared<Call>(stub, std::move(ask), std::move(sink));
}

}  // namespace vagtbro::gateway
