// The dialog's wishes over gRPC: what is sent, and what becomes of the answers.
#include "ivr/backend/grpc_backend.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "kit/base/proto_time.h"
#include "kit/journal/disk.h"
#include "kit/rpc/refusal.h"
#include "kit/rpc/to_grpc.h"
#include "kit/testing/temp_folder.h"

namespace vagtbro::ivr {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1795300000);
const EmploymentId kWho{"emp-eva"};

class FakeDirectory final : public directory::v1::DirectoryService::Service {
 public:
  absl::Status identify;
  directory::v1::IdentifyRequest asked;
  bool consents = true;
  absl::Status contact;
  std::vector<std::string> phones{"+4520304050"};

  grpc::Status Identify(grpc::ServerContext*, const directory::v1::IdentifyRequest* request,
                        directory::v1::IdentifyResponse* response) override {
    asked = *request;
    response->set_employment_id(kWho.str());
    response->set_language("en");
    return kit::ToGrpc(identify, "directory.vagtbro");
  }
  grpc::Status GetContact(grpc::ServerContext*, const directory::v1::GetContactRequest* request,
                          directory::v1::GetContactResponse* response) override {
    response->set_voice_offers(consents);
    if (request->employment_id() == "emp-leader") {
      *response->mutable_phones() = {phones.begin(), phones.end()};
    }
    return kit::ToGrpc(contact, "directory.vagtbro");
  }
};

class FakeSickness final : public sickness::v1::SicknessService::Service {
 public:
  absl::Status report;
  sickness::v1::ReportSickRequest asked;
  sickness::v1::ListAbsencesResponse absences;
  absl::Status contact;
  sickness::v1::GetLeaderContactResponse leader;

  grpc::Status GetLeaderContact(grpc::ServerContext*,
                                const sickness::v1::GetLeaderContactRequest* request,
                                sickness::v1::GetLeaderContactResponse* response) override {
    EXPECT_EQ(request->employment_id(), kWho.str());
    *response = leader;
    return kit::ToGrpc(contact, "sickness.vagtbro");
  }

  grpc::Status ReportSick(grpc::ServerContext*, const sickness::v1::ReportSickRequest* request,
                          sickness::v1::ReportSickResponse* response) override {
    asked = *request;
    response->mutable_absence()->set_receipt_no("471102");
    return kit::ToGrpc(report, "sickness.vagtbro");
  }
  grpc::Status ListAbsences(grpc::ServerContext*, const sickness::v1::ListAbsencesRequest*,
                            sickness::v1::ListAbsencesResponse* response) override {
    *response = absences;
    return grpc::Status::OK;
  }
};

class FakePool final : public pool::v1::PoolService::Service {
 public:
  pool::v1::ListOffersResponse offers;
  pool::v1::AnswerOutcome word = pool::v1::ANSWER_OUTCOME_CONFIRMED;
  pool::v1::HoldOfferRequest held;
  pool::v1::SetAvailabilityRequest said;
  absl::Status availability;

  grpc::Status SetAvailability(grpc::ServerContext*,
                               const pool::v1::SetAvailabilityRequest* request,
                               pool::v1::SetAvailabilityResponse*) override {
    said = *request;
    return kit::ToGrpc(availability, "pool.vagtbro");
  }

  grpc::Status ListOffers(grpc::ServerContext*, const pool::v1::ListOffersRequest* request,
                          pool::v1::ListOffersResponse* response) override {
    EXPECT_TRUE(request->open_only());
    EXPECT_EQ(request->employment_id(), kWho.str());
    *response = offers;
    return grpc::Status::OK;
  }
  grpc::Status AnswerOffer(grpc::ServerContext*, const pool::v1::AnswerOfferRequest*,
                           pool::v1::AnswerOfferResponse* response) override {
    response->set_outcome(word);
    return grpc::Status::OK;
  }
  grpc::Status HoldOffer(grpc::ServerContext*, const pool::v1::HoldOfferRequest* request,
                         pool::v1::HoldOfferResponse*) override {
    held = *request;
    return grpc::Status::OK;
  }
};

class GrpcBackendTest : public ::testing::Test {
 protected:
  GrpcBackendTest() {
    grpc::ServerBuilder builder;
    for (grpc::Service* service :
         {static_cast<grpc::Service*>(&directory_), static_cast<grpc::Service*>(&sickness_),
          static_cast<grpc::Service*>(&pool_)}) {
      builder.RegisterService(service);
    }
    server_ = builder.BuildAndStart();
    const auto channel = server_->InProcessChannel({});
    backend_ = std::make_unique<GrpcBackend>(Channels{channel, channel, channel, channel},
                                             TenantId("legeby"), book_, clock_,
                                             Places({folder_.path() + "/clips"}));
  }

