// roster, levels, assign, undo-cover: who works when, what a unit can do with them, and a planner's
// own hand.
#include <google/rpc/error_details.pb.h>

#include <memory>
#include <sstream>
#include <string>

#include "commands.h"
#include "held_time.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "table.h"
#include "times.h"
#include "vagtbro/roster/v1/roster_service.grpc.pb.h"
#include "words.h"

namespace vagtbro::vagt {
namespace {

using roster::v1::RosterService;

struct Options {
  std::string unit;
  std::string employment;
  std::string from = "now";
  int days = 0;
  unsigned limit = 1000;
  std::string shift;
  std::string override_by;
  std::string reason;
};

// From --from to the end of the last of --days days.
absl::StatusOr<types::v1::Interval> IntervalOf(Session& session, const Options& options,
                                               int default_days) {
  const auto now = session.Now("roster");
  if (!now.ok()) return now.status();
  const auto from = ParseTime(options.from, *now);
  if (!from.ok()) return from.status();
  return kit::MakeInterval(*from,
                           EndOfDays(*from, options.days == 0 ? default_days : options.days));
}

std::string TierAndKind(const roster::v1::Shift& shift) {
  std::string text = Word(shift.kind());
  if (shift.tier() == types::v1::SHIFT_TIER_TEAM) text += ", team";
  const std::string role = Word(shift.requirement().role());
  return role.empty() ? text : text + ", " + role;
}

absl::Status ShowRoster(Session& session, const Options& options) {
  const auto interval = IntervalOf(session, options, options.employment.empty() ? 1 : 14);
  if (!interval.ok()) return interval.status();
  auto request = session.NewRequest<roster::v1::GetRosterRequest>();
  request.set_unit_id(options.unit);
  request.set_employment_id(options.employment);
  *request.mutable_interval() = *interval;
  const auto found =
      session.AskAll("roster", &RosterService::Stub::GetRoster, request,
                     &roster::v1::GetRosterResponse::shifts_size, 5000, options.limit);
  if (!found.ok()) return found.status();
  if (session.json()) {
    session.PrintJson(*found);
    return absl::OkStatus();
  }
  Table table({"SHIFT", "WHEN", "UNITS", "KIND", "HOLDER", "STATE", "GAP"});
  for (const auto& entry : found->shifts()) {
    const auto& shift = entry.shift();
    table.Add({shift.shift_id(), ShowInterval(HeldTime(entry)), Join(shift.unit_ids()),
               TierAndKind(shift), shift.employment_id(), Word(entry.state()), entry.gap_id()});
  }
  if (table.empty()) {
    session.out() << "No shifts in that time.\n";
  } else {
    table.Print(session.out(), session.terminal());
  }
  if (!found->next_page_token().empty()) session.err() << "vagt: there are more; raise --limit\n";
  return absl::OkStatus();
}

absl::Status ShowLevels(Session& session, const Options& options) {
  const auto interval = IntervalOf(session, options, 1);
  if (!interval.ok()) return interval.status();
  auto request = session.NewRequest<roster::v1::GetServiceLevelRequest>();
  request.set_unit_id(options.unit);
  *request.mutable_interval() = *interval;
  const auto levels = session.Ask("roster", &RosterService::Stub::GetServiceLevel, request);
  if (!levels.ok()) return levels.status();
  if (session.json()) {
    session.PrintJson(*levels);
    return absl::OkStatus();
  }
  Table table({"WHEN", "LEVEL", "HEADS", "MISSING ROLES"});
  for (const auto& stretch : levels->stretches()) {
    std::vector<std::string> missing;
    for (const int role : stretch.missing_roles()) {
      missing.push_back(Word(static_cast<types::v1::RoleSlot>(role)));
    }
    table.Add({ShowInterval(stretch.interval()), LevelWord(stretch.level()),
               std::to_string(stretch.heads()), Join(missing)});
  }
  table.Print(session.out(), session.terminal());
  return absl::OkStatus();
}

// True if the law is in the way, and no rule of those that nobody can answer for.
bool MayBeAnsweredFor(const absl::Status& refused) {
  const auto payload = refused.GetPayload("type.googleapis.com/google.rpc.ErrorInfo");
  google::rpc::ErrorInfo info;
  if (!payload || !info.ParseFromString(std::string(*payload))) return false;
  const auto rules = info.metadata().find("rules");
  std::istringstream broken(rules == info.metadata().end() ? "" : rules->second);
  for (std::string rule; broken >> rule;) {
    if (rule == "AWAY" || rule == "OVERLAP") return false;
  }
  return info.reason() == "LAW";
}

absl::Status Assign(Session& session, const Options& options) {
  auto request = session.NewMutation<roster::v1::AssignShiftRequest>();
  request.set_shift_id(options.shift);
  request.set_employment_id(options.employment);
  if (!options.override_by.empty()) {
    request.mutable_override()->set_approver_employment_id(options.override_by);
    request.mutable_override()->set_reason_code(options.reason);
  }
  const auto reply = session.Ask("roster", &RosterService::Stub::AssignShift, request);
  if (!reply.ok()) {
    if (options.override_by.empty() && MayBeAnsweredFor(reply.status())) {
      session.err() << "vagt: a manager may answer for it: --override-by ID --reason CODE\n";
    }
    return reply.status();
  }
  if (session.json()) {
    session.PrintJson(*reply);
    return absl::OkStatus();
  }
  const auto& shift = reply->shift().shift();
  session.out() << shift.employment_id() << " has " << shift.shift_id() << ", "
                << ShowInterval(HeldTime(reply->shift())) << "\n";
  for (const auto& result : reply->verdict().results()) {
    if (!result.passed()) {
      session.out() << "  overridden: " << result.rule() << "  " << result.sentence_en() << "\n";
    }
  }
  return absl::OkStatus();
}

absl::Status UndoCover(Session& session, const Options& options) {
  auto request = session.NewMutation<roster::v1::UndoCoverRequest>();
  request.set_shift_id(options.shift);
  const auto reply = session.Ask("roster", &RosterService::Stub::UndoCover, request);
  if (!reply.ok()) return reply.status();
  if (session.json()) {
    session.PrintJson(*reply);
  } else {
    const auto& shift = reply->shift().shift();
    session.out() << shift.employment_id() << " has " << shift.shift_id() << " again\n";
  }
  return absl::OkStatus();
}

void AddTimes(CLI::App& command, Options& options, const std::string& days, int most_days) {
  command.add_option("--from", options.from, "From this time")->capture_default_str();
  command.add_option("--days", options.days, days)->check(CLI::Range(1, most_days));
}

}  // namespace

void AddRoster(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* roster = app.add_subcommand("roster", "Shifts of a unit, of a person or of all");
  roster->add_option("--unit", options->unit, "Only of this unit");
  roster->add_option("--employment", options->employment, "Only of this person");
  AddTimes(*roster, *options, "Days, the first included (default: 1; with --employment 14)", 61);
  roster->add_option("--limit", options->limit, "At most so many; 0: all")->capture_default_str();
  roster->callback([&session, options] {
    session.Run("roster", [&] { return ShowRoster(session, *options); });
  });

  auto* levels = app.add_subcommand("levels", "Service level of a unit, stretch by stretch");
  levels->add_option("unit", options->unit, "Unit id")->required();
  AddTimes(*levels, *options, "Days, the first included (default: 1)", 30);
  levels->callback([&session, options] {
    session.Run("roster", [&] { return ShowLevels(session, *options); });
  });

  auto* assign = app.add_subcommand("assign", "Put somebody on a shift");
  assign->add_option("shift", options->shift, "Shift id")->required();
  assign->add_option("employment", options->employment, "Employment id")->required();
  auto* by = assign->add_option("--override-by", options->override_by,
                                "Manager who answers for breaking a rule; kept for ever");
  auto* reason = assign->add_option("--reason", options->reason, "Why, e.g. LIFE_AND_HEALTH");
  by->needs(reason);
  reason->needs(by);
  assign->callback(
      [&session, options] { session.Run("roster", [&] { return Assign(session, *options); }); });

  auto* undo = app.add_subcommand("undo-cover", "Give a covered shift back to who is fit again");
  undo->add_option("shift", options->shift, "Shift id")->required();
  undo->callback(
      [&session, options] { session.Run("roster", [&] { return UndoCover(session, *options); }); });
}

}  // namespace vagtbro::vagt
