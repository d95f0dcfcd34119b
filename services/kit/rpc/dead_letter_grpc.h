// DeadLetterService: looks at events that could not be digested, tries them again, or drops them.
//
// Errors:  NOT_FOUND UNKNOWN_DEAD_LETTER; FAILED_PRECONDITION STILL_INDIGESTIBLE;
//          INVALID_ARGUMENT for a malformed reason code.
#pragma once

#include "kit/bus/hearing.h"
#include "kit/rpc/host.h"
#include "vagtbro/ops/v1/dead_letter_service.grpc.pb.h"

namespace vagtbro::kit {

class DeadLetterGrpc final : public ops::v1::DeadLetterService::CallbackService {
 public:
  DeadLetterGrpc(RpcHost& host, Journal& journal, Hearing& hearing)
      : host_(host), journal_(journal), hearing_(hearing) {}

  grpc::ServerUnaryReactor* ListDeadLetters(grpc::CallbackServerContext* context,
                                            const ops::v1::ListDeadLettersRequest* request,
                                            ops::v1::ListDeadLettersResponse* response) override;
  grpc::ServerUnaryReactor* RetryDeadLetter(grpc::CallbackServerContext* context,
                                            const ops::v1::RetryDeadLetterRequest* request,
                                            ops::v1::RetryDeadLetterResponse* response) override;
  grpc::ServerUnaryReactor* DiscardDeadLetter(
      grpc::CallbackServerContext* context, const ops::v1::DiscardDeadLetterRequest* request,
      ops::v1::DiscardDeadLetterResponse* response) override;

 private:
  RpcHost& host_;
  Journal& journal_;
  Hearing& hearing_;
};

}  // namespace vagtbro::kit
