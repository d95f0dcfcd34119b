// clock show|advance: the time a demonstration believes in.
#include <memory>
#include <sstream>
#include <string>

#include "commands.h"
#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "times.h"
#include "vagtbro/ops/v1/clock_service.grpc.pb.h"

namespace vagtbro::vagt {
namespace {

using ops::v1::ClockService;

// All services share one clock: any of them will do.
std::string AnyService(const Session& session) {
  const auto& services = session.services();
  if (services.contains("server") || services.empty()) return "server";
  return services.begin()->first;
}

std::string Exact(absl::Time time) {
  return absl::FormatTime("%a %-d %b %Y %H:%M:%S (UTC%Ez)", time, kit::LocalZone());
}

absl::Status Show(Session& session) {
  const auto clock =
      session.Ask(AnyService(session), &ClockService::Stub::GetClock, ops::v1::GetClockRequest());
  if (!clock.ok()) return clock.status();
  if (session.json()) {
    session.PrintJson(*clock);
    return absl::OkStatus();
  }
  std::ostringstream rate;
  rate << clock->rate();
  session.out() << Exact(kit::FromProto(clock->clock_time()));
  if (clock->rate() != 1) session.out() << ", " << rate.str() << " times as fast as real time";
  session.out() << (clock->controllable() ? ", can be moved\n" : ", real time\n");
  return absl::OkStatus();
}

absl::Status Advance(Session& session, const std::string& text) {
  const auto by = ParseSpan(text);
  if (!by.ok()) return by.status();
  ops::v1::AdvanceClockRequest request;
  const std::int64_t seconds = absl::ToInt64Seconds(*by);
  request.mutable_by()->set_seconds(seconds);
  request.mutable_by()->set_nanos(
      static_cast<std::int32_t>(absl::ToInt64Nanoseconds(*by - absl::Seconds(seconds))));
  const auto clock = session.Ask(AnyService(session), &ClockService::Stub::AdvanceClock, request);
  if (!clock.ok()) return clock.status();
  if (session.json()) {
    session.PrintJson(*clock);
  } else {
    session.out() << Exact(kit::FromProto(clock->clock_time())) << "\n";
  }
  return absl::OkStatus();
}

}  // namespace

void AddClock(CLI::App& app, Session& session) {
  auto* clock = app.add_subcommand("clock", "The clock of a demonstration");
  clock->require_subcommand(1);
  clock->add_subcommand("show", "What time the system believes it is")->callback([&session] {
    session.Run("server", [&] { return Show(session); });
  });
  const auto by = std::make_shared<std::string>();
  auto* advance = clock->add_subcommand("advance", "Move the clock forward; refused on real time");
  advance->add_option("by", *by, "How far: 45m, 1h30m, 2d")->required();
  advance->callback(
      [&session, by] { session.Run("server", [&] { return Advance(session, *by); }); });
}

}  // namespace vagtbro::vagt
