#include "roster/draft/api/draft_grpc.h"

#include "roster/draft/api/draft_api.h"

namespace vagtbro::roster {

template <class Request, class Response>
DraftGrpc::Reactor* DraftGrpc::Do(Context* context, const Request* request, Response* response,
                                  Function<Request, Response> function) {
  return host_.Mutate<Request, Response>(
      context, request, response,
      [this, function](kit::Commit& commit, const auto& asked, auto* answer) {
        return function(state_, commit, asked, answer);
      });
}

template <class Request, class Response>
DraftGrpc::Reactor* DraftGrpc::Ask(Context* context, const Request* request, Response* response,
                                   Query<Request, Response> query) {
  return host_.Query<Request, Response>(
      context, request, response, [this, query](const auto& asked, auto* answer, absl::Time now) {
        return query(state_, asked, answer, now);
      });
}

DraftGrpc::Reactor* DraftGrpc::DraftChange(Context* context, const v1::DraftChangeRequest* request,
                                           v1::DraftChangeResponse* response) {
  return Do(context, request, response, &roster::DraftChange);
}

DraftGrpc::Reactor* DraftGrpc::DropChange(Context* context, const v1::DropChangeRequest* request,
                                          v1::DropChangeResponse* response) {
  return Do(context, request, response, &roster::DropChange);
}

DraftGrpc::Reactor* DraftGrpc::GetDraft(Context* context, const v1::GetDraftRequest* request,
                                        v1::GetDraftResponse* response) {
  return Ask(context, request, response, &roster::GetDraft);
}

DraftGrpc::Reactor* DraftGrpc::PublishDraft(Context* context,
                                            const v1::PublishDraftRequest* request,
                                            v1::PublishDraftResponse* response) {
  return Do(context, request, response, &roster::PublishDraft);
}

}  // namespace vagtbro::roster
