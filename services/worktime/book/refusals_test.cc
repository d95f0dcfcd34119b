// Given a file with one fault, when it is loaded, then it is refused with file, line and reason.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "worktime/book/testing/layers.h"

namespace vagtbro::worktime {
namespace {

using ::testing::HasSubstr;
using testing::Head;
using testing::LocalAgreement;
using testing::ShippedAnd;

std::string Refused(const std::string& text) {
  return std::string(ShippedAnd(text).status().message());
}

// A municipality's policy with one figure, which stands on line 8.
std::string Policy(const std::string& figures) {
  return Head("municipality", "policy", "") + "figures:\n  " + figures + "\n";
}

TEST(RefusalsTest, WhatIsNoLayer) {
  EXPECT_THAT(Refused("layer: [unit"), HasSubstr("local.yaml:"));
  EXPECT_THAT(Refused("just words"), HasSubstr("local.yaml:1: want a map that begins with"));
  EXPECT_THAT(Refused("layer: state\nversion: 1"),
              HasSubstr("local.yaml:1: unknown layer 'state'"));
}

TEST(RefusalsTest, KeysThatAreUnknownMissingOrDoubled) {
  EXPECT_THAT(Refused("color: red\n" + Policy("shift_max: 11h")),
              HasSubstr("local.yaml:1: unknown key 'color'"));
  EXPECT_THAT(Refused("units: sol\n" + Policy("shift_max: 11h")),
              HasSubstr("local.yaml:1: unknown key 'units' in layer municipality"));
  EXPECT_THAT(Refused("tenant: x\n" + Policy("shift_max: 11h")),
              HasSubstr("local.yaml:4: 'tenant' stands twice"));
  EXPECT_THAT(Refused(Head("unit", "u", "") + "figures: {shift_max: 11h}"),
              HasSubstr("local.yaml:1: 'units:' is missing"));
  EXPECT_THAT(Refused("layer: agreement\nagreement: x\nversion: a+b\nfrom: 2025-01-01\nfigures:\n"),
              HasSubstr("local.yaml:3: 'a+b': want letters"));
  EXPECT_THAT(Refused(Head("local_agreement", "la", "agreements: \"79.01\"\nsigned_by: me") +
                      "figures: {shift_warn: 11h}"),
              HasSubstr("local.yaml:8: signed_by"));
}

TEST(RefusalsTest, FiguresThatDoNotRead) {
  EXPECT_THAT(Refused(Policy("shift_maximum: 11h")),
              HasSubstr("local.yaml:9: unknown figure 'shift_maximum'"));
  EXPECT_THAT(Refused(Policy("shift_max: 11 hours")),
              HasSubstr("local.yaml:9: shift_max: '11 hours' is not a span such as 11h"));
  EXPECT_THAT(Refused(Policy("change_hour: 54.69%")),
              HasSubstr("local.yaml:9: change_hour: '54.69%' is not an amount such as 54.69 kr"));
  EXPECT_THAT(Refused(Policy("shift_max: {source: me}")),
              HasSubstr("local.yaml:9: shift_max: 'value:' is missing"));
  EXPECT_THAT(Refused(Policy("shift_max: {value: 11h, why: so}")),
              HasSubstr("local.yaml:9: unknown key 'why'"));
  EXPECT_THAT(Refused(Policy("shift_max: 11h\n  shift_max: 10h")),
              HasSubstr("local.yaml:10: 'shift_max' stands twice"));
}

TEST(RefusalsTest, FiguresWithoutASource) {
  const std::string agreement =
      "layer: agreement\nagreement: x\nversion: 1\nfrom: 2025-01-01\nfigures:\n  ";
  EXPECT_THAT(Refused(agreement + "shift_max: 11h"),
              HasSubstr("local.yaml:6: shift_max: no source"));
  EXPECT_THAT(Refused(agreement + "shift_max: {value: 11h, source: 'assumption: mine'}"),
              HasSubstr("local.yaml:6: shift_max: an assumption must say 'assumed: true'"));
  EXPECT_THAT(Refused("layer: unit\nid: u\ntenant: t\nversion: 1\nfrom: 2025-01-01\nunits: a\n"
                      "figures: {shift_max: 11h}"),
              HasSubstr("local.yaml:1: 'document:' is missing"));
}

TEST(RefusalsTest, DatesThatAreNoneOrRunBackwards) {
  EXPECT_THAT(Refused(Head("unit", "u", "units: a\nto: 2025-03-01") + "figures: {shift_max: 11h}"),
              HasSubstr("local.yaml:8: 'to' is not after 'from'"));
  EXPECT_THAT(Refused(Head("unit", "u", "units: a\nto: 2025-13-01") + "figures: {shift_max: 11h}"),
              HasSubstr("local.yaml:8: '2025-13-01': want a date"));
}

TEST(RefusalsTest, VersionsOfOneIdThatOverlap) {
  const std::string later =
      "---\nlayer: unit\nid: u\ntenant: legeby\nversion: b\nfrom: 2026-01-01\ndocument: d\n"
      "units: a\nfigures: {shift_max: 10h}";
  const std::string open = Head("unit", "u", "units: a") + "figures: {shift_max: 11h}\n";
  EXPECT_THAT(Refused(open + later), HasSubstr("u@b begins before u@2025-03-01 (local.yaml:1)"));
  const std::string closed =
      Head("unit", "u", "units: a\nto: 2026-01-01") + "figures: {shift_max: 11h}\n";
  EXPECT_EQ(Refused(closed + later), "");
  EXPECT_THAT(Refused(closed + "---\n" + closed), HasSubstr("u@2025-03-01 stands in local.yaml"));
  EXPECT_THAT(Refused("layer: statute\nversion: mine\nfrom: 2026-01-01\nfigures: {}"),
              HasSubstr("statute@mine begins before statute@2024-07-01 (statute.yaml:"));
}

TEST(RefusalsTest, VersionsThatContinueNothing) {
  EXPECT_THAT(Refused(Head("unit", "u", "units: a\ncontinues: old") + "figures: {}"),
              HasSubstr("continues: there is no earlier u@old"));
}

TEST(RefusalsTest, AgreementsThatAreNotOnFile) {
  EXPECT_THAT(Refused(Head("municipality", "p", "agreements: [\"79.01\", \"79.99\"]") +
                      "figures: {shift_max: 11h}"),
              HasSubstr("local.yaml:1: agreement '79.99' is not on file; known are 64.11"));
}

TEST(RefusalsTest, TwoLayersOfAKindThatSetOneFigureForTheSamePeople) {
  const std::string a = LocalAgreement("la-a", "shift_warn: 11h", "[sol, maane]") + "---\n";
  EXPECT_THAT(Refused(a + LocalAgreement("la-b", "shift_warn: 12h", "sol")),
              HasSubstr("shift_warn is set by la-a@2025-03-01 (local.yaml:1)"));
  EXPECT_EQ(Refused(a + LocalAgreement("la-b", "shift_warn: 12h", "stjerne")), "");
  EXPECT_EQ(Refused(a + LocalAgreement("la-b", "shift_max: 13h", "sol")), "");
}

TEST(RefusalsTest, AmountsLooserThanTheLayerAbove) {
  EXPECT_THAT(Refused(Policy("daily_rest: 10h")),
              HasSubstr("local.yaml:9: daily_rest: 10h is looser than 11h (statute@2024-07-01), "
                        "which has no slot for a municipality"));
  EXPECT_THAT(Refused(Policy("change_hour: 10.00 kr")),
              HasSubstr("local.yaml:9: change_hour: 10.00 kr is looser than 44.07 kr (64.11@"));
  EXPECT_EQ(Refused(Policy("daily_rest: 12h\n  change_hour: 60.00 kr")), "");
  EXPECT_THAT(Refused(LocalAgreement("la", "daily_rest: 8h")), HasSubstr("no slot for a local"));
}

TEST(RefusalsTest, AmountsBeyondTheBoundOfTheSlot) {
  EXPECT_EQ(Refused(LocalAgreement("la", "weekly_stretch: 7d")), "");
  EXPECT_THAT(Refused(LocalAgreement("la", "weekly_stretch: 8d")),
              HasSubstr("local.yaml:10: weekly_stretch: 8d is looser than 6d (statute@2024-07-01), "
                        "whose slot for a local agreement ends at 7d"));
}

TEST(RefusalsTest, AmountsThatALaterVersionAboveForbids) {
  const auto versions = [](const std::string& later) {
    return Head("municipality", "p", "to: 2027-01-01") + "figures: {shift_max: 11h}\n---\n" +
           "layer: municipality\nid: p\ntenant: legeby\nversion: n\nfrom: 2027-01-01\n"
           "document: d\nfigures: {shift_max: " +
           later + "}\n---\n" + Head("unit", "u", "units: a") + "figures: {shift_max: 10h}";
  };
  EXPECT_EQ(Refused(versions("10h")), "");
  EXPECT_THAT(Refused(versions("9h")), HasSubstr("shift_max: 10h is looser than 9h (p@n)"));
}

TEST(RefusalsTest, SlotsThatOpenMoreThanIsOpenOrNothing) {
  EXPECT_THAT(Refused(Policy("shift_max: {value: 12h, slot: {unit: 14h}}")),
              HasSubstr("local.yaml:9: shift_max: a slot to 14h opens more than"));
  EXPECT_THAT(Refused(Policy("shift_max: {value: 10h, slot: {unit: 9h}}")),
              HasSubstr("local.yaml:9: shift_max: a slot to 9h lets nobody go beyond 10h"));
  EXPECT_THAT(Refused(Policy("shift_max: {value: 10h, slot: {boss: 11h}}")),
              HasSubstr("local.yaml:9: unknown key 'boss' in slot"));
  EXPECT_THAT(Refused(Policy("shift_max: {value: 10h, slot: {unit: much}}")),
              HasSubstr("local.yaml:9: slot: 'much' is not a span"));
  EXPECT_EQ(Refused(Policy("shift_max: {value: 10h, slot: {unit: 12h}}") + "---\n" +
                    Head("unit", "u", "units: a") + "figures: {shift_max: 12h}"),
            "");
}

TEST(RefusalsTest, ANightPeriodOfLessThanSevenHours) {
  EXPECT_EQ(Refused(LocalAgreement("la", "night_start: 23:00\n  night_end: 06:00")), "");
  EXPECT_THAT(Refused(LocalAgreement("la", "night_start: 23:00")),
              HasSubstr("local.yaml:10: the night period is shorter than 7h"));
}

TEST(RefusalsTest, AllAtOnceInOrder) {
  const std::string said = Refused("color: red\n" + Policy("shift_max: 11h") + "---\n" +
                                   LocalAgreement("la", "daily_rest: 10h\n  shift_warn: soon"));
  const auto lines = std::count(said.begin(), said.end(), '\n') + 1;
  EXPECT_EQ(lines, 3) << said;
  EXPECT_LT(said.find("local.yaml:1:"), said.find("local.yaml:23:"));
  EXPECT_LT(said.find("daily_rest"), said.find("shift_warn"));
}

}  // namespace
}  // namespace vagtbro::worktime
