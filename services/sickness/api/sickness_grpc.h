// SicknessGrpc: the contract on the wire; every method is one line to sickness_api.h.
#pragma once

#include "kit/rpc/host.h"
#include "sickness/api/sickness_api.h"
#include "vagtbro/sickness/v1/sickness_service.grpc.pb.h"

namespace vagtbro::sickness {

class SicknessGrpc final : public v1::SicknessService::CallbackService {
 public:
  SicknessGrpc(kit::RpcHost& host, const SicknessState& state) : host_(host), state_(state) {
    host.door().KnowUnits([&state](const std::string& tenant, const std::string& field,
                                   const std::string& id) -> std::vector<std::string> {
      const auto* row =
          field == "employment_id" ? state.Employee(TenantId(tenant), EmploymentId(id)) : nullptr;
      if (row == nullptr) return {};
      return {row->home_unit_id()};
    });
  }

  grpc::ServerUnaryReactor* ReportSick(grpc::CallbackServerContext* context,
                                       const v1::ReportSickRequest* request,
                                       v1::ReportSickResponse* response) override;
  grpc::ServerUnaryReactor* ExtendAbsence(grpc::CallbackServerContext* context,
                                          const v1::ExtendAbsenceRequest* request,
                                          v1::ExtendAbsenceResponse* response) override;
  grpc::ServerUnaryReactor* ReportRecovery(grpc::CallbackServerContext* context,
                                           const v1::ReportRecoveryRequest* request,
                                           v1::ReportRecoveryResponse* response) override;
  grpc::ServerUnaryReactor* ListAbsences(grpc::CallbackServerContext* context,
                                         const v1::ListAbsencesRequest* request,
                                         v1::ListAbsencesResponse* response) override;

  grpc::ServerUnaryReactor* GetLeaderContact(grpc::CallbackServerContext* context,
                                             const v1::GetLeaderContactRequest* request,
                                             v1::GetLeaderContactResponse* response) override;
  grpc::ServerUnaryReactor* ImportContactPolicies(
      grpc::CallbackServerContext* context, const v1::ImportContactPoliciesRequest* request,
      v1::ImportContactPoliciesResponse* response) override;

 private:
  kit::RpcHost& host_;
  const SicknessState& state_;
};

}  // namespace vagtbro::sickness
