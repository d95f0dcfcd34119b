// person erase: name, numbers and PINs are gone, and nothing brings them back.
#include <memory>
#include <string>

#include "commands.h"
#include "table.h"
#include "vagtbro/directory/v1/directory_service.grpc.pb.h"
#include "words.h"

namespace vagtbro::vagt {
namespace {

struct Options {
  std::string person;
  bool for_good = false;
};

absl::Status Erase(Session& session, const Options& options) {
  auto request = session.NewMutation<directory::v1::ErasePersonRequest>();
  request.set_person_id(options.person);
  const auto reply =
      session.Ask("directory", &directory::v1::DirectoryService::Stub::ErasePerson, request);
  if (!reply.ok()) return reply.status();
  if (session.json()) {
    session.PrintJson(*reply);
  } else {
    session.out() << options.person << " is erased; ended: " << Join(reply->employment_ids())
                  << "\n";
  }
  return absl::OkStatus();
}

}  // namespace

void AddPerson(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* person = app.add_subcommand("person", "Erase a person");
  person->require_subcommand(1);
  auto* erase = person->add_subcommand("erase", "Take name, numbers and PINs away, for good");
  erase->add_option("person", options->person, "Person id")->required();
  erase->add_flag("--for-good", options->for_good, "It cannot be undone; required")->required();
  erase->callback(
      [&session, options] { session.Run("directory", [&] { return Erase(session, *options); }); });
}

}  // namespace vagtbro::vagt
