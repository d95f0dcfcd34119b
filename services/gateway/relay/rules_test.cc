// The wall of relay/rules.h: whatever the services can do is opened or closed by its contract.
#include "gateway/relay/rules.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <set>

#include "vagtbro/access/v1/access.pb.h"

namespace vagtbro::gateway {
namespace {

std::set<std::string> Closed() {
  std::set<std::string> closed;
  for (const auto* method : AllMethods()) {
    if (!RuleOf(*method)) closed.insert(NameOf(*method));
  }
  return closed;
}

// Whoever closes a method to browsers, or opens one of these, says so here as well.
TEST(RulesTest, TheseMethodsAreClosedAndNoOthers) {
  EXPECT_EQ(Closed(), (std::set<std::string>{
                          "vagtbro.directory.v1.DirectoryService/Identify",
                          "vagtbro.ivr.v1.IvrService/OfferByVoice",
                          "vagtbro.ivr.v1.IvrService/WithdrawVoiceOffer",
                          "vagtbro.ops.v1.ClockService/AdvanceClock",
                          "vagtbro.ops.v1.DeadLetterService/DiscardDeadLetter",
                          "vagtbro.ops.v1.DeadLetterService/ListDeadLetters",
                          "vagtbro.ops.v1.DeadLetterService/RetryDeadLetter",
                      }));
}

TEST(RulesTest, NoMethodOfAnyContractIsWithoutAnAnswer) {
  std::set<std::string> all;
  for (const auto* method : AllMethods()) EXPECT_TRUE(all.insert(NameOf(*method)).second);
  for (const MethodRule& rule : OpenMethods()) {
    EXPECT_TRUE(all.contains(NameOf(*rule.method)));
    EXPECT_FALSE(rule.upstream.empty());
    EXPECT_FALSE(rule.method->options().GetExtension(access::v1::house_only));
  }
  EXPECT_EQ(OpenMethods().size() + Closed().size(), all.size());
  // One of each service, so that none is left out unseen.
  for (const char* one :
       {"directory.v1.DirectoryService/GetContact", "gateway.v1.GatewayService/ListAccess",
        "ivr.v1.IvrService/ListCallBacks", "notifications.v1.NotificationsService/ListMessages",
        "ops.v1.ClockService/GetClock", "ops.v1.DeadLetterService/ListDeadLetters",
        "pool.v1.PoolService/ListGaps", "roster.v1.RosterService/GetRoster",
        "sickness.v1.SicknessService/ListAbsences"}) {
    EXPECT_TRUE(all.contains("vagtbro." + std::string(one))) << one;
  }
}

TEST(RulesTest, APackageIsAnsweredByThePeerOfItsName) {
  for (const MethodRule& rule : OpenMethods()) {
    const std::string name = NameOf(*rule.method);
    if (name == "vagtbro.ops.v1.ClockService/GetClock") {
      EXPECT_EQ(rule.upstream, "pool");
    } else {
      EXPECT_EQ(name.find("vagtbro." + rule.upstream + ".v1."), 0u) << name;
    }
  }
}

// Whoever keeps the machines running sees no people, but themselves.
TEST(RulesTest, DataAboutPeopleIsMarkedAsSuch) {
  std::set<std::string> personal;
  for (const MethodRule& rule : OpenMethods()) {
    if (rule.personal) personal.insert(rule.method->name());
  }
  for (const char* one :
       {"WatchBoard", "ListGaps", "ListOffers", "Explain", "GetContacts", "ListLogbook",
        "GetRoster", "NextShifts", "GetDayPlan", "ListAbsences", "ListEmployments", "GetContact",
        "ListMessages", "ListCallBacks", "ListAccess"}) {
    EXPECT_TRUE(personal.contains(one)) << one;
  }
  EXPECT_FALSE(personal.contains("GetClock"));
  EXPECT_FALSE(personal.contains("ListUnits"));
}

}  // namespace
}  // namespace vagtbro::gateway
