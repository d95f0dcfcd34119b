// An employee rings the real system at twenty to six: what is heard, and what comes of it.
#include <filesystem>
#include <fstream>

#include "ivr/testing/sipp_call.h"
#include "system/morning.h"
#include "tools/phone/phone.h"
#include "tools/phone/script.h"

namespace vagtbro::harness {
namespace {

constexpr char kSixDigits[] = "739162";

class PhoneCallTest : public Morning {
 protected:
  void SetUp() override {
    auto book = phone::ClipBook::Read(CLIPS, TEXTS);
    ASSERT_TRUE(book.ok()) << book.status();
    book_ = *std::move(book);
    bundle::v1::Bundle town = MakeTown({});
    for (auto& person : *town.mutable_people()) {
      if (person.employment().home_unit_id() == "u0") person.set_pin(kSixDigits);
    }
    system_.Begin(town);
    system_.Start("ivr");
    ASSERT_TRUE(system_.WaitReady("ivr"));
    sick_ = Holder();
    for (const auto& person : town.people()) {
      if (person.employment().employment_id() == sick_) number_ = person.employment_no();
    }
  }

  std::unique_ptr<phone::Phone> Call(bool keys_by_info = false) {
    auto phone = phone::Phone::Open({.user = "+4520304050", .keys_by_info = keys_by_info}, book_);
    EXPECT_TRUE(phone.ok()) << phone.status();
    const absl::Status called =
        (*phone)->Call("sip:7010@127.0.0.1:" + std::to_string(system_.sip_port()));
    EXPECT_TRUE(called.ok()) << called;
    return *std::move(phone);
  }
  void Play(phone::Phone& phone, const std::string& script, bool barge_in) {
    const absl::Status played =
        phone::Play(phone, *phone::ParseScript(script), {.barge_in = barge_in});
    EXPECT_TRUE(played.ok()) << played << "; heard " << phone.HeardIds();
  }
  std::string Keys(const std::string& rest) { return number_ + "# " + kSixDigits + "# " + rest; }

  std::vector<sickness::v1::Absence> Absences() {
    sickness::v1::ListAbsencesRequest request;
    request.set_tenant_id(kTenant);
    sickness::v1::ListAbsencesResponse response;
    EXPECT_TRUE(system_
                    .Call(system_.sickness(), &sickness::v1::SicknessService::Stub::ListAbsences,
                          request, &response)
                    .ok());
    return {response.absences().begin(), response.absences().end()};
  }
  // The one absence there is, and that its receipt was heard twice.
  void ExpectReported(const phone::Phone& phone) {
    const auto absences = Absences();
    ASSERT_EQ(absences.size(), 1u) << phone.HeardIds();
    EXPECT_EQ(absences[0].employment_id(), sick_);
    EXPECT_EQ(kit::Start(absences[0].interval()), Local(2026, 2, 2, 7, 0));
    EXPECT_EQ(phone::ReceiptsIn(phone.HeardSoFar()),
              (std::vector<std::string>{absences[0].receipt_no(), absences[0].receipt_no()}))
        << phone.HeardIds();
    // Nothing that was keyed is in the log.
    EXPECT_EQ(system_.LogOf("ivr").find(number_), std::string::npos);
    EXPECT_EQ(system_.LogOf("ivr").find(kSixDigits), std::string::npos);
  }

