// vagtbro-roster: who works when, what units need, and who has been put where.
#include "kit/ops/process.h"
#include "roster/api/roster_grpc.h"
#include "roster/react/hear.h"
#include "roster/store/roster_state.h"

int main(int argc, char** argv) {
  using namespace vagtbro;
  auto process = kit::Process::Create("roster", argc, argv);
  if (process == nullptr) return kit::Process::exit_code();
  roster::RosterState state;
  kit::Hearing hearing;
  roster::Hear(state, hearing);
  const auto on_alarm = [&state](kit::Commit& commit, const kit::Alarm& alarm) {
    roster::OnAlarm(state, commit, alarm);
  };
  if (!process->Open(state, hearing, on_alarm)) return kit::kExitUnavailable;
  roster::RosterGrpc grpc(process->rpc(), state);
  return process->Serve({&grpc});
}
