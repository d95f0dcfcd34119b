// logbook, allow-holiday-contact: acts of named persons against a rule.
#include <memory>
#include <string>

#include "commands.h"
#include "kit/base/proto_time.h"
#include "table.h"
#include "times.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"

namespace vagtbro::vagt {
namespace {

using pool::v1::PoolService;

struct Options {
  std::string gap;
  std::string employment;
  std::string approver;
  std::string reason;
  unsigned limit = 100;
};

Table NewTable() { return Table({"WHEN", "WHO ALLOWED IT", "WHAT", "GAP", "WHO", "REASON"}); }

void AddRow(Table& table, const pool::v1::LogbookRow& row) {
  const auto& act = row.holiday_contact();
  table.Add({ShowTime(kit::FromProto(row.act_time())), act.approver_employment_id(),
             "contact on holiday", act.gap_id(), act.employment_id(), act.reason_code()});
}

absl::Status ListLogbook(Session& session, const Options& options) {
  const auto rows = session.AskAll("pool", &PoolService::Stub::ListLogbook,
                                   session.NewRequest<pool::v1::ListLogbookRequest>(),
                                   &pool::v1::ListLogbookResponse::rows_size, 1000, options.limit);
  if (!rows.ok()) return rows.status();
  if (session.json()) {
    session.PrintJson(*rows);
    return absl::OkStatus();
  }
  Table table = NewTable();
  for (const auto& row : rows->rows()) AddRow(table, row);
  if (table.empty()) {
    session.out() << "The logbook is empty.\n";
  } else {
    table.Print(session.out(), session.terminal());
  }
  if (!rows->next_page_token().empty()) session.err() << "vagt: there are more; raise --limit\n";
  return absl::OkStatus();
}

absl::Status Allow(Session& session, const Options& options) {
  auto request = session.NewMutation<pool::v1::AllowHolidayContactRequest>();
  request.set_gap_id(options.gap);
  request.set_employment_id(options.employment);
  request.set_approver_employment_id(options.approver);
  request.set_reason_code(options.reason);
  const auto allowed = session.Ask("pool", &PoolService::Stub::AllowHolidayContact, request);
  if (!allowed.ok()) return allowed.status();
  if (session.json()) {
    session.PrintJson(*allowed);
    return absl::OkStatus();
  }
  Table table = NewTable();
  AddRow(table, allowed->row());
  table.Print(session.out(), session.terminal());
  return absl::OkStatus();
}

}  // namespace

void AddLogbook(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* logbook = app.add_subcommand("logbook", "Acts against a rule and who answers for them");
  logbook->add_option("--limit", options->limit, "At most so many; 0: all")->capture_default_str();
  logbook->callback(
      [&session, options] { session.Run("pool", [&] { return ListLogbook(session, *options); }); });

  auto* allow = app.add_subcommand("allow-holiday-contact",
                                   "Let one person on holiday be asked about one gap");
  allow->add_option("gap", options->gap, "Gap id")->required();
  allow->add_option("employment", options->employment, "Who may be asked")->required();
  allow->add_option("--by", options->approver, "The manager who answers for it")->required();
  allow->add_option("--reason", options->reason, "Reason code, e.g. LIFE_AND_HEALTH")->required();
  allow->callback(
      [&session, options] { session.Run("pool", [&] { return Allow(session, *options); }); });
}

}  // namespace vagtbro::vagt
