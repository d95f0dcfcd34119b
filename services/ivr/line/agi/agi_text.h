// FastAGI as text: the lines that Asterisk sends, and the commands that it understands.
//
// Shape:   pure; takes any bytes. Lines come without their LF; a CR at the end is dropped.
// Errors:  nullopt for a line that is none of the kind.
// Source:  design/telephony.md section 2.1, run against Asterisk 20.20.1.
#pragma once

#include <map>
#include <optional>
#include <string>

namespace vagtbro::ivr {

// A line longer than this is not from an exchange.
inline constexpr std::size_t kLongestAgiLine = 4096;
// Nor is a greeting of more lines.
inline constexpr int kMostAgiVariables = 100;

// "agi_uniqueid: 1795301236.0".
struct AgiVariable {
  std::string name;
  std::string value;
};
std::optional<AgiVariable> ParseAgiVariable(const std::string& line);

// The greeting of a call.
class AgiGreeting final {
 public:
  void Add(const AgiVariable& variable) { variables_[variable.name] = variable.value; }
  // Empty: not told.
  std::string Get(const std::string& name) const;
  // What the display shows; empty: withheld.
  std::string CallerNumber() const;
  // "legeby" of "syg?tenant=legeby"; empty: none.
  std::string Tenant() const;

 private:
  std::map<std::string, std::string> variables_;
};

struct AgiReply {
  int code = 0;          // 200, 510, 511 or 520
  std::string result;    // of 200: what follows "result=", up to a blank
  bool timeout = false;  // of 200: "(timeout)" follows
  std::string value;     // of 200: another text in parentheses
  bool more = false;     // "520-…": lines follow until "520 …"
};
std::optional<AgiReply> ParseAgiReply(const std::string& line);

// The line by which Asterisk tells between replies that the caller is gone.
bool IsAgiHangUp(const std::string& line);

// `text` in quotes. nullopt: it holds what could end the argument or the line.
std::optional<std::string> QuoteAgi(const std::string& text);

}  // namespace vagtbro::ivr
