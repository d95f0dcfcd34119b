// The end of the lines: what calls still wished is done before it is over.
#include "ivr/lines.h"

#include <gtest/gtest.h>

#include <fstream>
#include <future>

#include "ivr/settings.h"
#include "ivr/testing/fake_backend.h"
#include "ivr/testing/free_port.h"
#include "ivr/testing/twiml_operator.h"
#include "kit/testing/temp_folder.h"

namespace vagtbro::ivr {
namespace {

constexpr char kBase[] = "https://a.dk";

// A disk that takes its time: a task is kept when it is let.
class SlowDisk final : public Backend {
 public:
  SlowDisk() { fake_.eva.leader = LeaderContact::kCallBack; }
  Reply Do(const Wish& wish, const std::string& /*caller*/) override {
    if (std::holds_alternative<CallBackTask>(wish)) {
      begun.set_value();
      open.get_future().wait();
      kept = true;
    }
    const std::lock_guard lock(mutex_);
    return fake_.Answer(wish);
  }
  std::promise<void> begun;
  std::promise<void> open;
  std::atomic<bool> kept = false;

 private:
  std::mutex mutex_;
  FakeBackend fake_;
};

class LinesTest : public ::testing::Test {
 protected:
  LinesTest() {
    std::ofstream(folder_.path() + "/token") << "12345\n";
    std::vector<std::string> arguments = {"vagtbro-ivr",
                                          "--data",
                                          folder_.path() + "/ivr",
                                          "--tenant",
                                          "legeby",
                                          "--twiml-listen",
                                          "127.0.0.1:" + std::to_string(port_),
                                          "--twiml-public-url",
                                          kBase,
                                          "--twiml-token-file",
                                          folder_.path() + "/token"};
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    process_ = kit::Process::Create("ivr", static_cast<int>(argv.size()), argv.data(), Options());
  }

  kit::TempFolder folder_;
  int port_ = FreePort();
  std::unique_ptr<kit::Process> process_;
};

TEST_F(LinesTest, ATaskThatIsBeingKeptWhenTheyStopIsKeptWhenTheyHave) {
  ASSERT_NE(process_, nullptr);
  SlowDisk disk;
  Lines lines(*process_, disk);
  const absl::Status started = lines.Start();
  ASSERT_TRUE(started.ok()) << started;
  // Reports sick, and hangs up in the receipt: the leader is still owed the task.
  TwimlOperator(port_, kBase, "12345", "442211# 199471 1 1 2 1").Ring();
  disk.begun.get_future().wait();
  auto stopped = std::async(std::launch::async, [&] { lines.Stop(absl::ZeroDuration()); });
  EXPECT_EQ(stopped.wait_for(std::chrono::milliseconds(500)), std::future_status::timeout);
  disk.open.set_value();
  stopped.get();
  EXPECT_TRUE(disk.kept);
}

}  // namespace
}  // namespace vagtbro::ivr
