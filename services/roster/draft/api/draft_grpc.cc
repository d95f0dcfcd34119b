#include "roster/draft/api/draft_grpc.h"

#include "roster/draft/api/draft_api.h"

namespace vagtbro::roster {

DraftGrpc::Reactor* DraftGrpc::DraftChange(Context* context, const v1::DraftChangeRequest* request,
                                           v1::DraftChangeResponse* response) {
  return calls_.Do(context, request, response, &roster::DraftChange);
}

DraftGrpc::Reactor* DraftGrpc::DropChange(Context* context, const v1::DropChangeRequest* request,
                                          v1::DropChangeResponse* response) {
  return calls_.Do(context, request, response, &roster::DropChange);
}

DraftGrpc::Reactor* DraftGrpc::GetDraft(Context* context, const v1::GetDraftRequest* request,
                                        v1::GetDraftResponse* response) {
  return calls_.Ask(context, request, response, &roster::GetDraft);
}

DraftGrpc::Reactor* DraftGrpc::PublishDraft(Context* context,
                                            const v1::PublishDraftRequest* request,
                                            v1::PublishDraftResponse* response) {
  return calls_.Do(context, request, response, &roster::PublishDraft);
}

}  // namespace vagtbro::roster
