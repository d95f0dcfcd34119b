// gRPC peers: the directory as contact book and worker book, the pool as offer desk.
//
// Errors:  see contact_book.h, worker_book.h and offer_desk.h.
// Threads: any; the calls block.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "notifications/effects/contact_book.h"
#include "notifications/effects/offer_desk.h"
#include "notifications/effects/worker_book.h"
#include "vagtbro/directory/v1/directory_service.grpc.pb.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"

namespace vagtbro::notifications {

// The calls under way, so that a stop can break them off.
class CallsUnderWay final {
 public:
  using Call = std::function<grpc::Status(grpc::ClientContext*)>;
  // Calls by `call`, or answers CANCELLED once stopped.
  grpc::Status Run(grpc::ClientContext* context, const Call& call);
  void Stop();

 private:
  std::mutex mutex_;
  std::set<grpc::ClientContext*> contexts_;
  bool stopping_ = false;
};

class DirectoryContactBook final : public ContactBook {
 public:
  explicit DirectoryContactBook(const std::shared_ptr<grpc::Channel>& channel);
  absl::StatusOr<Contact> Find(const std::string& tenant,
                               const std::string& employment_id) override;
  void Stop() override { calls_.Stop(); }

 private:
  std::unique_ptr<directory::v1::DirectoryService::Stub> stub_;
  CallsUnderWay calls_;
};

class DirectoryWorkerBook final : public WorkerBook {
 public:
  explicit DirectoryWorkerBook(const std::shared_ptr<grpc::Channel>& channel);
  absl::StatusOr<std::string> Register(const std::string& tenant, const std::string& request_id,
                                       const std::string& desk_employment_id,
                                       const WorkerData& worker) override;
  void Stop() override { calls_.Stop(); }

 private:
  std::unique_ptr<directory::v1::DirectoryService::Stub> stub_;
  CallsUnderWay calls_;
};

class PoolOfferDesk final : public OfferDesk {
 public:
  explicit PoolOfferDesk(const std::shared_ptr<grpc::Channel>& channel);
  absl::StatusOr<std::string> Answer(const OfferAnswer& answer) override;
  void Stop() override { calls_.Stop(); }

 private:
  absl::StatusOr<std::string> AnswerLending(const OfferAnswer& answer);

  std::unique_ptr<pool::v1::PoolService::Stub> stub_;
  CallsUnderWay calls_;
};

}  // namespace vagtbro::notifications
