// What a line reports, and the keys that nobody can print.
#include "ivr/dialog/turn.h"

#include <gtest/gtest.h>

#include <sstream>

namespace vagtbro::ivr {
namespace {

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};
static_assert(!Printable<Keys>);
static_assert(Printable<std::string>);

std::string EntryOf(const Event& event) {
  const auto* entry = std::get_if<Entry>(&event);
  return entry ? "entry " + entry->keys.Reveal() : "none";
}

TEST(KeysTest, AFailingTestDoesNotShowThem) {
  EXPECT_EQ(::testing::PrintToString(Keys("1994")), "(keys)");
}

TEST(KeysTest, WipedKeysAreGoneFromMemory) {
  Keys keys("199471");
  keys.Wipe();
  const std::string bytes(reinterpret_cast<const char*>(&keys), sizeof(keys));
  EXPECT_EQ(bytes.find_first_not_of('\0'), std::string::npos);
}

TEST(KeysTest, AnythingElseThanKeysIsDropped) {
  EXPECT_EQ(Keys("1A\n2#").Reveal(), "12#");
  EXPECT_EQ(Keys(std::string(99, '7')).size(), 32u);
}

TEST(HeardTest, OnlyWhatFollowsTheLastStarCounts) {
  EXPECT_EQ(EntryOf(Heard("44*4422", true)), "entry 4422");
  EXPECT_EQ(EntryOf(Heard("4422", false)), "entry 4422");
  EXPECT_TRUE(std::holds_alternative<Cancel>(Heard("*", true)));
  EXPECT_TRUE(std::holds_alternative<Cancel>(Heard("**", false)));
  EXPECT_TRUE(std::holds_alternative<NoInput>(Heard("44*", false)));  // deleted, then silence
}

TEST(HeardTest, HashAloneIsAnEntryAndSilenceIsNone) {
  EXPECT_EQ(EntryOf(Heard("", true)), "entry ");
  EXPECT_TRUE(std::holds_alternative<NoInput>(Heard("", false)));
}

}  // namespace
}  // namespace vagtbro::ivr
