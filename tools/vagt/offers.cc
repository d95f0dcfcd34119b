// offers, answer: who has been asked, and the answer of somebody who rings instead of writing.
#include <memory>
#include <string>

#include "commands.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "table.h"
#include "times.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"
#include "words.h"

namespace vagtbro::vagt {
namespace {

using pool::v1::PoolService;

struct Options {
  std::string gap;
  std::string employment;
  bool open = false;
  unsigned limit = 100;
  std::string offer;
  std::string answer;
  std::string worker;
};

absl::StatusOr<pool::v1::ListOffersResponse> Fetch(Session& session, const Options& options) {
  auto request = session.NewRequest<pool::v1::ListOffersRequest>();
  request.set_gap_id(options.gap);
  request.set_employment_id(options.employment);
  request.set_open_only(options.open);
  return session.AskAll("pool", &PoolService::Stub::ListOffers, request,
                        &pool::v1::ListOffersResponse::offers_size, 1000, options.limit);
}

absl::Status ListOffers(Session& session, const Options& options) {
  const auto offers = Fetch(session, options);
  if (!offers.ok()) return offers.status();
  if (session.json()) {
    session.PrintJson(*offers);
    return absl::OkStatus();
  }
  Table table({"OFFER", "TO", "PLACE", "WHEN", "RUNG", "OFFERED", "LAPSES", "STATE", "ANSWERED"});
  for (const auto& offer : offers->offers()) {
    const auto& made = offer.offer();
    table.Add({made.offer_id(), made.employment_id(),
               made.place().empty() ? Join(made.unit_ids()) : made.place(),
               ShowInterval(made.interval()), Word(made.rung()),
               ShowTime(kit::FromProto(offer.offer_time())),
               ShowTime(kit::FromProto(made.lapse_time())), Word(offer.state()),
               offer.has_answer_time() ? ShowTime(kit::FromProto(offer.answer_time())) : ""});
  }
  if (table.empty()) {
    session.out() << "No offers.\n";
  } else {
    table.Print(session.out(), session.terminal());
  }
  if (!offers->next_page_token().empty()) session.err() << "vagt: there are more; raise --limit\n";
  return absl::OkStatus();
}

absl::StatusOr<std::string> Addressee(Session& session, const Options& options) {
  if (!options.employment.empty()) return options.employment;
  Options all;
  all.limit = 0;
  const auto offers = Fetch(session, all);
  if (!offers.ok()) return offers.status();
  for (const auto& offer : offers->offers()) {
    if (offer.offer().offer_id() == options.offer) return offer.offer().employment_id();
  }
  return kit::Unknown("UNKNOWN_OFFER",
                      "there is no offer '" + options.offer + "'; `vagt offers` lists them");
}

// What a person is told; not an error only if the answer had its effect.
absl::Status Tell(Session& session, bool yes, const pool::v1::AnswerOfferResponse& reply) {
  switch (reply.outcome()) {
    case pool::v1::ANSWER_OUTCOME_CONFIRMED:
      if (!yes) {
        return kit::Refused("ALREADY_YOURS",
                            "the shift is yours already; `vagt shift release` gives it back");
      }
      if (!session.json()) session.out() << "Confirmed: the shift is in the roster.\n";
      return absl::OkStatus();
    case pool::v1::ANSWER_OUTCOME_DECLINED:
      if (!session.json()) session.out() << "The no has been noted.\n";
      return absl::OkStatus();
    case pool::v1::ANSWER_OUTCOME_PENDING:
      if (!session.json()) session.out() << "First in line; the roster has yet to confirm.\n";
      return absl::OkStatus();
    case pool::v1::ANSWER_OUTCOME_QUEUED:
      if (!session.json()) {
        session.out() << "Noted: somebody is answering on the telephone this minute.\n";
      }
      return absl::OkStatus();
    case pool::v1::ANSWER_OUTCOME_STANDBY:
      if (!session.json()) session.out() << "Somebody else has it; you stand by.\n";
      return absl::OkStatus();
    case pool::v1::ANSWER_OUTCOME_TOO_LATE:
      return kit::Refused("TOO_LATE", "somebody was faster, or the offer is no longer open");
    case pool::v1::ANSWER_OUTCOME_REFUSED:
      return kit::Refused("REFUSED", reply.refusal_en());
    default:
      return absl::InternalError("the pool gave an answer that this version does not know");
  }
}

absl::Status Answer(Session& session, const Options& options) {
  const auto employment = Addressee(session, options);
  if (!employment.ok()) return employment.status();
  auto request = session.NewMutation<pool::v1::AnswerOfferRequest>();
  request.set_offer_id(options.offer);
  request.set_employment_id(*employment);
  request.set_accept(options.answer == "yes");
  request.set_worker_employment_id(options.worker);
  const auto reply = session.Ask("pool", &PoolService::Stub::AnswerOffer, request);
  if (!reply.ok()) return reply.status();
  if (session.json()) session.PrintJson(*reply);
  return Tell(session, options.answer == "yes", *reply);
}

}  // namespace

void AddOffers(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* offers = app.add_subcommand("offers", "Offers, newest first");
  offers->add_option("--gap", options->gap, "Only of this gap");
  offers->add_option("--employment", options->employment, "Only to this person");
  offers->add_flag("--open", options->open, "Only those that wait for an answer");
  offers->add_option("--limit", options->limit, "At most so many; 0: all")->capture_default_str();
  offers->callback(
      [&session, options] { session.Run("pool", [&] { return ListOffers(session, *options); }); });

  auto* answer = app.add_subcommand("answer", "Answer an offer for somebody");
  answer->add_option("offer", options->offer, "Offer id")->required();
  answer->add_option("answer", options->answer, "yes or no")
      ->required()
      ->check(CLI::IsMember({"yes", "no"}));
  answer->add_option("--employment", options->employment,
                     "Who answers (default: the one the offer was made to)");
  answer->add_option("--worker", options->worker, "The worker that an agency sends");
  answer->callback(
      [&session, options] { session.Run("pool", [&] { return Answer(session, *options); }); });
}

}  // namespace vagtbro::vagt