  phone::ClipBook book_;
  std::string sick_;    // whose shift begins at seven
  std::string number_;  // of theirs
};

TEST_F(PhoneCallTest, AFirstCallerHearsEveryWordAndHasTheReceiptTwice) {
  const auto phone = Call();
  Play(*phone, Keys("1 1 3# 1"), false);
  EXPECT_TRUE(phone->WaitToHear("receipt_keys")) << phone->HeardIds();
  ExpectReported(*phone);
  const std::string heard = phone->HeardIds();
  EXPECT_EQ(heard.rfind("greeting ask_employment_no", 0), 0u) << heard;
  std::size_t at = 0;
  for (const char* clip : {"ask_pin", "menu", "ask_kind", "next_shift", "ask_days", "confirm",
                           "reported", "receipt_is", "receipt_again"}) {
    const std::size_t next = heard.find(clip, at);
    EXPECT_NE(next, std::string::npos) << clip << " in " << heard;
    at = next == std::string::npos ? at : next;
  }
  EXPECT_EQ(heard.find('?'), std::string::npos) << "something that is no clip: " << heard;
}

TEST_F(PhoneCallTest, WhoKnowsTheWayIsDoneInLessThanAMinute) {
  const auto phone = Call();
  Play(*phone, Keys("1 1 3# 1"), true);
  EXPECT_TRUE(phone->WaitToHear("receipt_again")) << phone->HeardIds();
  EXPECT_TRUE(phone->WaitFor(absl::Seconds(4)));
  ExpectReported(*phone);
  EXPECT_LT(phone->talk_time(), absl::Seconds(60));
  std::cout << "done in " << phone->talk_time() << "\n";
}

// An independent telephone, without a line of our code: what it keyed is in the database.
TEST_F(PhoneCallTest, SippReportsSickIntoTheRealDatabase) {
  ivr::SippCall call;
  call.Invite().ExpectPickUp().Ack().Pause(500).KeyByInfo(number_ + "#").Pause(500);
  call.KeyByInfo(std::string(kSixDigits) + "#").Pause(1500);
  for (const std::string keys : {"1", "1", "3#", "1"}) call.KeyByInfo(keys).Pause(1000);
  call.Pause(2000).Bye();
  EXPECT_EQ(call.Run(static_cast<uint16_t>(system_.sip_port())), 0);
  ASSERT_TRUE(Eventually([this] { return !Absences().empty(); }));
  const auto absences = Absences();
  ASSERT_EQ(absences.size(), 1u);
  EXPECT_EQ(absences[0].employment_id(), sick_);
  EXPECT_FALSE(absences[0].open_ended());
  EXPECT_EQ(absences[0].receipt_no().size(), 6u);
}

TEST_F(PhoneCallTest, KeysAsSipInfoDoTheSame) {
  const auto phone = Call(true);
  Play(*phone, Keys("1 1 3# 1"), true);
  EXPECT_TRUE(phone->WaitToHear("receipt_keys")) << phone->HeardIds();
  ExpectReported(*phone);
}

TEST_F(PhoneCallTest, WhoHangsUpAtTheSummaryHasReportedNothing) {
  const auto phone = Call();
  Play(*phone, Keys("1 1 3# wait hang-up"), true);
  EXPECT_NE(phone->HeardIds().find("confirm"), std::string::npos) << phone->HeardIds();
  EXPECT_EQ(phone->Ending(), "we hung up");
  EXPECT_TRUE(Absences().empty());
}

TEST_F(PhoneCallTest, WhoHangsUpRightAfterTheConfirmKeyHasReported) {
  const auto phone = Call();
  Play(*phone, Keys("1 1 3# 1 hang-up"), true);
  EXPECT_TRUE(Eventually([this] { return Absences().size() == 1; })) << phone->HeardIds();
}

TEST_F(PhoneCallTest, TheCommandLineIsATelephoneToo) {
  kit::TempFolder folder;
  Child vagt(BIN_FOLDER "/vagt",
             {"call", "sip:7010@127.0.0.1:" + std::to_string(system_.sip_port()), "--script",
              Keys("1 1 3# 1"), "--barge-in", "--clips", CLIPS, "--texts", TEXTS, "--record",
              folder.path() + "/call.wav"},
             {}, folder.path() + "/said");
  ASSERT_EQ(vagt.Wait(absl::Seconds(90)), 0);
  std::ifstream file(folder.path() + "/said");
  const std::string said{std::istreambuf_iterator<char>(file), {}};
  ASSERT_EQ(Absences().size(), 1u) << said;
  const std::string receipt = Absences()[0].receipt_no();
  EXPECT_NE(said.find("Velkommen til vagtcentralens telefon."), std::string::npos) << said;
  EXPECT_NE(said.find(receipt + ", heard twice"), std::string::npos) << said;
  EXPECT_EQ(said.find(kSixDigits), std::string::npos) << said;
  EXPECT_EQ(said.find(number_), std::string::npos) << said;
  // Eight thousand samples a second, two bytes each: what was heard is there.
  EXPECT_GT(std::filesystem::file_size(folder.path() + "/call.wav"), 20 * 16'000u);
}

}  // namespace
}  // namespace vagtbro::harness
