// Golden transcripts: what goes over the wire of a whole call, both sides, byte for byte.
//
// "> " is said to the exchange, "< " comes from it. Run with VAGTBRO_WRITE_GOLDEN=1 to keep a
// transcript anew, and read the difference before it is kept.
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "ivr/testing/agi_call.h"

namespace vagtbro::ivr {
namespace {

class NotedWire final : public Wire {
 public:
  explicit NotedWire(Asterisk& asterisk) : wire_(asterisk) {}
  bool Send(const std::string& command) override {
    transcript += "> " + command + "\n";
    return wire_.Send(command);
  }
  std::optional<std::string> Receive(absl::Duration patience) override {
    const auto line = wire_.Receive(patience);
    if (line) transcript += "< " + *line + "\n";
    return line;
  }
  std::string transcript;

 private:
  AsteriskWire wire_;
};

class AgiGoldenTest : public AgiCall {
 protected:
  void ExpectTranscript(const std::string& name, Asterisk asterisk) {
    NotedWire wire(asterisk);
    Ring(wire, asterisk, backend_);
    const std::string path = std::string(AGI_GOLDEN) + "/" + name + ".txt";
    if (std::getenv("VAGTBRO_WRITE_GOLDEN") != nullptr) std::ofstream(path) << wire.transcript;
    std::ifstream file(path);
    ASSERT_TRUE(file) << path << " is missing";
    EXPECT_EQ(wire.transcript,
              std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()));
  }
};

TEST_F(AgiGoldenTest, ASickCallOfSomebodyWhoListens) {
  ExpectTranscript("sick_call", Asterisk("442211 199471 1 1 2 1 -"));
}

TEST_F(AgiGoldenTest, ASickCallOfSomebodyWhoKeysIntoThePrompts) {
  Asterisk asterisk("442211 199471 1 1 2 1 -");
  asterisk.impatient = true;
  ExpectTranscript("impatient", asterisk);
}

TEST_F(AgiGoldenTest, AHangUpBeforeTheConfirmKey) {
  ExpectTranscript("hang_up", Asterisk("442211 199471 1 1 2 !"));
}

TEST_F(AgiGoldenTest, ThreeWrongPinsAndTheDeskTakesOver) {
  house_.desk_number = "+4587123456";
  house_.desk_transfers = true;
  ExpectTranscript("wrong_pin", Asterisk("442211 111111 442211 222222 442211 333333"));
}

TEST_F(AgiGoldenTest, SilenceEndsPolitely) { ExpectTranscript("silence", Asterisk("- - - -")); }

}  // namespace
}  // namespace vagtbro::ivr
