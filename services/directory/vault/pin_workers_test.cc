// Workers: who is on the telephone goes first, and nothing submitted is lost.
#include "directory/vault/pin_workers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <string>

namespace vagtbro::directory {
namespace {

TEST(PinWorkersTest, ACallerGoesBeforeAnImportThatWaits) {
  std::promise<void> go;
  std::string order;
  PinWorkers workers(1);
  workers.Submit(Urgency::kImport, [gate = go.get_future().share()] { gate.wait(); });
  workers.Submit(Urgency::kImport, [&order] { order += 'i'; });
  workers.Submit(Urgency::kImport, [&order] { order += 'j'; });
  workers.Submit(Urgency::kCaller, [&order] { order += 'c'; });
  workers.Submit(Urgency::kCaller, [&order] { order += 'd'; });
  go.set_value();
  workers.Stop();
  EXPECT_EQ(order, "cdij");
}

TEST(PinWorkersTest, StopFinishesWhatWasSubmittedAndTakesNothingMore) {
  std::atomic<int> done = 0;
  PinWorkers workers(2);
  for (int i = 0; i < 100; ++i) workers.Submit(Urgency::kImport, [&done] { ++done; });
  workers.Stop();
  EXPECT_EQ(done, 100);
  workers.Submit(Urgency::kCaller, [&done] { ++done; });
  workers.Stop();
  EXPECT_EQ(done, 100);
}

}  // namespace
}  // namespace vagtbro::directory
