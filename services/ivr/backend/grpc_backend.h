// GrpcBackend: the dialog's wishes done by directory, roster, sickness and pool.
//
// What changes something carries the dialog's request id, so a second try is the same act. Why an
// identification failed is not passed on. What is only good to know of a caller, their leader and
// whether they take offers, is asked once and briefly; without an answer the call goes on.
//
// Errors:  Down if a service has not answered within kGiveUp, all tries together.
// Threads: any.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "ivr/backend/backend.h"
#include "ivr/backend/call_back_book.h"
#include "ivr/prompts/places.h"
#include "kit/time/clock.h"
#include "vagtbro/directory/v1/directory_service.grpc.pb.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"
#include "vagtbro/roster/v1/roster_service.grpc.pb.h"
#include "vagtbro/sickness/v1/sickness_service.grpc.pb.h"

namespace vagtbro::ivr {

struct Channels {
  std::shared_ptr<grpc::Channel> directory, roster, sickness, pool;
};

class GrpcBackend final : public Backend {
 public:
  GrpcBackend(const Channels& channels, TenantId tenant, CallBackBook& book,
              const kit::Clock& clock, Places places = Places());

  Reply Do(const Wish& wish, const std::string& caller_number) override;

 private:
  Reply To(const Identify& wish, const std::string& caller_number);
  void AskOffers(Identified& who);
  void AskLeader(Identified& who);
  Reply To(const Identify&) { return Down{}; }  // Do() has done it
  Reply To(const NextShifts& wish);
  Reply To(const OpenAbsence& wish);
  Reply To(const ReportSick& wish);
  Reply To(const ExtendAbsence& wish);
  Reply To(const ReportRecovery& wish);
  Reply To(const OpenOffers& wish);
  Reply To(const HoldOffer& wish);
  Reply To(const EndHold& wish);
  Reply To(const AnswerOffer& wish);
  Reply To(const SetAvailability& wish);
  Reply To(const CallBackTask&) { return Down{}; }  // Do() has kept it

  TenantId tenant_;
  CallBackBook& book_;
  const kit::Clock& clock_;
  const Places places_;
  std::unique_ptr<directory::v1::DirectoryService::Stub> directory_;
  std::unique_ptr<roster::v1::RosterService::Stub> roster_;
  std::unique_ptr<sickness::v1::SicknessService::Stub> sickness_;
  std::unique_ptr<pool::v1::PoolService::Stub> pool_;
};

}  // namespace vagtbro::ivr
