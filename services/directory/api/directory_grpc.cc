#include "directory/api/directory_grpc.h"

#include <grpcpp/alarm.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "kit/rpc/to_grpc.h"

namespace vagtbro::directory {
namespace {

using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;

constexpr size_t kWorkers = 2;

const std::string kIdentify = "vagtbro.directory.v1/Identify";
const std::string kImportPeople = "vagtbro.directory.v1/ImportPeople";

// What alerts look at.
const std::string kIdentified = "vagtbro_directory_identify_total";
const std::string kLocks = "vagtbro_directory_pin_locks_total";
const std::string kKeptBack = "vagtbro_directory_identify_kept_back_total";

gpr_timespec In(absl::Duration time) {
  return gpr_time_from_millis(absl::ToInt64Milliseconds(time), GPR_TIMESPAN);
}

}  // namespace

struct DirectoryGrpc::Call {
  CallbackServerContext* context = nullptr;
  ServerUnaryReactor* reactor = nullptr;
  std::string method;
  kit::Caller caller;
  std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
  absl::Status status;
  absl::Duration kept_back = absl::ZeroDuration();
  std::unique_ptr<grpc::Alarm> alarm;
  std::shared_ptr<const void> entered;  // the process waits for it
};

struct DirectoryGrpc::ImportCall {
  std::shared_ptr<Call> call;
  const v1::ImportPeopleRequest* request = nullptr;
  v1::ImportPeopleResponse* response = nullptr;
  std::vector<PinJob> jobs;
  std::mutex mutex;
  PreparedPins prepared;
};

DirectoryGrpc::DirectoryGrpc(kit::RpcHost& host, const DirectoryState& state, const PinVault& vault,
                             kit::Metrics& metrics)
    : host_(host), state_(state), vault_(vault), metrics_(metrics), workers_(kWorkers) {
  host.door().KnowUnits([&state](const std::string& tenant, const std::string& field,
                                 const std::string& id) -> std::vector<std::string> {
    const auto* row =
        field == "employment_id" ? state.employments().Find(kit::Key(tenant, id)) : nullptr;
    if (row == nullptr) return {};
    return {row->home_unit_id()};
  });
  metrics_.Describe(kIdentified, "Tries to identify somebody by number and PIN, by outcome");
  metrics_.Describe(kLocks, "PINs that were locked after too many wrong ones");
  metrics_.Describe(kKeptBack, "Answers that were kept back because so many tries fail");
}

std::shared_ptr<DirectoryGrpc::Call> DirectoryGrpc::NewCall(
    CallbackServerContext* context, const google::protobuf::Message& request,
    const std::string& method) {
  auto call = std::make_shared<Call>();
  call->context = context;
  call->reactor = context->DefaultReactor();
  call->method = method;
  call->entered = host_.Enter();
  // Here already, for no rule of these methods is about units, and hashing is dear.
  kit::Visit visit = host_.door().Announce(*context, request);
  call->status = call->entered == nullptr ? kit::RpcHost::Draining() : visit.Check();
  call->caller = visit.CallerOf(kit::RpcHost::TraceOf(*context));
  if (!call->status.ok()) call->reactor->Finish(kit::ToGrpc(call->status, host_.domain()));
  return call;
}

void DirectoryGrpc::Answer(std::shared_ptr<Call> call,
                           std::function<absl::Status(kit::Journal&)> work) {
  host_.owner().Submit(
      [call, work = std::move(work)](kit::Journal& journal) {
        if (call->context->IsCancelled()) {
          call->status = absl::DeadlineExceededError(
              std::string("the caller's time was up before the work began; nothing was done"));
        } else {
          call->status = work(journal);
        }
      },
      [this, call] {
        if (call->kept_back == absl::ZeroDuration()) return Finish(call);
        call->alarm = std::make_unique<grpc::Alarm>();
        call->alarm->Set(In(call->kept_back), [this, call](bool) {
          const auto over = std::exchange(call->alarm, nullptr);  // it holds the call
          Finish(call);
        });
      });
}

void DirectoryGrpc::Finish(std::shared_ptr<Call> call) {
  host_.Record(call->method, static_cast<grpc::StatusCode>(call->status.raw_code()),
               absl::FromChrono(std::chrono::steady_clock::now() - call->begun));
  call->reactor->Finish(kit::ToGrpc(call->status, host_.domain()));
  call->entered.reset();
}

void DirectoryGrpc::NoteIdentified(const absl::Status& done, const std::shared_ptr<Call>& call,
                                   const std::string& tenant) {
  call->kept_back = KeptBackFor(state_, tenant, host_.clock().Now());
  if (call->kept_back > absl::ZeroDuration()) metrics_.Add(kKeptBack, {});
  const bool refused = absl::IsFailedPrecondition(done);
  if (done.ok() || refused) metrics_.Add(kIdentified, {{"outcome", refused ? "refused" : "known"}});
}

ServerUnaryReactor* DirectoryGrpc::Identify(CallbackServerContext* context,
                                            const v1::IdentifyRequest* request,
                                            v1::IdentifyResponse* response) {
  const auto call = NewCall(context, *request, kIdentify);
  if (!call->status.ok()) return call->reactor;
  const auto decide = [this, call, request, response](kit::Journal& journal,
                                                      const PinCheck& check) {
    v1::IdentifyAnswer answer;
    const uint32_t locks = LocksOf(state_, *request);
    const absl::Status done = kit::RunMutation<v1::IdentifyRequest, v1::IdentifyAnswer>(
        journal, call->method, *request, &answer,
        [&](kit::Commit& commit, const auto& asked, auto* kept) {
          return directory::Identify(state_, vault_, commit, check, asked, kept);
        },
        call->caller);
    const absl::Status told = done.ok() ? Reveal(answer, check, response) : done;
    if (LocksOf(state_, *request) > locks) metrics_.Add(kLocks, {});
    NoteIdentified(told, call, request->tenant_id());
    return told;
  };
  host_.owner().Submit([this, call, request, decide](kit::Journal&) {
    const std::string hash = PinHashFor(state_, vault_, *request);
    workers_.Submit(Urgency::kCaller, [this, call, request, decide, hash] {
      const PinCheck check = PrepareCheck(vault_, hash, *request);
      Answer(call, [decide, check](kit::Journal& journal) { return decide(journal, check); });
    });
  });
  return call->reactor;
}

ServerUnaryReactor* DirectoryGrpc::ImportPeople(CallbackServerContext* context,
                                                const v1::ImportPeopleRequest* request,
                                                v1::ImportPeopleResponse* response) {
  const auto import = std::make_shared<ImportCall>();
  import->call = NewCall(context, *request, kImportPeople);
  import->request = request;
  import->response = response;
  ServerUnaryReactor* reactor = import->call->reactor;
  if (!import->call->status.ok()) return reactor;
  host_.owner().Submit([this, import](kit::Journal&) {
    import->jobs = PinsToPrepare(state_, *import->request);
    HashAll(import);
  });
  return reactor;
}

void DirectoryGrpc::HashAll(std::shared_ptr<ImportCall> import) {
  const auto take_in = [this, import] {
    Answer(import->call, [this, import](kit::Journal& journal) {
      return kit::RunMutation<v1::ImportPeopleRequest, v1::ImportPeopleResponse>(
          journal, import->call->method, *import->request, import->response,
          [&](kit::Commit& commit, const auto& asked, auto* answer) {
            return directory::ImportPeople(state_, commit, import->prepared, asked, answer);
          },
          import->call->caller);
    });
  };
  if (import->jobs.empty()) return take_in();
  // One job a PIN, so that both workers share an import and a caller waits for one hash at most.
  for (const PinJob& job : import->jobs) {
    workers_.Submit(Urgency::kImport, [this, import, take_in, &job] {
      PreparedPin pin = PreparePin(vault_, job);
      const std::lock_guard lock(import->mutex);
      import->prepared[job.index] = std::move(pin);
      if (import->prepared.size() == import->jobs.size()) take_in();
    });
  }
}

ServerUnaryReactor* DirectoryGrpc::ListNames(CallbackServerContext* context,
                                             const v1::ListNamesRequest* request,
                                             v1::ListNamesResponse* response) {
  return host_.Query<v1::ListNamesRequest, v1::ListNamesResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time) {
        return directory::ListNames(state_, asked, answer);
      });
}

