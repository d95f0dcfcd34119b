#include "session.h"

#include <google/protobuf/util/json_util.h>

#include <cstdlib>
#include <utility>

#include "absl/time/clock.h"
#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "times.h"
#include "vagtbro/ops/v1/clock_service.grpc.pb.h"

namespace vagtbro::vagt {
namespace {

constexpr const char* kDefaultSystemFile = ".vagtbro/system.json";

std::string FromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// With another sentence and the same reason.
absl::Status Reworded(const absl::Status& status, const std::string& sentence) {
  return absl::Status(status.code(), sentence);
}

}  // namespace

void Session::Run(const std::string& main_service, const std::function<absl::Status()>& command) {
  absl::Status status = Prepare(main_service);
  if (status.ok()) status = command();
  if (status.ok()) return;
  exit_code_ = ExitCodeOf(status);
  err_ << "vagt: " << Sentence(status) << "\n";
}

absl::Status Session::Prepare(const std::string& main_service) {
  const auto timeout = ParseSpan(options_.timeout);
  if (!timeout.ok()) return timeout.status();
  timeout_ = *timeout;

  std::string path = options_.system_file;
  if (path.empty()) path = FromEnvironment("VAGTBRO_SYSTEM");
  const bool named = !path.empty();
  auto system = SystemFile::Read(named ? path : kDefaultSystemFile);
  // Without the default file --server may still say everything there is to know.
  if (system.ok()) {
    system_ = *std::move(system);
  } else if (named || !absl::IsNotFound(system.status())) {
    return absl::InvalidArgumentError(std::string(system.status().message()));
  }
  for (const std::string& server : options_.servers) {
    const std::size_t equals = server.find('=');
    const bool bare = equals == std::string::npos;
    system_.services[bare ? main_service : server.substr(0, equals)] =
        bare ? server : server.substr(equals + 1);
  }
  if (system_.tenant.empty()) system_.tenant = FromEnvironment("VAGTBRO_TENANT");
  if (!options_.tenant.empty()) system_.tenant = options_.tenant;
  return absl::OkStatus();
}

absl::StatusOr<std::string> Session::Address(const std::string& service) const {
  const auto found = system_.services.find(service);
  if (found != system_.services.end()) return found->second;
  return absl::InvalidArgumentError("nobody said where " + service +
                                    " is; name a file with --system"
                                    " (`tools/dev up` writes one) or use --server " +
                                    service + "=host:port");
}

absl::StatusOr<std::shared_ptr<grpc::Channel>> Session::Channel(const std::string& service) {
  const auto address = Address(service);
  if (!address.ok()) return address.status();
  std::shared_ptr<grpc::Channel>& channel = channels_[*address];
  if (channel == nullptr) channel = kit::Dial(*address);
  return channel;
}

absl::StatusOr<absl::Time> Session::Now(const std::string& service) {
  const auto clock =
      Ask(service, &ops::v1::ClockService::Stub::GetClock, ops::v1::GetClockRequest());
  if (!clock.ok()) return clock.status();
  return kit::FromProto(clock->clock_time());
}

absl::Status Session::ForPeople(const std::string& service, const absl::Status& status) const {
  const std::string who = service + " at " + Address(service).value_or("an unknown address");
  if (absl::IsUnavailable(status)) {
    return Reworded(status,
                    who + " cannot be reached; look at it with `vagt health`, then try again");
  }
  if (absl::IsDeadlineExceeded(status)) {
    return Reworded(status, who + " did not answer within " + absl::FormatDuration(timeout_) +
                                "; whether it acted is unknown; look before you repeat it");
  }
  if (status.code() == absl::StatusCode::kUnimplemented) {
    return Reworded(status, who +
                                " does not know this call; is it another service or an older"
                                " version?");
  }
  return status;
}

void Session::PrintJson(const google::protobuf::Message& message, bool on_one_line) {
  google::protobuf::util::JsonPrintOptions print;
  print.add_whitespace = !on_one_line;
  std::string json;
  KIT_CHECK(google::protobuf::util::MessageToJsonString(message, &json, print).ok());
  while (!json.empty() && json.back() == '\n') json.pop_back();
  out_ << json << std::endl;
}

void Session::Pause(absl::Duration span) { absl::SleepFor(span); }

}  // namespace vagtbro::vagt
