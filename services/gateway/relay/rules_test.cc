// The wall of relay/rules.h: whatever the services can do is opened or closed on purpose.
#include "gateway/relay/rules.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <set>

#include "gateway/relay/metadata.h"
#include "gateway/relay/routes.h"
#include "gateway/relay/wire.h"

namespace vagtbro::gateway {
namespace {

std::set<std::string> AllMethods() {
  LinkContracts();
  std::set<std::string> methods;
  const auto* pool = google::protobuf::DescriptorPool::generated_pool();
  for (const char* name :
       {"directory.v1.DirectoryService", "gateway.v1.GatewayService", "ivr.v1.IvrService",
        "notifications.v1.NotificationsService", "ops.v1.ClockService", "ops.v1.DeadLetterService",
        "pool.v1.PoolService", "roster.v1.RosterService", "sickness.v1.SicknessService"}) {
    const auto* service = pool->FindServiceByName("vagtbro." + std::string(name));
    if (service == nullptr) {
      ADD_FAILURE() << name;
      continue;
    }
    for (int i = 0; i < service->method_count(); ++i) {
      methods.insert(service->full_name() + "/" + service->method(i)->name());
    }
  }
  return methods;
}

TEST(RulesTest, EveryMethodIsOpenOrClosedOnPurposeAndNeverBoth) {
  std::set<std::string> known;
  for (const MethodRule& rule : OpenMethods()) EXPECT_TRUE(known.insert(rule.method).second);
  for (const std::string& method : ClosedMethods()) {
    EXPECT_TRUE(known.insert(method).second) << method;
  }
  const std::set<std::string> all = AllMethods();
  for (const std::string& method : all) EXPECT_TRUE(known.contains(method)) << method;
  for (const std::string& method : known) EXPECT_TRUE(all.contains(method)) << method;
}

TEST(RulesTest, WhoReadsNobodyHasNoWayIn) {
  for (const MethodRule& rule : OpenMethods()) {
    EXPECT_TRUE(rule.roles != 0 || rule.own == Own::kYes) << rule.method;
    // Whoever keeps the machines running sees no people.
    EXPECT_TRUE(rule.reads == Reads::kNothing || (rule.roles & kOps) == 0) << rule.method;
  }
}

TEST(RulesTest, TheKindOfAnAbsenceIsForLeadersAndOneselfAlone) {
  for (const MethodRule& rule : OpenMethods()) {
    if (rule.method != "vagtbro.sickness.v1.SicknessService/ListAbsences") continue;
    EXPECT_EQ(rule.roles, kLineManager | kAreaManager);
    EXPECT_EQ(rule.own, Own::kYes);
  }
}

TEST(WireTest, TimeoutsAreReadOrRefused) {
  EXPECT_EQ(GrpcTimeout("250m"), absl::Milliseconds(250));
  EXPECT_EQ(GrpcTimeout("2H"), absl::Hours(2));
  EXPECT_EQ(GrpcTimeout("99999999n"), absl::Nanoseconds(99999999));
  for (const char* bad : {"", "S", "1", "-1S", "1.5S", "123456789S", "1s", " 1S"}) {
    EXPECT_FALSE(GrpcTimeout(bad)) << bad;
  }
  EXPECT_EQ(ConnectTimeout("1500"), absl::Milliseconds(1500));
  for (const char* bad : {"", "1S", "12345678901"}) EXPECT_FALSE(ConnectTimeout(bad)) << bad;
}

TEST(WireTest, FramesAreOfOneMessageAndNothingElse) {
  EXPECT_EQ(OneMessage(Frame("abc")), "abc");
  EXPECT_EQ(OneMessage(Frame("")), "");
  EXPECT_EQ(Frame("abc"), std::string("\0\0\0\0\x03", 5) + "abc");
  EXPECT_FALSE(OneMessage(Frame("abc") + "x"));
  EXPECT_FALSE(OneMessage(Frame("abc").substr(0, 6)));
  EXPECT_FALSE(OneMessage(std::string("\x80\0\0\0\0", 5)));
}

TEST(MetadataTest, OnlyNamesOnTheListGoIn) {
  const Headers headers = {{"x-vagtbro-principal", "a"}, {"cookie", "sid=1"}, {"te", "trailers"},
                           {"grpc-timeout", "1S"},       {"host", "h"},       {"traceparent", "t"},
                           {"x-request-id", "line\nend"}};
  EXPECT_EQ(Inward(headers), (Metadata{{"traceparent", "t"}}));
}

TEST(MetadataTest, APurposeIsACode) {
  Request request;
  request.headers = {{"x-vagtbro-purpose", "plan-cover"}};
  EXPECT_EQ(PurposeOf(request), "plan-cover");
  for (const std::string& bad : {std::string("she has the flu"), std::string(41, 'a')}) {
    request.headers = {{"x-vagtbro-purpose", bad}};
    EXPECT_EQ(PurposeOf(request), "");
  }
}

}  // namespace
}  // namespace vagtbro::gateway
