// A search finds what a person means, not what the bytes say.
#include "directory/domain/fold_case.h"

#include <gtest/gtest.h>

namespace vagtbro::directory {
namespace {

TEST(FoldCaseTest, DanishCapitalsFoldLikeTheOthers) {
  EXPECT_EQ(FoldCase("ÆBLE Øjvind ÅSE"), "æble øjvind åse");
  EXPECT_EQ(FoldCase("ÉMILE MÜLLER"), "émile müller");
}

TEST(FoldCaseTest, WhatIsNoLetterStays) {
  EXPECT_EQ(FoldCase("3×4 [a-Z] ß"), "3×4 [a-z] ß");
  EXPECT_EQ(FoldCase("Жаба"), "Жаба");
}

TEST(FoldCaseTest, MalformedBytesComeOutUnharmed) {
  EXPECT_EQ(FoldCase("\xC3"), "\xC3");
  EXPECT_EQ(FoldCase("\xFF\x80\x9E"), "\xFF\x80\x9E");
}

}  // namespace
}  // namespace vagtbro::directory
