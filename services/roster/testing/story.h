// Story: a test told on a Bench, once in memory and once on a real RocksDB.
//
// When a story has ended, a replay of its log must give the rows on disk, byte for byte.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "roster/testing/bench.h"

namespace vagtbro::roster {

class Story : public testing::TestWithParam<DiskKind> {
 protected:
  void TearDown() override { EXPECT_THAT(bench.ReplayDifferences(), testing::IsEmpty()); }

  Bench bench{GetParam()};
};

inline std::string DiskName(const testing::TestParamInfo<DiskKind>& info) {
  return info.param == DiskKind::kMemory ? "Memory" : "Rocks";
}

#define ROSTER_STORIES(name)                                                                  \
  INSTANTIATE_TEST_SUITE_P(Disks, name, testing::Values(DiskKind::kMemory, DiskKind::kRocks), \
                           DiskName)

}  // namespace vagtbro::roster
