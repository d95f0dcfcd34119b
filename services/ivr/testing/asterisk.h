// Asterisk: an exchange with a caller, as far as FastAGI shows them; answers commands as text.
//
// The caller follows a script of words: "442211" is keyed as one entry, "-" is silence, "!" hangs
// up. At the end of the script they hang up. An impatient caller keys into the prompts.
//
// Source:  design/telephony.md section 2.1, as Asterisk 20.20.1 answers.
#pragma once

#include <algorithm>
#include <deque>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "ivr/line/agi/wire.h"

namespace vagtbro::ivr {

class Asterisk {
 public:
  explicit Asterisk(const std::string& script) {
    std::istringstream words(script);
    for (std::string word; words >> word;) words_.push_back(word);
  }
  bool impatient = false;
  std::string dial_status = "ANSWER";

  static std::vector<std::string> Greeting(const std::string& script = "syg",
                                           const std::string& caller = "+4520304050") {
    return {"agi_network: yes",
            "agi_network_script: " + script,
            "agi_channel: PJSIP/trunk-00000000",
            "agi_uniqueid: 1795301236.0",
            "agi_callerid: " + caller,
            "agi_callingpres: 0",
            ""};
  }

  // The reply to one command.
  std::vector<std::string> Reply(const std::string& command) {
    if (hung_up_) return {"511 Command Not Permitted on a dead channel or intercept routine"};
    if (command == "ANSWER") return {"200 result=0"};
    if (command == "HANGUP") return HangUp("200 result=1");
    if (command.starts_with("STREAM FILE ")) return Stream(command);
    if (command.starts_with("WAIT FOR DIGIT ")) return Wait();
    if (command.starts_with("GET DATA ")) return Data(command);
    if (command.starts_with("EXEC Dial ")) {
      dialled = command;
      return {"200 result=0"};
    }
    if (command == "GET VARIABLE DIALSTATUS") return {"200 result=1 (" + dial_status + ")"};
    return {"510 Invalid or unknown command"};
  }

  // The caller is gone before the next command.
  void HangUpNow() { hung_up_ = true; }

  // Clips spoken, without folder and "da/".
  std::string heard;
  std::string dialled;
  bool hung_up() const { return hung_up_; }

 private:
  std::vector<std::string> HangUp(const std::string& last) {
    hung_up_ = true;
    return {last};
  }
  std::vector<std::string> Gone() {
    hung_up_ = true;
    return {"HANGUP", "200 result=-1"};
  }
  bool HangsUpNow() { return rest_.empty() && (words_.empty() || words_.front() == "!"); }

  std::vector<std::string> Stream(const std::string& command) {
    const std::size_t from = command.find('"') + 1;
    const std::size_t to = command.find('"', from);
    std::string clip = command.substr(from, to - from);
    for (const std::string folder : {"vagtbro/", "da/"}) {
      if (clip.starts_with(folder)) clip = clip.substr(folder.size());
    }
    const bool stops = command.find("\"0123456789*#\"") != std::string::npos;
    if (!heard.empty()) heard += ' ';
    heard += clip;
    if (stops && impatient && !HangsUpNow()) {
      const std::string key = NextKey();
      return {"200 result=" + key + " endpos=1600"};
    }
    return {"200 result=0 endpos=9120"};
  }

  // ASCII of the first key of the next word; "0" for silence.
  std::string NextKey() {
    if (rest_.empty()) {
      rest_ = words_.front();
      words_.pop_front();
    }
    const char key = rest_.front();
    rest_.erase(0, 1);
    return key == '-' ? "0" : std::to_string(static_cast<int>(key));
  }

  std::vector<std::string> Wait() {
    if (HangsUpNow()) return Gone();
    return {"200 result=" + NextKey()};
  }

  std::vector<std::string> Data(const std::string& command) {
    const auto most = std::stoul(command.substr(command.rfind(' ') + 1));
    const std::size_t hash = rest_.find('#');
    const std::string keys = rest_.substr(0, std::min(hash, most));
    const bool timeout = hash == std::string::npos && keys.size() < most;
    rest_ = hash != std::string::npos && hash <= most ? rest_.substr(hash + 1)
                                                      : rest_.substr(keys.size());
    return {"200 result=" + keys + (timeout ? " (timeout)" : "")};
  }

  std::deque<std::string> words_;
  std::string rest_;  // of the word that is being keyed
  bool hung_up_ = false;
};

// That exchange without a network.
class AsteriskWire final : public Wire {
 public:
  explicit AsteriskWire(Asterisk& asterisk) : asterisk_(asterisk) {
    for (const std::string& line : Asterisk::Greeting()) lines_.push_back(line);
  }
  bool Send(const std::string& command) override {
    for (const std::string& line : asterisk_.Reply(command)) lines_.push_back(line);
    return true;
  }
  std::optional<std::string> Receive(absl::Duration) override {
    if (lines_.empty()) return std::nullopt;
    std::string line = lines_.front();
    lines_.pop_front();
    return line;
  }

 private:
  Asterisk& asterisk_;
  std::deque<std::string> lines_;
};

}  // namespace vagtbro::ivr
