// gaps, board: what is open, and where each search is.
#include <memory>
#include <string>

#include "commands.h"
#include "kit/base/proto_time.h"
#include "table.h"
#include "times.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"
#include "words.h"

namespace vagtbro::vagt {
namespace {

using pool::v1::BoardGap;
using pool::v1::PoolService;

struct Options {
  std::string unit;
  bool open = false;
  bool watch = false;
  unsigned limit = 100;
};

// What is going on, or how it ended.
std::string StateOf(const BoardGap& gap) {
  if (gap.open()) {
    if (gap.has_hold_end_time()) {
      return "held until " + ShowTime(kit::FromProto(gap.hold_end_time()));
    }
    if (gap.has_next_step_time()) {
      return "next step " + ShowTime(kit::FromProto(gap.next_step_time()));
    }
    if (!gap.leader_employment_id().empty()) {
      return gap.leader_employment_id() + " has been told: " + Word(gap.escalation_reason());
    }
    return "open";
  }
  if (gap.fate() != pool::v1::COVER_FATE_UNSPECIFIED) return "cover " + Word(gap.fate());
  const std::string reason = Word(gap.close_reason());
  return gap.covered_by_employment_id().empty() ? reason
                                                : reason + " by " + gap.covered_by_employment_id();
}

// The state, and what else waits for an answer or stands ready.
std::string WholeStateOf(const BoardGap& gap) {
  std::string state = StateOf(gap);
  const auto add = [&state](std::uint32_t count, const char* one, const char* more) {
    if (count > 0) state += ", " + std::to_string(count) + " " + (count == 1 ? one : more);
  };
  add(gap.open_questions(), "question to a leader", "questions to leaders");
  add(gap.standbys(), "stands by", "stand by");
  return gap.policy_id().empty() ? state : state + ", trial " + gap.policy_id();
}

Table NewTable() {
  return Table({"GAP", "PLACE", "WHEN", "LEVEL", "RUNG", "OPEN/OFFERS", "STATE"});
}

void AddRow(Table& table, const BoardGap& gap) {
  table.Add({gap.gap_id(), gap.place().empty() ? Join(gap.unit_ids()) : gap.place(),
             ShowInterval(gap.interval()), LevelWord(gap.level()), Word(gap.rung()),
             std::to_string(gap.open_offers()) + "/" + std::to_string(gap.offers()),
             WholeStateOf(gap)});
}

absl::Status ListGaps(Session& session, const Options& options) {
  auto request = session.NewRequest<pool::v1::ListGapsRequest>();
  request.set_unit_id(options.unit);
  request.set_open_only(options.open);
  const auto gaps = session.AskAll("pool", &PoolService::Stub::ListGaps, request,
                                   &pool::v1::ListGapsResponse::gaps_size, 1000, options.limit);
  if (!gaps.ok()) return gaps.status();
  if (session.json()) {
    session.PrintJson(*gaps);
    return absl::OkStatus();
  }
  Table table = NewTable();
  for (const BoardGap& gap : gaps->gaps()) AddRow(table, gap);
  if (table.empty()) {
    session.out() << (options.open ? "No open gaps.\n" : "No gaps.\n");
  } else {
    table.Print(session.out(), session.terminal());
  }
  if (!gaps->next_page_token().empty()) session.err() << "vagt: there are more; raise --limit\n";
  return absl::OkStatus();
}

void PrintUpdate(Session& session, const pool::v1::WatchBoardResponse& update) {
  if (session.json()) {
    session.PrintJson(update, true);
    return;
  }
  session.out() << "Board at " << ShowTime(kit::FromProto(update.board_time())) << "\n";
  Table table = NewTable();
  if (update.has_gap()) AddRow(table, update.gap());
  for (const BoardGap& gap : update.snapshot().gaps()) AddRow(table, gap);
  if (table.empty()) {
    session.out() << "Nothing is open.\n";
  } else {
    table.Print(session.out(), session.terminal());
  }
  session.out() << std::flush;
}

// A pool that drains tells its watchers so; one that was lost could not.
bool IsEnding(const grpc::Status& status) {
  return status.error_code() == grpc::StatusCode::UNAVAILABLE &&
         status.error_message().rfind("the process ", 0) == 0;
}

absl::Status WatchBoard(Session& session, const Options& options) {
  const auto channel = session.Channel("pool");
  if (!channel.ok()) return channel.status();
  PoolService::Stub stub(*channel);
  auto request = session.NewRequest<pool::v1::WatchBoardRequest>();
  request.set_unit_id(options.unit);
  grpc::ClientContext context;
  // Watching has no end; a single look must not take longer than any other answer.
  if (!options.watch) {
    context.set_deadline(
        gpr_time_from_millis(absl::ToInt64Milliseconds(session.timeout()), GPR_TIMESPAN));
  }
  const auto reader = stub.WatchBoard(&context, request);
  pool::v1::WatchBoardResponse update;
  bool seen = false;
  while (reader->Read(&update)) {
    PrintUpdate(session, update);
    seen = true;
    if (!options.watch) break;
  }
  if (seen && !options.watch) context.TryCancel();
  const grpc::Status status = reader->Finish();
  if (seen && !options.watch) return absl::OkStatus();
  if (options.watch && IsEnding(status)) {
    return absl::UnavailableError("the pool is ending; start again when it is back");
  }
  return session.ForPeople("pool", kit::FromGrpc(status));
}

}  // namespace

void AddGaps(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* gaps = app.add_subcommand("gaps", "Gaps, newest first");
  gaps->add_option("--unit", options->unit, "Only of this unit");
  gaps->add_flag("--open", options->open, "Only open ones");
  gaps->add_option("--limit", options->limit, "At most so many; 0: all")->capture_default_str();
  gaps->callback(
      [&session, options] { session.Run("pool", [&] { return ListGaps(session, *options); }); });

  auto* board = app.add_subcommand("board", "Everything that is open, the most urgent first");
  board->add_option("--unit", options->unit, "Only of this unit");
  board->add_flag("--watch", options->watch, "Stay, and print each change as it happens");
  board->callback(
      [&session, options] { session.Run("pool", [&] { return WatchBoard(session, *options); }); });
}

}  // namespace vagtbro::vagt
