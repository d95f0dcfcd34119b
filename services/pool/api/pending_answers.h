// PendingAnswers: calls of AnswerOffer that wait a moment for the roster's word.
//
// A yes is answered at once as PENDING in the journal; the caller is told as soon as the roster's
// word is on disk, or PENDING after kPatience of real time. No thread is held while it waits.
//
// Threads: Wait() and Look() on the owner thread; the calls finish on any.
#pragma once

#include <grpcpp/alarm.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <map>
#include <memory>
#include <string>

#include "kit/rpc/host.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_service.pb.h"

namespace vagtbro::pool {

class PendingAnswers final {
 public:
  static constexpr std::chrono::milliseconds kPatience{2000};

  PendingAnswers(kit::RpcHost& host, PoolState& state) : host_(host), state_(state) {}

  // Runs the mutation, and answers when its outcome is settled or patience is at its end.
  grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* context,
                                   const v1::AnswerOfferRequest* request,
                                   v1::AnswerOfferResponse* response);

  // Something new is on disk: finishes the calls whose answer it holds.
  void Look();

 private:
  struct Call;
  using Calls = std::map<uint64_t, std::shared_ptr<Call>>;
  void Wait(const std::shared_ptr<Call>& call);
  void GiveUp(uint64_t number);
  void Finish(Call& call, const absl::Status& status);

  kit::RpcHost& host_;
  PoolState& state_;
  Calls waiting_;
  uint64_t next_ = 0;
};

}  // namespace vagtbro::pool
