#include "ivr/line/agi/agi_text.h"

#include <algorithm>
#include <cctype>

namespace vagtbro::ivr {
namespace {

constexpr std::size_t kCodeLength = 3;
constexpr char kResult[] = "result=";
constexpr char kTenant[] = "tenant=";
// Presentation bits of agi_callingpres: 01 is "restricted".
constexpr int kPresentationShift = 5;
constexpr int kPresentationBits = 3;
constexpr std::size_t kLongestNumber = 20;

std::string WithoutCr(const std::string& line) {
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "(value)" behind the result.
void ReadBrackets(const std::string& rest, AgiReply* reply) {
  const std::size_t open = rest.find('(');
  const std::size_t close = rest.rfind(')');
  if (open == std::string::npos || close == std::string::npos || close < open) return;
  const std::string inside = rest.substr(open + 1, close - open - 1);
  reply->timeout = inside == "timeout";
  if (!reply->timeout) reply->value = inside;
}

}  // namespace

std::optional<AgiVariable> ParseAgiVariable(const std::string& raw) {
  const std::string line = WithoutCr(raw);
  const std::size_t colon = line.find(':');
  if (!line.starts_with("agi_") || colon == std::string::npos) return std::nullopt;
  std::size_t value = colon + 1;
  if (value < line.size() && line[value] == ' ') ++value;
  return AgiVariable{line.substr(0, colon), line.substr(value)};
}

std::string AgiGreeting::Get(const std::string& name) const {
  const auto found = variables_.find(name);
  return found == variables_.end() ? "" : found->second;
}

std::string AgiGreeting::CallerNumber() const {
  const std::string presentation = Get("agi_callingpres");
  const bool number = !presentation.empty() && presentation.size() <= 3 &&
                      std::all_of(presentation.begin(), presentation.end(), IsDigit);
  const int shown = number ? std::stoi(presentation) >> kPresentationShift : 0;
  if ((shown & kPresentationBits) != 0) return "";
  const std::string caller = Get("agi_callerid");
  const std::size_t first = caller.starts_with('+') ? 1 : 0;
  const bool dialled =
      caller.size() > first && caller.size() <= kLongestNumber &&
      std::all_of(caller.begin() + static_cast<std::ptrdiff_t>(first), caller.end(), IsDigit);
  return dialled ? caller : "";
}

std::string AgiGreeting::Tenant() const {
  const std::string script = Get("agi_network_script");
  const std::size_t question = script.find('?');
  if (question == std::string::npos) return "";
  const std::size_t at = script.find(kTenant, question);
  if (at == std::string::npos || (script[at - 1] != '?' && script[at - 1] != '&')) return "";
  const std::size_t from = at + sizeof kTenant - 1;
  return script.substr(from, script.find('&', from) - from);
}

std::optional<AgiReply> ParseAgiReply(const std::string& raw) {
  const std::string line = WithoutCr(raw);
  if (line.size() < kCodeLength || !std::all_of(line.begin(), line.begin() + kCodeLength, IsDigit))
    return std::nullopt;
  const char mark = line.size() > kCodeLength ? line[kCodeLength] : ' ';
  if (mark != ' ' && mark != '-') return std::nullopt;
  AgiReply reply;
  reply.code = std::stoi(line.substr(0, kCodeLength));
  reply.more = mark == '-';
  constexpr int kOk = 200;
  if (reply.code != kOk) return reply;
  const std::size_t at = line.find(kResult);
  if (reply.more || at != kCodeLength + 1) return std::nullopt;
  const std::size_t from = at + sizeof kResult - 1;
  const std::size_t end = std::min(line.find(' ', from), line.size());
  reply.result = line.substr(from, end - from);
  ReadBrackets(line.substr(end), &reply);
  return reply;
}

bool IsAgiHangUp(const std::string& line) { return WithoutCr(line) == "HANGUP"; }

std::optional<std::string> QuoteAgi(const std::string& text) {
  for (const char c : text) {
    if (c == '"' || c == '\\' || std::iscntrl(static_cast<unsigned char>(c)) != 0) {
      return std::nullopt;
    }
  }
  return '"' + text + '"';
}

}  // namespace vagtbro::ivr
