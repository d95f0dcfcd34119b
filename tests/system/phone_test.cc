// The telephone on real processes: an exchange brings callers over FastAGI.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ivr/testing/asterisk.h"
#include "system/morning.h"

namespace vagtbro::harness {
namespace {

// Long enough never to stand in a log by chance.
constexpr char kSixDigits[] = "739162";

// The exchange's end of one call.
class Trunk {
 public:
  explicit Trunk(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto* bytes = reinterpret_cast<const sockaddr*>(&address);
    EXPECT_EQ(::connect(socket_, bytes, sizeof address), 0);
  }
  ~Trunk() { ::close(socket_); }
  Trunk(const Trunk&) = delete;
  Trunk& operator=(const Trunk&) = delete;

  // Until the service ends the connection.
  void Carry(ivr::Asterisk& asterisk, const std::string& caller) {
    for (const auto& line : ivr::Asterisk::Greeting("syg?tenant=legeby", caller)) Write(line);
    std::string command;
    char c = 0;
    while (::recv(socket_, &c, 1, 0) == 1) {
      if (c != '\n') {
        command += c;
        continue;
      }
      for (const std::string& line : asterisk.Reply(command)) Write(line);
      command.clear();
    }
  }

 private:
  void Write(const std::string& line) {
    const std::string bytes = line + "\n";
    ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
  int socket_;
};

class PhoneTest : public Morning {
 protected:
  void SetUp() override {
    bundle::v1::Bundle town = MakeTown({});
    for (auto& person : *town.mutable_people()) {
      const bool rings = person.employment().home_unit_id() == "u0" ||
                         person.employment().employment_id() == "e-pool-0";
      if (rings) person.set_pin(kSixDigits);
    }
    system_.Begin(town);
    system_.Start("ivr");
    ASSERT_TRUE(system_.WaitReady("ivr"));
    number_ = NumberOf(Holder());
  }

  std::string NumberOf(const std::string& employment_id) {
    directory::v1::ListEmploymentsRequest request;
    request.set_tenant_id(kTenant);
    request.set_query(employment_id);
    directory::v1::ListEmploymentsResponse response;
    EXPECT_TRUE(system_
                    .Call(system_.directory(),
                          &directory::v1::DirectoryService::Stub::ListEmployments, request,
                          &response)
                    .ok());
    for (const auto& one : response.employments()) {
      if (one.facts().employment_id() == employment_id) return one.employment_no();
    }
    ADD_FAILURE() << "nobody is " << employment_id;
    return "";
  }

  // What the caller heard; answers when the call is over.
  std::string Ring(const std::string& script, const std::string& caller = "+4520304050") {
    ivr::Asterisk asterisk(script);
    Trunk(system_.agi_port()).Carry(asterisk, caller);
    return asterisk.heard;
  }

  // From now on this is what unit u0 wants after a sick call; waits until its leader is known.
  void SetLeaderContact(sickness::v1::LeaderContact contact) {
    using sickness::v1::SicknessService;
    sickness::v1::ImportContactPoliciesRequest request;
    request.set_tenant_id(kTenant);
    request.set_request_id("contact-policies");
    auto* policy = request.add_policies();
    policy->set_unit_id("u0");
    policy->set_contact(contact);
    sickness::v1::ImportContactPoliciesResponse response;
    ASSERT_TRUE(system_
                    .Call(system_.sickness(), &SicknessService::Stub::ImportContactPolicies,
                          request, &response)
                    .ok());
    sickness::v1::GetLeaderContactRequest question;
    question.set_tenant_id(kTenant);
    question.set_employment_id(Holder());
    sickness::v1::GetLeaderContactResponse answer;
    ASSERT_TRUE(Eventually([&] {
      return system_
                 .Call(system_.sickness(), &SicknessService::Stub::GetLeaderContact, question,
                       &answer)
                 .ok() &&
             answer.leader_employment_id() == "e-u0-leader";
    }));
  }

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

  std::vector<ivr::v1::CallBack> CallBacks() {
    ivr::v1::ListCallBacksRequest request;
    request.set_tenant_id(kTenant);
    ivr::v1::ListCallBacksResponse response;
    EXPECT_TRUE(
        system_.Call(system_.ivr(), &ivr::v1::IvrService::Stub::ListCallBacks, request, &response)
            .ok());
    return {response.call_backs().begin(), response.call_backs().end()};
  }

  // "n4 n7 n1 pause n1 n0 n2", as the receipt is spoken.
  static std::string Spoken(const std::string& receipt) {
    std::string spoken;
    for (size_t i = 0; i < receipt.size(); ++i) {
      spoken += (i == 0 ? "n" : i == 3 ? " pause n" : " n") + std::string(1, receipt[i]);
    }
    return spoken;
  }

