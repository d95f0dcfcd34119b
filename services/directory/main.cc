// vagtbro-directory: the wiring and nothing else.
#include "directory/api/directory_grpc.h"
#include "kit/ops/process.h"

int main(int argc, char** argv) {
  using namespace vagtbro;
  const auto process = kit::Process::Create("directory", argc, argv);
  if (process == nullptr) return kit::Process::exit_code();

  directory::DirectoryState state;
  kit::Hearing hearing;  // the directory hears nobody
  // It sets no alarms either: a lock ends by itself.
  if (!process->Open(state, hearing, [](kit::Commit&, const kit::Alarm&) {})) {
    return kit::kExitUnavailable;
  }
  directory::DirectoryGrpc service(process->rpc(), state);
  process->OnStop([&service] { service.Stop(); });
  return process->Serve({&service});
}
