// The golden book, an example a test. What an example says stands in the book, not here.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "worktime/golden/reader.h"
#include "worktime/local_time.h"
#include "worktime/nearest_legal.h"
#include "worktime/rules.h"

namespace vagtbro::worktime::golden {

// For GoogleTest.
void PrintTo(const Example& example, std::ostream* out) { *out << example.place; }

namespace {

std::string TextOf(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// By name, but the profiles first: the others use them.
const Book& GoldenBook() {
  static const Book* book = [] {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(GOLDEN_BOOK_FOLDER)) {
      if (entry.path().extension() == ".golden") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::stable_partition(paths.begin(), paths.end(),
                          [](const auto& path) { return path.stem() == "profiles"; });
    std::vector<File> files;
    for (const auto& path : paths) files.push_back({path.filename(), TextOf(path)});
    return new Book(ReadBook(files));
  }();
  return *book;
}

std::string_view Say(Answer answer) {
  switch (answer) {
    case Answer::kPassed:
      return "passed";
    case Answer::kWarned:
      return "warned";
    case Answer::kBroken:
      return "broken";
  }
  return "";
}

Answer AnswerOf(const RuleResult& result) {
  return !result.passed ? Answer::kBroken : result.warned ? Answer::kWarned : Answer::kPassed;
}

std::string Say(const RuleResult& result) {
  std::ostringstream text;
  text << Name(result.rule) << ": " << Say(AnswerOf(result));
  if (result.margin_minutes) text << ", margin " << *result.margin_minutes;
  for (const Input& input : result.inputs) text << "; " << input.name << " " << ValueText(input);
  return text.str();
}

std::string Say(const PayItem& item) {
  std::ostringstream text;
  text << Name(item.line) << ", " << item.minutes << " min, " << item.ore << " øre";
  return text.str();
}

std::string Say(const Interval& interval) {
  return absl::FormatTime("%Y-%m-%d %H:%M", interval.start_time, DanishTime()) + " - " +
         absl::FormatTime("%Y-%m-%d %H:%M", interval.end_time, DanishTime());
}

class GoldenBookTest : public ::testing::TestWithParam<Example> {};

void CheckRules(const Example& example, const Verdict& verdict) {
  for (const RuleResult& result : verdict.results) {
    const auto named = example.rules.find(result.rule);
    const bool is_named = named != example.rules.end();
    // Where the book says whether the duty is allowed, it names each rule that objects.
    if (!is_named && !example.allowed) continue;
    const Expectation expected = is_named ? named->second : Expectation{};
    EXPECT_EQ(Say(AnswerOf(result)), Say(expected.answer)) << "  came: " << Say(result);
    if (expected.margin_minutes) {
      EXPECT_EQ(result.margin_minutes, expected.margin_minutes) << "  came: " << Say(result);
    }
    if (expected.no_margin) {
      EXPECT_FALSE(result.margin_minutes) << "  came: " << Say(result);
    }
  }
}

void CheckPay(const Example& example, const Cost& cost) {
  const auto say = [](const std::vector<PayItem>& items) {
    std::vector<std::string> lines;
    for (const PayItem& item : items) lines.push_back(Say(item));
    return lines;
  };
  if (!example.pay.empty()) {
    EXPECT_EQ(say(cost.items), say(example.pay));
  }
  if (example.total_ore) {
    EXPECT_EQ(cost.ore(), *example.total_ore);
  }
}

void CheckNearest(const Example& example, const Worker& worker) {
  const auto nearest = NearestLegal(worker, example.proposal, example.profile);
  if (example.none_nearest) {
    EXPECT_FALSE(nearest) << "  came: " << Say(*nearest);
  }
  if (!example.nearest) return;
  EXPECT_EQ(nearest ? Say(*nearest) : "none", Say(*example.nearest));
}

TEST_P(GoldenBookTest, Holds) {
  const Example& example = GetParam();
  SCOPED_TRACE(example.place + ": " + example.name + "\n  source: " + example.source +
               "\n  because: " + example.because);
  const Worker worker(example.facts, CountingOf(example.profile));
  const Verdict verdict = Evaluate(worker, example.proposal, example.profile);
  if (example.allowed) {
    EXPECT_EQ(verdict.allowed ? "allowed" : "not allowed",
              std::string(*example.allowed ? "allowed" : "not allowed"));
  }
  CheckRules(example, verdict);
  CheckPay(example, CostOf(worker, example.proposal, example.profile));
  if (example.nearest || example.none_nearest) CheckNearest(example, worker);
}

// "Seven days in a row" as SevenDaysInARow.
std::string TestName(const ::testing::TestParamInfo<Example>& info) {
  std::string name;
  bool starts_word = true;
  for (const char c : info.param.name) {
    const bool fits = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (fits) {
      name += starts_word ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    }
    starts_word = !fits;
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Book, GoldenBookTest, ::testing::ValuesIn(GoldenBook().examples),
                         TestName);

TEST(GoldenBookTextTest, EveryLineCanBeRead) {
  EXPECT_EQ(GoldenBook().faults, std::vector<std::string>());
}

TEST(GoldenBookTextTest, TheBookIsThick) { EXPECT_GE(GoldenBook().examples.size(), 300u); }

// An example that is whole but for `line`.
std::vector<std::string> Faults(const std::string& line) {
  const std::string text =
      "example: a\n  asked: 2026-03-02 07:00-15:00\n  allowed: yes\n  source: s\n  " + line;
  return ReadBook({{"f.golden", text}}).faults;
}

TEST(GoldenBookTextTest, AFaultIsToldWithFileAndLine) {
  EXPECT_TRUE(Faults("works: 2026-03-03 07:00-15:00").empty());
  for (const std::string line :
       {"works: 2026-02-30 07:00-15:00", "works: 2026-03-03 07:00-25:00", "works: 2026-03-03 7-15",
        "works: 2026-03-03 07:00-15:00, standing", "works 2026-03-03", "worked: 2026-03-03",
        "REST-12: passed", "REST-11: fine", "REST-11: passed, margin x", "with: daily rest = 11",
        "with: nightly rest = 11h", "is: gardener", "under: nothing", "pays: hours, 8h, 1600 kr",
        "works: 2026-03-03 - 2026-03-08 mo 07:00-15:00", "works: 2026-03-03 02:30 winter -"}) {
    EXPECT_EQ(Faults(line), std::vector<std::string>{"f.golden:5: cannot read \"" + line + "\""});
  }
}

TEST(GoldenBookTextTest, AnExampleWithoutItsQuestionAnswerOrSourceIsAFault) {
  const std::string asked = "  asked: 2026-03-02 07:00-15:00\n";
  EXPECT_EQ(ReadBook({{"f", "example: a\n  allowed: yes\n  source: s\n"}}).faults,
            std::vector<std::string>{"f:1: \"a\" lacks \"asked\""});
  EXPECT_EQ(ReadBook({{"f", "example: a\n" + asked + "  source: s\n"}}).faults,
            std::vector<std::string>{"f:1: \"a\" lacks what is expected"});
  EXPECT_EQ(ReadBook({{"f", "example: a\n" + asked + "  allowed: yes\n"}}).faults,
            std::vector<std::string>{"f:1: \"a\" lacks \"source\""});
}

}  // namespace
}  // namespace vagtbro::worktime::golden
