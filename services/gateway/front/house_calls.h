// HouseCalls: what the gateway itself asks the services: who is employed, and who works when.
//
// Shape:   the directory is asked as the house, for nobody is signed in yet; shifts as the person.
// Errors:  as directory.h and feed.h say; each try has two seconds.
// Threads: any; blocks, so never a thread of the server.
#pragma once

#include <grpcpp/channel.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gateway/calendar/feed.h"
#include "gateway/oidc/directory.h"
#include "kit/access/principal.h"
#include "kit/time/clock.h"
#include "vagtbro/directory/v1/directory_service.grpc.pb.h"
#include "vagtbro/roster/v1/roster_service.grpc.pb.h"

namespace vagtbro::gateway {

class HouseDirectory final : public Directory {
 public:
  // `clock`: by which an employment ends.
  HouseDirectory(const std::shared_ptr<grpc::Channel>& channel, std::string tenant,
                 const kit::Clock& clock)
      : stub_(directory::v1::DirectoryService::NewStub(channel)),
        tenant_(std::move(tenant)),
        clock_(clock) {}

  absl::StatusOr<Scope> Find(const std::string& employment_id) override;

 private:
  const std::unique_ptr<directory::v1::DirectoryService::Stub> stub_;
  const std::string tenant_;
  const kit::Clock& clock_;
};

// What of these somebody holds, as their calendar shows it.
std::vector<CalendarShift> HeldShifts(const std::vector<roster::v1::RosterShift>& shifts,
                                      const std::string& employment_id,
                                      const std::map<std::string, std::string>& unit_names);

class HouseShifts final : public Shifts {
 public:
  HouseShifts(const std::shared_ptr<grpc::Channel>& channel, std::string tenant,
              const kit::PrincipalSigner& signer, const kit::Clock& clock)
      : stub_(roster::v1::RosterService::NewStub(channel)),
        tenant_(std::move(tenant)),
        signer_(signer),
        clock_(clock) {}

  absl::StatusOr<std::vector<CalendarShift>> Read(const std::string& employment_id, absl::Time from,
                                                  absl::Time until) override;

 private:
  absl::Status ReadSpan(const std::string& employment_id, absl::Time from, absl::Time until,
                        std::vector<roster::v1::RosterShift>& shifts);

  const std::unique_ptr<roster::v1::RosterService::Stub> stub_;
  const std::string tenant_;
  const kit::PrincipalSigner& signer_;
  const kit::Clock& clock_;
};

}  // namespace vagtbro::gateway
