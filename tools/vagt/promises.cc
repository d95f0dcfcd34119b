// shift release|change|cancel|check-in, unit close, plan training|meeting: promises that change.
#include <memory>
#include <string>
#include <vector>

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
  std::string shift;
  std::string employment;
  std::string unit;
  std::vector<std::string> employments;
  std::vector<std::string> professions;
  std::vector<std::string> competences;
  std::string role;
  std::string from;
  std::string to;
  unsigned places = 1;
  std::string override_by;
  std::string reason;
};

absl::StatusOr<types::v1::Interval> IntervalOf(Session& session, const Options& options) {
  const auto now = session.Now("roster");
  if (!now.ok()) return now.status();
  const auto from = ParseTime(options.from, *now);
  if (!from.ok()) return from.status();
  const auto to = ParseTime(options.to, *now);
  if (!to.ok()) return to.status();
  return kit::MakeInterval(*from, *to);
}

std::string Standing(const roster::v1::RosterShift& entry) {
  const auto& shift = entry.shift();
  std::string words =
      shift.shift_id() + "  " + ShowInterval(HeldTime(entry)) + "  " + Word(entry.state());
  if (!shift.employment_id().empty()) words += ", " + shift.employment_id() + " has it";
  if (entry.state() == roster::v1::SHIFT_STATE_OPEN) words += ", " + entry.gap_id();
  return words;
}

// Asks, and prints the reply as JSON or in the words of `print`.
template <class Request, class Response, class Print>
absl::Status AskAndPrint(Session& session,
                         grpc::Status (RosterService::Stub::*method)(grpc::ClientContext*,
                                                                     const Request&, Response*),
                         const Request& request, Print print) {
  const auto reply = session.Ask("roster", method, request);
  if (!reply.ok()) return reply.status();
  if (session.json()) {
    session.PrintJson(*reply);
  } else {
    print(*reply);
  }
  return absl::OkStatus();
}

// An act on one shift, which says how it stands afterwards.
template <class Request, class Response>
absl::Status Act(Session& session,
                 grpc::Status (RosterService::Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*),
                 Request request, const std::string& shift) {
  request.set_shift_id(shift);
  return AskAndPrint(session, method, request, [&](const Response& reply) {
    session.out() << Standing(reply.shift()) << "\n";
  });
}

absl::Status Release(Session& session, const Options& options) {
  auto request = session.NewMutation<roster::v1::ReleaseCoverRequest>();
  request.set_employment_id(options.employment);
  return Act(session, &RosterService::Stub::ReleaseCover, request, options.shift);
}

absl::Status CheckIn(Session& session, const Options& options) {
  auto request = session.NewMutation<roster::v1::CheckInRequest>();
  request.set_employment_id(options.employment);
  return Act(session, &RosterService::Stub::CheckIn, request, options.shift);
}

absl::Status Cancel(Session& session, const Options& options) {
  return Act(session, &RosterService::Stub::CancelShift,
             session.NewMutation<roster::v1::CancelShiftRequest>(), options.shift);
}

// What the options ask of who holds it; the whole of it.
types::v1::SlotRequirement SlotOf(const Options& options) {
  types::v1::SlotRequirement slot;
  for (const std::string& typed : options.professions) {
    slot.add_professions(FromChoice<types::v1::Profession>(typed));
  }
  for (const std::string& code : options.competences) slot.add_competences(code);
  slot.set_role(FromChoice<types::v1::RoleSlot>(options.role));
  return slot;
}

absl::Status Change(Session& session, const Options& options) {
  auto request = session.NewMutation<roster::v1::ChangeShiftRequest>();
  if (!options.from.empty()) {
    const auto interval = IntervalOf(session, options);
    if (!interval.ok()) return interval.status();
    *request.mutable_interval() = *interval;
  }
  if (!options.professions.empty()) *request.mutable_requirement() = SlotOf(options);
  if (!request.has_interval() && !request.has_requirement()) {
    return absl::InvalidArgumentError(std::string("say --from and --to, or --profession"));
  }
  if (!options.override_by.empty()) {
    request.mutable_override()->set_approver_employment_id(options.override_by);
    request.mutable_override()->set_reason_code(options.reason);
  }
  return Act(session, &RosterService::Stub::ChangeShift, request, options.shift);
}

absl::Status Close(Session& session, const Options& options) {
  const auto interval = IntervalOf(session, options);
  if (!interval.ok()) return interval.status();
  auto request = session.NewMutation<roster::v1::CloseUnitRequest>();
  request.set_unit_id(options.unit);
  *request.mutable_interval() = *interval;
  return AskAndPrint(session, &RosterService::Stub::CloseUnit, request, [&](const auto& reply) {
    session.out() << options.unit << " is closed " << ShowInterval(*interval)
                  << "; cancelled: " << Join(reply.cancelled_shift_ids()) << "\n";
    if (reply.left_shift_ids().empty()) return;
    session.out() << "Reach out of it, for you to change: " << Join(reply.left_shift_ids()) << "\n";
  });
}

