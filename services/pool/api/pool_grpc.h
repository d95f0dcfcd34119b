// PoolGrpc: the pool's service on gRPC; every method is one line.
//
// Threads: called by gRPC's threads; the work runs on the owner thread.
#pragma once

#include <grpcpp/grpcpp.h>

#include "kit/rpc/host.h"
#include "kit/rpc/owner_calls.h"
#include "pool/api/allow_holiday_contact.h"
#include "pool/api/answer_lending.h"
#include "pool/api/answer_offer.h"
#include "pool/api/board.h"
#include "pool/api/board_hub.h"
#include "pool/api/compare_policies.h"
#include "pool/api/contacts.h"
#include "pool/api/explain.h"
#include "pool/api/hold_offer.h"
#include "pool/api/import_policy.h"
#include "pool/api/logbook.h"
#include "pool/api/offers.h"
#include "pool/api/pending_answers.h"
#include "pool/api/set_availability.h"
#include "pool/api/units_behind.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"

namespace vagtbro::pool {

class PoolGrpc final : public v1::PoolService::CallbackService {
 public:
  // To be made before the owner starts; the references must outlive it.
  PoolGrpc(kit::RpcHost& host, PoolState& state, kit::Journal& journal,
           std::chrono::milliseconds quiet = BoardHub::kQuiet)
      : host_(host),
        state_(state),
        calls_(host, state),
        answers_(host, state),
        board_(host, state, quiet) {
    host.door().KnowUnits(std::bind_front(&UnitsBehind, std::cref(state)));
    journal.OnDurable([this] {
      answers_.Look();
      board_.Look();
    });
    host.OnDrain([this] { board_.End(); });
  }

  grpc::ServerUnaryReactor* AnswerOffer(grpc::CallbackServerContext* c,
                                        const v1::AnswerOfferRequest* q,
                                        v1::AnswerOfferResponse* r) override {
    return answers_.Answer(c, q, r);
  }

  grpc::ServerWriteReactor<v1::WatchBoardResponse>* WatchBoard(
      grpc::CallbackServerContext* c, const v1::WatchBoardRequest* q) override {
    return board_.Watch(*c, *q);
  }

  grpc::ServerUnaryReactor* ListGaps(grpc::CallbackServerContext* c, const v1::ListGapsRequest* q,
                                     v1::ListGapsResponse* r) override {
    return host_.Query<v1::ListGapsRequest, v1::ListGapsResponse>(
        c, q, r, [this](const auto& request, auto* response, absl::Time now) {
          return pool::ListGaps(state_, request, response, now);
        });
  }

  grpc::ServerUnaryReactor* ListOffers(grpc::CallbackServerContext* c,
                                       const v1::ListOffersRequest* q,
                                       v1::ListOffersResponse* r) override {
    return calls_.Ask(c, q, r, pool::ListOffers);
  }

  grpc::ServerUnaryReactor* Explain(grpc::CallbackServerContext* c, const v1::ExplainRequest* q,
                                    v1::ExplainResponse* r) override {
    const std::string reader = host_.door().Announce(*c, *q).CallerOf("").actor_employment_id;
    return host_.Query<v1::ExplainRequest, v1::ExplainResponse>(
        c, q, r, [this, reader](const auto& request, auto* response, absl::Time now) {
          return pool::Explain(state_, request, response, now, reader);
        });
  }

  grpc::ServerUnaryReactor* ImportPolicy(grpc::CallbackServerContext* c,
                                         const v1::ImportPolicyRequest* q,
                                         v1::ImportPolicyResponse* r) override {
    return Mutate(c, q, r, pool::ImportPolicy);
  }

  grpc::ServerUnaryReactor* HoldOffer(grpc::CallbackServerContext* c, const v1::HoldOfferRequest* q,
                                      v1::HoldOfferResponse* r) override {
    return Mutate(c, q, r, pool::HoldOffer);
  }

  grpc::ServerUnaryReactor* SetAvailability(grpc::CallbackServerContext* c,
                                            const v1::SetAvailabilityRequest* q,
                                            v1::SetAvailabilityResponse* r) override {
    return Mutate(c, q, r, pool::SetAvailability);
  }

  grpc::ServerUnaryReactor* AllowHolidayContact(grpc::CallbackServerContext* c,
                                                const v1::AllowHolidayContactRequest* q,
                                                v1::AllowHolidayContactResponse* r) override {
    return Mutate(c, q, r, pool::AllowHolidayContact);
  }

  grpc::ServerUnaryReactor* ListLogbook(grpc::CallbackServerContext* c,
                                        const v1::ListLogbookRequest* q,
                                        v1::ListLogbookResponse* r) override {
    return calls_.Ask(c, q, r, pool::ListLogbook);
  }

  grpc::ServerUnaryReactor* GetContacts(grpc::CallbackServerContext* c,
                                        const v1::GetContactsRequest* q,
                                        v1::GetContactsResponse* r) override {
    return host_.Query<v1::GetContactsRequest, v1::GetContactsResponse>(
        c, q, r, [this](const auto& request, auto* response, absl::Time now) {
          return pool::GetContacts(state_, request, response, now);
        });
  }

  grpc::ServerUnaryReactor* ComparePolicies(grpc::CallbackServerContext* c,
                                            const v1::ComparePoliciesRequest* q,
                                            v1::ComparePoliciesResponse* r) override {
    return calls_.Ask(c, q, r, pool::ComparePolicies);
  }
  grpc::ServerUnaryReactor* AnswerLending(grpc::CallbackServerContext* c,
                                          const v1::AnswerLendingRequest* q,
                                          v1::AnswerLendingResponse* r) override {
    return Mutate(c, q, r, pool::AnswerLending);
  }

 private:
  template <class Request, class Response, class Act>
  grpc::ServerUnaryReactor* Mutate(grpc::CallbackServerContext* context, const Request* request,
                                   Response* response, Act act) {
    return host_.Mutate<Request, Response>(
        context, request, response, [this, act](kit::Commit& commit, const auto& q, auto* r) {
          return act(state_, commit, q, r);
        });
  }

  kit::RpcHost& host_;
  PoolState& state_;
  const kit::OwnerCalls<PoolState> calls_;
  PendingAnswers answers_;
  BoardHub board_;
};

}  // namespace vagtbro::pool
