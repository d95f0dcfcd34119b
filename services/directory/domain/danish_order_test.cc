#include "directory/domain/danish_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace vagtbro::directory {
namespace {

TEST(DanishOrderTest, TheThreeLettersComeLastAndInTheirOrder) {
  std::vector<std::string> names = {"Åse", "Ærø", "Zoe", "øjvind", "Anna", "ægir", "Bo"};
  std::sort(names.begin(), names.end(),
            [](const auto& a, const auto& b) { return DanishOrder(a) < DanishOrder(b); });
  EXPECT_EQ(names, (std::vector<std::string>{"Anna", "Bo", "Zoe", "ægir", "Ærø", "øjvind", "Åse"}));
}

}  // namespace
}  // namespace vagtbro::directory