  Reply Do(const Wish& wish) { return backend_->Do(wish, ""); }
  Identified SignedIn() {
    const Reply reply = Do(Identify{"call-1-1", Keys("442211"), Keys("199471")});
    EXPECT_TRUE(std::holds_alternative<Identified>(reply));
    return std::get<Identified>(reply);
  }
  template <class R>
  bool Answers(const Wish& wish) {
    return std::holds_alternative<R>(Do(wish));
  }
  void AddAbsence(int start_hour, int end_hour, bool called_off) {
    auto* absence = sickness_.absences.add_absences();
    *absence->mutable_interval() =
        kit::MakeInterval(kNow + absl::Hours(start_hour), kNow + absl::Hours(end_hour));
    if (called_off) *absence->mutable_fit_from_time() = kit::ToProto(kNow);
  }

  kit::ManualClock clock_{kNow};
  FakeDirectory directory_;
  FakeSickness sickness_;
  FakePool pool_;
  // Nothing here is kept: the book's own test has that.
  IvrState state_;
  kit::TempFolder folder_;
  std::unique_ptr<Notes> notes_ = *Notes::Open(folder_.path());
  kit::MemoryDisk disk_;
  std::unique_ptr<kit::Journal> journal_ = *kit::Journal::Open("ivr", disk_, clock_, state_);
  kit::Owner owner_{*journal_, clock_, [](kit::Commit&, const kit::Alarm&) {}};
  CallBackBook book_{state_, *notes_, owner_, TenantId("legeby")};
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<GrpcBackend> backend_;
};

TEST_F(GrpcBackendTest, WhoCallsAndThatTheyTakeOffers) {
  const Reply reply = Do(Identify{"call-1-1", Keys("442211"), Keys("199471")});
  const auto& who = std::get<Identified>(reply);
  EXPECT_EQ(who.who, kWho);
  EXPECT_EQ(who.language, Language::kEnglish);
  EXPECT_TRUE(who.takes_offers);
  EXPECT_EQ(directory_.asked.tenant_id(), "legeby");
  EXPECT_EQ(directory_.asked.request_id(), "call-1-1");
  EXPECT_EQ(directory_.asked.pin(), "199471");
  directory_.consents = false;
  const Reply other = Do(Identify{"call-1-2", Keys("442211"), Keys("199471")});
  EXPECT_FALSE(std::get<Identified>(other).takes_offers);
}

TEST_F(GrpcBackendTest, NobodyLearnsWhyAnIdentificationFailed) {
  const Identify wish{"call-1-1", Keys("44"), Keys("1")};
  for (const absl::Status& refused :
       {kit::Refused("NOT_IDENTIFIED", "no"), kit::Malformed("pin", "4 to 6 digits")}) {
    directory_.identify = refused;
    EXPECT_TRUE(Answers<NotIdentified>(wish)) << refused;
  }
  directory_.identify = absl::InternalError("broken");
  EXPECT_TRUE(Answers<Down>(wish));
}

TEST_F(GrpcBackendTest, TheNumberThatRingsGoesWithAnIdentification) {
  const Identify wish{"call-1-1", Keys("442211"), Keys("199471")};
  backend_->Do(wish, "+4520123456");
  EXPECT_EQ(directory_.asked.caller_number(), "+4520123456");
  backend_->Do(wish, "");
  EXPECT_EQ(directory_.asked.caller_number(), "");  // withheld
}

TEST_F(GrpcBackendTest, TheLeaderRingsBackByATime) {
  sickness_.leader.set_contact(sickness::v1::LEADER_CONTACT_CALL_BACK);
  sickness_.leader.set_leader_employment_id("emp-leader");
  *sickness_.leader.mutable_contact_by_time() = kit::ToProto(kNow + absl::Hours(4));
  const Identified who = SignedIn();
  EXPECT_EQ(who.leader, LeaderContact::kCallBack);
  EXPECT_EQ(who.leader_id->str(), "emp-leader");
  EXPECT_EQ(who.leader_by, kNow + absl::Hours(4));
  EXPECT_TRUE(who.leader_number.empty());
}

TEST_F(GrpcBackendTest, TheLeaderIsRungUpOnlyWithANumber) {
  sickness_.leader.set_contact(sickness::v1::LEADER_CONTACT_LIVE_TRANSFER);
  sickness_.leader.set_leader_employment_id("emp-leader");
  EXPECT_EQ(SignedIn().leader, LeaderContact::kTransfer);
  EXPECT_EQ(SignedIn().leader_number, "+4520304050");
  directory_.phones.clear();
  EXPECT_EQ(SignedIn().leader, LeaderContact::kCallBack);
  EXPECT_EQ(SignedIn().leader_id->str(), "emp-leader");
}

TEST_F(GrpcBackendTest, WhatIsOnlyGoodToKnowStopsNoSickCall) {
  sickness_.contact = absl::UnavailableError("down");
  directory_.contact = absl::UnavailableError("down");
  const Identified who = SignedIn();
  EXPECT_EQ(who.who, kWho);
  EXPECT_EQ(who.leader, LeaderContact::kNone);
  EXPECT_FALSE(who.takes_offers);
}

