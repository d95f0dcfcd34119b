// The files that come with the program: complete, with a source for every figure.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "worktime/book/layer_reader.h"
#include "worktime/book/parameters.h"
#include "worktime/book/testing/layers.h"

namespace vagtbro::worktime {
namespace {

using testing::Day;

const std::vector<std::string> kAgreements = {"79.01", "79.03", "79.04", "64.11", "private_flat"};
// Confirmed by nobody, by layer. A figure that has been confirmed lowers its count here.
const std::map<std::string, int> kAssumed = {
    {"statute@2020-10-01", 5}, {"79.01@2020-10-01", 25},        {"79.01@2025-01-01", 2},
    {"79.01@2026-01-01", 4},   {"79.03@2020-10-01", 38},        {"79.03@2025-01-01", 2},
    {"79.03@2026-01-01", 5},   {"79.04@2020-10-01", 25},        {"79.04@2025-01-01", 2},
    {"79.04@2026-01-01", 5},   {"64.11@2020-10-01", 38},        {"64.11@2025-01-01", 6},
    {"64.11@2026-01-01", 5},   {"private_flat@2020-10-01", 27},
};

std::vector<Layer> ShippedLayers() {
  std::vector<Layer> layers;
  std::vector<Fault> faults;
  for (const BookFile& file : ShippedFiles()) {
    for (Layer& layer : ReadLayers(file, faults)) layers.push_back(std::move(layer));
  }
  EXPECT_TRUE(faults.empty());
  return layers;
}

// The first column of the table in SOURCES.md.
std::set<std::string> SourceKeys() {
  std::ifstream file(BOOK_FOLDER "/SOURCES.md");
  std::set<std::string> keys;
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("| ", 0) == 0) keys.insert(line.substr(2, line.find(" |", 2) - 2));
  }
  return keys;
}

TEST(ShippedTest, EveryFigureNamesASourceOnFile) {
  const std::set<std::string> keys = SourceKeys();
  for (const Layer& layer : ShippedLayers()) {
    for (const Figure& figure : layer.figures) {
      if (figure.source.rfind("assumption: ", 0) == 0) continue;
      std::istringstream sources(figure.source);
      for (std::string key; std::getline(sources >> std::ws, key, ',');) {
        EXPECT_TRUE(keys.count(key) == 1)
            << figure.file << ":" << figure.line << ": '" << key << "' is not in SOURCES.md";
      }
    }
  }
}

TEST(ShippedTest, TheAssumedFiguresAreCounted) {
  std::map<std::string, int> assumed;
  for (const Layer& layer : ShippedLayers()) {
    for (const Figure& figure : layer.figures) {
      if (figure.assumed) ++assumed[NameOf(layer)];
    }
  }
  EXPECT_EQ(assumed, kAssumed);
}

TEST(ShippedTest, StatuteAndAgreementSayEveryAmount) {
  for (const std::string& agreement : kAgreements) {
    ASSERT_TRUE(RuleBook::Shipped().Knows(agreement));
    for (const absl::Time time : {Day(2020, 10, 1), Day(2025, 1, 1), Day(2026, 1, 1)}) {
      for (const auto& figure : RuleBook::Shipped().Describe({"", agreement, {}, "", time})) {
        EXPECT_NE(figure.layer, "default") << agreement << ": " << figure.parameter;
      }
    }
  }
}

TEST(ShippedTest, TheDefaultsOfAProfileAreTheStatutes) {
  Profile statute = RuleBook::Shipped().For({"", "none", {}, "", Day(2026, 1, 1)});
  statute.version = Profile().version;
  EXPECT_EQ(statute, Profile());
}

TEST(ShippedTest, TheTableReachesEveryAmountOfAProfile) {
  // A new amount needs its row in parameters.cc, its figure in the files, and this size.
  EXPECT_EQ(sizeof(PayRates), 216u);
  EXPECT_EQ(sizeof(Profile), 664u);
  Profile changed;
  changed.reduced_rest = ReducedRest{};
  for (std::size_t i = 0; i < Parameters().size(); ++i) {
    const Parameter& row = Parameters()[i];
    if (row.name == "reduced_rest") continue;
    const Amount before = row.read(changed);
    const Amount after = row.type == AmountType::kFlag ? 1 - before : before + 1;
    row.write(changed, after);
    const bool told = i > *FindParameter("split_shift");  // these are only told
    EXPECT_EQ(row.read(changed), told ? before : after) << row.name;
  }
}

TEST(ShippedTest, EachParameterHasItsOwnName) {
  std::set<std::string_view> names;
  for (const Parameter& row : Parameters()) EXPECT_TRUE(names.insert(row.name).second) << row.name;
}

}  // namespace
}  // namespace vagtbro::worktime
