#include "sickness/api/sickness_grpc.h"

namespace vagtbro::sickness {

using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;

ServerUnaryReactor* SicknessGrpc::ReportSick(CallbackServerContext* context,
                                             const v1::ReportSickRequest* request,
                                             v1::ReportSickResponse* response) {
  return host_.Mutate<v1::ReportSickRequest, v1::ReportSickResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return sickness::ReportSick(state_, commit, asked, answer);
      });
}

ServerUnaryReactor* SicknessGrpc::ExtendAbsence(CallbackServerContext* context,
                                                const v1::ExtendAbsenceRequest* request,
                                                v1::ExtendAbsenceResponse* response) {
  return host_.Mutate<v1::ExtendAbsenceRequest, v1::ExtendAbsenceResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return sickness::ExtendAbsence(state_, commit, asked, answer);
      });
}

ServerUnaryReactor* SicknessGrpc::ReportRecovery(CallbackServerContext* context,
                                                 const v1::ReportRecoveryRequest* request,
                                                 v1::ReportRecoveryResponse* response) {
  return host_.Mutate<v1::ReportRecoveryRequest, v1::ReportRecoveryResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return sickness::ReportRecovery(state_, commit, asked, answer);
      });
}

ServerUnaryReactor* SicknessGrpc::ListAbsences(CallbackServerContext* context,
                                               const v1::ListAbsencesRequest* request,
                                               v1::ListAbsencesResponse* response) {
  return host_.Query<v1::ListAbsencesRequest, v1::ListAbsencesResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time now) {
        return sickness::ListAbsences(state_, asked, answer, now);
      });
}

ServerUnaryReactor* SicknessGrpc::GetLeaderContact(CallbackServerContext* context,
                                                   const v1::GetLeaderContactRequest* request,
                                                   v1::GetLeaderContactResponse* response) {
  return host_.Query<v1::GetLeaderContactRequest, v1::GetLeaderContactResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time now) {
        return sickness::GetLeaderContact(state_, asked, answer, now);
      });
}

ServerUnaryReactor* SicknessGrpc::ImportContactPolicies(
    CallbackServerContext* context, const v1::ImportContactPoliciesRequest* request,
    v1::ImportContactPoliciesResponse* response) {
  return host_.Mutate<v1::ImportContactPoliciesRequest, v1::ImportContactPoliciesResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return sickness::ImportContactPolicies(state_, commit, asked, answer);
      });
}

}  // namespace vagtbro::sickness
