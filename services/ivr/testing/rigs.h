// Rigs: the three lines, each with a caller at its far end, for one call at a time.
//
// FastAGI as commands of an Asterisk; TwiML over real HTTP with signatures; SIP from its keys and
// frames on (VoiceCall), on ticks that only the test makes: what lies below is in sip_line_test.
#pragma once

#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include "ivr/backend/backend.h"
#include "ivr/call/call_run.h"
#include "ivr/dialog/inbound.h"
#include "ivr/line/agi/agi_line.h"
#include "ivr/line/media/voice_call.h"
#include "ivr/line/sip/pooled_backend.h"
#include "ivr/line/twiml/twiml_line.h"
#include "ivr/testing/asterisk.h"
#include "ivr/testing/fake_backend.h"
#include "ivr/testing/manifest.h"
#include "ivr/testing/twiml_operator.h"
#include "kit/testing/temp_folder.h"

namespace vagtbro::ivr {

struct HeardCall {
  std::string clips;
  Outcome outcome = Outcome::kFailed;
};

// One call to be made: by whom it is answered, and what the caller does.
struct Caller {
  House house;
  CallFacts facts;
  std::string script;
  std::optional<std::size_t> hangs_up_during;
};

using Rig = std::function<HeardCall(const Caller&, FakeBackend&)>;

// The services, where a caller may hang up while they work.
class ServicesOf final : public Backend {
 public:
  explicit ServicesOf(FakeBackend& fake) : fake_(fake) {}
  std::optional<std::size_t> hangs_up_during;
  std::function<void()> hang_up;
  Reply Do(const Wish& wish, const std::string& /*caller*/) override {
    if (hangs_up_during == wish.index()) hang_up();
    return fake_.Answer(wish);
  }

 private:
  FakeBackend& fake_;
};

inline HeardCall OverAgi(const Caller& caller, FakeBackend& fake) {
  Asterisk asterisk(caller.script);
  AsteriskWire wire(asterisk);
  ReadAgiGreeting(wire);
  AgiLine line(wire, {"vagtbro", "PJSIP/{number}@trunk"});
  ServicesOf services(fake);
  services.hangs_up_during = caller.hangs_up_during;
  services.hang_up = [&] { asterisk.HangUpNow(); };
  const kit::ManualClock clock(caller.facts.start_time);
  kit::Metrics metrics;
  CallRun run({caller.facts.call_id, ""}, std::make_unique<Inbound>(caller.house, caller.facts),
              line, services, clock, metrics);
  const Outcome outcome = run.Run();
  return {asterisk.heard, outcome};
}

// Behind a pool of threads, as in the process; keeps how the call ended.
class PoolOf final : public BackendPort {
 public:
  explicit PoolOf(Backend& backend) : pool_(backend, metrics_, 2, "twiml") {}
  void Send(const CallStart& call, const Wish& wish, std::function<void(Reply)> answer) override {
    pool_.Send(call, wish, std::move(answer));
  }
  void Ended(const CallStart& call, Outcome outcome, const char* place) override {
    pool_.Ended(call, outcome, place);
    ended_.set_value(outcome);
  }
  Outcome Await() { return ended_.get_future().get(); }
  kit::Metrics& metrics() { return metrics_; }

 private:
  kit::Metrics metrics_;
  PooledBackend pool_;
  std::promise<Outcome> ended_;
};

inline HeardCall OverTwiml(const Caller& caller, FakeBackend& fake) {
  const std::string base = "https://ivr.example.dk";
  TwimlSettings settings;
  settings.rules.base = base;
  settings.account.token = "12345";
  ServicesOf services(fake);
  PoolOf pool(services);
  const kit::ManualClock clock(caller.facts.start_time);
  kit::Metrics metrics;
  TwimlLine line(
      settings,
      [&](const CallStart& call) { return std::make_unique<Inbound>(caller.house, call.facts); },
      pool, clock, metrics);
  const auto port = line.Start("127.0.0.1:0");
  TwimlOperator phone(*port, base, "12345", caller.script);
  TwimlOperator other_hand(*port, base, "12345", "");
  phone.asks_twice = true;
  services.hangs_up_during = caller.hangs_up_during;
  services.hang_up = [&] { other_hand.HangUp(); };
  phone.Ring();
  return {phone.heard, pool.Await()};
}

// A telephone of single keys and frames, which knows the clips by their sound.
class VoicePhone final : public CallSide {
 public:
  VoicePhone(const Caller& caller, FakeBackend& fake)
      : caller_(caller), fake_(fake), clips_({folder_.path()}), clock_(caller.facts.start_time) {
    WriteClips();
    std::istringstream words(caller.script);
    for (std::string word; words >> word;) words_.push_back(word);
  }

