// messages: who has been told what, without text and without number.
#include <memory>
#include <string>
#include <vector>

#include "commands.h"
#include "kit/base/proto_time.h"
#include "table.h"
#include "times.h"
#include "vagtbro/notifications/v1/notifications_service.grpc.pb.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"
#include "words.h"

namespace vagtbro::vagt {
namespace {

using notifications::v1::ListMessagesResponse;
using notifications::v1::NotificationsService;
using pool::v1::PoolService;

struct Options {
  std::string gap;
  std::string employment;
  unsigned limit = 100;
};

// Messages are about an offer, a gap or a shift: all of these belong to the gap.
absl::StatusOr<std::vector<std::string>> CausesOf(Session& session, const std::string& gap) {
  auto request = session.NewRequest<pool::v1::ListOffersRequest>();
  request.set_gap_id(gap);
  const auto offers = session.AskAll("pool", &PoolService::Stub::ListOffers, request,
                                     &pool::v1::ListOffersResponse::offers_size, 1000, 0);
  if (!offers.ok()) return offers.status();
  std::vector<std::string> causes = {gap};
  for (const auto& offer : offers->offers()) causes.push_back(offer.offer().offer_id());
  return causes;
}

absl::StatusOr<ListMessagesResponse> Fetch(Session& session, const Options& options) {
  std::vector<std::string> causes = {""};
  if (!options.gap.empty()) {
    auto of_gap = CausesOf(session, options.gap);
    if (!of_gap.ok()) return of_gap.status();
    causes = *std::move(of_gap);
  }
  ListMessagesResponse all;
  for (const std::string& cause : causes) {
    auto request = session.NewRequest<notifications::v1::ListMessagesRequest>();
    request.set_employment_id(options.employment);
    request.set_cause_id(cause);
    const auto some = session.AskAll("notifications", &NotificationsService::Stub::ListMessages,
                                     request, &ListMessagesResponse::messages_size, 1000,
                                     options.gap.empty() ? options.limit : 0);
    if (!some.ok()) return some.status();
    all.MergeFrom(*some);
  }
  return all;
}

absl::Status ListMessages(Session& session, const Options& options) {
  const auto messages = Fetch(session, options);
  if (!messages.ok()) return messages.status();
  if (session.json()) {
    session.PrintJson(*messages);
    return absl::OkStatus();
  }
  Table table({"MESSAGE", "TO", "WHAT", "ABOUT", "QUEUED", "STATE", "TRIES", "ANSWER"});
  for (const auto& entry : messages->messages()) {
    const auto& message = entry.message();
    std::string state = Word(entry.state());
    if (!entry.failure().empty()) state += " (" + entry.failure() + ")";
    const bool by_voice = message.occasion_id() == "voice";
    table.Add({message.message_id(), message.employment_id(),
               Word(message.cause()) + (by_voice ? " by telephone" : ""), message.cause_id(),
               ShowTime(kit::FromProto(entry.queue_time())), state,
               std::to_string(entry.attempts()),
               entry.has_accept() ? (entry.accept() ? "yes" : "no") : ""});
  }
  if (table.empty()) {
    session.out() << "No messages.\n";
  } else {
    table.Print(session.out(), session.terminal());
  }
  if (!messages->next_page_token().empty())
    session.err() << "vagt: there are more; raise --limit\n";
  return absl::OkStatus();
}

}  // namespace

void AddMessages(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* messages = app.add_subcommand("messages", "Messages and what became of them");
  messages->add_option("--gap", options->gap, "Only about this gap and its offers");
  messages->add_option("--employment", options->employment, "Only to this person");
  messages->add_option("--limit", options->limit, "At most so many; 0: all (always with --gap)")
      ->capture_default_str();
  messages->callback([&session, options] {
    session.Run("notifications", [&] { return ListMessages(session, *options); });
  });
}

}  // namespace vagtbro::vagt
