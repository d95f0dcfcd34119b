// vagtbro-pool: the wiring of the pool, and nothing else.
#include <iostream>

#include "kit/ops/process.h"
#include "pool/api/desk_grpc.h"
#include "pool/api/pool_grpc.h"
#include "pool/api/wish_grpc.h"
#include "pool/react/hear.h"
#include "pool/react/on_alarm.h"
#include "pool/store/pool_state.h"
#include "worktime/book/rule_book.h"

namespace kit = vagtbro::kit;
namespace pool = vagtbro::pool;
namespace worktime = vagtbro::worktime;

int main(int argc, char** argv) {
  const auto process = kit::Process::Create(
      "pool", argc, argv,
      {{"rule_book", "", "folder with layers for the rule book; empty: what is shipped"},
       {"match", "", "program that proves plans; empty: vagtbro-match beside this one"}});
  if (process == nullptr) return kit::Process::exit_code();
  const auto book = worktime::RuleBook::LoadFolder(process->config().Get("rule_book"));
  if (!book.ok()) {
    std::cerr << "vagtbro-pool: the rule book is refused:\n" << book.status().message() << "\n";
    return kit::kExitUsage;
  }

  pool::PoolState state(*book);
  const std::string match = process->config().Get("match");
  pool::Planner planner(match.empty() ? pool::match::WorkerBesideThis() : match);
  kit::Hearing hearing;
  pool::Hear(state, hearing);
  const bool open =
      process->Open(state, hearing, [&](kit::Commit& commit, const kit::Alarm& alarm) {
        pool::OnAlarm(state, planner, commit, alarm);
      });
  if (!open) return kit::kExitUnavailable;
  pool::PoolGrpc grpc(process->rpc(), state, process->journal());
  pool::DeskGrpc desk(process->rpc(), state);
  pool::WishGrpc wishes(process->rpc(), state);
  return process->Serve({&grpc, &desk, &wishes});
}
