// What people type and read: times, spans, tables, words, exit codes, the system file, completion.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "completion.h"
#include "exit_code.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "kit/time/local_time.h"
#include "system_file.h"
#include "table.h"
#include "times.h"
#include "vagtbro/pool/v1/pool_events.pb.h"
#include "vagtbro/sickness/v1/sickness_facts.pb.h"
#include "words.h"

namespace vagtbro::vagt {
namespace {

absl::Time Local(int month, int day, int hour, int minute = 0) {
  return absl::FromCivil(absl::CivilMinute(2026, month, day, hour, minute), kit::LocalZone());
}
const absl::Time kNow = Local(2, 2, 5, 40);

TEST(TimesTest, ATimeMayBeTypedInEveryUsualWay) {
  for (const char* text :
       {"2026-02-02T07:00", "2026-02-02 07:00", "2026-02-02T07:00:00", "2026-02-02T07:00+01:00",
        "2026-02-02T06:00Z", "2026-02-02T06:00:00Z", "07:00", "7:00", "now+80m", "now+1h20m"}) {
    const auto time = ParseTime(text, kNow);
    ASSERT_TRUE(time.ok()) << text << ": " << time.status();
    EXPECT_EQ(*time, Local(2, 2, 7)) << text;
  }
  EXPECT_EQ(*ParseTime("now", kNow), kNow);
  EXPECT_EQ(*ParseTime("2026-02-03", kNow), Local(2, 3, 0));
}

TEST(TimesTest, WhatIsNoTimeIsRefusedWithAnExample) {
  for (const char* text : {"", "soon", "25:00", "2026-02-30", "2026-02-02T07", "now+", "now-1h"}) {
    const auto time = ParseTime(text, kNow);
    EXPECT_EQ(time.status().code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_NE(std::string(time.status().message()).find("write"), std::string::npos) << text;
  }
}

TEST(TimesTest, AnHourThatTheClockSkipsOrRepeatsIsNotGuessed) {
  EXPECT_FALSE(ParseTime("2026-03-29T02:30", kNow).ok());
  const auto twice = ParseTime("2026-10-25T02:30", kNow);
  ASSERT_FALSE(twice.ok());
  EXPECT_NE(std::string(twice.status().message()).find("+02:00"), std::string::npos);
  EXPECT_EQ(*ParseTime("2026-10-25T02:30+01:00", kNow),
            *ParseTime("2026-10-25T02:30+02:00", kNow) + absl::Hours(1));
}

TEST(TimesTest, SpansKnowDaysAndRefuseNothingAndNonsense) {
  EXPECT_EQ(*ParseSpan("45m"), absl::Minutes(45));
  EXPECT_EQ(*ParseSpan("1h30m"), absl::Minutes(90));
  EXPECT_EQ(*ParseSpan("2d"), absl::Hours(48));
  EXPECT_EQ(*ParseSpan("1d2h"), absl::Hours(26));
  for (const char* text : {"", "d", "0m", "-5m", "5", "xd", "1d2", "soon", "inf"}) {
    EXPECT_FALSE(ParseSpan(text).ok()) << text;
  }
}

TEST(TimesTest, DaysEndAtLocalMidnightAlsoOverTheClockChange) {
  EXPECT_EQ(EndOfDays(Local(2, 2, 7), 1), Local(2, 3, 0));
  EXPECT_EQ(EndOfDays(Local(3, 28, 7), 2), Local(3, 30, 0));
}

TEST(TimesTest, IntervalsAreShownInDanishTimeAndNameTheSecondDayOnlyIfNeeded) {
  EXPECT_EQ(ShowInterval(kit::MakeInterval(Local(2, 2, 23), Local(2, 3, 7))),
            "Mon 2 Feb 23:00-07:00");
  EXPECT_EQ(ShowInterval(kit::MakeInterval(Local(2, 2, 7), Local(2, 4, 0))),
            "Mon 2 Feb 07:00 - Wed 4 Feb 00:00");
}

TEST(TableTest, ColumnsLineUpAlsoWithDanishLettersAndNothingTrails) {
  Table table({"NAME", "UNIT"});
  table.Add({"Åse Kjær", "nh1-a"});
  table.Add({"Bo", ""});
  std::ostringstream out;
  table.Print(out, false);
  EXPECT_EQ(out.str(), "NAME      UNIT\nÅse Kjær  nh1-a\nBo        -\n");
}

TEST(TableTest, OnlyATerminalGetsEscapes) {
  Table table({"NAME"});
  std::ostringstream bold;
  table.Print(bold, true);
  EXPECT_EQ(bold.str(), "\033[1mNAME\n\033[0m");
}

TEST(WordsTest, EnumsReadAsWordsAndAreTypedWithDashes) {
  EXPECT_EQ(Word(pool::v1::RUNG_OWN_OFF_DUTY), "own off duty");
  EXPECT_EQ(Word(pool::v1::RUNG_UNSPECIFIED), "");
  EXPECT_EQ(FromChoice<sickness::v1::AbsenceKind>("child-first-day"),
            sickness::v1::ABSENCE_KIND_CHILD_FIRST_DAY);
  EXPECT_EQ(FromChoice<sickness::v1::AbsenceKind>("flu"), sickness::v1::ABSENCE_KIND_UNSPECIFIED);
  EXPECT_EQ(Choices<sickness::v1::AbsenceKind>().size(), 6u);
  EXPECT_EQ(LevelWord(roster::v1::SERVICE_LEVEL_BELOW_C), "below C");
}

TEST(WordsTest, AMarginIsHoursAndMinutesOnTheRightSideOfTheLimit) {
  EXPECT_EQ(MarginWords(330, false), "5 h 30 min to spare");
  EXPECT_EQ(MarginWords(330, true), "5 t 30 min til grænsen");
  EXPECT_EQ(MarginWords(120, false), "2 h to spare");
  EXPECT_EQ(MarginWords(0, false), "exactly at the limit");
  EXPECT_EQ(MarginWords(0, true), "præcis på grænsen");
  EXPECT_EQ(MarginWords(-45, false), "broken by 45 min");
  EXPECT_EQ(MarginWords(-150, true), "brudt med 2 t 30 min");
}

TEST(ExitCodeTest, EachKindOfNoHasItsOwnCode) {
  EXPECT_EQ(ExitCodeOf(absl::OkStatus()), kOk);
  EXPECT_EQ(ExitCodeOf(absl::InternalError("x")), kUnexpected);
  EXPECT_EQ(ExitCodeOf(absl::DataLossError("x")), kUnexpected);
  EXPECT_EQ(ExitCodeOf(kit::Malformed("unit_id", "x")), kUsage);
  EXPECT_EQ(ExitCodeOf(kit::Refused("LAW", "x")), kRefused);
  EXPECT_EQ(ExitCodeOf(kit::Unknown("UNKNOWN_GAP", "x")), kNotFound);
  EXPECT_EQ(ExitCodeOf(absl::UnavailableError("x")), kUnavailable);
  EXPECT_EQ(ExitCodeOf(absl::DeadlineExceededError("x")), kUnavailable);
}

TEST(ExitCodeTest, ASentenceEndsWithItsReason) {
  EXPECT_EQ(Sentence(kit::Refused("NOT_AWAY", "nobody is away")), "nobody is away [NOT_AWAY]");
  EXPECT_EQ(Sentence(absl::InternalError("broken")), "broken");
}

TEST(SystemFileTest, JsonAndYamlAreReadAlike) {
  for (const char* text : {R"({"tenant":"legeby","services":{"pool":"127.0.0.1:7130"},"x":1})",
                           "tenant: legeby\nservices:\n  pool: 127.0.0.1:7130\n"}) {
    const auto system = SystemFile::Parse(text);
    ASSERT_TRUE(system.ok()) << system.status();
    EXPECT_EQ(system->tenant, "legeby");
    EXPECT_EQ(system->services.at("pool"), "127.0.0.1:7130");
  }
  EXPECT_FALSE(SystemFile::Parse("{").ok());
  EXPECT_FALSE(SystemFile::Parse("just text").ok());
  EXPECT_TRUE(absl::IsNotFound(SystemFile::Read("/no/such/file").status()));
}

const std::vector<CompletionCommand> kTree = {
    {.path = "",
     .subcommands = {{"sick", "Don't ask why"}},
     .options = {{"--output", "How", true, {"table", "json"}}}},
    {.path = "sick", .subcommands = {{"report", "Report sick"}}, .options = {}},
    {.path = "sick report",
     .subcommands = {},
     .options = {{"--kind", "Kind", true, {"own-illness"}}, {"--late", "Late", false, {}}}}};

// What bash would offer for the last of `words`.
std::string InBash(const std::string& words) {
  const std::string file = testing::TempDir() + "/vagt-completion.bash";
  std::ofstream(file) << BashCompletion(kTree);
  const std::string command = "bash -c 'source " + file + "; COMP_WORDS=(" + words +
                              "); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _vagt;"
                              " echo \"${COMPREPLY[*]}\"' 2>&1";
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 256> line{};
  std::string text;
  while (std::fgets(line.data(), line.size(), pipe) != nullptr) text += line.data();
  pclose(pipe);
  return text;
}

TEST(CompletionTest, BashOffersCommandsOptionsAndChoicesWhereTheyStand) {
  EXPECT_EQ(InBash("vagt \"\""), "sick --output\n");
  EXPECT_EQ(InBash("vagt sick r"), "report\n");
  EXPECT_EQ(InBash("vagt sick report --l"), "--late\n");
  EXPECT_EQ(InBash("vagt sick report --kind \"\""), "own-illness\n");
  EXPECT_EQ(InBash("vagt --output j"), "json\n");
}

TEST(CompletionTest, ZshAndFishCarryDescriptionsWithTheirQuotesIntact) {
  const std::string zsh = ZshCompletion(kTree);
  EXPECT_NE(zsh.find("#compdef vagt\n"), std::string::npos);
  EXPECT_NE(zsh.find("'sick:Don'\\''t ask why'"), std::string::npos);
  const std::string fish = FishCompletion(kTree);
  EXPECT_NE(fish.find("-a sick -d 'Don\\'t ask why'"), std::string::npos);
  EXPECT_NE(fish.find("-l kind -x -a 'own-illness'"), std::string::npos);
}

}  // namespace
}  // namespace vagtbro::vagt
