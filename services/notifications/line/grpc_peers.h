// gRPC peers: the directory as contact book, the pool as offer desk.
//
// Errors:  see contact_book.h and offer_desk.h.
// Threads: any; the calls block.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "notifications/effects/contact_book.h"
#include "notifications/effects/offer_desk.h"
#include "vagtbro/directory/v1/directory_service.grpc.pb.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"

namespace vagtbro::notifications {

class DirectoryContactBook final : public ContactBook {
 public:
  explicit DirectoryContactBook(const std::shared_ptr<grpc::Channel>& channel);
  absl::StatusOr<Contact> Find(const std::string& tenant,
                               const std::string& employment_id) override;

 private:
  std::unique_ptr<directory::v1::DirectoryService::Stub> stub_;
};

class PoolOfferDesk final : public OfferDesk {
 public:
  explicit PoolOfferDesk(const std::shared_ptr<grpc::Channel>& channel);
  absl::StatusOr<std::string> Answer(const OfferAnswer& answer) override;

 private:
  std::unique_ptr<pool::v1::PoolService::Stub> stub_;
};

}  // namespace vagtbro::notifications
