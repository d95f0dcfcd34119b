// AgiLine: a call that Asterisk brings over FastAGI.
//
// Asterisk throws away what is keyed while no command runs, so each command follows the one before
// at once, and a key that stops a prompt is the first of the entry.
//
// Errors:  a refused command, a broken wire and a silent exchange are a caller who hung up.
// Threads: the one thread of its call.
// Source:  design/telephony.md section 2.1.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ivr/call/line.h"
#include "ivr/line/agi/agi_text.h"
#include "ivr/line/agi/wire.h"

namespace vagtbro::ivr {

struct AgiSettings {
  std::string prompts = "vagtbro";  // folder of the clips below Asterisk's sounds
  std::string dial;                 // "PJSIP/{number}@trunk" for transfers; empty: none are made
};

// Reads the greeting. nullopt: this is no exchange.
std::optional<AgiGreeting> ReadAgiGreeting(Wire& wire);

class AgiLine final : public Line {
 public:
  AgiLine(Wire& wire, AgiSettings settings) : wire_(wire), settings_(std::move(settings)) {}

  bool Answer() override;
  Event Do(const Turn& turn) override;
  bool Play(const std::vector<ClipId>& clips) override;
  const char* name() const override { return "agi"; }

 private:
  // nullopt: the caller is gone.
  std::optional<AgiReply> Command(const std::string& command, absl::Duration patience);
  // Speaks until a key in `keys` is pressed; empty: none was. nullopt: gone.
  std::optional<std::string> Stream(const std::vector<ClipId>& clips, const std::string& keys);
  Event Gather(const Collect& collect, std::string keyed);
  std::optional<std::string> FirstKey(const Collect& collect);
  Event HangUp();
  Event Transfer(const std::string& number);
  std::string FileOf(const ClipId& clip) const { return settings_.prompts + "/" + clip; }

  Wire& wire_;
  AgiSettings settings_;
  std::string ahead_;  // the key that cut short a sentence which asked nothing
  bool gone_ = false;
};

}  // namespace vagtbro::ivr
