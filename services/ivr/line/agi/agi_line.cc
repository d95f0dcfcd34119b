#include "ivr/line/agi/agi_line.h"

#include <algorithm>

namespace vagtbro::ivr {
namespace {

constexpr int kOk = 200;
constexpr int kMisused = 520;
constexpr char kAllKeys[] = "0123456789*#";
// Lines that are no reply, before the exchange is given up.
constexpr int kMostStrayLines = 100;
constexpr std::size_t kMostKeys = 64;
// No clip and no answer of the exchange takes longer.
constexpr absl::Duration kPatience = absl::Seconds(60);
constexpr absl::Duration kLongestTransfer = absl::Hours(4);
constexpr int kTransferRingSeconds = 25;

std::string Milliseconds(absl::Duration time) {
  return std::to_string(absl::ToInt64Milliseconds(time));
}

// ASCII of a key as STREAM FILE and WAIT FOR DIGIT answer it; empty: no key.
std::optional<std::string> KeyOf(const AgiReply& reply) {
  if (reply.result == "0") return "";
  for (const char key : std::string(kAllKeys)) {
    if (reply.result == std::to_string(static_cast<int>(key))) return std::string(1, key);
  }
  return std::nullopt;
}

// Keys that count: those behind the last '*'.
int Counted(const std::string& keyed) {
  const std::size_t star = keyed.rfind('*');
  return static_cast<int>(star == std::string::npos ? keyed.size() : keyed.size() - star - 1);
}

}  // namespace

std::optional<AgiGreeting> ReadAgiGreeting(Wire& wire) {
  AgiGreeting greeting;
  for (int i = 0; i < kMostAgiVariables; ++i) {
    const auto line = wire.Receive(kPatience);
    if (!line) return std::nullopt;
    if (line->empty() || *line == "\r") return greeting;
    const auto variable = ParseAgiVariable(*line);
    if (!variable) return std::nullopt;
    greeting.Add(*variable);
  }
  return std::nullopt;
}

std::optional<AgiReply> AgiLine::Command(const std::string& command, absl::Duration patience) {
  if (gone_) return std::nullopt;
  gone_ = !wire_.Send(command);
  bool usage = false;  // within the lines that explain a 520
  for (int i = 0; i < kMostStrayLines && !gone_; ++i) {
    const auto line = wire_.Receive(patience);
    if (!line || IsAgiHangUp(*line)) {
      gone_ = true;
      break;
    }
    const auto reply = ParseAgiReply(*line);
    if (!reply) continue;
    if (reply->more) {
      usage = true;
      continue;
    }
    if (usage && reply->code != kMisused) continue;
    if (reply->code != kOk || reply->result == "-1") break;
    return reply;
  }
  gone_ = true;
  return std::nullopt;
}

bool AgiLine::Answer() { return Command("ANSWER", kPatience).has_value(); }

std::optional<std::string> AgiLine::Stream(const std::vector<ClipId>& clips,
                                           const std::string& keys) {
  for (const ClipId& clip : clips) {
    const auto file = QuoteAgi(FileOf(clip));
    if (!file) continue;
    const auto reply = Command("STREAM FILE " + *file + " \"" + keys + "\"", kPatience);
    if (!reply) return std::nullopt;
    const auto key = KeyOf(*reply);
    if (key && !key->empty()) return key;
  }
  return "";
}

bool AgiLine::Play(const std::vector<ClipId>& clips) { return Stream(clips, "").has_value(); }

Event AgiLine::Do(const Turn& turn) {
  std::string keyed = turn.barge_in && turn.collect ? std::exchange(ahead_, "") : "";
  if (keyed.empty()) {
    const auto key = Stream(turn.say, turn.barge_in ? kAllKeys : "");
    if (!key) return HungUp{};
    keyed = *key;
  }
  if (turn.then == Then::kHangUp) return HangUp();
  if (turn.then == Then::kTransfer) return Transfer(turn.transfer_to);
  if (turn.collect) return Gather(*turn.collect, keyed);
  ahead_ = keyed;
  return Said{};
}

std::optional<std::string> AgiLine::FirstKey(const Collect& collect) {
  const auto reply =
      Command("WAIT FOR DIGIT " + Milliseconds(collect.first), collect.first + kPatience);
  if (!reply) return std::nullopt;
  return KeyOf(*reply).value_or("");
}

Event AgiLine::Gather(const Collect& collect, std::string keyed) {
  if (keyed.empty()) {
    const auto key = FirstKey(collect);
    if (!key) return HungUp{};
    keyed = *key;
  }
  if (keyed.empty()) return NoInput{};
  if (keyed == "*") return Cancel{};
  if (keyed == "#" && collect.hash_ends) return Entry{};
  // GET DATA wants a file; the shortest one is silence.
  const std::string data =
      "GET DATA \"" + FileOf("da/pause") + "\" " + Milliseconds(collect.next) + " ";
  while (Counted(keyed) < collect.most && keyed.size() < kMostKeys) {
    const int missing = collect.most - Counted(keyed);
    const auto reply =
        Command(data + std::to_string(missing), collect.next * (missing + 1) + kPatience);
    if (!reply) return HungUp{};
    keyed += reply->result;
    if (reply->timeout) return Heard(keyed, /*complete=*/false);
    const bool hash = static_cast<int>(reply->result.size()) < missing;
    if (hash) return Heard(keyed, /*complete=*/true);
  }
  return Heard(keyed, /*complete=*/true);
}

Event AgiLine::HangUp() {
  Command("HANGUP", kPatience);
  gone_ = true;
  return HungUp{};
}

// Dial holds the caller until that call is over; its word says whether somebody took it.
Event AgiLine::Transfer(const std::string& number) {
  std::string dial = settings_.dial;
  const std::string blank = "{number}";
  const std::size_t at = dial.find(blank);
  if (at == std::string::npos) return TransferFailed{};
  dial.replace(at, blank.size(), number);
  const auto quoted = QuoteAgi(dial + "," + std::to_string(kTransferRingSeconds));
  if (!quoted) return TransferFailed{};
  // Who hangs up meanwhile may have talked to somebody or not: never counted as if they had.
  if (!Command("EXEC Dial " + *quoted, kLongestTransfer)) return HungUp{};
  const auto status = Command("GET VARIABLE DIALSTATUS", kPatience);
  if (!status) return HungUp{};
  return status->value == "ANSWER" ? Event(Transferred{}) : Event(TransferFailed{});
}

}  // namespace vagtbro::ivr
