// Random stacks of layers against a second, plain implementation that knows nothing but ranks.
//
// A rank is how strict an amount is, 0 being the loosest; the texts of each rank stand in a table.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>

#include "worktime/book/parameters.h"
#include "worktime/book/testing/layers.h"

namespace vagtbro::worktime {
namespace {

using testing::Day;
using Strings = std::vector<std::string>;

struct Ladder {
  std::string name;
  int unsaid;     // rank of the amount that holds if nobody says anything
  Strings texts;  // by rank
};
const std::vector<Ladder> kLadders = {
    {"daily_rest", 2, {"9h", "10h", "11h", "12h", "13h"}},
    {"shift_max", 2, {"14h", "13h", "12h", "11h", "10h"}},
    {"voluntary_extra_work", 1, {"yes", "no"}},
    {"change_hour", 0, {"0.00 kr", "10.00 kr", "20.00 kr", "30.00 kr"}},
    {"evening_start", 1, {"01:00", "00:00", "23:00", "17:00"}},
};
const Strings kKinds = {"statute",      "agreement", "local_agreement",
                        "municipality", "unit",      "person"};
const Strings kSlotNames = {"organisations", "local_agreement", "municipality", "unit", "person"};
constexpr int kYears = 3;  // 2025 .. 2027; nothing changes within a year
constexpr int kAny = -1;   // looser than every rank

struct PlainFigure {
  int rank;
  std::optional<std::map<int, int>> slots;  // place in kSlotNames -> rank
};
struct PlainLayer {
  int kind;
  std::string id;
  std::string version;
  Strings agreements, units;  // empty: all
  std::string person;         // empty: all
  bool by_organisations;
  int from_year, to_year;  // to_year is not in it
  std::map<std::size_t, PlainFigure> figures;
};
struct Who {
  std::string agreement, unit, person;  // empty: none in particular
};

bool In(const Strings& names, const std::string& name) {
  return names.empty() || std::count(names.begin(), names.end(), name) != 0;
}
bool Holds(const PlainLayer& layer, const Who& who, int year) {
  if (year < layer.from_year || year >= layer.to_year) return false;
  if (layer.kind == 0) return true;
  if (layer.kind == 1) return layer.id == who.agreement;
  return In(layer.agreements, who.agreement) && In(layer.units, who.unit) &&
         (layer.person.empty() || layer.person == who.person);
}
int Depth(const PlainLayer& layer) { return 2 * layer.kind + (layer.units.empty() ? 0 : 1); }

struct PlainStanding {
  int rank;
  bool said = false;
  std::map<int, int> slots;
};
using PlainStack = std::vector<PlainStanding>;

// False: the figure may not be said; then it is left out, or the slots that it may not open are.
bool LayFigure(PlainStanding& now, const PlainLayer& layer, const PlainFigure& figure) {
  const bool free = layer.kind == 0 || (layer.kind == 1 && !now.said);
  int farthest = now.rank;
  for (const auto& [slot, rank] : now.slots) {
    const bool mine = slot + 1 == layer.kind || (slot == 0 && layer.by_organisations);
    if (mine) farthest = std::min(farthest, rank);
  }
  if (!free && figure.rank < farthest) return false;
  bool all = true;
  std::map<int, int> slots = now.slots;
  if (figure.slots) slots.clear();
  for (const auto& [slot, rank] : figure.slots.value_or(std::map<int, int>())) {
    const bool theirs = now.slots.count(slot) != 0 && now.slots.at(slot) <= rank;
    const bool open = free || rank >= farthest || theirs;
    all = all && open && rank < figure.rank;
    if (open) slots[slot] = rank;
  }
  now = {figure.rank, true, slots};
  return all;
}

class Town {
 public:
  explicit Town(unsigned seed) : random_(seed) {
    AddVersions(0, "statute");
    AddVersions(1, "A");
    AddVersions(1, "B");
    for (int i = Pick(6); i > 0; --i) {
      const int kind = 2 + Pick(4);
      Add(kind, kKinds[static_cast<std::size_t>(kind)] + std::to_string(Pick(2)), Pick(kYears), 0);
    }
    std::stable_sort(layers_.begin(), layers_.end(),
                     [](const PlainLayer& a, const PlainLayer& b) { return Depth(a) < Depth(b); });
  }

  // Every layer on its own, as somebody would check it by hand.
  bool MayStand() const {
    for (const PlainLayer& layer : layers_) {
      for (const PlainLayer& other : layers_) {
        if (&layer < &other && !SideBySide(layer, other)) return false;
      }
      for (const std::string& agreement : Strings{"A", "B"}) {
        if (layer.kind == 1 ? layer.id != agreement : !In(layer.agreements, agreement)) continue;
        for (const std::string& unit : layer.units.empty() ? Strings{""} : layer.units) {
          for (int year = layer.from_year; year < layer.to_year; ++year) {
            if (!MayLie(layer, {agreement, unit, layer.person}, year)) return false;
          }
        }
      }
    }
    return true;
  }

