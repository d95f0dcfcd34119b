// day-plan, merge-nights: who does what at the level in force; one night watch for several units.
#include <memory>
#include <string>
#include <vector>

#include "commands.h"
#include "kit/base/proto_time.h"
#include "table.h"
#include "times.h"
#include "vagtbro/roster/v1/roster_service.grpc.pb.h"
#include "words.h"

namespace vagtbro::vagt {
namespace {

using roster::v1::RosterService;

struct Options {
  std::string unit;
  std::string from = "now";
  int days = 1;
  std::vector<std::string> shifts;
};

// "ada, bo (shift lead)".
std::string Present(const roster::v1::DayPlanStretch& stretch) {
  std::string text;
  for (const auto& there : stretch.on_duty()) {
    const std::string role = Word(there.role());
    text += (text.empty() ? "" : ", ") + there.employment_id();
    if (!role.empty()) text += " (" + role + ")";
  }
  return text;
}

void PrintPlan(Session& session, const roster::v1::GetDayPlanResponse& plan) {
  Table levels({"WHEN", "LEVEL", "ON DUTY"});
  Table tasks({"TASK", "WHEN", "NEEDS", "STATE", "WHO", "CHECKED BY"});
  for (const auto& stretch : plan.stretches()) {
    levels.Add({ShowInterval(stretch.interval()), LevelWord(stretch.level()), Present(stretch)});
    for (const auto& planned : stretch.tasks()) {
      tasks.Add({planned.task().name(), ShowInterval(planned.interval()),
                 LevelWord(planned.task().least_level()), Word(planned.state()),
                 planned.employment_id(), planned.checker_employment_id()});
    }
  }
  levels.Print(session.out(), session.terminal());
  if (tasks.empty()) {
    session.out() << "No task begins in that time.\n";
  } else {
    session.out() << "\n";
    tasks.Print(session.out(), session.terminal());
  }
}

absl::Status ShowPlan(Session& session, const Options& options) {
  const auto now = session.Now("roster");
  if (!now.ok()) return now.status();
  const auto from = ParseTime(options.from, *now);
  if (!from.ok()) return from.status();
  auto request = session.NewRequest<roster::v1::GetDayPlanRequest>();
  request.set_unit_id(options.unit);
  *request.mutable_interval() = kit::MakeInterval(*from, EndOfDays(*from, options.days));
  const auto plan = session.Ask("roster", &RosterService::Stub::GetDayPlan, request);
  if (!plan.ok()) return plan.status();
  if (session.json()) {
    session.PrintJson(*plan);
  } else {
    PrintPlan(session, *plan);
  }
  return absl::OkStatus();
}

absl::Status MergeNights(Session& session, const Options& options) {
  auto request = session.NewMutation<roster::v1::MergeNightWatchesRequest>();
  for (const std::string& shift : options.shifts) request.add_shift_ids(shift);
  const auto merged = session.Ask("roster", &RosterService::Stub::MergeNightWatches, request);
  if (!merged.ok()) return merged.status();
  if (session.json()) {
    session.PrintJson(*merged);
    return absl::OkStatus();
  }
  const auto& shift = merged->shift();
  const std::string who = shift.employment_id().empty() ? "Nobody" : shift.employment_id();
  session.out() << who << " has " << shift.shift_id() << " for " << Join(shift.unit_ids())
                << "; cancelled: " << Join(merged->cancelled_shift_ids()) << "\n";
  return absl::OkStatus();
}

}  // namespace

void AddDayPlan(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* plan = app.add_subcommand("day-plan", "Who does what in a unit at the level in force");
  plan->add_option("unit", options->unit, "Unit id")->required();
  plan->add_option("--from", options->from, "From this time")->capture_default_str();
  plan->add_option("--days", options->days, "Days, the first included")
      ->capture_default_str()
      ->check(CLI::Range(1, 7));
  plan->callback(
      [&session, options] { session.Run("roster", [&] { return ShowPlan(session, *options); }); });

  auto* merge = app.add_subcommand("merge-nights", "Make one shared night watch out of several");
  merge->add_option("shifts", options->shifts, "Shift ids, the one to keep first")
      ->required()
      ->expected(2, 20);
  merge->callback([&session, options] {
    session.Run("roster", [&] { return MergeNights(session, *options); });
  });
}

}  // namespace vagtbro::vagt
