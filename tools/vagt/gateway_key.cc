// gateway-key: the key by which services know who is behind a call; made before a system that has
// it in a secret.
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "commands.h"
#include "kit/access/principal.h"

namespace vagtbro::vagt {
namespace {

struct Options {
  std::string file;
  std::string public_file;
};

absl::Status MakeKey(Session& session, const Options& options) {
  const bool known = std::filesystem::exists(options.file);
  const auto signer = kit::PrincipalSigner::Open(options.file);
  if (!signer.ok()) return signer.status();
  const std::string public_file =
      options.public_file.empty() ? options.file + ".pub" : options.public_file;
  std::ofstream out(public_file);
  out << signer->public_key() << "\n";
  out.close();
  if (!out) return absl::InvalidArgumentError(public_file + " cannot be written");
  session.err() << "vagt: " << (known ? "the key was there" : "a new key is made")
                << "; services need " << public_file << " alone\n";
  if (session.json()) {
    session.out() << "{\"publicKey\": \"" << signer->public_key() << "\"}\n";
  } else {
    session.out() << signer->public_key() << "\n";
  }
  return absl::OkStatus();
}

}  // namespace

void AddGatewayKey(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* key = app.add_subcommand(
      "gateway-key",
      "Make the key by which services know who is behind a call; keeps one there is");
  key->add_option("file", options->file, "Where the key is; its public half goes beside it, .pub")
      ->required();
  key->add_option("--public", options->public_file, "Where the public half goes instead");
  key->callback(
      [&session, options] { session.Run("gateway", [&] { return MakeKey(session, *options); }); });
}

}  // namespace vagtbro::vagt
