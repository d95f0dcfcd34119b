// available: a person's own word that they are not to be asked for a while, or may be again.
#include <memory>
#include <string>

#include "commands.h"
#include "kit/base/proto_time.h"
#include "times.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"

namespace vagtbro::vagt {
namespace {

using pool::v1::PoolService;

struct Options {
  std::string employment;
  std::string not_now_until;
  std::string off_shift_until;
  bool again = false;
};

absl::Status Say(Session& session, const Options& options) {
  auto request = session.NewMutation<pool::v1::SetAvailabilityRequest>();
  request.set_employment_id(options.employment);
  request.set_word(options.again                   ? pool::v1::AVAILABILITY_WORD_AGAIN
                   : options.not_now_until.empty() ? pool::v1::AVAILABILITY_WORD_OFF_SHIFT
                                                   : pool::v1::AVAILABILITY_WORD_NOT_NOW);
  absl::Time end;
  if (!options.again) {
    const auto now = session.Now("pool");
    if (!now.ok()) return now.status();
    const auto until = ParseTime(options.not_now_until + options.off_shift_until, *now);
    if (!until.ok()) return until.status();
    end = *until;
    *request.mutable_until_time() = kit::ToProto(end);
  }
  const auto reply = session.Ask("pool", &PoolService::Stub::SetAvailability, request);
  if (!reply.ok()) return reply.status();
  if (session.json()) {
    session.PrintJson(*reply);
  } else if (options.again) {
    session.out() << "May be asked again.\n";
  } else {
    session.out() << "Is not asked before " << ShowTime(end) << "; open offers stay open.\n";
  }
  return absl::OkStatus();
}

}  // namespace

void AddAvailable(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* available = app.add_subcommand("available", "Not to be asked for a while, or again");
  available->add_option("employment", options->employment, "Employment id")->required();
  auto* word = available->add_option_group("word");
  word->add_option("--not-now-until", options->not_now_until,
                   "Not asked before then; 48 hours at most");
  word->add_option("--off-shift-until", options->off_shift_until,
                   "The same, having just come off shift");
  word->add_flag("--again", options->again, "May be asked again");
  word->require_option(1);
  available->callback(
      [&session, options] { session.Run("pool", [&] { return Say(session, *options); }); });
}

}  // namespace vagtbro::vagt
