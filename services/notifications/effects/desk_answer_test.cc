// An order to an agency's desk: how it goes out, and what a yes and a no lead to.
#include "notifications/effects/desk_answer.h"

#include <nlohmann/json.hpp>

#include "notifications/testing/house.h"

namespace vagtbro::notifications {
namespace {

template <class Medium>
class DeskAnswerTest : public House<Medium> {
 protected:
  void SetUp() override {
    this->contacts.Put(kTenant, "desk", {"+4520000007", true, {}, "https://a.dk/o", ""});
    this->Hears(this->roster, Unit());
    roster::v1::GapOpened gap = Gap();
    gap.mutable_requirement()->add_professions(types::v1::PROFESSION_NURSE);
    gap.mutable_requirement()->add_competences("medicine-app");
    this->Hears(this->roster, gap);
  }
  void Orders() {
    this->Hears(this->pool, OrderTo("desk", Local(6, 30)));
    this->SendsAll();
  }
  std::string OrderKey() const { return this->KeyOf(v1::MESSAGE_CAUSE_OFFER, "desk"); }
  OrderView Order() const { return *LookUp(*this->state, OrderKey()); }

  static DeskAnswer Yes() {
    DeskAnswer yes{true, {}};
    yes.worker.worker_no = "17";
    yes.worker.name = "Mia Holm";
    yes.worker.profession = types::v1::PROFESSION_NURSE;
    yes.worker.start_time = Local(7, 0);
    yes.worker.end_time = Local(15, 0);
    return yes;
  }
  NamedWorker Answers(const DeskAnswer& answer) {
    const NamedWorker named = NameWorker(Order(), answer, book, this->key);
    if (named.naming == Naming::kDone) {
      TakeAnswer(*this->state, *this->journal, Order(), answer, named.employment_id, this->key);
      EXPECT_TRUE(this->journal->Flush().ok());
    }
    return named;
  }
  MemoryWorkerBook book;
};
TYPED_TEST_SUITE(DeskAnswerTest, BothDisks);

TYPED_TEST(DeskAnswerTest, AnOrderSaysWhatIsNeededAndNamesNobody) {
  this->Orders();
  ASSERT_EQ(this->orders.sent().size(), 1u);
  const Paper paper = this->orders.sent()[0];
  EXPECT_EQ(paper.address, "https://a.dk/o");
  EXPECT_EQ(paper.desk, "legeby/desk");
  const auto order = nlohmann::json::parse(paper.body);
  EXPECT_EQ(order["type"], "OFFER");
  EXPECT_EQ(order["place"], "Bøgehuset");
  EXPECT_EQ(order["start"], "2026-02-02T07:00:00+01:00");
  EXPECT_EQ(order["answer_by"], "2026-02-02T06:30:00+01:00");
  EXPECT_EQ(order["professions"], nlohmann::json({"NURSE"}));
  EXPECT_EQ(order["competences"], nlohmann::json({"medicine-app"}));
  EXPECT_EQ(order["answer_url"], "https://vagtbro.example/v1/agency/answer");
  EXPECT_EQ(order["message"], this->OrderKey());
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "desk").state(), v1::MESSAGE_STATE_DELIVERED);
  EXPECT_TRUE(this->carrier.sent().empty());
}

TYPED_TEST(DeskAnswerTest, AnOrderWaitsForTheRostersWordOfTheGap) {
  pool::v1::ShiftOffered early = OrderTo("desk", Local(6, 30));
  early.set_gap_id("gap-2");
  this->Hears(this->pool, early);
  this->SendsAll();
  EXPECT_TRUE(this->orders.sent().empty());
  roster::v1::GapOpened gap = Gap();
  gap.set_gap_id("gap-2");
  this->Hears(this->roster, gap);
  this->Passes(absl::Seconds(5));
  this->SendsAll();
  EXPECT_EQ(this->orders.sent().size(), 1u);
}

