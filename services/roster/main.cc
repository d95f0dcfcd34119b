// vagtbro-roster: who works when, what units need, and who has been put where.
#include <iostream>

#include "kit/ops/process.h"
#include "roster/api/plan_grpc.h"
#include "roster/api/roster_grpc.h"
#include "roster/draft/api/draft_grpc.h"
#include "roster/react/hear.h"
#include "roster/store/roster_state.h"
#include "roster/swap/api/swap_grpc.h"
#include "worktime/book/rule_book.h"

int main(int argc, char** argv) {
  using namespace vagtbro;
  auto process = kit::Process::Create(
      "roster", argc, argv,
      {{"rule_book", "", "folder with layers for the rule book; empty: what is shipped"}});
  if (process == nullptr) return kit::Process::exit_code();
  const auto book = worktime::RuleBook::LoadFolder(process->config().Get("rule_book"));
  if (!book.ok()) {
    std::cerr << "vagtbro-roster: the rule book is refused:\n" << book.status().message() << "\n";
    return kit::kExitUsage;
  }
  roster::RosterState state(*book);
  kit::Hearing hearing;
  roster::Hear(state, hearing);
  const auto on_alarm = [&state](kit::Commit& commit, const kit::Alarm& alarm) {
    roster::OnAlarm(state, commit, alarm);
  };
  if (!process->Open(state, hearing, on_alarm)) return kit::kExitUnavailable;
  roster::RosterGrpc grpc(process->rpc(), state);
  roster::PlanGrpc plan(process->rpc(), state);
  roster::SwapGrpc swap(process->rpc(), state);
  roster::DraftGrpc draft(process->rpc(), state);
  return process->Serve({&grpc, &plan, &swap, &draft});
}
