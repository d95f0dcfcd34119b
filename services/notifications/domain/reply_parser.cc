#include "notifications/domain/reply_parser.h"

#include <cctype>
#include <set>
#include <vector>

namespace vagtbro::notifications {
namespace {

const std::set<std::string> kYes = {"ja", "yes", "j", "y", "1"};
const std::set<std::string> kNo = {"nej", "no", "n", "2", "nix"};
// Words that take a yes back or tie it to something.
const std::set<std::string> kDoubt = {
    "hvis", "men", "kun",   "ikke",  "måske", "først",  "senere", "indtil", "eller", "if",  "but",
    "only", "not", "maybe", "later", "until", "unless", "or",     "hvad",   "what",  "when"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsLetter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalpha(byte) != 0;
}

// Lower case for ASCII and for Æ, Ø, Å, whose second byte differs by 0x20 as well.
std::string Lower(std::string word) {
  for (size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte < 0x80) {
      word[i] = static_cast<char>(std::tolower(byte));
    } else if (i > 0 && static_cast<unsigned char>(word[i - 1]) == 0xC3 && byte < 0x9F) {
      word[i] = static_cast<char>(byte + 0x20);
    }
  }
  return word;
}

// Runs of letters and runs of digits: "JA4821!" is "ja" and "4821".
std::vector<std::string> Words(const std::string& text) {
  std::vector<std::string> words;
  for (size_t at = 0; at < text.size();) {
    const bool digits = IsDigit(text[at]);
    size_t end = at;
    while (end < text.size() && (digits ? IsDigit(text[end]) : IsLetter(text[end]))) ++end;
    if (end > at) words.push_back(Lower(text.substr(at, end - at)));
    at = end > at ? end : at + 1;
  }
  return words;
}

}  // namespace

ParsedReply ParseReply(const std::string& text) {
  bool yes = false;
  bool no = false;
  bool doubt = text.find('?') != std::string::npos;
  std::set<std::string> codes;
  for (const std::string& word : Words(text)) {
    if (kYes.count(word) != 0) {
      yes = true;
    } else if (kNo.count(word) != 0) {
      no = true;
    } else if (IsDigit(word[0])) {
      // Any other number, e.g. an hour, is a condition rather than a code.
      word.size() == 4 ? static_cast<void>(codes.insert(word)) : static_cast<void>(doubt = true);
    } else if (kDoubt.count(word) != 0) {
      doubt = true;
    }
  }
  ParsedReply reply;
  if (codes.size() == 1) reply.code = *codes.begin();
  if (yes == no || codes.size() > 1) return reply;
  if (yes && doubt) return reply;
  reply.answer = yes ? Answer::kYes : Answer::kNo;
  return reply;
}

}  // namespace vagtbro::notifications