  std::string number_;  // of the one whose shift begins at seven
};

TEST_F(PhoneTest, ASickCallBeforeSixIsAnAbsenceWhoseReceiptWasHeardTwice) {
  const std::string sick = Holder();
  const std::string heard = Ring(number_ + " 739162 1 1 1 1 -");
  const auto absences = Absences();
  ASSERT_EQ(absences.size(), 1u) << heard;
  EXPECT_EQ(absences[0].employment_id(), sick);
  EXPECT_EQ(kit::Start(absences[0].interval()), Local(2026, 2, 2, 7, 0));
  const std::string receipt = Spoken(absences[0].receipt_no());
  const size_t first = heard.find("reported receipt_is " + receipt);
  ASSERT_NE(first, std::string::npos) << heard;
  EXPECT_NE(heard.find("receipt_again " + receipt, first), std::string::npos) << heard;
  EXPECT_TRUE(CallBacks().empty());
  // … and the search begins, as after any other report.
  EXPECT_TRUE(Eventually([this] { return !Gaps().empty(); }));
  // Nothing that was keyed is in the log.
  EXPECT_EQ(system_.LogOf("ivr").find(number_), std::string::npos);
  EXPECT_EQ(system_.LogOf("ivr").find(kSixDigits), std::string::npos);
}

TEST_F(PhoneTest, AHangUpBeforeTheConfirmKeyRegistersNothing) {
  const std::string heard = Ring(number_ + " 739162 1 1 1 !");
  EXPECT_NE(heard.find("confirm"), std::string::npos) << heard;
  EXPECT_TRUE(Absences().empty());
  EXPECT_TRUE(CallBacks().empty());
}

TEST_F(PhoneTest, AWrongPinTellsNothingAndLeadsToAHuman) {
  const std::string heard = Ring(number_ + " 1111 " + number_ + " 2222 " + number_ + " 3333 -");
  EXPECT_EQ(heard.find("menu"), std::string::npos) << heard;
  EXPECT_NE(heard.find("call_back_kept"), std::string::npos) << heard;
  EXPECT_TRUE(Absences().empty());
  ASSERT_EQ(CallBacks().size(), 1u);
  EXPECT_EQ(CallBacks()[0].cause(), ivr::v1::CALL_BACK_CAUSE_NOT_IDENTIFIED);
  EXPECT_EQ(CallBacks()[0].number(), "+4520304050");
}

TEST_F(PhoneTest, ALockedPinStillHasAHumanWay) {
  Ring(number_ + " 1111 " + number_ + " 2222 " + number_ + " 3333 -");
  Ring(number_ + " 4444 " + number_ + " 5555 !");
  // Locked: the right PIN is refused in the same words, and somebody rings back.
  const std::string right = number_ + " 739162 ";
  const std::string heard = Ring(right + right + right + "-", "+4520304051");
  EXPECT_EQ(heard.find("menu"), std::string::npos) << heard;
  EXPECT_NE(heard.find("not_identified call_back_kept"), std::string::npos) << heard;
  EXPECT_TRUE(Absences().empty());
  ASSERT_EQ(CallBacks().size(), 2u);
  EXPECT_EQ(CallBacks()[1].number(), "+4520304051");
  // Half an hour later the telephone helps again.
  system_.Advance(absl::Minutes(31));
  EXPECT_NE(Ring(right + "!").find("menu"), std::string::npos);
}

TEST_F(PhoneTest, WithheldCallersWhoAreSilencedTogetherStillHaveAHumanWay) {
  for (int call = 0; call < 4; ++call) {
    Ring("99999 1111 99999 2222 99999 3333 !", "unknown");
  }
  const std::string right = number_ + " 739162 ";
  const std::string heard = Ring(right + right + right + "20304050 -", "unknown");
  EXPECT_EQ(heard.find("menu"), std::string::npos) << heard;
  EXPECT_NE(heard.find("ask_number call_back_kept"), std::string::npos) << heard;
  ASSERT_EQ(CallBacks().size(), 1u);
  EXPECT_EQ(CallBacks()[0].number(), "20304050");
  // Whose number is shown is not concerned.
  EXPECT_NE(Ring(right + "!").find("menu"), std::string::npos);
}

TEST_F(PhoneTest, TheLeaderIsToRingBackBeforeATimeThatTheCallerHears) {
  SetLeaderContact(sickness::v1::LEADER_CONTACT_CALL_BACK);
  const std::string sick = Holder();
  const std::string heard = Ring(number_ + " 739162 1 1 1 1 -");
  EXPECT_NE(heard.find("leader_calls_before today at h12"), std::string::npos) << heard;
  ASSERT_EQ(CallBacks().size(), 1u);
  EXPECT_EQ(CallBacks()[0].cause(), ivr::v1::CALL_BACK_CAUSE_LEADER);
  EXPECT_EQ(CallBacks()[0].employment_id(), sick);
  EXPECT_EQ(CallBacks()[0].leader_employment_id(), "e-u0-leader");
  EXPECT_EQ(kit::FromProto(CallBacks()[0].due_time()), Local(2026, 2, 2, 12, 0));
}

TEST_F(PhoneTest, InWorkingHoursTheCallerIsPutThroughToTheLeaderOrRungBack) {
  SetLeaderContact(sickness::v1::LEADER_CONTACT_LIVE_TRANSFER);
  system_.Advance(Local(2026, 2, 2, 9, 0) - Local(2026, 2, 2, 5, 40));
  ivr::Asterisk taken(number_ + " 739162 1 1 1 1 -");
  Trunk(system_.agi_port()).Carry(taken, "+4520304050");
  EXPECT_NE(taken.heard.find("leader_transfer"), std::string::npos) << taken.heard;
  EXPECT_NE(taken.dialled.find("PJSIP/"), std::string::npos) << taken.dialled;
  EXPECT_EQ(Absences().size(), 1u);
  EXPECT_TRUE(CallBacks().empty());

  ivr::Asterisk busy(number_ + " 739162 1 1 1 1 -");
  busy.dial_status = "NOANSWER";
  Trunk(system_.agi_port()).Carry(busy, "+4520304050");
  EXPECT_NE(busy.heard.find("already_reported"), std::string::npos) << busy.heard;
  EXPECT_NE(busy.heard.find("leader_transfer leader_calls"), std::string::npos) << busy.heard;
  ASSERT_EQ(CallBacks().size(), 1u);
  EXPECT_EQ(CallBacks()[0].leader_employment_id(), "e-u0-leader");
  EXPECT_FALSE(CallBacks()[0].has_due_time());
}

TEST_F(PhoneTest, ASubstituteSaysNotTonightAndThePoolKnows) {
  const std::string heard = Ring(NumberOf("e-pool-0") + " 739162 4 1 1 -");
  EXPECT_NE(heard.find("saved_word"), std::string::npos) << heard;
  pool::v1::GetContactsRequest request;
  request.set_tenant_id(kTenant);
  request.set_employment_id("e-pool-0");
  pool::v1::GetContactsResponse response;
  ASSERT_TRUE(
      system_.Call(system_.pool(), &pool::v1::PoolService::Stub::GetContacts, request, &response)
          .ok());
  EXPECT_EQ(kit::FromProto(response.not_before_time()), Local(2026, 2, 2, 8, 0));
  EXPECT_FALSE(response.off_shift());
}

TEST_F(PhoneTest, WithoutADirectoryTheCallerIsRungBackAlsoAfterACrash) {
  system_.Kill("directory");
  const std::string heard = Ring(number_ + " 739162 - - -");
  EXPECT_NE(heard.find("call_back_kept"), std::string::npos) << heard;
  system_.Kill("ivr");
  system_.Start("ivr");
  ASSERT_TRUE(system_.WaitReady("ivr"));
  ASSERT_EQ(CallBacks().size(), 1u);
  EXPECT_EQ(CallBacks()[0].cause(), ivr::v1::CALL_BACK_CAUSE_BACKEND_DOWN);
  EXPECT_EQ(CallBacks()[0].employment_no(), number_);
}

TEST_F(PhoneTest, AConfirmedReportOutlivesAServiceThatIsDown) {
  const std::string sick = Holder();
  system_.Kill("sickness");
  const std::string heard = Ring(number_ + " 739162 1 1 1 1 -");
  EXPECT_EQ(heard.find("receipt_is"), std::string::npos) << heard;
  EXPECT_NE(heard.find("call_back_kept"), std::string::npos) << heard;
  ASSERT_EQ(CallBacks().size(), 1u);
  EXPECT_TRUE(CallBacks()[0].report_waits());

  system_.Start("sickness");
  ASSERT_TRUE(system_.WaitReady("sickness"));
  ASSERT_TRUE(Eventually([this] { return !CallBacks()[0].report_waits(); }));
  ASSERT_EQ(Absences().size(), 1u);
  EXPECT_EQ(Absences()[0].employment_id(), sick);
  EXPECT_EQ(CallBacks()[0].receipt_no(), Absences()[0].receipt_no());
}

}  // namespace
}  // namespace vagtbro::harness
