// What can happen in one step of a simulated morning.
#include <algorithm>
#include <regex>

#include "directory/api/directory_api.h"
#include "kit/base/check.h"
#include "notifications/effects/delivery.h"
#include "notifications/effects/reply.h"
#include "pool/store/pool_state.h"
#include "simulation/world.h"

namespace vagtbro::simulation {
namespace {

// Asks the directory of the simulation.
class Contacts final : public notifications::ContactBook {
 public:
  explicit Contacts(Node& directory) : directory_(directory) {}
  absl::StatusOr<notifications::Contact> Find(const std::string& tenant,
                                              const std::string& employment_id) override {
    directory::v1::GetContactRequest request;
    request.set_tenant_id(tenant);
    request.set_employment_id(employment_id);
    directory::v1::GetContactResponse response;
    const absl::Status found =
        directory::GetContact(directory_.state<directory::DirectoryState>(), request, &response);
    if (!found.ok()) return found;
    return notifications::Contact{response.phones_size() > 0 ? response.phones(0) : "", true};
  }

 private:
  Node& directory_;
};

// A carrier that is away now and then.
class MoodyCarrier final : public notifications::SmsSender {
 public:
  MoodyCarrier(notifications::SmsSender& carrier, bool away) : carrier_(carrier), away_(away) {}
  absl::Status Send(const notifications::Sms& sms) override {
    if (away_) return absl::UnavailableError(std::string("the carrier is away"));
    return carrier_.Send(sms);
  }

 private:
  notifications::SmsSender& carrier_;
  bool away_;
};

class Desk final : public notifications::OfferDesk {
 public:
  using Answering = std::function<absl::Status(const notifications::OfferAnswer&, std::string*)>;
  explicit Desk(Answering answering) : answering_(std::move(answering)) {}
  absl::StatusOr<std::string> Answer(const notifications::OfferAnswer& answer) override {
    std::string outcome;
    const absl::Status status = answering_(answer, &outcome);
    if (!status.ok()) return status;
    return outcome;
  }

