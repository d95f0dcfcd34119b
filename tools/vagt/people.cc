// people: who is employed, or who is at work at a time. Names come from the directory alone.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "commands.h"
#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "table.h"
#include "times.h"
#include "vagtbro/directory/v1/directory_service.grpc.pb.h"
#include "vagtbro/roster/v1/roster_service.grpc.pb.h"
#include "words.h"

namespace vagtbro::vagt {
namespace {

using directory::v1::DirectoryService;
using directory::v1::ListEmploymentsResponse;
using roster::v1::RosterService;

constexpr unsigned kPage = 5000;

struct Options {
  std::string query;
  std::string unit;
  std::string working;
  unsigned limit = 100;
};

absl::StatusOr<ListEmploymentsResponse> Employments(Session& session, const Options& options,
                                                    unsigned limit) {
  auto request = session.NewRequest<directory::v1::ListEmploymentsRequest>();
  request.set_query(options.query);
  if (options.working.empty()) request.set_unit_id(options.unit);
  return session.AskAll("directory", &DirectoryService::Stub::ListEmployments, request,
                        &ListEmploymentsResponse::employments_size, kPage, limit);
}

// Who is present at `time`: one of each unit, then a second of each, and so on, so that the first
// few are spread over the municipality.
absl::StatusOr<std::vector<std::string>> AtWork(Session& session, const Options& options,
                                                absl::Time time) {
  auto request = session.NewRequest<roster::v1::GetRosterRequest>();
  request.set_unit_id(options.unit);
  *request.mutable_interval() = kit::MakeInterval(time, time + absl::Minutes(1));
  const auto found = session.AskAll("roster", &RosterService::Stub::GetRoster, request,
                                    &roster::v1::GetRosterResponse::shifts_size, kPage, 0);
  if (!found.ok()) return found.status();
  std::map<std::string, std::vector<std::string>> by_unit;
  std::size_t most = 0;
  for (const auto& entry : found->shifts()) {
    const auto& shift = entry.shift();
    if (shift.employment_id().empty() || shift.unit_ids_size() == 0) continue;
    auto& present = by_unit[shift.unit_ids(0)];
    present.push_back(shift.employment_id());
    most = std::max(most, present.size());
  }
  std::vector<std::string> spread;
  for (std::size_t i = 0; i < most; ++i) {
    for (const auto& [unit, present] : by_unit) {
      if (i < present.size()) spread.push_back(present[i]);
    }
  }
  return spread;
}

absl::StatusOr<ListEmploymentsResponse> Working(Session& session, const Options& options) {
  const auto now = session.Now("roster");
  if (!now.ok()) return now.status();
  const auto time = ParseTime(options.working, *now);
  if (!time.ok()) return time.status();
  const auto present = AtWork(session, options, *time);
  if (!present.ok()) return present.status();
  const auto everybody = Employments(session, options, 0);
  if (!everybody.ok()) return everybody.status();
  std::map<std::string, const directory::v1::Employment*> by_id;
  for (const auto& employment : everybody->employments()) {
    by_id[employment.facts().employment_id()] = &employment;
  }
  ListEmploymentsResponse working;
  for (const std::string& id : *present) {
    const auto found = by_id.find(id);
    if (found == by_id.end()) continue;  // not asked for
    *working.add_employments() = *found->second;
    if (working.employments_size() == static_cast<int>(options.limit)) break;
  }
  return working;
}

// "to 2026-04-12": so long the last look-up in the register counts; "no": withdrawn or limited.
// Blank for who is not in the register.
std::string Authorised(const directory::v1::EmploymentRegistered& facts) {
  std::string words;
  for (const auto& authorisation : facts.authorisations()) {
    const absl::Time until = kit::FromProto(authorisation.expire_time());
    words += words.empty() ? "" : ", ";
    if (facts.authorisations_size() > 1) words += Word(authorisation.profession()) + " ";
    words += authorisation.in_good_standing()
                 ? "to " + absl::FormatTime("%Y-%m-%d", until, kit::LocalZone())
                 : "no";
  }
  return words;
}

std::string Count(int count) { return count == 0 ? "" : std::to_string(count); }

absl::Status ListPeople(Session& session, const Options& options) {
  const auto people = options.working.empty() ? Employments(session, options, options.limit)
                                              : Working(session, options);
  if (!people.ok()) return people.status();
  if (session.json()) {
    session.PrintJson(*people);
    return absl::OkStatus();
  }
  Table table({"EMPLOYMENT", "NUMBER", "NAME", "UNIT", "PROFESSION", "AUTHORISED", "RESTRICTIONS",
               "HOURS", "KIND"});
  for (const auto& person : people->employments()) {
    const auto& facts = person.facts();
    std::string hours = std::to_string(facts.weekly_minutes() / 60);
    if (facts.weekly_minutes() % 60 != 0)
      hours += " " + std::to_string(facts.weekly_minutes() % 60) + "m";
    table.Add({facts.employment_id(), person.employment_no(), person.name(), facts.home_unit_id(),
               Word(facts.profession()), Authorised(facts), Count(facts.restrictions_size()),
               facts.weekly_minutes() == 0 ? "" : hours, Word(facts.kind())});
  }
  if (table.empty()) {
    session.out() << "Nobody.\n";
  } else {
    table.Print(session.out(), session.terminal());
  }
  if (!people->next_page_token().empty()) session.err() << "vagt: there are more; raise --limit\n";
  return absl::OkStatus();
}

}  // namespace

void AddPeople(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* people = app.add_subcommand("people", "Employments, or who is at work at a time");
  people->add_option("query", options->query, "Only those whose name, number or id contains this");
  people->add_option("--unit", options->unit, "Only of this unit");
  people->add_option("--working", options->working,
                     "Only who works at this time, spread over the units");
  people->add_option("--limit", options->limit, "At most so many; 0: all")->capture_default_str();
  people->callback([&session, options] {
    session.Run("directory", [&] { return ListPeople(session, *options); });
  });
}

}  // namespace vagtbro::vagt
