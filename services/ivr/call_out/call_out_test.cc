// Ringing: what reaches the line, and what becomes of how a call went.
#include "ivr/call_out/call_out.h"

#include <gtest/gtest.h>

#include <deque>
#include <future>
#include <memory>

#include "ivr/call_out/grpc_contacts.h"
#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::ivr {
namespace {

const absl::Time kNine = absl::FromCivil(absl::CivilHour(2026, 2, 2, 9), kit::LocalZone());

// Answers at once, out of a book.
class BookOfNumbers final : public Contacts {
 public:
  absl::StatusOr<Contact> contact =
      Contact{{"+4520000001", "+4520000002"}, Language::kDanish, true};
  bool stopped = false;
  void Ask(const EmploymentId&, Answer answer) override { answer(contact); }
  void Stop() override { stopped = true; }
};

// A line on which nothing happens by itself.
class QuietLine final : public Dialer {
 public:
  struct Call {
    OutCall out;
    std::unique_ptr<Dialog> dialog;
    Ended ended;
    // As a line does: the dialog hears of it, and its last word goes back.
    void Hears(const Event& event) {
      const Step step = dialog->On(event, kNine);
      if (const auto* done = std::get_if<Done>(&step)) ended(done->outcome);
    }
  };
  void Ring(const OutCall& call, std::unique_ptr<Dialog> dialog, Ended ended) override {
    // On the owner's thread here, so what is on disk can be looked at.
    on_disk_at_ring.push_back(rungs_on_disk());
    calls.push_back({call, std::move(dialog), std::move(ended)});
  }
  std::function<int()> rungs_on_disk;
  std::vector<int> on_disk_at_ring;
  std::deque<Call> calls;
};

class CallOutTest : public ::testing::Test {
 protected:
  CallOutTest() {
    line_.rungs_on_disk = [this] {
      int rungs = 0;
      journal_->log().ForEach([&](const kit::Envelope& envelope) {
        if (envelope.type() == v1::VoiceOfferRung::descriptor()->full_name()) ++rungs;
      });
      return rungs;
    };
    Start();
  }
  ~CallOutTest() override { owner_->Stop(); }

  void Start() {
    if (owner_) owner_->Stop();
    journal_.reset();
    state_ = std::make_unique<IvrState>();
    calls_ = std::make_unique<OfferCalls>(*state_, CallRules{}, metrics_);
    journal_ = *kit::Journal::Open("ivr", disk_, clock_, *state_);
    owner_ = std::make_unique<kit::Owner>(
        *journal_, clock_,
        [this](kit::Commit& commit, const kit::Alarm& alarm) { calls_->OnAlarm(commit, alarm); });
    call_out_ = std::make_unique<CallOut>(*state_, *calls_, *owner_, clock_, contacts_, line_,
                                          OfferVoice{House{}, "+4587121212", Places()}, metrics_);
    owner_->Start();
    call_out_->Start();
    OnOwner([](kit::Journal&) {});
  }
  template <class Act>
  void OnOwner(Act act) {
    std::promise<void> done;
    owner_->Submit([&](kit::Journal& journal) { act(journal); }, [&] { done.set_value(); });
    done.get_future().get();
  }
  void Offer(const std::string& reference, uint32_t number_index = 0) {
    v1::VoiceOfferTaken offer;
    offer.set_reference(reference);
    offer.set_employment_id("to-" + reference);
    offer.set_offer_id("offer");
    offer.set_number_index(number_index);
    *offer.mutable_interval() = kit::MakeInterval(kNine, kNine + absl::Hours(8));
    *offer.mutable_lapse_time() = kit::ToProto(kNine + absl::Hours(1));
    OnOwner([&](kit::Journal& journal) {
      kit::Commit commit = journal.Begin({"legeby", "", "r-" + reference, ""});
      calls_->Take(commit, offer);
    });
    OnOwner([](kit::Journal&) {});  // what the write has set going is done
  }
  v1::VoiceOfferRow Row(const std::string& reference) {
    v1::VoiceOfferRow row;
    OnOwner([&](kit::Journal&) { row = state_->voice_offers.Get("legeby/" + reference); });
    return row;
  }

