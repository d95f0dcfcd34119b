// The chassis beside the raw limits of this machine, measured in the same run.
//
//   commit    one command on the owner thread, on disk      beside one synced RocksDB write
//   bus hop   committed here, effect on disk over there     beside one ZeroMQ round trip
//   call      a gRPC call that commits                      beside one gRPC call that does nothing
#include <grpcpp/grpcpp.h>

#include "kit/bench/measure.h"
#include "kit/bench/raw.h"
#include "kit/bench/service.h"
#include "kit/rpc/clock_grpc.h"
#include "kit/rpc/host.h"
#include "kit/testing/ledger.h"
#include "kit/testing/temp_folder.h"
#include "vagtbro/sickness/v1/sickness_service.grpc.pb.h"

namespace vagtbro::bench {
namespace {

using ReportRequest = sickness::v1::ReportSickRequest;
using ReportResponse = sickness::v1::ReportSickResponse;

class Reporting final : public sickness::v1::SicknessService::CallbackService {
 public:
  explicit Reporting(kit::RpcHost& host) : host_(host) {}
  grpc::ServerUnaryReactor* ReportSick(grpc::CallbackServerContext* context,
                                       const ReportRequest* request,
                                       ReportResponse* response) override {
    return host_.Mutate<ReportRequest, ReportResponse>(context, request, response,
                                                       [](kit::Commit& commit, const auto&, auto*) {
                                                         commit.Emit("abs-1", kit::SickCall("ada"));
                                                         return absl::OkStatus();
                                                       });
  }

 private:
  kit::RpcHost& host_;
};

// A server with one call that commits and one that does nothing.
class Calls {
 public:
  explicit Calls(Service& service)
      : host_("sickness", service.owner(), service.clock(), service.metrics()),
        reporting_(host_),
        clock_(service.clock(), host_) {
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&reporting_);
    builder.RegisterService(&clock_);
    server_ = builder.BuildAndStart();
    const auto channel = grpc::CreateChannel("127.0.0.1:" + std::to_string(port),
                                             grpc::InsecureChannelCredentials());
    reports_ = sickness::v1::SicknessService::NewStub(channel);
    clocks_ = ops::v1::ClockService::NewStub(channel);
  }

  void Report(std::function<void()> done) {
    auto call = std::make_shared<Call<ReportRequest, ReportResponse>>();
    call->request.set_tenant_id("legeby");
    call->request.set_request_id(std::to_string(++requests_));
    reports_->async()->ReportSick(&call->context, &call->request, &call->response,
                                  [call, done = std::move(done)](const grpc::Status& status) {
                                    KIT_CHECK(status.ok());
                                    done();
                                  });
  }
  void Nothing(std::function<void()> done) {
    auto call = std::make_shared<Call<ops::v1::GetClockRequest, ops::v1::GetClockResponse>>();
    clocks_->async()->GetClock(&call->context, &call->request, &call->response,
                               [call, done = std::move(done)](const grpc::Status&) { done(); });
  }

 private:
  template <class Request, class Response>
  struct Call {
    grpc::ClientContext context;
    Request request;
    Response response;
  };
  kit::RpcHost host_;
  Reporting reporting_;
  kit::ClockGrpc clock_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<sickness::v1::SicknessService::Stub> reports_;
  std::unique_ptr<ops::v1::ClockService::Stub> clocks_;
  std::atomic<uint64_t> requests_ = 0;
};

void Main() {
  PrintHead();
  for (const size_t in_flight : {size_t{1}, size_t{64}}) {
    const size_t count = in_flight == 1 ? 3000 : 30000;
    kit::TempFolder folder;
    RawWrite write(folder.path(), in_flight);
    RawRoundTrip round_trip;
    Service producer("");
    Calls calls(producer);

    Report({"commit", "synced RocksDB write", [&](auto done) { producer.Commit(std::move(done)); },
            [&](auto done) { write(std::move(done)); }},
           in_flight, count);
    Service quiet("");
    Service listener(quiet.address());
    Report({"commit + bus hop + commit", "ZeroMQ round trip",
            [&](auto done) {
              listener.Expect(std::move(done));
              quiet.Commit(nullptr);
            },
            [&](auto done) { round_trip(std::move(done)); }},
           in_flight, count);
    Report({"gRPC call with commit", "gRPC echo", [&](auto done) { calls.Report(std::move(done)); },
            [&](auto done) { calls.Nothing(std::move(done)); }},
           in_flight, count);
  }
}

}  // namespace
}  // namespace vagtbro::bench

int main() { vagtbro::bench::Main(); }
