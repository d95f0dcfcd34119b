// What sickness answers, one function an RPC. The contract is sickness_service.proto.
//
// Each parses its request, asks the rules, emits what follows, and answers from the state after it.
//
// Errors:  INVALID_ARGUMENT MALFORMED_FIELD; NOT_FOUND UNKNOWN_EMPLOYMENT; FAILED_PRECONDITION with
//          the reasons of the contract. Not OK means that nothing was emitted.
// Threads: the owner thread of the journal only.
#pragma once

#include "absl/status/status.h"
#include "kit/journal/commit.h"
#include "sickness/store/sickness_state.h"
#include "vagtbro/sickness/v1/sickness_service.pb.h"

namespace vagtbro::sickness {

absl::Status ReportSick(const SicknessState& state, kit::Commit& commit,
                        const v1::ReportSickRequest& request, v1::ReportSickResponse* response);

absl::Status ExtendAbsence(const SicknessState& state, kit::Commit& commit,
                           const v1::ExtendAbsenceRequest& request,
                           v1::ExtendAbsenceResponse* response);

absl::Status ReportRecovery(const SicknessState& state, kit::Commit& commit,
                            const v1::ReportRecoveryRequest& request,
                            v1::ReportRecoveryResponse* response);

absl::Status ListAbsences(const SicknessState& state, const v1::ListAbsencesRequest& request,
                          v1::ListAbsencesResponse* response, absl::Time now);

absl::Status GetLeaderContact(const SicknessState& state,
                              const v1::GetLeaderContactRequest& request,
                              v1::GetLeaderContactResponse* response, absl::Time now);

// What is refused is named, the rest is kept; the same again changes nothing.
absl::Status ImportContactPolicies(const SicknessState& state, kit::Commit& commit,
                                   const v1::ImportContactPoliciesRequest& request,
                                   v1::ImportContactPoliciesResponse* response);

}  // namespace vagtbro::sickness
