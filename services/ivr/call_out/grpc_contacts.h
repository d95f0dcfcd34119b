// GrpcContacts: contacts from the directory, one try each: a call that cannot be made now is made
// later.
#pragma once

#include <grpcpp/grpcpp.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>

#include "ivr/call_out/contacts.h"
#include "vagtbro/directory/v1/directory_service.grpc.pb.h"

namespace vagtbro::ivr {

class GrpcContacts final : public Contacts {
 public:
  GrpcContacts(const std::shared_ptr<grpc::Channel>& directory, TenantId tenant);
  ~GrpcContacts() override { Stop(); }

  void Ask(const EmploymentId& who, Answer answer) override;
  void Stop() override;

 private:
  struct Question;

  std::unique_ptr<directory::v1::DirectoryService::Stub> directory_;
  TenantId tenant_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<Question*> open_;
  bool stopped_ = false;
};

}  // namespace vagtbro::ivr
