#include "ivr/line/media/collector.h"

#include <gtest/gtest.h>

namespace vagtbro::ivr {
namespace {

absl::Duration S(double seconds) { return absl::Seconds(seconds); }

std::string Keyed(const std::optional<Event>& event) {
  if (!event) return "(open)";
  if (std::holds_alternative<Cancel>(*event)) return "(cancel)";
  if (std::holds_alternative<NoInput>(*event)) return "(nothing)";
  return std::get<Entry>(*event).keys.Reveal();
}

const Collect kNumber{.most = 6, .hash_ends = true};
const Collect kMenu{.most = 1};

TEST(Collector, EndsAtTheMostKeysOrAtHashWhichIsNoPartOfIt) {
  Collector full(Collect{.most = 3, .hash_ends = true});
  EXPECT_EQ(Keyed(full.OnKey('4', S(0))), "(open)");
  EXPECT_EQ(Keyed(full.OnKey('2', S(1))), "(open)");
  EXPECT_EQ(Keyed(full.OnKey('1', S(2))), "421");

  Collector ended(kNumber);
  EXPECT_EQ(Keyed(ended.OnKey('4', S(0))), "(open)");
  EXPECT_EQ(Keyed(ended.OnKey('#', S(1))), "4");

  Collector empty(kNumber);
  EXPECT_EQ(Keyed(empty.OnKey('#', S(1))), "");
}

TEST(Collector, HashIsAKeyWhereItEndsNothing) {
  Collector menu(kMenu);
  EXPECT_EQ(Keyed(menu.OnKey('#', S(0))), "#");
}

TEST(Collector, StarDeletesWhatIsKeyedAndIsCancelWithNothingKeyed) {
  Collector collector(kNumber);
  EXPECT_EQ(Keyed(collector.OnKey('4', S(0))), "(open)");
  EXPECT_EQ(Keyed(collector.OnKey('*', S(1))), "(open)");
  EXPECT_EQ(Keyed(collector.OnKey('7', S(2))), "(open)");
  EXPECT_EQ(Keyed(collector.OnKey('#', S(3))), "7");
  Collector empty(kNumber);
  EXPECT_EQ(Keyed(empty.OnKey('*', S(0))), "(cancel)");
}

TEST(Collector, SilenceCountsFromTheEndOfThePrompt) {
  Collector collector(kNumber);
  EXPECT_EQ(Keyed(collector.OnTime(S(100))), "(open)");
  collector.PromptEnded(S(100));
  EXPECT_EQ(Keyed(collector.OnTime(S(106.9))), "(open)");
  EXPECT_EQ(Keyed(collector.OnTime(S(107))), "(nothing)");
}

TEST(Collector, TheTimeBetweenKeysEndsAnEntry) {
  Collector collector(kNumber);
  collector.PromptEnded(S(0));
  EXPECT_EQ(Keyed(collector.OnKey('4', S(6))), "(open)");
  EXPECT_EQ(Keyed(collector.OnTime(S(9.9))), "(open)");
  EXPECT_EQ(Keyed(collector.OnTime(S(10))), "4");
}

// Who keyed during the prompt is not given the long time after it.
TEST(Collector, AKeyDuringThePromptBeginsTheShortTime) {
  Collector collector(kNumber);
  EXPECT_EQ(Keyed(collector.OnKey('4', S(1))), "(open)");
  collector.PromptEnded(S(1));
  EXPECT_EQ(Keyed(collector.OnTime(S(5))), "4");
}

TEST(Collector, DropsWhatIsNoKey) {
  Collector menu(kMenu);
  EXPECT_EQ(Keyed(menu.OnKey('A', S(0))), "(open)");
}

}  // namespace
}  // namespace vagtbro::ivr
