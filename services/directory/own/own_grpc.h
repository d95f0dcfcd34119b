// OwnDataGrpc: what people see and change about themselves, on the wire.
//
// A new PIN is hashed by the directory's workers, never on the owner thread.
//
// Threads: called by gRPC's threads.
#pragma once

#include "directory/own/own_data.h"
#include "directory/vault/pin_workers.h"
#include "kit/rpc/host.h"
#include "vagtbro/directory/v1/own_service.grpc.pb.h"

namespace vagtbro::directory {

class OwnDataGrpc final : public v1::OwnDataService::CallbackService {
 public:
  // All references must outlive it; the workers are stopped by their owner.
  OwnDataGrpc(kit::RpcHost& host, const DirectoryState& state, const PinVault& vault,
              PinWorkers& workers)
      : host_(host), state_(state), vault_(vault), workers_(workers) {}

  grpc::ServerUnaryReactor* ListColleagues(grpc::CallbackServerContext* context,
                                           const v1::ListColleaguesRequest* request,
                                           v1::ListColleaguesResponse* response) override;
  grpc::ServerUnaryReactor* UpdateContact(grpc::CallbackServerContext* context,
                                          const v1::UpdateContactRequest* request,
                                          v1::UpdateContactResponse* response) override;
  grpc::ServerUnaryReactor* ChangePin(grpc::CallbackServerContext* context,
                                      const v1::ChangePinRequest* request,
                                      v1::ChangePinResponse* response) override;

 private:
  struct Change;
  // On the owner thread, with the hashes made.
  void Decide(const std::shared_ptr<Change>& change, const PinChange& made);
  void Finish(const std::shared_ptr<Change>& change);

  kit::RpcHost& host_;
  const DirectoryState& state_;
  const PinVault& vault_;
  PinWorkers& workers_;
};

}  // namespace vagtbro::directory
