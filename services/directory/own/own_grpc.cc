#include "directory/own/own_grpc.h"

#include <chrono>

namespace vagtbro::directory {
namespace {

constexpr char kChangePin[] = "vagtbro.directory.v1/ChangePin";

}  // namespace

struct OwnDataGrpc::Change {
  grpc::ServerUnaryReactor* reactor = nullptr;
  const v1::ChangePinRequest* request = nullptr;
  kit::Visit visit;
  kit::Caller caller;
  absl::Status status;
  std::shared_ptr<const void> entered;  // the process waits for it
  std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
};

grpc::ServerUnaryReactor* OwnDataGrpc::ListColleagues(grpc::CallbackServerContext* context,
                                                      const v1::ListColleaguesRequest* request,
                                                      v1::ListColleaguesResponse* response) {
  return host_.Query<v1::ListColleaguesRequest, v1::ListColleaguesResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time now) {
        return directory::ListColleagues(state_, asked, answer, now);
      });
}

grpc::ServerUnaryReactor* OwnDataGrpc::UpdateContact(grpc::CallbackServerContext* context,
                                                     const v1::UpdateContactRequest* request,
                                                     v1::UpdateContactResponse* response) {
  return host_.Mutate<v1::UpdateContactRequest, v1::UpdateContactResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return directory::UpdateContact(state_, commit, asked, answer);
      });
}

grpc::ServerUnaryReactor* OwnDataGrpc::ChangePin(grpc::CallbackServerContext* context,
                                                 const v1::ChangePinRequest* request,
                                                 v1::ChangePinResponse*) {
  const auto change = std::make_shared<Change>();
  change->reactor = context->DefaultReactor();
  change->request = request;
  change->entered = host_.Enter();
  // Here already: its rule is about oneself and asks no units, and hashing is dear.
  change->visit = host_.door().Announce(*context, *request);
  change->status = change->entered == nullptr ? kit::RpcHost::Draining() : change->visit.Check();
  change->caller = change->visit.CallerOf(kit::RpcHost::TraceOf(*context));
  if (!change->status.ok()) {
    Finish(change);
    return change->reactor;
  }
  host_.owner().Submit([this, change](kit::Journal&) {
    const std::string hash = HashToChange(state_, vault_, *change->request);
    workers_.Submit(Urgency::kCaller, [this, change, hash] {
      Decide(change, PreparePinChange(vault_, hash, *change->request));
    });
  });
  return change->reactor;
}

void OwnDataGrpc::Decide(const std::shared_ptr<Change>& change, const PinChange& made) {
  host_.owner().Submit(
      [this, change, made](kit::Journal& journal) {
        v1::ChangePinAnswer answer;
        const absl::Status done = kit::RunMutation<v1::ChangePinRequest, v1::ChangePinAnswer>(
            journal, kChangePin, *change->request, &answer,
            [&](kit::Commit& commit, const auto& asked, auto* kept) {
              return directory::ChangePin(state_, vault_, commit, made, asked, kept);
            },
            change->caller);
        change->status = done.ok() ? Told(answer) : done;
      },
      [this, change] { Finish(change); });
}

void OwnDataGrpc::Finish(const std::shared_ptr<Change>& change) {
  host_.Record(kChangePin, static_cast<grpc::StatusCode>(change->status.raw_code()),
               absl::FromChrono(std::chrono::steady_clock::now() - change->begun));
  change->reactor->Finish(kit::ToGrpc(change->status, host_.domain()));
  change->entered.reset();
}

}  // namespace vagtbro::directory
