#include "gateway/api/gateway_grpc.h"

#include "gateway/api/calendar_link.h"
#include "kit/rpc/to_grpc.h"

namespace vagtbro::gateway {

using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;

ServerUnaryReactor* GatewayGrpc::ListAccess(CallbackServerContext* context,
                                            const v1::ListAccessRequest* request,
                                            v1::ListAccessResponse* response) {
  auto* reactor = context->DefaultReactor();
  const auto held = host_.Enter();
  absl::Status status = held == nullptr ? kit::RpcHost::Draining() : kit::CheckRequest(*request);
  if (status.ok()) status = host_.door().Announce(*context, *request).Check();
  const auto finish = [this, reactor](const absl::Status& how) {
    reactor->Finish(kit::ToGrpc(how, host_.domain()));
  };
  if (!status.ok()) {
    finish(status);
    return reactor;
  }
  const bool taken = workers_.Submit([this, held, finish, request, response] {
    std::optional<std::string> home_unit_id;
    if (!request->subject_employment_id().empty()) {
      auto found = homes_.Of(request->subject_employment_id());
      if (!found.ok()) return finish(found.status());
      home_unit_id = *std::move(found);
    }
    finish(gateway::ListAccess(journal_.log(), *request, home_unit_id, response));
  });
  if (!taken) finish(absl::UnavailableError("too many wait; ask again in a minute"));
  return reactor;
}

// A question as far as the host knows: the answer of a mutation is kept for those who ask again,
// and this one holds a secret that is nowhere but with whoever asked.
ServerUnaryReactor* GatewayGrpc::CreateCalendarLink(CallbackServerContext* context,
                                                    const v1::CreateCalendarLinkRequest* request,
                                                    v1::CreateCalendarLinkResponse* response) {
  return host_.Query<v1::CreateCalendarLinkRequest, v1::CreateCalendarLinkResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time now) {
        kit::Commit commit(
            journal_, {asked.tenant_id(), "", asked.request_id(), "", asked.employment_id()}, now);
        return gateway::CreateCalendarLink(commit, asked, NewSecret(), public_url_, answer);
      });
}

ServerUnaryReactor* GatewayGrpc::RevokeCalendarLink(CallbackServerContext* context,
                                                    const v1::RevokeCalendarLinkRequest* request,
                                                    v1::RevokeCalendarLinkResponse* response) {
  return host_.Mutate<v1::RevokeCalendarLinkRequest, v1::RevokeCalendarLinkResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto*) {
        return gateway::RevokeCalendarLink(state_, commit, asked);
      });
}

ServerUnaryReactor* GatewayGrpc::GetCalendarLink(CallbackServerContext* context,
                                                 const v1::GetCalendarLinkRequest* request,
                                                 v1::GetCalendarLinkResponse* response) {
  return host_.Query<v1::GetCalendarLinkRequest, v1::GetCalendarLinkResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time) {
        return gateway::GetCalendarLink(state_, asked, answer);
      });
}

}  // namespace vagtbro::gateway
