// System: the five services as real processes on loopback, with a carrier and a controllable clock.
//
// The telephone ("ivr") is a sixth that a test starts itself, after Begin().
//
// Shape:   each System has its own folder and ports, so that many run side by side.
// Errors:  what cannot be started or does not get ready fails the calling test with the log's end.
// Threads: one, but for the gRPC stubs.
#pragma once

#include <grpcpp/grpcpp.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "harness/child.h"
#include "harness/test_carrier.h"
#include "harness/town.h"
#include "kit/rpc/client.h"
#include "kit/testing/temp_folder.h"
#include "kit/time/shared_clock.h"
#include "vagtbro/directory/v1/directory_service.grpc.pb.h"
#include "vagtbro/ivr/v1/ivr_service.grpc.pb.h"
#include "vagtbro/notifications/v1/notifications_service.grpc.pb.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"
#include "vagtbro/roster/v1/roster_service.grpc.pb.h"
#include "vagtbro/sickness/v1/sickness_service.grpc.pb.h"

namespace vagtbro::harness {

class System final {
 public:
  // `clock` is a SPEC of kit/time/shared_clock.h.
  explicit System(const std::string& clock = "2026-02-02T05:40:00+01:00");
  ~System();

  // Before Begin(): the telephone belongs to the system, rings out by the exchange `trunk`
  // ("host:port"), and notifications makes offers by it; `more` are options of vagtbro-ivr.
  void RingBy(const std::string& trunk, std::vector<std::string> more = {});
  // Starts all, waits until all are ready, imports `town`.
  void Begin(const bundle::v1::Bundle& town);

  // `testpoint` as in kit/base/testpoint.h; empty: none.
  void Start(const std::string& service, const std::string& testpoint = "");
  bool WaitReady(const std::string& service);
  void Kill(const std::string& service);
  // SIGTERM; the exit code, nullopt if it takes longer than ten seconds.
  std::optional<int> Stop(const std::string& service);
  // Waits until a testpoint has killed it.
  bool Died(const std::string& service);
  // What the service has written to stderr.
  std::string LogOf(const std::string& service) const;

  void Advance(absl::Duration by);
  absl::Time Now() const { return clock_->Now(); }
  TestCarrier& carrier() { return carrier_; }
  // A reply by another carrier, at the same webhook.
  int ReplyAs(TestCarrier& other, const std::string& msisdn, const std::string& text,
              const std::string& reply_id);

  // Stubs; the channels reconnect after a restart.
  directory::v1::DirectoryService::Stub& directory() { return *directory_; }
  sickness::v1::SicknessService::Stub& sickness() { return *sickness_; }
  roster::v1::RosterService::Stub& roster() { return *roster_; }
  pool::v1::PoolService::Stub& pool() { return *pool_; }
  notifications::v1::NotificationsService::Stub& notifications() { return *notifications_; }
  ivr::v1::IvrService::Stub& ivr() { return *ivr_; }
  // Where the telephone takes calls from an Asterisk.
  int agi_port() const { return ports_.at("ivr")[3]; }
  // … and where it answers SIP; the clips are those of the build (target ivr_clips).
  int sip_port() const { return ports_.at("ivr")[4]; }
  std::shared_ptr<grpc::Channel> channel(const std::string& service) {
    return channels_.at(service);
  }

  // One call with patience for a restarting service; the request must carry its request_id.
  template <class Stub, class Request, class Response>
  absl::Status Call(Stub& stub,
                    grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                    const Request& request, Response* response) {
    return kit::CallWithRetry(
        {absl::Seconds(20), 9, absl::Milliseconds(50)},
        [&](grpc::ClientContext* context) { return (stub.*method)(context, request, response); });
  }

 private:
  std::string Address(const std::string& service, int which) const;
  std::vector<std::string> OwnArguments(const std::string& service) const;
  std::vector<std::string> UpstreamsOf(const std::string& service) const;
  void ImportPeople(const bundle::v1::Bundle& town);
  void ImportRoster(const bundle::v1::Bundle& town);

  kit::TempFolder folder_;
  TestCarrier carrier_{"test-token"};
  std::unique_ptr<kit::SharedClock> clock_;
  std::vector<std::string> ring_by_;  // options of the telephone; empty: it does not ring out
  std::map<std::string, std::vector<int>> ports_;  // gRPC, bus, HTTP, webhook or FastAGI, SIP
  std::map<std::string, std::unique_ptr<Child>> children_;
  std::map<std::string, std::shared_ptr<grpc::Channel>> channels_;
  std::unique_ptr<directory::v1::DirectoryService::Stub> directory_;
  std::unique_ptr<sickness::v1::SicknessService::Stub> sickness_;
  std::unique_ptr<roster::v1::RosterService::Stub> roster_;
  std::unique_ptr<pool::v1::PoolService::Stub> pool_;
  std::unique_ptr<notifications::v1::NotificationsService::Stub> notifications_;
  std::unique_ptr<ivr::v1::IvrService::Stub> ivr_;
};

}  // namespace vagtbro::harness