TEST_F(GrpcBackendTest, AWordOnWhenNotToBeAskedGoesToThePool) {
  const absl::Time morning = kNow + absl::Hours(9);
  EXPECT_TRUE(Answers<Kept>(
      SetAvailability{"call-1-4", kWho, SetAvailability::Word::kNotTonight, morning}));
  EXPECT_EQ(pool_.said.word(), pool::v1::AVAILABILITY_WORD_NOT_NOW);
  EXPECT_EQ(pool_.said.request_id(), "call-1-4");
  EXPECT_EQ(kit::FromProto(pool_.said.until_time()), morning);
  EXPECT_TRUE(
      Answers<Kept>(SetAvailability{"call-1-5", kWho, SetAvailability::Word::kOffShift, morning}));
  EXPECT_EQ(pool_.said.word(), pool::v1::AVAILABILITY_WORD_OFF_SHIFT);
  pool_.availability = kit::Refused("TOO_LONG", "over 48 hours");
  EXPECT_TRUE(Answers<Refused>(
      SetAvailability{"call-1-6", kWho, SetAvailability::Word::kNotTonight, morning}));
}

TEST_F(GrpcBackendTest, AReportCarriesTheRequestOfTheCall) {
  const ReportSick wish{"call-1-3", kWho, AbsenceKind::kChildSecondDay, kNow, std::nullopt};
  EXPECT_EQ(std::get<Reported>(Do(wish)).receipt_no, "471102");
  EXPECT_EQ(sickness_.asked.request_id(), "call-1-3");
  EXPECT_EQ(sickness_.asked.kind(), sickness::v1::ABSENCE_KIND_CHILD_SECOND_DAY);
  EXPECT_EQ(sickness_.asked.channel(), sickness::v1::REPORT_CHANNEL_IVR);
  EXPECT_EQ(kit::FromProto(sickness_.asked.start_time()), kNow);
  EXPECT_FALSE(sickness_.asked.has_end_time());
  sickness_.report = kit::Refused("TOO_LONG", "180 days");
  EXPECT_EQ(std::get<Refused>(Do(wish)).reason, "TOO_LONG");
  sickness_.report = absl::DeadlineExceededError("slow");
  EXPECT_TRUE(Answers<Down>(wish));  // it may have been taken: never a refusal
}

TEST_F(GrpcBackendTest, TheAbsenceThatRunsOrComesNext) {
  EXPECT_FALSE(std::get<AbsenceFound>(Do(OpenAbsence{kWho})).away);
  AddAbsence(48, 72, /*called_off=*/false);
  AddAbsence(-4, 8, /*called_off=*/false);
  AddAbsence(-9, 1, /*called_off=*/true);
  const auto found = std::get<AbsenceFound>(Do(OpenAbsence{kWho}));
  EXPECT_TRUE(found.away);
  EXPECT_EQ(found.end, kNow + absl::Hours(8));
}

TEST_F(GrpcBackendTest, TheMostUrgentOfferFirstAndNoneThatNeedsAWorker) {
  for (const auto& [id, hour] : std::map<std::string, int>{{"a", 9}, {"b", 3}, {"desk", 1}}) {
    auto* offer = pool_.offers.add_offers()->mutable_offer();
    offer->set_offer_id(id);
    offer->set_worker_needed(id == "desk");
    *offer->mutable_interval() =
        kit::MakeInterval(kNow + absl::Hours(hour), kNow + absl::Hours(hour + 8));
  }
  const auto offers = std::get<Offers>(Do(OpenOffers{kWho})).offers;
  ASSERT_EQ(offers.size(), 2u);
  EXPECT_EQ(offers[0].offer.str(), "b");
  EXPECT_EQ(offers[1].offer.str(), "a");
}

TEST_F(GrpcBackendTest, APlaceIsSaidOnceItsNameWasSpoken) {
  auto* offer = pool_.offers.add_offers()->mutable_offer();
  offer->set_offer_id("a");
  offer->add_unit_ids("elm");
  const auto place = [this] { return std::get<Offers>(Do(OpenOffers{kWho})).offers[0].place_clip; };
  EXPECT_EQ(place(), "");
  std::filesystem::create_directories(folder_.path() + "/clips/place");
  std::ofstream(folder_.path() + "/clips/place/elm.al") << "sound";
  EXPECT_EQ(place(), "place/elm");
}

TEST_F(GrpcBackendTest, AnOfferIsHeldLetGoAndAnswered) {
  const OfferId offer{"offer-1"};
  EXPECT_TRUE(Answers<Held>(HoldOffer{"call-1-5", kWho, offer}));
  EXPECT_FALSE(pool_.held.end());
  EXPECT_TRUE(Answers<Kept>(EndHold{"call-1-6", kWho, offer}));
  EXPECT_TRUE(pool_.held.end());
  const AnswerOffer yes{"call-1-7", kWho, offer, true};
  EXPECT_EQ(std::get<OfferAnswer>(Do(yes)), OfferAnswer::kConfirmed);
  pool_.word = pool::v1::ANSWER_OUTCOME_TOO_LATE;
  EXPECT_EQ(std::get<OfferAnswer>(Do(yes)), OfferAnswer::kTooLate);
  pool_.word = pool::v1::ANSWER_OUTCOME_UNSPECIFIED;
  EXPECT_TRUE(Answers<Down>(yes));
}

}  // namespace
}  // namespace vagtbro::ivr
