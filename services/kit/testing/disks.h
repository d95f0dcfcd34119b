// Disks: the two kinds of Disk for one typed test suite, RocksDB and its memory twin.
//
// Shape:   TYPED_TEST_SUITE(MyTest, kit::BothDisks); TypeParam().Open() gives the same rows again.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "kit/base/check.h"
#include "kit/journal/disk.h"
#include "kit/testing/temp_folder.h"

namespace vagtbro::kit {

// Rows outlive Close(), as a disk outlives a process.
class OnRocks final {
 public:
  Disk& Open() {
    auto disk = OpenRocksDisk(folder_.path());
    KIT_CHECK(disk.ok());
    disk_ = std::move(*disk);
    return *disk_;
  }
  void Close() { disk_.reset(); }

 private:
  TempFolder folder_;
  std::unique_ptr<Disk> disk_;
};

class InMemory final {
 public:
  Disk& Open() { return disk_; }
  void Close() {}

 private:
  MemoryDisk disk_;
};

using BothDisks = ::testing::Types<OnRocks, InMemory>;

}  // namespace vagtbro::kit
