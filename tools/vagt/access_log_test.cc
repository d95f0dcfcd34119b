// access-log and gateway-key: who looked, and the key by which services know who asks.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "exit_code.h"
#include "kit/access/principal.h"
#include "kit/testing/temp_folder.h"
#include "kit/time/local_time.h"
#include "testing/fake_system.h"

namespace vagtbro::vagt {
namespace {

absl::Time Local(int hour) {
  return absl::FromCivil(absl::CivilHour(2026, 2, 2, hour), kit::LocalZone());
}

class AccessLogTest : public testing::Test {
 protected:
  gateway::v1::RecordsRead& Look(int hour) {
    auto* access = system_.gateway.list_access.reply.add_accesses();
    *access->mutable_read_time() = kit::ToProto(Local(hour));
    auto* read = access->mutable_read();
    read->set_account_key("0123456789abcdef0123");
    read->set_method("vagtbro.sickness.v1.SicknessService/ListAbsences");
    return *read;
  }
  std::string List(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "access-log");
    last_ = system_.Vagt(arguments);
    return last_.out;
  }
  const gateway::v1::ListAccessRequest& asked() const {
    return system_.gateway.list_access.requests.back();
  }

  FakeSystem system_{Local(12)};
  Result last_{};
};

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_F(AccessLogTest, ALookSaysWhenWhoAtWhomHowAndWhy) {
  EXPECT_EQ(List({}), "Nobody has looked.\n");
  auto& read = Look(11);
  read.set_actor_employment_id("e-leader");
  read.add_actor_roles("line_manager");
  read.add_subject_employment_ids("e-ada");
  read.add_unit_ids("nh1-a");
  read.set_purpose("plan-cover");
  const std::string shown = List({"--subject", "e-ada", "--actor", "e-leader", "--limit", "7"});
  for (const char* part : {"Mon 2 Feb 11:00", "e-leader (line_manager)", "e-ada", "nh1-a",
                           "SicknessService/ListAbsences", "plan-cover"}) {
    EXPECT_TRUE(Has(shown, part)) << part << "\n" << shown;
  }
  EXPECT_EQ(asked().tenant_id(), "legeby");
  EXPECT_EQ(asked().subject_employment_id(), "e-ada");
  EXPECT_EQ(asked().actor_employment_id(), "e-leader");
  EXPECT_EQ(asked().limit(), 7);
}

TEST_F(AccessLogTest, AnAccountOfNobodyEmployedHereIsStillSomebody) {
  Look(11);
  EXPECT_TRUE(Has(List({}), "account 0123456789ab "));
}

TEST_F(AccessLogTest, UnitAndTimeArePickedFromAllThereIs) {
  Look(11).add_unit_ids("nh1-a");
  Look(10).add_unit_ids("nh2-b");
  Look(8).add_unit_ids("nh1-a");
  const std::string of_unit = List({"--unit", "nh1-a"});
  EXPECT_TRUE(Has(of_unit, "11:00"));
  EXPECT_FALSE(Has(of_unit, "10:00"));
  EXPECT_EQ(asked().limit(), 1000);
  const std::string since = List({"--since", "2026-02-02T10:00"});
  EXPECT_TRUE(Has(since, "10:00")) << "that very time is in it";
  EXPECT_FALSE(Has(since, "08:00"));
  EXPECT_TRUE(last_.err.empty()) << last_.err;
  List({"--since", "yesterday-ish"});
  EXPECT_EQ(last_.code, kUsage);
}

TEST_F(AccessLogTest, WhatALimitLeavesOutIsSaid) {
  Look(11);
  Look(10);
  List({"--limit", "2"});
  EXPECT_TRUE(Has(last_.err, "there may be more"));
  EXPECT_TRUE(Has(List({"--since", "2026-02-02T09:00", "--limit", "1"}), "11:00"));
  EXPECT_FALSE(Has(last_.out, "10:00"));
  EXPECT_TRUE(Has(last_.err, "there may be more"));
  EXPECT_TRUE(Has(List({"--output", "json"}), "\"readTime\": \"2026-02-02T10:00:00Z\""));
}

TEST_F(AccessLogTest, AKeyIsMadeOnceAndServicesVerifyWithItsPublicHalf) {
  const kit::TempFolder folder;
  const std::string file = folder.path() + "/principal.key";
  const Result made = system_.Vagt({"gateway-key", file});
  ASSERT_EQ(made.code, kOk) << made.err;
  EXPECT_EQ(std::filesystem::status(file).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(std::filesystem::file_size(file), 32u);

  const std::string elsewhere = folder.path() + "/trust.pub";
  const Result again = system_.Vagt({"gateway-key", file, "--public", elsewhere});
  EXPECT_EQ(again.out, made.out) << "a key that is there stays";
  std::string line;
  std::getline(std::ifstream(elsewhere) >> std::ws, line);
  const auto verifier = kit::PrincipalVerifier::FromPublicKey(line);
  ASSERT_TRUE(verifier.ok());
  const auto signer = kit::PrincipalSigner::Open(file);
  ASSERT_TRUE(signer.ok());
  EXPECT_TRUE(
      verifier->Verify(signer->Sign({"legeby", "", {"planner"}, {}, ""}, Local(8)), Local(8)).ok());

  EXPECT_EQ(system_.Vagt({"gateway-key", file, "--public", "/nowhere/at/all.pub"}).code, kUsage);
}

}  // namespace
}  // namespace vagtbro::vagt
