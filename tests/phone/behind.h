// Behind: the services behind a telephone as one server: everybody is known, nobody is sick yet.
//
// They do next to nothing, so that what is measured is the telephone.
//
// Threads: any.
#pragma once

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <memory>
#include <string>

#include "kit/base/check.h"
#include "vagtbro/directory/v1/directory_service.grpc.pb.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"
#include "vagtbro/roster/v1/roster_service.grpc.pb.h"
#include "vagtbro/sickness/v1/sickness_service.grpc.pb.h"

namespace vagtbro::phone {

class Behind final {
 public:
  Behind() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(&directory_);
    builder.RegisterService(&sickness_);
    builder.RegisterService(&roster_);
    builder.RegisterService(&pool_);
    server_ = builder.BuildAndStart();
    KIT_CHECK(server_ != nullptr);
  }

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  int reports() const { return sickness_.reports; }

 private:
  class Directory final : public directory::v1::DirectoryService::Service {
    grpc::Status Identify(grpc::ServerContext*, const directory::v1::IdentifyRequest* request,
                          directory::v1::IdentifyResponse* response) override {
      response->set_employment_id("e-" + request->employment_no());
      response->set_language("da");
      return grpc::Status::OK;
    }
    grpc::Status GetContact(grpc::ServerContext*, const directory::v1::GetContactRequest*,
                            directory::v1::GetContactResponse*) override {
      return grpc::Status::OK;
    }
  };
  class Sickness final : public sickness::v1::SicknessService::Service {
   public:
    std::atomic<int> reports = 0;

   private:
    grpc::Status ReportSick(grpc::ServerContext*, const sickness::v1::ReportSickRequest*,
                            sickness::v1::ReportSickResponse* response) override {
      response->mutable_absence()->set_receipt_no("471102");
      ++reports;
      return grpc::Status::OK;
    }
    grpc::Status ListAbsences(grpc::ServerContext*, const sickness::v1::ListAbsencesRequest*,
                              sickness::v1::ListAbsencesResponse*) override {
      return grpc::Status::OK;
    }
    grpc::Status GetLeaderContact(grpc::ServerContext*,
                                  const sickness::v1::GetLeaderContactRequest*,
                                  sickness::v1::GetLeaderContactResponse*) override {
      return grpc::Status::OK;
    }
  };
  class Roster final : public roster::v1::RosterService::Service {
    grpc::Status NextShifts(grpc::ServerContext*, const roster::v1::NextShiftsRequest*,
                            roster::v1::NextShiftsResponse*) override {
      return grpc::Status::OK;
    }
  };
  class Pool final : public pool::v1::PoolService::Service {
    grpc::Status ListOffers(grpc::ServerContext*, const pool::v1::ListOffersRequest*,
                            pool::v1::ListOffersResponse*) override {
      return grpc::Status::OK;
    }
  };

  Directory directory_;
  Sickness sickness_;
  Roster roster_;
  Pool pool_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace vagtbro::phone
