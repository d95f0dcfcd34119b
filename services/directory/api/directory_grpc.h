// DirectoryGrpc: the contract on the wire. Reading is one line; what hashes a PIN goes from the
// owner thread to a worker and back, and no thread waits for another. While somebody seems to be
// trying PINs, every answer of Identify is kept back for a while, by a timer that holds no thread.
//
// Threads: called by gRPC's threads. Stop() once no call is under way, before the owner stops.
#pragma once

#include "directory/api/directory_api.h"
#include "directory/vault/pin_workers.h"
#include "kit/rpc/host.h"
#include "vagtbro/directory/v1/directory_service.grpc.pb.h"

namespace vagtbro::directory {

class DirectoryGrpc final : public v1::DirectoryService::CallbackService {
 public:
  // All references must outlive it.
  DirectoryGrpc(kit::RpcHost& host, const DirectoryState& state, const PinVault& vault,
                kit::Metrics& metrics);

  grpc::ServerUnaryReactor* Identify(grpc::CallbackServerContext* context,
                                     const v1::IdentifyRequest* request,
                                     v1::IdentifyResponse* response) override;
  grpc::ServerUnaryReactor* GetContact(grpc::CallbackServerContext* context,
                                       const v1::GetContactRequest* request,
                                       v1::GetContactResponse* response) override;
  grpc::ServerUnaryReactor* ListEmployments(grpc::CallbackServerContext* context,
                                            const v1::ListEmploymentsRequest* request,
                                            v1::ListEmploymentsResponse* response) override;
  grpc::ServerUnaryReactor* ListNames(grpc::CallbackServerContext* context,
                                      const v1::ListNamesRequest* request,
                                      v1::ListNamesResponse* response) override;
  grpc::ServerUnaryReactor* ImportPeople(grpc::CallbackServerContext* context,
                                         const v1::ImportPeopleRequest* request,
                                         v1::ImportPeopleResponse* response) override;
  grpc::ServerUnaryReactor* RegisterAgencyWorker(
      grpc::CallbackServerContext* context, const v1::RegisterAgencyWorkerRequest* request,
      v1::RegisterAgencyWorkerResponse* response) override;
  grpc::ServerUnaryReactor* ErasePerson(grpc::CallbackServerContext* context,
                                        const v1::ErasePersonRequest* request,
                                        v1::ErasePersonResponse* response) override;

  // For whoever else has PINs to hash; they go with Stop().
  PinWorkers& workers() { return workers_; }
  void Stop() { workers_.Stop(); }

 private:
  struct Call;
  struct ImportCall;
  // Refused already if its status is not OK.
  std::shared_ptr<Call> NewCall(grpc::CallbackServerContext* context,
                                const google::protobuf::Message& request,
                                const std::string& method);
  // Runs `work` on the owner thread and answers once its effects are on disk.
  void Answer(std::shared_ptr<Call> call, std::function<absl::Status(kit::Journal&)> work);
  void Finish(std::shared_ptr<Call> call);
  void NoteIdentified(const absl::Status& done, const std::shared_ptr<Call>& call,
                      const std::string& tenant);
  void HashAll(std::shared_ptr<ImportCall> import);

  kit::RpcHost& host_;
  const DirectoryState& state_;
  const PinVault& vault_;
  kit::Metrics& metrics_;
  PinWorkers workers_;
};

}  // namespace vagtbro::directory
