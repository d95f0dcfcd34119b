// vagtbro-pool: the wiring of the pool, and nothing else.
#include "kit/ops/process.h"
#include "pool/api/pool_grpc.h"
#include "pool/react/hear.h"
#include "pool/react/on_alarm.h"
#include "pool/store/pool_state.h"

namespace kit = vagtbro::kit;
namespace pool = vagtbro::pool;

int main(int argc, char** argv) {
  pool::PoolState state;
  kit::Hearing hearing;
  pool::Hear(state, hearing);

  const auto process = kit::Process::Create("pool", argc, argv);
  if (process == nullptr) return kit::Process::exit_code();
  const bool open =
      process->Open(state, hearing, [&state](kit::Commit& commit, const kit::Alarm& alarm) {
        pool::OnAlarm(state, commit, alarm);
      });
  if (!open) return kit::kExitUnavailable;
  pool::PoolGrpc grpc(process->rpc(), state, process->journal());
  return process->Serve({&grpc});
}
