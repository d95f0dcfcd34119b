// vagtbro-sickness: the wiring and nothing else.
#include "kit/ops/process.h"
#include "sickness/api/sickness_grpc.h"
#include "sickness/react/hear.h"

int main(int argc, char** argv) {
  using namespace vagtbro;
  const auto process = kit::Process::Create("sickness", argc, argv);
  if (process == nullptr) return kit::Process::exit_code();

  sickness::SicknessState state;
  kit::Hearing hearing;
  sickness::Hear(state, hearing);
  // Sickness sets no alarms yet.
  if (!process->Open(state, hearing, [](kit::Commit&, const kit::Alarm&) {})) {
    return kit::kExitUnavailable;
  }
  sickness::SicknessGrpc service(process->rpc(), state);
  return process->Serve({&service});
}
