// vagtbro-directory: the wiring and nothing else.
#include <algorithm>

#include "directory/api/directory_grpc.h"
#include "directory/own/own_grpc.h"
#include "directory/vault/pin_hash.h"
#include "kit/base/log.h"
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
  const auto pins = state.pins().Under("");
  const bool in_use = std::any_of(pins.begin(), pins.end(), [](const auto& row) {
    return directory::IsPeppered(row.second.argon2id_hash());
  });
  auto pepper = directory::Pepper::Open(process->config().Get("data"), in_use);
  if (!pepper.ok()) {
    kit::LogError("cannot open the pepper", {{"error", std::string(pepper.status().message())}});
    return kit::kExitUnavailable;
  }
  const directory::PinVault vault(*std::move(pepper));
  directory::DirectoryGrpc service(process->rpc(), state, vault, process->metrics());
  directory::OwnDataGrpc own_data(process->rpc(), state, vault, service.workers());
  process->OnStop([&service] { service.Stop(); });
  return process->Serve({&service, &own_data});
}