  kit::MemoryDisk disk_;
  kit::ManualClock clock_{kNine};
  kit::Metrics metrics_;
  BookOfNumbers contacts_;
  QuietLine line_;
  std::unique_ptr<IvrState> state_;
  std::unique_ptr<OfferCalls> calls_;
  std::unique_ptr<kit::Journal> journal_;
  std::unique_ptr<kit::Owner> owner_;
  std::unique_ptr<CallOut> call_out_;
};

TEST_F(CallOutTest, TheTryIsOnDiskBeforeTheNumberRings) {
  Offer("m1");
  ASSERT_EQ(line_.calls.size(), 1u);
  EXPECT_EQ(line_.on_disk_at_ring, std::vector<int>{1});
  EXPECT_EQ(line_.calls[0].out.number, "+4520000001");
  EXPECT_EQ(line_.calls[0].out.rings, absl::Seconds(25));
  EXPECT_TRUE(kit::IsId(line_.calls[0].out.facts.call_id));
}

TEST_F(CallOutTest, TheNumberThatWasAskedFor) {
  Offer("m1", 1);
  ASSERT_EQ(line_.calls.size(), 1u);
  EXPECT_EQ(line_.calls[0].out.number, "+4520000002");
}

TEST_F(CallOutTest, WithoutANumberOrAConsentNobodyIsRung) {
  Offer("m1", 2);
  contacts_.contact->voice_offers = false;
  Offer("m2");
  EXPECT_TRUE(line_.calls.empty());
  EXPECT_EQ(Row("m1").outcome(), v1::VOICE_OUTCOME_NO_CONTACT);
  EXPECT_EQ(Row("m2").outcome(), v1::VOICE_OUTCOME_NO_CONTACT);
}

TEST_F(CallOutTest, ADirectoryThatIsDownIsATryThatFailed) {
  contacts_.contact = absl::UnavailableError("down");
  Offer("m1");
  EXPECT_TRUE(line_.calls.empty());
  EXPECT_EQ(Row("m1").last_outcome(), v1::VOICE_OUTCOME_FAILED);
  EXPECT_TRUE(Row("m1").has_ring_time());
}

TEST_F(CallOutTest, ACallThatWasTurnedAwayIsNotANoToTheShift) {
  Offer("m1");
  line_.calls.at(0).Hears(NotReached::kDeclined);
  EXPECT_EQ(Row("m1").outcome(), v1::VOICE_OUTCOME_REJECTED);
}

TEST_F(CallOutTest, ANumberThatIsGoneIsNotRungAgain) {
  Offer("m1");
  line_.calls.at(0).Hears(NotReached::kNoSuchNumber);
  EXPECT_EQ(Row("m1").outcome(), v1::VOICE_OUTCOME_NO_CONTACT);
  EXPECT_EQ(Row("m1").attempts(), 1u);
}

TEST_F(CallOutTest, ALineThatIsDownIsTriedAgainAndWhoPickedUpIsNot) {
  Offer("m1");
  line_.calls.at(0).Hears(NotReached::kFailed);
  EXPECT_TRUE(Row("m1").has_ring_time());
  Offer("m2");
  line_.calls.at(1).Hears(Answered{});
  line_.calls.at(1).ended(Outcome::kFailed);
  EXPECT_EQ(Row("m2").outcome(), v1::VOICE_OUTCOME_FAILED);
  EXPECT_EQ(Row("m2").attempts(), 1u);
}

TEST_F(CallOutTest, TheSecondTryIsACallOfItsOwn) {
  Offer("m1");
  line_.calls.at(0).Hears(NotReached::kBusy);
  EXPECT_TRUE(Row("m1").has_ring_time());
  ASSERT_TRUE(clock_.Advance(absl::Minutes(1)).ok());
  OnOwner([](kit::Journal&) {});
  OnOwner([](kit::Journal&) {});
  ASSERT_EQ(line_.calls.size(), 2u);
  EXPECT_NE(line_.calls[0].out.facts.call_id, line_.calls[1].out.facts.call_id);
  line_.calls[1].Hears(Answered{});
  line_.calls[1].Hears(HungUp{});
  EXPECT_EQ(Row("m1").outcome(), v1::VOICE_OUTCOME_NOT_NOW);
  EXPECT_EQ(Row("m1").attempts(), 2u);
}

TEST_F(CallOutTest, AfterACrashTheCutOffCallIsNotRungASecondTimeAtOnce) {
  Offer("m1");
  line_.calls.clear();
  Start();
  EXPECT_TRUE(line_.calls.empty());
  EXPECT_EQ(Row("m1").attempts(), 1u);
  ASSERT_TRUE(clock_.Advance(absl::Minutes(3)).ok());
  OnOwner([](kit::Journal&) {});
  OnOwner([](kit::Journal&) {});
  EXPECT_EQ(line_.calls.size(), 1u);
}

TEST_F(CallOutTest, OnceStoppedNothingMoreRings) {
  call_out_->Stop();
  EXPECT_TRUE(contacts_.stopped);
  Offer("m1");
  EXPECT_TRUE(line_.calls.empty());
  EXPECT_TRUE(Row("m1").has_ring_time());
}

class FakeDirectory final : public directory::v1::DirectoryService::Service {
 public:
  grpc::Status status;
  grpc::Status GetContact(grpc::ServerContext*, const directory::v1::GetContactRequest* request,
                          directory::v1::GetContactResponse* response) override {
    EXPECT_EQ(request->tenant_id(), "legeby");
    response->add_phones(request->employment_id() == "ada" ? "+4520000001" : "+4520000009");
    response->set_language("en");
    response->set_voice_offers(true);
    return status;
  }
};

TEST(GrpcContactsTest, TheDirectoryIsAskedAsItRings) {
  FakeDirectory directory;
  grpc::ServerBuilder builder;
  builder.RegisterService(&directory);
  const auto server = builder.BuildAndStart();
  GrpcContacts contacts(server->InProcessChannel({}), TenantId("legeby"));
  const auto ask = [&] {
    std::promise<absl::StatusOr<Contact>> answered;
    contacts.Ask(EmploymentId("ada"), [&](const auto& contact) { answered.set_value(contact); });
    return answered.get_future().get();
  };
  const auto found = ask();
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(found->numbers, std::vector<std::string>{"+4520000001"});
  EXPECT_EQ(found->language, Language::kEnglish);
  EXPECT_TRUE(found->voice_offers);
  directory.status = grpc::Status(grpc::StatusCode::NOT_FOUND, "unknown");
  const auto unknown = ask();
  ASSERT_TRUE(unknown.ok());
  EXPECT_TRUE(unknown->numbers.empty() && !unknown->voice_offers);
  directory.status = grpc::Status(grpc::StatusCode::UNAVAILABLE, "down");
  EXPECT_FALSE(ask().ok());
  contacts.Stop();
  EXPECT_FALSE(ask().ok());
}

}  // namespace
}  // namespace vagtbro::ivr
