#include "pool/api/pending_answers.h"

#include <vector>

#include "kit/rpc/request.h"
#include "kit/rpc/to_grpc.h"
#include "pool/api/answer_offer.h"

namespace vagtbro::pool {
namespace {

constexpr char kMethod[] = "vagtbro.pool.v1/AnswerOffer";

}  // namespace

struct PendingAnswers::Call {
  kit::Visit visit;
  grpc::ServerUnaryReactor* reactor;
  const v1::AnswerOfferRequest* request;
  v1::AnswerOfferResponse* response;
  absl::Status status;
  uint64_t number = 0;
  std::shared_ptr<const void> entered;  // the process waits for it
  std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
  grpc::Alarm alarm;
};

grpc::ServerUnaryReactor* PendingAnswers::Answer(grpc::CallbackServerContext* context,
                                                 const v1::AnswerOfferRequest* request,
                                                 v1::AnswerOfferResponse* response) {
  auto call = std::make_shared<Call>();
  call->reactor = context->DefaultReactor();
  call->visit = host_.door().Announce(*context, *request);
  call->request = request;
  call->response = response;
  call->entered = host_.Enter();
  if (call->entered == nullptr) {
    call->reactor->Finish(kit::ToGrpc(kit::RpcHost::Draining(), host_.domain()));
    return call->reactor;
  }
  host_.owner().Submit(
      [this, context, call, trace = kit::RpcHost::TraceOf(*context)](kit::Journal& journal) {
        if (context->IsCancelled()) {
          call->status = absl::DeadlineExceededError(
              std::string("the caller's time was up before the work began; nothing was done"));
          return;
        }
        call->status = call->visit.Check();
        if (!call->status.ok()) return;
        call->status = kit::RunMutation<v1::AnswerOfferRequest, v1::AnswerOfferResponse>(
            journal, kMethod, *call->request, call->response,
            [this](kit::Commit& commit, const auto& question, auto* reply) {
              return AnswerOffer(state_, commit, question, reply);
            },
            call->visit.CallerOf(trace));
      },
      [this, call] { Wait(call); });
  return call->reactor;
}

// Runs once the answer itself is on disk.
void PendingAnswers::Wait(const std::shared_ptr<Call>& call) {
  const bool pending = call->status.ok() && call->response->outcome() == v1::ANSWER_OUTCOME_PENDING;
  // A repeated request has its first reply, which the roster may have settled since.
  if (pending) *call->response = ReplyTo(state_, *call->request);
  if (!pending || call->response->outcome() != v1::ANSWER_OUTCOME_PENDING) {
    Finish(*call, call->status);
    return;
  }
  call->number = ++next_;
  waiting_[call->number] = call;
  call->alarm.Set(std::chrono::system_clock::now() + kPatience,
                  [this, number = call->number](bool reached) {
                    if (!reached) return;
                    host_.owner().Submit([](kit::Journal&) {}, [this, number] { GiveUp(number); });
                  });
}

void PendingAnswers::Look() {
  std::vector<std::shared_ptr<Call>> settled;
  for (const auto& [number, call] : waiting_) {
    const v1::AnswerOfferResponse reply = ReplyTo(state_, *call->request);
    if (reply.outcome() == v1::ANSWER_OUTCOME_PENDING) continue;
    *call->response = reply;
    settled.push_back(call);
  }
  for (const auto& call : settled) {
    waiting_.erase(call->number);
    call->alarm.Cancel();
    Finish(*call, absl::OkStatus());
  }
}

void PendingAnswers::GiveUp(uint64_t number) {
  const auto found = waiting_.find(number);
  if (found == waiting_.end()) return;  // settled while the alarm was on its way
  const std::shared_ptr<Call> call = found->second;
  waiting_.erase(found);
  Finish(*call, absl::OkStatus());
}

void PendingAnswers::Finish(Call& call, const absl::Status& status) {
  host_.Record(kMethod, static_cast<grpc::StatusCode>(status.raw_code()),
               absl::FromChrono(std::chrono::steady_clock::now() - call.begun));
  call.reactor->Finish(kit::ToGrpc(status, host_.domain()));
  call.entered.reset();
}

}  // namespace vagtbro::pool