  HeardCall Ring() {
    VoiceCall call(std::make_unique<Inbound>(caller_.house, caller_.facts), clips_, clock_, *this);
    call.Begin(at_);
    constexpr int kMostTicks = 50 * 600;
    for (int tick = 0; tick < kMostTicks && !call.outcome(); ++tick) {
      at_ += absl::Milliseconds(20);
      Frame frame;
      call.OnTick(at_, frame);
      const bool spoken = Hear(frame);
      Answer(call);
      if (!spoken && !wish_) Key(call);
    }
    return {heard_, call.outcome().value_or(Outcome::kFailed)};
  }

  void Send(const Wish& wish, std::uint32_t number) override {
    wish_ = wish;
    number_ = number;
  }
  void HangUp() override { hangs_up_ = true; }
  void Transfer(const std::string& number) override { transfer_ = number; }

 private:
  void WriteClips() {
    int number = 0;
    for (const std::string language : {"da", "en"}) {
      std::filesystem::create_directories(folder_.path() + "/" + language);
      for (const auto& [id, text] : ReadManifest(language)) {
        std::string frame(kFrameBytes, static_cast<char>(number % 200));
        frame[0] = static_cast<char>(++number / 200 + 1);
        clip_of_[frame] = language == "da" ? id : language + "/" + id;
        std::ofstream(folder_.path() + "/" + language + "/" + id + ".al", std::ios::binary)
            << frame;
      }
    }
  }
  // True if something is said.
  bool Hear(const Frame& frame) {
    const auto clip = clip_of_.find(std::string(frame.begin(), frame.end()));
    if (clip == clip_of_.end()) return false;
    heard_ += (heard_.empty() ? "" : " ") + clip->second;
    asked_ = true;
    return true;
  }
  void Answer(VoiceCall& call) {
    if (std::exchange(hangs_up_, false)) call.OnHungUp(at_);
    if (!std::exchange(transfer_, "").empty()) call.OnTransfer(true, at_);
    while (wish_) {
      const Wish wish = *std::exchange(wish_, std::nullopt);
      if (caller_.hangs_up_during == wish.index()) call.OnHungUp(at_);
      call.OnReply(number_, fake_.Answer(wish), at_);
      if (std::exchange(hangs_up_, false)) call.OnHungUp(at_);
    }
  }
  // One word for each question, when it has been asked.
  void Key(VoiceCall& call) {
    if (!std::exchange(asked_, false)) return;
    if (words_.empty()) return call.OnHungUp(at_);
    const std::string word = words_.front();
    words_.pop_front();
    for (const char key : word) {
      if (key != '-') call.OnKey(key, at_);
    }
    Answer(call);
  }

  const Caller& caller_;
  FakeBackend& fake_;
  kit::TempFolder folder_;
  Clips clips_;
  const kit::ManualClock clock_;
  std::map<std::string, std::string> clip_of_;
  std::deque<std::string> words_;
  std::string heard_;
  absl::Duration at_;
  bool asked_ = false;  // something was said since the last word
  bool hangs_up_ = false;
  std::string transfer_;
  std::optional<Wish> wish_;
  std::uint32_t number_ = 0;
};

inline HeardCall OverSip(const Caller& caller, FakeBackend& fake) {
  return VoicePhone(caller, fake).Ring();
}

}  // namespace vagtbro::ivr