  PlainStack Standing(const Who& who, int year, int below = 99) const {
    PlainStack stack;
    for (const Ladder& ladder : kLadders) stack.push_back({ladder.unsaid, false, {}});
    for (const PlainLayer& layer : layers_) {
      if (Depth(layer) >= below || !Holds(layer, who, year)) continue;
      for (const auto& [i, figure] : layer.figures) LayFigure(stack[i], layer, figure);
    }
    return stack;
  }

  // True if some layer that holds here lets somebody go down to `rank`.
  bool HasSlot(std::size_t ladder, int rank, const Who& who, int year) const {
    return std::any_of(layers_.begin(), layers_.end(), [&](const PlainLayer& layer) {
      const auto figure = layer.figures.find(ladder);
      if (!Holds(layer, who, year) || figure == layer.figures.end()) return false;
      const auto slots = figure->second.slots.value_or(std::map<int, int>());
      return std::any_of(slots.begin(), slots.end(),
                         [rank](const auto& slot) { return slot.second <= rank; });
    });
  }

  std::string Yaml() const {
    std::string text;
    for (const PlainLayer& layer : layers_) text += "---\n" + YamlOf(layer);
    return text;
  }
  const std::vector<PlainLayer>& layers() const { return layers_; }

 private:
  int Pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
  bool Chance(int percent) { return Pick(100) < percent; }

  void AddVersions(int kind, const std::string& id) {
    const int change = Pick(2) == 0 ? kYears : 1 + Pick(kYears - 1);
    Add(kind, id, 0, change);
    if (change < kYears) Add(kind, id, change, kYears);
  }

  void Add(int kind, const std::string& id, int from_year, int to_year) {
    if (to_year == 0) to_year = from_year + 1 + Pick(kYears - from_year);
    PlainLayer layer{
        kind, id, "v" + std::to_string(layers_.size()), {}, {}, "", false, from_year, to_year, {}};
    if (kind == 2 || (kind > 2 && Chance(30))) layer.agreements = Some({"A", "B"});
    if (kind == 4 || (kind != 3 && kind > 1 && Chance(50))) layer.units = Some({"u1", "u2"});
    if (kind == 5) layer.person = Chance(50) ? "p1" : "p2";
    layer.by_organisations = kind == 2 && Chance(30);
    for (int i = kind == 0 ? 3 : 1 + Pick(2); i > 0; --i) {
      const auto ladder = static_cast<std::size_t>(Pick(static_cast<int>(kLadders.size())));
      layer.figures[ladder] = RandomFigure(kind, static_cast<int>(kLadders[ladder].texts.size()));
    }
    layers_.push_back(layer);
  }

  PlainFigure RandomFigure(int kind, int ranks) {
    // Mostly strict, so that some stacks stand.
    const int looser = kind == 0 || Chance(50) ? Pick(ranks) : 0;
    PlainFigure figure{ranks - 1 - looser, {}};
    if (!Chance(kind < 2 ? 70 : 10)) return figure;
    figure.slots.emplace();
    for (int i = Pick(3); i > 0; --i) {
      (*figure.slots)[Pick(5)] =
          figure.rank - 1 - (figure.rank > 0 && Chance(60) ? Pick(figure.rank + 1) : 0);
    }
    return figure;
  }

  Strings Some(const Strings& all) {
    if (Chance(34)) return all;
    return {all[static_cast<std::size_t>(Pick(2))]};
  }

  static bool Share(const Strings& a, const Strings& b) {
    return a.empty() || b.empty() ||
           std::any_of(a.begin(), a.end(), [&b](const std::string& name) { return In(b, name); });
  }

  static bool SideBySide(const PlainLayer& a, const PlainLayer& b) {
    if (a.kind != b.kind || a.from_year >= b.to_year || b.from_year >= a.to_year) return true;
    if (a.id == b.id) return false;
    if (a.kind < 2 || Depth(a) != Depth(b) || a.person != b.person) return true;
    if (!Share(a.agreements, b.agreements) || !Share(a.units, b.units)) return true;
    return std::none_of(a.figures.begin(), a.figures.end(),
                        [&b](const auto& figure) { return b.figures.count(figure.first) != 0; });
  }

  bool MayLie(const PlainLayer& layer, const Who& who, int year) const {
    PlainStack stack = Standing(who, year, Depth(layer));
    return std::all_of(layer.figures.begin(), layer.figures.end(), [&](const auto& figure) {
      return LayFigure(stack[figure.first], layer, figure.second);
    });
  }