absl::Status Train(Session& session, const Options& options) {
  const auto interval = IntervalOf(session, options);
  if (!interval.ok()) return interval.status();
  auto request = session.NewMutation<roster::v1::PlanTrainingRequest>();
  for (const std::string& id : options.employments) request.add_employment_ids(id);
  *request.mutable_interval() = *interval;
  return AskAndPrint(session, &RosterService::Stub::PlanTraining, request, [&](const auto& reply) {
    session.out() << reply.training_id() << "  " << ShowInterval(*interval)
                  << "; others are found for: " << Join(reply.released_shift_ids()) << "\n";
  });
}

absl::Status Meet(Session& session, const Options& options) {
  const auto interval = IntervalOf(session, options);
  if (!interval.ok()) return interval.status();
  auto request = session.NewMutation<roster::v1::PlanMeetingRequest>();
  request.set_unit_id(options.unit);
  *request.mutable_interval() = *interval;
  request.set_places(options.places);
  *request.mutable_professions() = SlotOf(options).professions();
  return AskAndPrint(session, &RosterService::Stub::PlanMeeting, request, [&](const auto& reply) {
    session.out() << "Meeting " << ShowInterval(*interval)
                  << "; places: " << Join(reply.shift_ids()) << "\n";
  });
}

CLI::App* AddAct(CLI::App& group, Session& session, std::shared_ptr<Options> options,
                 const std::string& name, const std::string& description,
                 absl::Status (*act)(Session&, const Options&)) {
  auto* command = group.add_subcommand(name, description);
  command->callback(
      [&session, options, act] { session.Run("roster", [&] { return act(session, *options); }); });
  return command;
}

void AddTimes(CLI::App& command, Options& options, bool required) {
  auto* from = command.add_option("--from", options.from, "From this time")->required(required);
  auto* to = command.add_option("--to", options.to, "To this time")->required(required);
  from->needs(to);
  to->needs(from);
}

void AddShiftActs(CLI::App& app, Session& session, const std::shared_ptr<Options>& options) {
  auto* shift = app.add_subcommand("shift", "Give back, change, cancel or begin a shift");
  shift->require_subcommand(1);
  auto* release = AddAct(*shift, session, options, "release",
                         "Who covers it cannot come: others are searched for", Release);
  auto* change = AddAct(*shift, session, options, "change",
                        "Move it, or change who may hold it; a search begins anew", Change);
  auto* cancel = AddAct(*shift, session, options, "cancel", "It is not wanted any more", Cancel);
  auto* check_in = AddAct(*shift, session, options, "check-in", "Somebody has come", CheckIn);
  for (auto* command : {release, change, cancel, check_in}) {
    command->add_option("shift", options->shift, "Shift id")->required();
  }
  for (auto* command : {release, check_in}) {
    command->add_option("employment", options->employment, "Who")->required();
  }
  AddTimes(*change, *options, false);
  auto* profession = change->add_option("--profession", options->professions,
                                        "Who may hold it from now on; may be repeated");
  profession->check(CLI::IsMember(Choices<types::v1::Profession>()))->allow_extra_args(false);
  change->add_option("--competence", options->competences, "With --profession: needs this, too")
      ->needs(profession)
      ->allow_extra_args(false);
  change->add_option("--role", options->role, "With --profession: the role that comes with it")
      ->needs(profession)
      ->check(CLI::IsMember(Choices<types::v1::RoleSlot>()));
  auto* by = change->add_option("--override-by", options->override_by,
                                "Manager who answers for breaking a rule; kept for ever");
  auto* reason = change->add_option("--reason", options->reason, "Why, e.g. LIFE_AND_HEALTH");
  by->needs(reason);
  reason->needs(by);
}

}  // namespace

void AddPromises(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  AddShiftActs(app, session, options);
  auto* unit = app.add_subcommand("unit", "Close a unit");
  unit->require_subcommand(1);
  auto* close = AddAct(*unit, session, options, "close",
                       "Nobody works there: its shifts are cancelled, searches end", Close);
  close->add_option("unit", options->unit, "Unit id")->required();
  AddTimes(*close, *options, true);

  auto* plan = app.add_subcommand("plan", "Trainings and meetings");
  plan->require_subcommand(1);
  auto* training = AddAct(*plan, session, options, "training",
                          "A team is at a training: others are found for their shifts", Train);
  training->add_option("employments", options->employments, "Who")->required();
  AddTimes(*training, *options, true);
  auto* meeting = AddAct(*plan, session, options, "meeting",
                         "A paid voluntary meeting of at most two hours", Meet);
  meeting->add_option("unit", options->unit, "Unit id")->required();
  meeting->add_option("--places", options->places, "How many are wanted")->required();
  meeting->add_option("--profession", options->professions, "Only these are invited")
      ->check(CLI::IsMember(Choices<types::v1::Profession>()))
      ->allow_extra_args(false);
  AddTimes(*meeting, *options, true);
}

}  // namespace vagtbro::vagt