ServerUnaryReactor* DirectoryGrpc::RegisterAgencyWorker(
    CallbackServerContext* context, const v1::RegisterAgencyWorkerRequest* request,
    v1::RegisterAgencyWorkerResponse* response) {
  return host_.Mutate<v1::RegisterAgencyWorkerRequest, v1::RegisterAgencyWorkerResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return directory::RegisterAgencyWorker(state_, commit, asked, answer);
      });
}

ServerUnaryReactor* DirectoryGrpc::ErasePerson(CallbackServerContext* context,
                                               const v1::ErasePersonRequest* request,
                                               v1::ErasePersonResponse* response) {
  return host_.Mutate<v1::ErasePersonRequest, v1::ErasePersonResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return directory::ErasePerson(state_, commit, asked, answer);
      });
}

ServerUnaryReactor* DirectoryGrpc::GetContact(CallbackServerContext* context,
                                              const v1::GetContactRequest* request,
                                              v1::GetContactResponse* response) {
  return host_.Query<v1::GetContactRequest, v1::GetContactResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time) {
        return directory::GetContact(state_, asked, answer);
      });
}

ServerUnaryReactor* DirectoryGrpc::ListEmployments(CallbackServerContext* context,
                                                   const v1::ListEmploymentsRequest* request,
                                                   v1::ListEmploymentsResponse* response) {
  return host_.Query<v1::ListEmploymentsRequest, v1::ListEmploymentsResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time now) {
        return directory::ListEmployments(state_, asked, answer, now);
      });
}

}  // namespace vagtbro::directory
