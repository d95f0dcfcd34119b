// FakeSystem: all services behind one port in this process, with answers set by the test.
//
// Shape:   each service keeps the requests it got, in order; an answer that is not set is empty.
// Threads: set answers before the call under test; read requests after it.
#pragma once

#include <grpcpp/grpcpp.h>

#include <deque>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/to_grpc.h"
#include "vagt.h"
#include "vagtbro/directory/v1/directory_service.grpc.pb.h"
#include "vagtbro/gateway/v1/gateway_service.grpc.pb.h"
#include "vagtbro/ivr/v1/ivr_service.grpc.pb.h"
#include "vagtbro/notifications/v1/notifications_service.grpc.pb.h"
#include "vagtbro/ops/v1/clock_service.grpc.pb.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"
#include "vagtbro/roster/v1/roster_service.grpc.pb.h"
#include "vagtbro/sickness/v1/sickness_service.grpc.pb.h"

namespace vagtbro::vagt {

// One RPC: what it got, and what it says. `first` are answered before `status` and `reply`.
template <class Request, class Response>
struct Rpc {
  std::vector<Request> requests;
  std::deque<absl::Status> first;
  absl::Status status;
  Response reply;

  grpc::Status Answer(const Request& request, Response* response) {
    requests.push_back(request);
    absl::Status now = status;
    if (!first.empty()) {
      now = first.front();
      first.pop_front();
    }
    *response = reply;
    return kit::ToGrpc(now, "test.vagtbro");
  }
};

#define VAGT_FAKE_RPC(Method, name)                                         \
  grpc::Status Method(grpc::ServerContext*, const Method##Request* request, \
                      Method##Response* response) override {                \
    return name.Answer(*request, response);                                 \
  }                                                                         \
  Rpc<Method##Request, Method##Response> name

namespace directory_fake {
using namespace directory::v1;
struct Fake final : DirectoryService::Service {
  VAGT_FAKE_RPC(Identify, identify);
  VAGT_FAKE_RPC(ListEmployments, list_employments);
  VAGT_FAKE_RPC(ImportPeople, import_people);
  VAGT_FAKE_RPC(ErasePerson, erase_person);
};
}  // namespace directory_fake

namespace sickness_fake {
using namespace sickness::v1;
struct Fake final : SicknessService::Service {
  VAGT_FAKE_RPC(ReportSick, report_sick);
  VAGT_FAKE_RPC(ExtendAbsence, extend_absence);
  VAGT_FAKE_RPC(ReportRecovery, report_recovery);
  VAGT_FAKE_RPC(ListAbsences, list_absences);
  VAGT_FAKE_RPC(ImportContactPolicies, import_contact_policies);
};
}  // namespace sickness_fake

namespace roster_fake {
using namespace roster::v1;
struct Fake final : RosterService::Service {
  VAGT_FAKE_RPC(ImportRoster, import_roster);
  VAGT_FAKE_RPC(GetRoster, get_roster);
  VAGT_FAKE_RPC(NextShifts, next_shifts);
  VAGT_FAKE_RPC(AssignShift, assign_shift);
  VAGT_FAKE_RPC(UndoCover, undo_cover);
  VAGT_FAKE_RPC(GetDayPlan, get_day_plan);
  VAGT_FAKE_RPC(MergeNightWatches, merge_night_watches);
  VAGT_FAKE_RPC(ReleaseCover, release_cover);
  VAGT_FAKE_RPC(ChangeShift, change_shift);
  VAGT_FAKE_RPC(CancelShift, cancel_shift);
  VAGT_FAKE_RPC(CloseUnit, close_unit);
  VAGT_FAKE_RPC(CheckIn, check_in);
  VAGT_FAKE_RPC(PlanTraining, plan_training);
  VAGT_FAKE_RPC(PlanMeeting, plan_meeting);
};
}  // namespace roster_fake

namespace pool_fake {
using namespace pool::v1;
struct Fake final : PoolService::Service {
  VAGT_FAKE_RPC(AnswerOffer, answer_offer);
  VAGT_FAKE_RPC(ListGaps, list_gaps);
  VAGT_FAKE_RPC(ListOffers, list_offers);
  VAGT_FAKE_RPC(Explain, explain);
  VAGT_FAKE_RPC(ImportPolicy, import_policy);
  VAGT_FAKE_RPC(GetContacts, get_contacts);
  VAGT_FAKE_RPC(SetAvailability, set_availability);
  VAGT_FAKE_RPC(ListLogbook, list_logbook);
  VAGT_FAKE_RPC(AllowHolidayContact, allow_holiday_contact);
  VAGT_FAKE_RPC(AnswerLending, answer_lending);
  VAGT_FAKE_RPC(ComparePolicies, compare_policies);
  grpc::Status WatchBoard(grpc::ServerContext*, const WatchBoardRequest*,
                          grpc::ServerWriter<WatchBoardResponse>* writer) override {
    for (const auto& update : board) writer->Write(update);
    return board_end;
  }
  std::vector<WatchBoardResponse> board;
  grpc::Status board_end;
};
}  // namespace pool_fake

struct FakeNotifications final : notifications::v1::NotificationsService::Service {
  using ListMessagesRequest = notifications::v1::ListMessagesRequest;
  using ListMessagesResponse = notifications::v1::ListMessagesResponse;
  VAGT_FAKE_RPC(ListMessages, list_messages);
};

struct FakeIvr final : ivr::v1::IvrService::Service {
  using ListCallBacksRequest = ivr::v1::ListCallBacksRequest;
  using ListCallBacksResponse = ivr::v1::ListCallBacksResponse;
  using FinishCallBackRequest = ivr::v1::FinishCallBackRequest;
  using FinishCallBackResponse = ivr::v1::FinishCallBackResponse;
  VAGT_FAKE_RPC(ListCallBacks, list_call_backs);
  VAGT_FAKE_RPC(FinishCallBack, finish_call_back);
};

struct FakeGateway final : gateway::v1::GatewayService::Service {
  using ListAccessRequest = gateway::v1::ListAccessRequest;
  using ListAccessResponse = gateway::v1::ListAccessResponse;
  VAGT_FAKE_RPC(ListAccess, list_access);
};

struct FakeClock final : ops::v1::ClockService::Service {
  using GetClockRequest = ops::v1::GetClockRequest;
  using GetClockResponse = ops::v1::GetClockResponse;
  using AdvanceClockRequest = ops::v1::AdvanceClockRequest;
  using AdvanceClockResponse = ops::v1::AdvanceClockResponse;
  VAGT_FAKE_RPC(GetClock, get_clock);
  VAGT_FAKE_RPC(AdvanceClock, advance_clock);
};
#undef VAGT_FAKE_RPC

// What one command line came to.
struct Result {
  int code;
  std::string out;
  std::string err;
};

class FakeSystem final {
 public:
  explicit FakeSystem(absl::Time now) {
    *clock.get_clock.reply.mutable_clock_time() = kit::ToProto(now);
    clock.get_clock.reply.set_rate(1);
    grpc::EnableDefaultHealthCheckService(true);
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    for (grpc::Service* service : std::initializer_list<grpc::Service*>{
             &directory, &sickness, &roster, &pool, &notifications, &ivr, &gateway, &clock}) {
      builder.RegisterService(service);
    }
    server_ = builder.BuildAndStart();
  }
  ~FakeSystem() { server_->Shutdown(std::chrono::system_clock::now()); }

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  grpc::Server& server() { return *server_; }

  // Runs vagt against this system, in municipality "legeby".
  Result Vagt(std::vector<std::string> arguments) const {
    for (const char* service :
         {"directory", "sickness", "roster", "pool", "notifications", "ivr", "gateway"}) {
      arguments.push_back("--server");
      arguments.push_back(std::string(service) + "=" + address());
    }
    arguments.insert(arguments.end(), {"--tenant", "legeby", "--timeout", "5s"});
    std::ostringstream out;
    std::ostringstream err;
    const int code = Run(arguments, out, err, false);
    return {code, out.str(), err.str()};
  }

  directory_fake::Fake directory;
  sickness_fake::Fake sickness;
  roster_fake::Fake roster;
  pool_fake::Fake pool;
  FakeNotifications notifications;
  FakeIvr ivr;
  FakeGateway gateway;
  FakeClock clock;

 private:
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace vagtbro::vagt
