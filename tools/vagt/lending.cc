// lending answer: a leader's word on lending somebody to another department.
#include <memory>
#include <string>

#include "commands.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"

namespace vagtbro::vagt {
namespace {

using pool::v1::PoolService;

struct Options {
  std::string consent;
  std::string answer;
  std::string leader;
};

absl::Status Answer(Session& session, const Options& options) {
  auto request = session.NewMutation<pool::v1::AnswerLendingRequest>();
  request.set_consent_id(options.consent);
  request.set_leader_employment_id(options.leader);
  request.set_granted(options.answer == "yes");
  const auto reply = session.Ask("pool", &PoolService::Stub::AnswerLending, request);
  if (!reply.ok()) return reply.status();
  if (session.json()) {
    session.PrintJson(*reply);
  } else if (reply->agreed()) {
    session.out() << "Agreed: their people are asked now.\n";
  } else {
    session.out() << (request.granted() ? "Noted; the other leader's word is awaited.\n"
                                        : "The no has been noted.\n");
  }
  return absl::OkStatus();
}

}  // namespace

void AddLending(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* lending = app.add_subcommand("lending", "Help between departments");
  lending->require_subcommand(1);
  auto* answer = lending->add_subcommand("answer", "Answer a question about lending for a leader");
  answer->add_option("question", options->consent, "Consent id")->required();
  answer->add_option("answer", options->answer, "yes or no")
      ->required()
      ->check(CLI::IsMember({"yes", "no"}));
  answer->add_option("--by", options->leader, "The leader who was asked")->required();
  answer->callback(
      [&session, options] { session.Run("pool", [&] { return Answer(session, *options); }); });
}

}  // namespace vagtbro::vagt
