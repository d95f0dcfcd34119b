// call-backs: whom the telephone could not help, and that somebody has rung them.
#include <algorithm>
#include <memory>
#include <string>

#include "commands.h"
#include "kit/base/proto_time.h"
#include "table.h"
#include "times.h"
#include "vagtbro/ivr/v1/ivr_service.grpc.pb.h"
#include "words.h"

namespace vagtbro::vagt {
namespace {

using ivr::v1::IvrService;

// Who, as far as it is known.
std::string WhoOf(const ivr::v1::CallBack& call_back) {
  if (!call_back.employment_id().empty()) return call_back.employment_id();
  return call_back.employment_no().empty() ? "" : "keyed " + call_back.employment_no();
}

std::string ByWhen(const ivr::v1::CallBack& call_back, absl::Time now) {
  if (!call_back.has_due_time()) return "";
  const absl::Time due = kit::FromProto(call_back.due_time());
  return ShowTime(due) + (due <= now ? " overdue" : "");
}

std::string ReportOf(const ivr::v1::CallBack& call_back) {
  if (call_back.report_waits()) return "waits";
  if (!call_back.receipt_no().empty()) return "receipt " + call_back.receipt_no();
  return call_back.refusal().empty() ? "" : "refused " + call_back.refusal();
}

// The longest page there is, so that what a limit leaves out can be counted.
constexpr unsigned kMost = 1000;

// What waits behind `limit`; the list ends with kMost, and then nobody knows.
std::string MoreThan(unsigned limit, unsigned found) {
  if (found > limit) {
    return (found == kMost ? "at least " : "") + std::to_string(found - limit) +
           " more; raise --limit";
  }
  return found == kMost ? "there may be more; these are the first " + std::to_string(kMost) : "";
}

absl::Status ListCallBacks(Session& session, unsigned limit) {
  auto request = session.NewRequest<ivr::v1::ListCallBacksRequest>();
  request.set_page_size(kMost);
  auto found = session.Ask("ivr", &IvrService::Stub::ListCallBacks, request);
  if (!found.ok()) return found.status();
  const auto count = static_cast<unsigned>(found->call_backs_size());
  const int shown = static_cast<int>(std::min(limit, count));
  found->mutable_call_backs()->DeleteSubrange(shown, static_cast<int>(count) - shown);
  const std::string more = MoreThan(limit, count);
  if (!more.empty()) session.err() << "vagt: " << more << "\n";
  if (session.json()) {
    session.PrintJson(*found);
    return absl::OkStatus();
  }
  Table table({"TASK", "SINCE", "WHY", "WHO", "NUMBER", "BY WHOM", "BEFORE", "SICK REPORT"});
  // Without a clock nothing is overdue, and the list is still a list.
  const auto clock = session.Now("ivr");
  const absl::Time now = clock.ok() ? *clock : absl::InfinitePast();
  for (const auto& one : found->call_backs()) {
    table.Add({one.task_id(), ShowTime(kit::FromProto(one.want_time())), Word(one.cause()),
               WhoOf(one), one.number(), one.leader_employment_id(), ByWhen(one, now),
               ReportOf(one)});
  }
  if (table.empty()) {
    session.out() << "Nobody waits to be rung back.\n";
  } else {
    table.Print(session.out(), session.terminal());
  }
  return absl::OkStatus();
}

absl::Status FinishCallBack(Session& session, const std::string& task) {
  auto request = session.NewMutation<ivr::v1::FinishCallBackRequest>();
  request.set_task_id(task);
  const auto done = session.Ask("ivr", &IvrService::Stub::FinishCallBack, request);
  if (!done.ok()) return done.status();
  if (session.json()) {
    session.PrintJson(*done);
  } else {
    session.out() << "Noted; the number is forgotten.\n";
  }
  return absl::OkStatus();
}

}  // namespace

void AddCallBacks(CLI::App& app, Session& session) {
  const auto limit = std::make_shared<unsigned>(100);
  const auto task = std::make_shared<std::string>();
  auto* call_backs = app.add_subcommand("call-backs", "Whom to ring back");
  call_backs->require_subcommand(1);
  auto* list = call_backs->add_subcommand("list", "The longest waiting first");
  list->add_option("--limit", *limit, "At most so many")->check(CLI::Range(1U, kMost));
  list->callback(
      [&session, limit] { session.Run("ivr", [&] { return ListCallBacks(session, *limit); }); });
  auto* done = call_backs->add_subcommand("done", "Somebody has been rung back");
  done->add_option("task", *task, "Task")->required();
  done->callback(
      [&session, task] { session.Run("ivr", [&] { return FinishCallBack(session, *task); }); });
}

}  // namespace vagtbro::vagt
