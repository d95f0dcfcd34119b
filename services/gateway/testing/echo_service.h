// Echo: a service that does as it is told, on a port of its own.
#pragma once

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>

#include "vagtbro/echo/v1/echo.grpc.pb.h"

namespace vagtbro::gateway {

// Counts to be waited for; no test sleeps.
class Count final {
 public:
  void Add() {
    const std::lock_guard lock(mutex_);
    ++count_;
    changed_.notify_all();
  }
  int value() const {
    const std::lock_guard lock(mutex_);
    return count_;
  }
  // False: it did not get there within 20 seconds.
  bool WaitFor(int count) const {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(20), [&] { return count_ >= count; });
  }

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  int count_ = 0;
};

class Echo final : public echo::v1::EchoService::CallbackService {
 public:
  Echo() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
  }
  ~Echo() override {
    server_->Shutdown(std::chrono::system_clock::now() + std::chrono::seconds(1));
  }

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  Count calls;
  Count cancelled;
  std::atomic<int> sent = 0;  // messages of streams that gRPC has taken

  grpc::ServerUnaryReactor* Say(grpc::CallbackServerContext* context,
                                const echo::v1::SayRequest* request,
                                echo::v1::SayResponse* response) override {
    calls.Add();
    auto* reactor = new Saying(cancelled);
    response->set_text(request->text());
    for (const auto& [name, value] : context->client_metadata()) {
      response->add_metadata(std::string(name.data(), name.size()) + ": " +
                             std::string(value.data(), value.size()));
    }
    std::sort(response->mutable_metadata()->begin(), response->mutable_metadata()->end());
    context->AddInitialMetadata("x-said", "yes");
    context->AddTrailingMetadata("x-reason", "taken");
    context->AddTrailingMetadata("x-raw-bin", std::string("\x00\xff", 2));
    context->AddTrailingMetadata("set-cookie", "sid=stolen");
    if (!request->hang()) reactor->End(request->code());
    return reactor;
  }

  grpc::ServerWriteReactor<echo::v1::RepeatResponse>* Repeat(
      grpc::CallbackServerContext*, const echo::v1::RepeatRequest* request) override {
    calls.Add();
    return new Repeating(*this, *request);
  }

 private:
  static grpc::Status StatusOf(int code) {
    if (code == 0) return grpc::Status::OK;
    return {static_cast<grpc::StatusCode>(code), "Bo tog vagten på Solgården, 100 %"};
  }

  class Saying final : public grpc::ServerUnaryReactor {
   public:
    explicit Saying(Count& cancelled) : cancelled_(cancelled) {}
    void End(int code) {
      if (!ended_.exchange(true)) Finish(StatusOf(code));
    }
    void OnCancel() override {
      cancelled_.Add();
      if (!ended_.exchange(true)) Finish(grpc::Status::CANCELLED);
    }
    void OnDone() override { delete this; }

   private:
    Count& cancelled_;
    std::atomic<bool> ended_ = false;
  };

  class Repeating final : public grpc::ServerWriteReactor<echo::v1::RepeatResponse> {
   public:
    Repeating(Echo& echo, const echo::v1::RepeatRequest& request) : echo_(echo), request_(request) {
      response_.set_text(std::string(static_cast<size_t>(request.size()), 'x'));
      Go();
    }
    void OnWriteDone(bool ok) override {
      if (ok) ++echo_.sent;
      {
        const std::lock_guard lock(mutex_);
        writing_ = false;
        cancelled_ = cancelled_ || !ok;
      }
      Go();
    }
    void OnCancel() override {
      echo_.cancelled.Add();
      {
        const std::lock_guard lock(mutex_);
        cancelled_ = true;
        if (writing_) return;  // OnWriteDone() ends it
      }
      Go();
    }
    void OnDone() override { delete this; }

   private:
    // Writes, ends or waits. gRPC takes no write after the end, so one of them is chosen at a time.
    void Go() {
      std::unique_lock lock(mutex_);
      if (ended_ || writing_) return;
      const bool more = next_ < request_.count();
      if (!cancelled_ && !more && request_.hang()) return;
      if (cancelled_ || !more) {
        ended_ = true;
        const grpc::Status end = cancelled_ ? grpc::Status::CANCELLED : StatusOf(request_.code());
        lock.unlock();
        return Finish(end);
      }
      writing_ = true;
      response_.set_number(next_++);
      lock.unlock();
      StartWrite(&response_);
    }

    Echo& echo_;
    const echo::v1::RepeatRequest request_;
    echo::v1::RepeatResponse response_;
    std::mutex mutex_;
    int next_ = 0;
    bool writing_ = false;
    bool cancelled_ = false;
    bool ended_ = false;
  };

  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace vagtbro::gateway
