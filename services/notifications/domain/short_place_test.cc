// However little room there is, people know which unit is meant.
#include "notifications/domain/short_place.h"

#include <gtest/gtest.h>

#include "notifications/domain/sms_text.h"

namespace vagtbro::notifications {
namespace {

TEST(ShortPlaceTest, WhatFitsStaysAsItIs) {
  EXPECT_EQ(ShortPlace("Lindehaven, Anemonen", 20), "Lindehaven, Anemonen");
}

TEST(ShortPlaceTest, TheFacilityGivesWayBeforeTheUnitsOwnName) {
  EXPECT_EQ(ShortPlace("Lindehaven, Anemonen", 19), "Anemonen");
  EXPECT_EQ(ShortPlace("Botilbud Kløver, Kløver, hus 2", 20), "Kløver, hus 2");
}

TEST(ShortPlaceTest, AFacilityIsSaidOnceForTheUnitsOfOneWatch) {
  const std::string watch = "Solgården, 1. sal + Solgården, 2. sal";
  EXPECT_EQ(ShortPlace(watch, 30), "Solgården, 1. sal + 2. sal");
  EXPECT_EQ(ShortPlace(watch, 20), "1. sal + 2. sal");
  EXPECT_EQ(ShortPlace("Solgården, 1. sal + Åparken, 2. sal", 33), "1. sal + 2. sal");
}

TEST(ShortPlaceTest, WordsAreLeftOutNotCut) {
  EXPECT_EQ(ShortPlace("Hjemmeplejen Syd", 15), "Hjemmeplejen");
  EXPECT_EQ(ShortPlace("Hjemmeplejen Syd og Vest", 16), "Hjemmeplejen Syd");
  EXPECT_EQ(ShortPlace("Anemonen + Bøgehuset", 13), "Anemonen");
  EXPECT_EQ(ShortPlace("Hjemmesygeplejen", 12), "Hjemmesygepl");
}

TEST(SmsTextTest, ACutBetweenWordsEndsWithALetter) {
  EXPECT_EQ(CutToWords("Ægir, Åse", 9), "Ægir, Åse");
  EXPECT_EQ(CutToWords("Ægir, Åse", 8), "Ægir");
  EXPECT_EQ(CutToWords("Ægir, Åse", 5), "Ægir");
  EXPECT_EQ(CutToWords("", 5), "");
}

}  // namespace
}  // namespace vagtbro::notifications