  static std::string Joined(const Strings& names) {
    std::string text = "[";
    for (const std::string& name : names) text += (text == "[" ? "" : ", ") + name;
    return text + "]\n";
  }

  static std::string YamlOf(const PlainLayer& layer) {
    std::string text = "layer: " + kKinds[static_cast<std::size_t>(layer.kind)] + "\n";
    if (layer.kind == 1) text += "agreement: " + layer.id + "\n";
    if (layer.kind > 1) text += "id: " + layer.id + "\ntenant: t\ndocument: d\n";
    if (!layer.agreements.empty()) text += "agreements: " + Joined(layer.agreements);
    if (!layer.units.empty()) text += "units: " + Joined(layer.units);
    if (!layer.person.empty()) text += "employment: " + layer.person + "\n";
    if (layer.by_organisations) text += "signed_by: organisations\n";
    text += "version: " + layer.version + "\nfrom: " + std::to_string(2025 + layer.from_year) +
            "-01-01\n";
    if (layer.to_year < kYears) text += "to: " + std::to_string(2025 + layer.to_year) + "-01-01\n";
    text += "figures:\n";
    for (const auto& [i, figure] : layer.figures) text += YamlOf(kLadders[i], figure);
    return text;
  }

  static std::string YamlOf(const Ladder& ladder, const PlainFigure& figure) {
    const auto words = [&ladder](int rank) {
      return rank == kAny ? "any" : ladder.texts[static_cast<std::size_t>(rank)];
    };
    std::string text = "  " + ladder.name + ": {value: \"" + words(figure.rank) + "\", source: s";
    if (figure.slots && figure.slots->empty()) text += ", slot: none";
    if (figure.slots && !figure.slots->empty()) {
      text += ", slot: {";
      for (const auto& [slot, rank] : *figure.slots) {
        text += kSlotNames[static_cast<std::size_t>(slot)] + ": \"" + words(rank) + "\", ";
      }
      text += "}";
    }
    return text + "}\n";
  }

  std::mt19937 random_;
  std::vector<PlainLayer> layers_;
};

// The rank of what the book says.
int RankIn(const Profile& profile, std::size_t ladder) {
  const Parameter& row = Parameters()[*FindParameter(kLadders[ladder].name)];
  const Strings& texts = kLadders[ladder].texts;
  for (std::size_t rank = 0; rank < texts.size(); ++rank) {
    if (row.read(profile) == ParseAmount(row.type, texts[rank])) return static_cast<int>(rank);
  }
  return -2;
}

void ExpectSame(const RuleBook& book, const Town& town, const Strings& units,
                const std::string& agreement, const std::string& person, int year) {
  const Profile& profile = book.For({"t", agreement, units, person, Day(2025 + year, 6, 1)});
  for (std::size_t i = 0; i < kLadders.size(); ++i) {
    int expected = kAny;
    for (const std::string& unit : units.empty() ? Strings{""} : units) {
      const Who who{agreement, unit, person};
      const int here = town.Standing(who, year)[i].rank;
      for (const PlainLayer& layer : town.layers()) {
        if (!Holds(layer, who, year) || layer.figures.count(i) == 0) continue;
        if (layer.figures.at(i).rank > here) {
          EXPECT_TRUE(town.HasSlot(i, here, who, year)) << kLadders[i].name;
        }
      }
      expected = std::max(expected, here);
    }
    EXPECT_EQ(RankIn(profile, i), expected) << kLadders[i].name << " " << profile.version;
  }
}

TEST(LayeringTest, RandomStacksStandAsASecondImplementationSays) {
  int accepted = 0;
  constexpr int kTowns = 1'000;
  for (unsigned seed = 0; seed < kTowns; ++seed) {
    const Town town(seed);
    SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + town.Yaml());
    const auto book = RuleBook::Load({{"town.yaml", town.Yaml()}});
    ASSERT_EQ(book.ok(), town.MayStand()) << book.status().message();
    if (!book.ok()) continue;
    ++accepted;
    for (const Strings& units : std::vector<Strings>{{}, {"u1"}, {"u2"}, {"u1", "u2"}, {"u9"}}) {
      for (const std::string& agreement : Strings{"A", "B"}) {
        for (const std::string& person : Strings{"p1", "p2", "p9"}) {
          for (int year = 0; year < kYears; ++year) {
            ExpectSame(*book, town, units, agreement, person, year);
          }
        }
      }
    }
    ASSERT_FALSE(::testing::Test::HasFailure());
  }
  EXPECT_GT(accepted, kTowns / 10);
  EXPECT_LT(accepted, kTowns * 9 / 10);
}

}  // namespace
}  // namespace vagtbro::worktime
