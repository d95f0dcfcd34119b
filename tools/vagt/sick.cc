// sick report|extend|recover: what the planning desk does when somebody rings it.
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "commands.h"
#include "kit/base/proto_time.h"
#include "times.h"
#include "undo_cover.h"
#include "vagtbro/directory/v1/directory_service.grpc.pb.h"
#include "vagtbro/roster/v1/roster_service.grpc.pb.h"
#include "vagtbro/sickness/v1/sickness_service.grpc.pb.h"
#include "words.h"

namespace vagtbro::vagt {
namespace {

using directory::v1::DirectoryService;
using roster::v1::RosterService;
using sickness::v1::SicknessService;

// A sick call is about the next shift, or the absence already reported, that begins within this
// time.
constexpr absl::Duration kMeantWithin = absl::Hours(24);

struct Options {
  std::string employment;
  std::string number;
  std::string pin;  // "-": from the first line of standard input
  std::string kind = "own-illness";
  std::string from;
  std::string until;
  int days = 0;
  bool undo_cover = false;
};

absl::StatusOr<std::string> Identify(Session& session, const Options& options) {
  if (!options.employment.empty()) return options.employment;
  if (options.number.empty()) {
    return absl::InvalidArgumentError("say who: --employment ID, or --number N --pin P");
  }
  auto request = session.NewMutation<directory::v1::IdentifyRequest>();
  request.set_employment_no(options.number);
  std::string pin = options.pin;
  if (pin == "-") std::getline(std::cin, pin);
  request.set_pin(pin);
  const auto who = session.Ask("directory", &DirectoryService::Stub::Identify, request);
  if (!who.ok()) return who.status();
  return who->employment_id();
}

// The shift that a sick call at `now` is about, if the roster can be asked: running, or within a
// day. `warning` says why it could not be.
std::optional<types::v1::Interval> ShiftMeant(Session& session, const std::string& employment,
                                              absl::Time now, std::string& warning) {
  if (!session.Address("roster").ok()) return std::nullopt;
  auto request = session.NewRequest<roster::v1::NextShiftsRequest>();
  request.set_employment_id(employment);
  *request.mutable_after_time() = kit::ToProto(now);
  request.set_limit(1);
  const auto next = session.Ask("roster", &RosterService::Stub::NextShifts, request);
  if (!next.ok()) {
    warning = "the roster did not tell the next shift (" + Sentence(next.status()) +
              "); reported from now";
    return std::nullopt;
  }
  if (next->shifts_size() == 0) return std::nullopt;
  const types::v1::Interval& shift = next->shifts(0).interval();
  if (kit::Start(shift) - now > kMeantWithin) return std::nullopt;
  return shift;
}

// The earliest start of an absence that runs at `now` or begins within a day. The shifts it took
// are nobody's any more, so the next shift held is a later one. Who is fit again is not away.
absl::StatusOr<std::optional<absl::Time>> StartReported(Session& session,
                                                        const std::string& employment,
                                                        absl::Time now) {
  auto request = session.NewRequest<sickness::v1::ListAbsencesRequest>();
  request.set_employment_id(employment);
  *request.mutable_interval() = kit::MakeInterval(now, now + kMeantWithin);
  const auto absences = session.Ask("sickness", &SicknessService::Stub::ListAbsences, request);
  if (!absences.ok()) return absences.status();
  std::optional<absl::Time> earliest;
  for (const sickness::v1::Absence& absence : absences->absences()) {
    const absl::Time start = kit::Start(absence.interval());
    const bool near = start - now <= kMeantWithin && kit::End(absence.interval()) > now;
    if (!near || absence.has_fit_from_time()) continue;
    if (!earliest || start < *earliest) earliest = start;
  }
  return earliest;
}

// Sets start and end of the report; an absent start means now to the service.
absl::Status SetTimes(Session& session, const Options& options,
                      sickness::v1::ReportSickRequest& request, std::string& warning) {
  const auto now = session.Now("sickness");
  if (!now.ok()) return now.status();
  absl::Time start = *now;
  absl::Time first_shift_end = *now;
  std::optional<absl::Time> reported;
  if (options.from.empty() && options.until.empty() && options.days == 0) {
    const auto found = StartReported(session, request.employment_id(), *now);
    if (!found.ok()) return found.status();
    reported = *found;
  }
  if (reported && *reported <= *now) return absl::OkStatus();  // now lies in it
  if (!options.from.empty()) {
    const auto from = ParseTime(options.from, *now);
    if (!from.ok()) return from.status();
    start = *from;
    *request.mutable_start_time() = kit::ToProto(start);
  } else if (const auto shift = ShiftMeant(session, request.employment_id(), *now, warning);
             shift && !(reported && *reported <= kit::Start(*shift))) {
    first_shift_end = kit::End(*shift);
    if (kit::Start(*shift) > *now) {
      start = kit::Start(*shift);
      *request.mutable_start_time() = kit::ToProto(start);
    }
  } else if (reported) {
    *request.mutable_start_time() = kit::ToProto(*reported);
    warning.clear();
  }
  if (!options.until.empty()) {
    const auto until = ParseTime(options.until, *now);
    if (!until.ok()) return until.status();
    *request.mutable_end_time() = kit::ToProto(*until);
  } else if (options.days > 0) {
    // A night shift that begins on the last day belongs to it.
    *request.mutable_end_time() =
        kit::ToProto(std::max(EndOfDays(start, options.days), first_shift_end));
  }
  return absl::OkStatus();
}

void PrintAbsence(Session& session, const sickness::v1::Absence& absence,
                  const std::string& note = "") {
  session.out() << "Receipt " << absence.receipt_no() << "  " << absence.employment_id()
                << "  away " << ShowTime(kit::Start(absence.interval())) << " - ";
  if (absence.has_fit_from_time()) {
    session.out() << "fit from " << ShowTime(kit::FromProto(absence.fit_from_time()));
  } else {
    session.out() << ShowTime(kit::End(absence.interval()));
    if (absence.open_ended()) session.out() << " (end not known)";
  }
  session.out() << (absence.late() ? "  reported late" : "") << note << "\n";
}

absl::Status Report(Session& session, const Options& options) {
  const auto employment = Identify(session, options);
  if (!employment.ok()) return employment.status();
  auto request = session.NewMutation<sickness::v1::ReportSickRequest>();
  request.set_employment_id(*employment);
  request.set_kind(FromChoice<sickness::v1::AbsenceKind>(options.kind));
  request.set_channel(sickness::v1::REPORT_CHANNEL_DESK);
  std::string warning;
  const absl::Status times = SetTimes(session, options, request, warning);
  if (!times.ok()) return times;
  const auto reply = session.Ask("sickness", &SicknessService::Stub::ReportSick, request);
  if (!reply.ok()) return reply.status();
  // Only now: had the report failed too, its own error says what is wrong.
  if (!warning.empty()) session.err() << "vagt: " << warning << "\n";
  if (session.json()) {
    session.PrintJson(*reply);
  } else {
    PrintAbsence(session, reply->absence(),
                 reply->already_reported() ? "  (already reported)" : "");
  }
  return absl::OkStatus();
}

absl::Status Extend(Session& session, const Options& options) {
  const auto employment = Identify(session, options);
  if (!employment.ok()) return employment.status();
  const auto now = session.Now("sickness");
  if (!now.ok()) return now.status();
  if (options.until.empty() && options.days == 0) {
    return absl::InvalidArgumentError("say how long: --until TIME or --days N");
  }
  absl::Time until = EndOfDays(*now, std::max(options.days, 1));
  if (!options.until.empty()) {
    const auto typed = ParseTime(options.until, *now);
    if (!typed.ok()) return typed.status();
    until = *typed;
  }
  auto request = session.NewMutation<sickness::v1::ExtendAbsenceRequest>();
  request.set_employment_id(*employment);
  *request.mutable_end_time() = kit::ToProto(until);
  const auto reply = session.Ask("sickness", &SicknessService::Stub::ExtendAbsence, request);
  if (!reply.ok()) return reply.status();
  if (session.json()) {
    session.PrintJson(*reply);
  } else {
    PrintAbsence(session, reply->absence());
  }
  return absl::OkStatus();
}

// The end of the running absence before it is closed; the past if none is known.
absl::StatusOr<absl::Time> EndOfAbsence(Session& session, const std::string& employment) {
  auto request = session.NewRequest<sickness::v1::ListAbsencesRequest>();
  request.set_employment_id(employment);
  request.set_page_size(1);
  const auto absences = session.Ask("sickness", &SicknessService::Stub::ListAbsences, request);
  if (!absences.ok()) return absences.status();
  if (absences->absences_size() == 0) return absl::InfinitePast();
  return kit::End(absences->absences(0).interval());
}

absl::Status Recover(Session& session, const Options& options) {
  const auto employment = Identify(session, options);
  if (!employment.ok()) return employment.status();
  auto request = session.NewMutation<sickness::v1::ReportRecoveryRequest>();
  request.set_employment_id(*employment);
  if (!options.from.empty()) {
    const auto now = session.Now("sickness");
    if (!now.ok()) return now.status();
    const auto from = ParseTime(options.from, *now);
    if (!from.ok()) return from.status();
    *request.mutable_fit_from_time() = kit::ToProto(*from);
  }
  absl::Time absence_end = absl::InfinitePast();
  if (options.undo_cover) {
    const auto end = EndOfAbsence(session, *employment);
    if (!end.ok()) return end.status();
    absence_end = *end;
  }
  const auto reply = session.Ask("sickness", &SicknessService::Stub::ReportRecovery, request);
  if (!reply.ok()) return reply.status();
  if (session.json()) {
    session.PrintJson(*reply);
  } else {
    PrintAbsence(session, reply->absence());
  }
  return options.undo_cover ? UndoCovers(session, reply->absence(), absence_end) : absl::OkStatus();
}

void AddWho(CLI::App& command, Options& options) {
  auto* employment = command.add_option("--employment", options.employment, "Employment id");
  auto* number = command.add_option("--number", options.number, "Employment number, with --pin");
  auto* pin = command.add_option("--pin", options.pin, "PIN; - reads it from standard input");
  number->needs(pin)->excludes(employment);
  pin->needs(number);
}

void AddEnd(CLI::App& command, Options& options) {
  auto* until = command.add_option("--until", options.until, "Expects to be fit from this time");
  command.add_option("--days", options.days, "Days away, this one included")
      ->check(CLI::Range(1, 180))
      ->excludes(until);
}

}  // namespace

void AddSick(CLI::App& app, Session& session) {
  auto* sick = app.add_subcommand("sick", "Report somebody sick, still sick, or fit again");
  sick->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  const auto run = [&session, options](absl::Status (*command)(Session&, const Options&)) {
    return [&session, options, command] {
      session.Run("sickness", [&] { return command(session, *options); });
    };
  };

  auto* report = sick->add_subcommand("report", "Report sick; prints the receipt");
  AddWho(*report, *options);
  AddEnd(*report, *options);
  report->add_option("--kind", options->kind, "Kind of absence; never an illness")
      ->check(CLI::IsMember(Choices<sickness::v1::AbsenceKind>()))
      ->capture_default_str();
  report->add_option("--from", options->from,
                     "From this time (default: the absence already reported, else the next"
                     " shift, if it begins within 24 h, else now)");
  report->callback(run(Report));

  auto* extend = sick->add_subcommand("extend", "Still sick: move the end further out");
  AddWho(*extend, *options);
  AddEnd(*extend, *options);
  extend->callback(run(Extend));

  auto* recover = sick->add_subcommand("recover", "Fit again");
  AddWho(*recover, *options);
  recover->add_option("--from", options->from, "Can work from this time (default: now)");
  recover->add_flag("--undo-cover", options->undo_cover,
                    "Also take back the shifts that others cover and have not begun");
  recover->callback(run(Recover));
}

}  // namespace vagtbro::vagt
