// What comes over the wire may be anything: the line goes on, and the next caller is served.
//
// Bounded and seeded: the same bytes in every run.
#include <gtest/gtest.h>

#include "harness/child.h"
#include "ivr/line/agi/agi_text.h"
#include "ivr/line/agi/peers.h"
#include "ivr/line/media/info_key.h"
#include "ivr/line/media/key_filter.h"
#include "ivr/line/sip/caller.h"
#include "ivr/line/sip/sdes.h"
#include "ivr/line/sip/sip_peers.h"
#include "ivr/line/twiml/form.h"
#include "phone/garbler.h"
#include "phone/raw_call.h"
#include "phone/small_line.h"
#include "tools/phone/phone.h"
#include "tools/phone/script.h"

namespace vagtbro::ivr {
namespace {

// A whole sick call by somebody who knows the way.
void ExpectGoodCall(SmallLine& line) {
  const std::size_t before = line.SickReports();
  const phone::ClipBook book = *phone::ClipBook::Read(CLIPS, TEXTS);
  auto phone = *phone::Phone::Open({}, book);
  const absl::Status called = phone->Call(line.address());
  ASSERT_TRUE(called.ok()) << called;
  EXPECT_TRUE(phone::Play(*phone, *phone::ParseScript(kSickKeys), {.barge_in = true}).ok())
      << phone->HeardIds();
  EXPECT_TRUE(phone->WaitToHear("reported")) << phone->HeardIds();
  EXPECT_EQ(line.SickReports(), before + 1);
}

// Nobody is on the line any more.
void WaitForFreeLine(SmallLine& line) {
  EXPECT_TRUE(harness::Eventually([&] { return line.line().calls() == 0; }));
}

TEST(SpoiltTest, AfterThousandsOfSpoiltInvitesAGoodCallIsAnswered) {
  SipSettings settings;
  settings.most_calls = 100;
  settings.invites_per_second = 9999;
  // Most of those that are taken for a call are never confirmed.
  settings.longest_call = absl::Seconds(12);
  SmallLine line(settings);
  RawCall raw(line.line().port());
  Garbler garbler(20260202);
  constexpr int kInvites = 3000;
  for (int number = 0; number < kInvites; ++number) {
    raw.Send(garbler.Spoil(raw.Invite(number, number % 2 == 1)));
    // A whole request in between: what came before it has been read when it is answered.
    if (number % 25 != 24) continue;
    ASSERT_TRUE(raw.IsAlive(number)) << "after INVITE " << number;
  }
  WaitForFreeLine(line);
  ExpectGoodCall(line);
}

TEST(SpoiltTest, SpoiltSoundDoesNotDisturbACall) {
  SmallLine line({});
  RawCall raw(line.line().port());
  ASSERT_TRUE(raw.Begin(1));
  Garbler garbler(7);
  for (int packet = 0; packet < 3000; ++packet) {
    std::string sound = garbler.Noise(garbler.Below(400));
    if (sound.size() > 1) sound[0] = '\x80', sound[1] = packet % 2 == 0 ? '\x08' : sound[1];
    raw.SendSound(sound);
    if (packet % 100 != 99) continue;
    ASSERT_TRUE(raw.Hears()) << "after packet " << packet;
  }
  EXPECT_EQ(raw.Bye(1).rfind("SIP/2.0 200", 0), 0u);
}

TEST(SpoiltTest, SpoiltKeysEndNothingButTheirOwnCall) {
  SmallLine line({});
  RawCall raw(line.line().port());
  ASSERT_TRUE(raw.Begin(1));
  Garbler garbler(11);
  for (int packet = 0; packet < 2000; ++packet) {
    // Version, type 101, number, time, source; key 1, its duration.
    std::string key("\x80\x65\0\0\0\0\0\0\0\0\0\1\1\x0A\0\xA0", 16);
    key[3] = static_cast<char>(packet);
    raw.SendSound(garbler.Spoil(key));
  }
  for (int request = 0; request < 200; ++request) {
    const std::string type = request % 2 == 0 ? "application/dtmf-relay" : "application/dtmf";
    const std::string body = garbler.Spoil("Signal=5\r\nDuration=160\r\n");
    if (raw.Info(1, type, body).empty()) break;  // hung up on: too many errors
  }
  ExpectGoodCall(line);
}

// Every parser of ours takes any bytes; what it makes of them is checked where it must be true.
TEST(SpoiltTest, OurOwnParsersTakeAnyBytes) {
  Garbler garbler(3);
  for (int round = 0; round < 20'000; ++round) {
    const auto key = KeyInInfo("application/dtmf-relay", garbler.Spoil("Signal=5\r\nDuration=160"));
    EXPECT_TRUE(!key || std::string("0123456789*#").find(*key) != std::string::npos);
    const std::string event = garbler.Noise(garbler.Below(12));
    EXPECT_EQ(
        ReadKeyPacket(reinterpret_cast<const std::uint8_t*>(event.data()), event.size(), 0, false)
            .has_value(),
        event.size() >= 4);
    const std::string caller = CallerNumber(garbler.Spoil("\"Eva\" <sip:+4520304050@pbx;user=x>"));
    EXPECT_EQ(caller.find_first_not_of("+0123456789"), std::string::npos) << caller;
    (void)Peers::Parse(garbler.Spoil("10.0.0.5,10.1.0.0/16"));
    const auto crypto = ReadCrypto(garbler.Spoil("1 " + std::string(RawCall::kCrypto)));
    EXPECT_TRUE(!crypto || crypto->tag >= 0);
    (void)SipPeers::Parse({garbler.Spoil("10.1.0.0/16")});
    const auto variable = ParseAgiVariable(garbler.Spoil("agi_callerid: +4520304050"));
    EXPECT_TRUE(!variable || !variable->name.empty());
    (void)ParseAgiReply(garbler.Spoil("200 result=4422 (timeout) endpos=9120"));
    if (const auto quoted = QuoteAgi(garbler.Spoil("da/greeting"))) {
      EXPECT_EQ(quoted->find_first_of("\r\n"), std::string::npos);
      EXPECT_EQ(std::count(quoted->begin(), quoted->end(), '"'), 2);
    }
    const auto form = Form::Parse(garbler.Spoil("CallSid=CA12&Digits=1%2B3&From=%2B4520304050"));
    EXPECT_TRUE(!form || form->fields().size() <= Form::kMostFields);
  }
}

}  // namespace
}  // namespace vagtbro::ivr
