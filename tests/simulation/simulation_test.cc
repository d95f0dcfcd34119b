// Hundreds of mornings, and for each invariant a damage that shows its check bite.
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "simulation/world.h"
#include "vagtbro/notifications/v1/notifications_events.pb.h"

namespace vagtbro::simulation {
namespace {

using harness::kTenant;
using harness::Local;

constexpr uint64_t kSeeds = 500;

std::string Report(uint64_t seed, const std::vector<std::string>& violations) {
  std::string text = "replay it with: tools/dev simulate --seed " + std::to_string(seed) + "\n";
  for (const std::string& violation : violations) text += "  " + violation + "\n";
  return text;
}

TEST(SimulationTest, NoMorningBreaksAnInvariant) {
  size_t gaps = 0;
  size_t covered = 0;
  size_t crashes = 0;
  size_t rung = 0;
  for (uint64_t seed = 1; seed <= kSeeds; ++seed) {
    World world({seed, 1500, true, nullptr});
    world.Run();
    ASSERT_TRUE(world.violations().empty()) << Report(seed, world.violations());
    gaps += world.checks().gaps();
    covered += world.checks().covered();
    crashes += world.crashes();
    rung += world.rung();
  }
  // The mornings were worth looking at.
  EXPECT_GT(gaps, kSeeds);
  EXPECT_GT(covered, kSeeds / 2);
  EXPECT_GT(crashes, 10 * kSeeds);
  EXPECT_GT(rung, kSeeds / 2);
}

TEST(SimulationTest, TheSameSeedGivesTheSameMorning) {
  const auto run = [] {
    World world({7, 1500, true, nullptr});
    world.Run();
    std::string bytes;
    for (const char* service : {"sickness", "roster", "pool", "notifications"}) {
      world.node(service).disk().Scan("", "\xff", [&](const auto& key, const auto& value) {
        bytes += key + value;
        return true;
      });
    }
    return bytes;
  };
  EXPECT_EQ(run(), run());
}

// Runs a morning with damage in its middle and expects the check of `invariant` to say so.
void ExpectBite(int invariant, const std::function<void(World&)>& sabotage) {
  World world({3, 1500, false, sabotage});
  world.Run();
  const std::string wanted = "invariant " + std::to_string(invariant) + ":";
  bool bitten = false;
  for (const std::string& violation : world.violations()) bitten |= violation.find(wanted) == 0;
  EXPECT_TRUE(bitten) << "the check of " << wanted << " said nothing\n"
                      << Report(3, world.violations());
}

void Emit(World& world, const std::string& service, const google::protobuf::Message& event) {
  kit::Journal& journal = world.node(service).journal();
  journal.Begin({kTenant, "sabotage", "", ""}).Emit("sabotage", event);
  KIT_CHECK(journal.Flush().ok());
}

roster::v1::GapOpened Gap() {
  roster::v1::GapOpened gap;
  gap.set_gap_id("gap-sabotage");
  gap.set_shift_id("s-u0-evening-9-0");
  gap.add_unit_ids("u0");
  *gap.mutable_interval() = kit::MakeInterval(Local(2026, 2, 4, 15, 0), Local(2026, 2, 4, 23, 0));
  gap.set_kind(types::v1::SHIFT_KIND_ORDINARY);
  gap.mutable_requirement()->add_professions(types::v1::PROFESSION_SOSU_HELPER);
  return gap;
}

roster::v1::ShiftCovered Covered(const std::string& employment) {
  roster::v1::ShiftCovered covered;
  covered.set_gap_id("gap-sabotage");
  covered.set_shift_id("s-u0-evening-9-0");
  covered.set_employment_id(employment);
  *covered.mutable_interval() = Gap().interval();
  return covered;
}

pool::v1::ShiftOffered Offer(const std::string& employment, pool::v1::Rung rung) {
  pool::v1::ShiftOffered offer;
  offer.set_offer_id("off-sabotage");
  offer.set_gap_id("gap-sabotage");
  offer.set_employment_id(employment);
  *offer.mutable_interval() = Gap().interval();
  offer.set_rung(rung);
  return offer;
}

TEST(InvariantBitesTest, OneASpokenReceiptThatIsNotOnDisk) {
  ExpectBite(1, [](World& world) {
    sickness::v1::Absence never_reported;
    never_reported.set_receipt_no("123456");
    world.checks().Spoken(never_reported);
  });
}

TEST(InvariantBitesTest, TwoHoldersOfOneShift) {
  ExpectBite(2, [](World& world) {
    Emit(world, "roster", Gap());
    Emit(world, "roster", Covered("e-pool-0"));
    Emit(world, "roster", Covered("e-pool-1"));
  });
}

TEST(InvariantBitesTest, ThreeAnAssignmentWithoutRest) {
  ExpectBite(3, [](World& world) {
    Emit(world, "roster", Gap());
    Emit(world, "roster", Covered("e-u1-night-0"));  // comes from or goes to a night
    Emit(world, "roster", Covered("e-u1-night-1"));
  });
}

TEST(InvariantBitesTest, FourSomebodyOnHolidayIsAsked) {
  ExpectBite(4, [](World& world) {
    Emit(world, "pool", Offer("e-pool-3", pool::v1::RUNG_SUBSTITUTE_POOL));
  });
}

TEST(InvariantBitesTest, FiveARungIsLeftTooEarly) {
  ExpectBite(5, [](World& world) {
    pool::v1::RungEntered rung;
    rung.set_gap_id("gap-sabotage");
    rung.set_rung(pool::v1::RUNG_OWN_OFF_DUTY);
    *rung.mutable_end_time() = kit::ToProto(world.clock().Now() + absl::Hours(1));
    Emit(world, "pool", rung);
    rung.set_rung(pool::v1::RUNG_EXTENSION);
    Emit(world, "pool", rung);
  });
}

TEST(InvariantBitesTest, SixAnOpenGapThatNobodyActsOn) {
  ExpectBite(6, [](World& world) {
    Node& pool = world.node("pool");
    pool.journal().Begin({kTenant, "sabotage", "", ""}).Emit("gap-sabotage", Gap());
    // The deadline is lost, as if it had been kept in memory alone.
    journal::v1::AlarmFired fired;
    for (const auto& [id, alarm] : pool.journal().state().alarms().rows()) {
      if (alarm.stream_id() == "gap-sabotage") fired.set_alarm_id(id);
    }
    pool.journal().Begin({kTenant, "sabotage", "", ""}).Emit("gap-sabotage", fired);
    KIT_CHECK(pool.journal().Flush().ok());
  });
}

TEST(InvariantBitesTest, SevenAMessageIsSentTwice) {
  ExpectBite(7, [](World& world) {
    notifications::v1::MessageQueued message;
    message.set_message_id("msg-sabotage");
    message.set_employment_id("e-pool-0");
    message.set_cause(notifications::v1::MESSAGE_CAUSE_OFFER);
    message.set_cause_id("off-sabotage");
    Emit(world, "notifications", message);
    message.set_message_id("msg-sabotage-2");
    Emit(world, "notifications", message);
  });
}

TEST(InvariantBitesTest, EightANameOutsideTheDirectory) {
  ExpectBite(8, [](World& world) {
    roster::v1::UnitRegistered unit;
    unit.set_unit_id("u0");
    unit.set_name(world.town().people(0).name());
    Emit(world, "roster", unit);
  });
}

TEST(InvariantBitesTest, EightTheKindOfAnAbsenceOutsideSickness) {
  ExpectBite(8, [](World& world) {
    kit::WriteSet leaked;
    leaked.rows.emplace_back(std::string("sunit") + '\0' + "legeby/leak",
                             sickness::v1::ReceiptIssued::descriptor()->full_name());
    KIT_CHECK(world.node("roster").disk().Write(leaked).ok());
  });
}

TEST(InvariantBitesTest, NineARowThatTheEventsDoNotExplain) {
  ExpectBite(9, [](World& world) {
    kit::WriteSet forged;
    forged.rows.emplace_back(std::string("sabsence") + '\0' + "legeby/forged", "");
    KIT_CHECK(world.node("sickness").disk().Write(forged).ok());
  });
}

}  // namespace
}  // namespace vagtbro::simulation