TYPED_TEST(DeskAnswerTest, AnOrderIsNotSentAfterItsDeadline) {
  this->orders.Answer(absl::UnavailableError(std::string("down")));
  this->Orders();
  this->Passes(absl::Hours(1));
  this->orders.Answer(absl::OkStatus());
  this->SendsAll();
  EXPECT_TRUE(this->orders.sent().empty());
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "desk").failure(), "GIVEN_UP");
}

TYPED_TEST(DeskAnswerTest, ADeskWhoseMachineIsDownIsWrittenToWithALink) {
  this->orders.Answer(absl::UnavailableError(std::string("down")));
  this->Orders();
  for (int i = 0; i < 3; ++i) {
    this->Passes(absl::Minutes(2));
    this->SendsAll();
  }
  const auto texts = this->TextsTo("+4520000007");
  ASSERT_EQ(texts.size(), 1u);
  EXPECT_EQ(texts[0].rfind("Vagt bestilles: Bøgehuset man 2/2 kl. 07:00-15:00.", 0), 0u);
  EXPECT_NE(texts[0].find("https://vagtbro.example/v1/orders/legeby/msg-"), std::string::npos);
  const v1::MessageRow row = this->RowOf(v1::MESSAGE_CAUSE_OFFER, "desk");
  EXPECT_EQ(row.channel(), v1::CHANNEL_SMS);
  ASSERT_EQ(row.failed_ways_size(), 1);
  EXPECT_EQ(row.failed_ways(0), "UNREACHABLE");
}

TYPED_TEST(DeskAnswerTest, ADeskWithoutAMachineGetsAnEmailWithALink) {
  this->contacts.Put(kTenant, "desk", {"+4520000007", true, {}, "", "vagt@a.dk"});
  this->Hears(this->pool, OrderTo("desk", Local(6, 30)));
  MemoryPaperSender mails;
  const Outlets outlets(this->carrier, &this->orders, &mails, "https://vagtbro.example");
  EXPECT_TRUE(DeliverNext(*this->state, *this->journal, this->contacts, outlets, this->key,
                          &this->message_turn));
  ASSERT_EQ(mails.sent().size(), 1u);
  const Paper mail = mails.sent()[0];
  EXPECT_EQ(mail.address, "vagt@a.dk");
  EXPECT_EQ(mail.subject, "Vagt bestilles: Bøgehuset man 2/2 kl. 07:00-15:00");
  EXPECT_EQ(mail.body.rfind("Sted: Bøgehuset\nTid: man 2/2 kl. 07:00-15:00\nUddannelse: "
                            "sygeplejerske\nKompetencer: medicine-app\nSvar senest: mandag 2. "
                            "februar kl. 06:30\n",
                            0),
            0u)
      << mail.body;
  EXPECT_NE(mail.body.find("https://vagtbro.example/v1/orders/" + this->OrderKey() + "/"),
            std::string::npos);
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "desk").state(), v1::MESSAGE_STATE_SENT);
  EXPECT_TRUE(this->carrier.sent().empty());
}

TYPED_TEST(DeskAnswerTest, ACompleteYesReachesThePoolWithTheWorkersIdAndNoName) {
  this->Orders();
  ASSERT_EQ(this->Answers(this->Yes()).naming, Naming::kDone);
  this->SettlesAll();
  const auto answers = this->desk.answers();
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ(answers.begin()->second.offer_id, "offer-1");
  EXPECT_EQ(answers.begin()->second.employment_id, "desk");
  EXPECT_EQ(answers.begin()->second.worker_employment_id, "desk-17");
  EXPECT_TRUE(answers.begin()->second.accept);
  this->disk->Scan("", "\xff", [](const std::string& row_key, const std::string& value) {
    EXPECT_EQ((row_key + value).find("Mia"), std::string::npos);
    return true;
  });
}

TYPED_TEST(DeskAnswerTest, ANoNamesNobody) {
  this->Orders();
  this->Answers({false, {}});
  this->SettlesAll();
  ASSERT_EQ(this->desk.answers().size(), 1u);
  EXPECT_FALSE(this->desk.answers().begin()->second.accept);
  EXPECT_TRUE(this->book.requests().empty());
}

