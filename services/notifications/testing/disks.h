// The two disks on which every room test of notifications runs.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "kit/journal/disk.h"

namespace vagtbro::notifications {

struct InMemory {
  std::unique_ptr<kit::Disk> disk = std::make_unique<kit::MemoryDisk>();
};

struct OnRocks {
  OnRocks() {
    EXPECT_NE(mkdtemp(folder.data()), nullptr);
    auto opened = kit::OpenRocksDisk(folder);
    EXPECT_TRUE(opened.ok()) << opened.status();
    disk = std::move(*opened);
  }
  ~OnRocks() {
    disk.reset();
    std::filesystem::remove_all(folder);
  }
  std::string folder = testing::TempDir() + "notificationsXXXXXX";
  std::unique_ptr<kit::Disk> disk;
};

using BothDisks = testing::Types<InMemory, OnRocks>;

}  // namespace vagtbro::notifications
