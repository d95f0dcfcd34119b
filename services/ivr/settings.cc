#include "ivr/settings.h"

#include "ivr/line/agi/peers.h"
#include "ivr/line/media/clips.h"
#include "ivr/settings_out.h"
#include "ivr/settings_sip.h"
#include "ivr/settings_twiml.h"
#include "kit/base/ids.h"
#include "kit/time/local_time.h"

namespace vagtbro::ivr {
namespace {

constexpr std::size_t kLongestCount = 4;

bool IsCount(const std::string& text) {
  return !text.empty() && text.size() <= kLongestCount &&
         text.find_first_not_of("0123456789") == std::string::npos && std::stoi(text) > 0;
}

bool IsE164(const std::string& text) {
  constexpr std::size_t kShortest = 5;
  constexpr std::size_t kLongest = 16;
  return text.size() >= kShortest && text.size() <= kLongest && text.front() == '+' &&
         text.find_first_not_of("0123456789", 1) == std::string::npos;
}

// A line that has no prompts would answer and say nothing.
std::string MissingVoice(const kit::Config& config) {
  if (config.Get("sip_address").empty() && config.Get("twiml_listen").empty()) return "";
  Clips clips(SipSettingsOf(config).clips);
  if (clips.Find("da/greeting") != nullptr) return "";
  return "--sip-clips: no folder of " + config.Get("sip_clips") +
         " has da/greeting.al; the build's are in <build>/prompts";
}

}  // namespace

std::vector<kit::Option> Options() {
  std::vector<kit::Option> options = {
      {"tenant", "", "municipality whose employees call; required"},
      {"language", "da", "da or en: spoken until the caller is known"},
      {"desk_number", "", "planner desk as +4512345678, spoken to callers; empty: there is none"},
      {"desk_transfers", "no", "yes: callers are put through to the planner desk"},
      {"agi_listen", "", "host:port for Asterisk (FastAGI); empty: no such line"},
      {"agi_allow", "127.0.0.1",
       "exchanges that may bring calls: addresses or networks, by commas"},
      {"agi_prompts", "vagtbro", "folder of the clips below Asterisk's sounds"},
      {"agi_dial", "", "how Asterisk dials a transfer, as PJSIP/{number}@trunk; empty: never"},
      {"drain_seconds", "8", "how long calls may go on when the service is told to end"},
      {"most_calls", "200", "calls at a time; more are not taken"},
  };
  const std::vector<kit::Option> out = OutOptions();
  options.insert(options.end(), out.begin(), out.end());
  const std::vector<kit::Option> sip = SipOptions();
  options.insert(options.end(), sip.begin(), sip.end());
  const std::vector<kit::Option> twiml = TwimlOptions();
  options.insert(options.end(), twiml.begin(), twiml.end());
  return options;
}

std::string Missing(const kit::Config& config) {
  for (const std::string peer : {"directory", "roster", "sickness", "pool"}) {
    if (!config.GetMap("peers").contains(peer)) return "--peer " + peer + "=host:port is required";
  }
  if (!kit::IsId(config.Get("tenant"))) return "--tenant is required: the municipality's id";
  const std::string language = config.Get("language");
  if (language != "da" && language != "en") return "--language is da or en";
  const std::string desk = config.Get("desk_number");
  if (!desk.empty() && !IsE164(desk)) return "--desk-number is a number as +4512345678";
  const std::string transfers = config.Get("desk_transfers");
  if (transfers != "yes" && transfers != "no") return "--desk-transfers is yes or no";
  if (transfers == "yes" && desk.empty()) return "--desk-transfers yes needs --desk-number";
  if (!IsCount(config.Get("most_calls"))) return "--most-calls is a number from 1 to 9999";
  if (!IsCount(config.Get("drain_seconds"))) return "--drain-seconds is a number from 1 to 9999";
  const auto peers = Peers::Parse(config.Get("agi_allow"));
  if (!peers.ok()) return "--agi-allow: " + std::string(peers.status().message());
  const std::string back = config.Get("ring_back_number");
  if (!back.empty() && !IsE164(back)) return "--ring-back-number is a number as +4512345678";
  if (const std::string sip = MissingSip(config); !sip.empty()) return sip;
  if (const std::string twiml = MissingTwiml(config); !twiml.empty()) return twiml;
  if (const std::string voice = MissingVoice(config); !voice.empty()) return voice;
  return MissingOut(config);
}

House HouseOf(const kit::Config& config) {
  House house;
  house.language = config.Get("language") == "en" ? Language::kEnglish : Language::kDanish;
  house.zone = kit::LocalZone();
  house.desk_number = config.Get("desk_number");
  house.desk_transfers = config.Get("desk_transfers") == "yes";
  return house;
}

AgiSettings AgiSettingsOf(const kit::Config& config) {
  return {config.Get("agi_prompts"), config.Get("agi_dial")};
}

absl::Duration Drain(const kit::Config& config) {
  return absl::Seconds(std::stoi(config.Get("drain_seconds")));
}

int MostCalls(const kit::Config& config) { return std::stoi(config.Get("most_calls")); }

}  // namespace vagtbro::ivr