TYPED_TEST(DeskAnswerTest, AnIncompleteYesIsNotTakenAndSaysWhatIsMissing) {
  this->Orders();
  DeskAnswer yes = this->Yes();
  yes.worker.name.clear();
  yes.worker.end_time = Local(14, 0);  // an hour short
  const NamedWorker named = this->Answers(yes);
  EXPECT_EQ(named.naming, Naming::kIncomplete);
  EXPECT_EQ(named.missing, (std::vector<std::string>{"name", "interval"}));
  EXPECT_EQ(this->Order().standing, Standing::kWaiting);
  EXPECT_TRUE(this->state->replies.rows().empty());
}

TYPED_TEST(DeskAnswerTest, WithoutTheDirectoryAYesIsAskedForAgain) {
  this->Orders();
  this->book.Fail(absl::UnavailableError(std::string("away")));
  EXPECT_EQ(this->Answers(this->Yes()).naming, Naming::kLater);
  EXPECT_EQ(this->Order().standing, Standing::kWaiting);
}

TYPED_TEST(DeskAnswerTest, AWorkerWhomTheDirectoryRefusesIsNotAskedForAgain) {
  this->Orders();
  this->book.Fail(absl::FailedPreconditionError(std::string("PERSON_ERASED")));
  const NamedWorker named = this->Answers(this->Yes());
  EXPECT_EQ(named.naming, Naming::kIncomplete);
  EXPECT_EQ(named.missing, std::vector<std::string>{"worker"});
}

TYPED_TEST(DeskAnswerTest, TheSameAnswerCountsOnceAndAnotherComesTooLate) {
  this->Orders();
  this->Answers(this->Yes());
  EXPECT_EQ(this->Order().standing, Standing::kAnswered);
  const uint64_t head = this->journal->head();
  this->Answers(this->Yes());
  this->Answers({false, {}});
  EXPECT_EQ(this->journal->head(), head);
  this->Boot();
  this->SettlesAll();
  EXPECT_EQ(this->desk.answers().size(), 1u);
  EXPECT_EQ(this->Order().standing, Standing::kAnswered);
}

TYPED_TEST(DeskAnswerTest, AWorkerWhoDoesNotFitMayBeFollowedByAnother) {
  this->Orders();
  this->desk.Say("WORKER_UNFIT");
  this->Answers(this->Yes());
  this->SettlesAll();
  EXPECT_EQ(*OutcomeOf(*this->state, this->Order(), this->Yes(), this->key), "WORKER_UNFIT");
  EXPECT_EQ(this->Order().standing, Standing::kWaiting);
  EXPECT_NE(this->KeyOf(v1::MESSAGE_CAUSE_HELP, "desk"), "");
  this->desk.Say("PENDING");
  DeskAnswer other = this->Yes();
  other.worker.worker_no = "18";
  this->Answers(other);
  this->SettlesAll();
  EXPECT_EQ(this->Order().standing, Standing::kAnswered);
}

TYPED_TEST(DeskAnswerTest, NobodyIsNeededOnceTheGapIsClosedOrTheOrderTakenBack) {
  this->Orders();
  roster::v1::GapClosed closed;
  closed.set_gap_id("gap-1");
  this->Hears(this->roster, closed);
  EXPECT_EQ(this->Order().standing, Standing::kGone);
  EXPECT_FALSE(LookUp(*this->state, "legeby/msg-0"));
}

TYPED_TEST(DeskAnswerTest, TheDeskAndNotTheWorkerHearsThatTheShiftIsTheirs) {
  this->Orders();
  this->HearsCovered("desk-17", "offer-1");
  this->SendsAll();
  ASSERT_EQ(this->orders.sent().size(), 2u);
  const auto paper = nlohmann::json::parse(this->orders.sent()[1].body);
  EXPECT_EQ(paper["type"], "CONFIRMED");
  EXPECT_EQ(paper["order"], "offer-1");
  EXPECT_FALSE(paper.contains("answer_url"));
}

}  // namespace
}  // namespace vagtbro::notifications