 private:
  Answering answering_;
};

}  // namespace

void World::Step() {
  switch (random_.Below(17)) {
    case 0:
      return MakeCall();
    case 1:
    case 2:
      SendMessages(true);
      return;
    case 3:
      ReadMessages();
      return;
    case 4:
      return AnswerTwiceAtOnce();
    case 5:
      return house_.FireAlarms(clock_.Now());
    case 6:
      return JumpClock();
    case 7:
      return CrashSomebody();
    case 8:
      AnswerPhones();
      return;
    default:
      return MoveLine();
  }
}

void World::Crash(Node& node) {
  ++crashes_;
  node.Crash();
  if (node.name() == "notifications") ready_messages_ = ready_replies_ = 0;
}

bool World::Flush(Node& node) {
  if (chaos_ && random_.Percent(3)) {
    Crash(node);
    return false;
  }
  return Fate::Flush(node);
}

void World::CrashSomebody() {
  if (!chaos_ || !random_.Percent(30)) return;
  auto chosen = house_.nodes().begin();
  std::advance(chosen, static_cast<std::ptrdiff_t>(random_.Below(house_.nodes().size())));
  Crash(*chosen->second);
}

void World::JumpClock() {
  const auto seconds = static_cast<int64_t>(random_.Below(random_.Percent(5) ? 2400 : 90));
  if (seconds > 0) KIT_CHECK(clock_.Advance(absl::Seconds(seconds)).ok());
}

// What lies on one line arrives and is digested; silent lines ask again now and then.
void World::MoveLine() {
  if (random_.Percent(20)) house_.network().Pass(kit::Exchange::kIdle);
  const kit::MemoryNetwork::Line line = random_.Pick(house_.network().lines());
  house_.network().Deliver(line);
  node(line.first).bus().Digest();
  house_.CheckReaders();
}

int World::Copies() {
  if (!chaos_) return 1;
  const size_t chance = random_.Below(100);
  return chance < 10 ? 0 : chance < 20 ? 2 : 1;
}

bool World::Overtakes() { return chaos_ && random_.Percent(10); }
bool World::Delays() { return chaos_ && random_.Percent(20); }

void World::MakeCall() {
  if (calls_.empty()) return;
  const size_t chosen = chaos_ ? random_.Below(calls_.size()) : 0;
  const absl::Status status = calls_[chosen].act();
  if (status.code() == absl::StatusCode::kUnavailable) return;  // again, with the same request id
  calls_.erase(calls_.begin() + static_cast<std::ptrdiff_t>(chosen));
}

absl::Status World::Answer(const std::string& offer_id, const std::string& employment_id,
                           bool accept, const std::string& request_id, std::string* outcome) {
  pool::v1::AnswerOfferRequest request;
  request.set_request_id(request_id);
  request.set_offer_id(offer_id);
  request.set_employment_id(employment_id);
  request.set_accept(accept);
  pool::v1::AnswerOfferResponse response;
  absl::Status status = house_.Answer(request, &response);
  const std::string prefix = "ANSWER_OUTCOME_";
  *outcome = pool::v1::AnswerOutcome_Name(response.outcome()).substr(prefix.size());
  return status;
}

// Two people say yes to the same gap in the same moment.
void World::AnswerTwiceAtOnce() {
  std::vector<const pool::v1::OfferRow*> open;
  for (const auto& [key, row] : node("pool").state<pool::PoolState>().offers().rows()) {
    if (row.state() == pool::v1::OFFER_STATE_OPEN) open.push_back(&row);
  }
  if (open.empty() || !random_.Percent(25)) return;
  const std::string gap = random_.Pick(open)->offer().gap_id();
  std::vector<pool::v1::ShiftOffered> asked;
  for (const auto* row : open) {
    if (row->offer().gap_id() == gap && asked.size() < 2) asked.push_back(row->offer());
  }
  for (const auto& offer : asked) {
    std::string outcome;
    const std::string request_id = "app-" + std::to_string(++replies_);
    Answer(offer.offer_id(), offer.employment_id(), true, request_id, &outcome).IgnoreError();
  }
}

bool World::SendMessages(bool faulty) {
  Node& sender = node("notifications");
  auto& state = sender.state<notifications::NotificationsState>();
  Contacts contacts(node("directory"));
  MoodyCarrier carrier(carrier_, faulty && chaos_ && random_.Percent(15));
  // The hand-over has happened; its commit may be lost, and then `state` is gone with the process.
  bool alive = true;
  const notifications::Flush flush = [&] { return alive = Flush(sender); };
  const notifications::Outlets outlets(carrier, nullptr, nullptr, "", &telephone_);
  bool any = notifications::DeliverNext(state, sender.journal(), contacts, outlets, key_,
                                        &ready_messages_, flush);
  if (!alive) return true;
  Desk desk([this](const notifications::OfferAnswer& answer, std::string* outcome) {
    return Answer(answer.offer_id, answer.employment_id, answer.accept, answer.request_id, outcome);
  });
  any |= notifications::SettleNextReply(state, sender.journal(), desk, &ready_replies_, flush);
  return any;
}

// People look at their telephones; some answer, some of them twice.
bool World::ReadMessages() {
  static const std::regex kOffer("JA (\\d{4})");
  const std::vector<notifications::Sms> sent = carrier_.sent();
  if (read_messages_ >= sent.size()) return false;
  const notifications::Sms& sms = sent[read_messages_++];
  std::smatch code;
  if (!std::regex_search(sms.text, code, kOffer)) return true;
  const size_t mood = random_.Below(100);
  if (mood >= 60) return true;  // no answer
  const std::string text = (mood < 35 ? "ja " : "Nej tak ") + code[1].str();
  const notifications::IncomingSms reply{"reply-" + std::to_string(++replies_), sms.phone, text};
  Node& receiver = node("notifications");
  for (int i = 0; i < (random_.Percent(20) ? 2 : 1); ++i) {
    notifications::TakeReply(receiver.state<notifications::NotificationsState>(),
                             receiver.journal(), key_, reply);
    // The carrier calls again until it is answered.
    while (!Flush(receiver)) {
      notifications::TakeReply(receiver.state<notifications::NotificationsState>(),
                               receiver.journal(), key_, reply);
    }
  }
  return true;
}

// A telephone rings; somebody says yes or no to the pool, or nobody picks up. How it ended is told
// until that is on the disk.
bool World::AnswerPhones() {
  if (telephone_.calls().empty()) return false;
  const auto [reference, call] = *telephone_.calls().begin();
  ivr::v1::OfferCallEnded ended;
  ended.set_reference(reference);
  ended.set_employment_id(call.offer.employment_id);
  ended.set_offer_id(call.offer.offer_id);
  if (call.withdrawn || call.offer.lapse_time <= clock_.Now()) {
    ended.set_outcome(ivr::v1::VOICE_OUTCOME_NOT_RUNG);
  } else if (call.mood < 60) {
    std::string outcome;
    const absl::Status answered = Answer(call.offer.offer_id, call.offer.employment_id,
                                         call.mood < 35, "call-" + reference, &outcome);
    if (answered.code() == absl::StatusCode::kUnavailable) return true;
    ended.set_outcome(OutcomeOf(answered.ok() ? outcome : ""));
  } else {
    ended.set_outcome(ivr::v1::VOICE_OUTCOME_NO_ANSWER);
  }
  Node& ivr = node("ivr");
  kit::Commit commit = ivr.journal().Begin({town_.tenant_id(), reference, reference, ""});
  commit.Emit(reference, ended);
  if (Flush(ivr)) telephone_.End(reference);
  return true;
}

}  // namespace vagtbro::simulation
