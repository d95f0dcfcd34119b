#include "notifications/domain/sms_text.h"

#include <cstdint>
#include <map>
#include <vector>

namespace vagtbro::notifications {
namespace {

const std::string kBasicAscii =
    "@$_ !\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "abcdefghijklmnopqrstuvwxyz\n\r";
const std::string kBasicOther = "£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà";
const std::string kExtension = "^{}\\[~]|€";
const std::map<std::string, std::string> kReplacements = {
    {"–", "-"},   {"—", "-"},  {"‘", "'"},      {"’", "'"}, {"“", "\""}, {"”", "\""}, {"„", "\""},
    {"…", "..."}, {"\t", " "}, {"\u00A0", " "}, {"á", "a"}, {"Á", "A"},  {"í", "i"},  {"ó", "o"},
    {"ú", "u"},   {"ê", "e"},  {"ë", "e"},      {"ç", "Ç"}, {"`", "'"},  {"´", "'"}};

// Length in bytes of the letter that begins at `at`; 0: malformed.
size_t LetterBytes(const std::string& utf8, size_t at) {
  const auto first = static_cast<uint8_t>(utf8[at]);
  const size_t length = first < 0x80           ? 1
                        : (first >> 5) == 0x06 ? 2
                        : (first >> 4) == 0x0e ? 3
                        : (first >> 3) == 0x1e ? 4
                                               : 0;
  if (length == 0 || at + length > utf8.size()) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((static_cast<uint8_t>(utf8[at + i]) >> 6) != 0x02) return 0;
  }
  return length;
}

std::vector<std::string> Letters(const std::string& utf8) {
  std::vector<std::string> letters;
  for (size_t at = 0; at < utf8.size();) {
    const size_t length = LetterBytes(utf8, at);
    letters.push_back(length == 0 ? "?" : utf8.substr(at, length));
    at += length == 0 ? 1 : length;
  }
  return letters;
}

bool InAlphabet(const std::string& letter, const std::string& alphabet) {
  return alphabet.find(letter) != std::string::npos;
}

size_t PlacesOf(const std::string& letter) { return InAlphabet(letter, kExtension) ? 2 : 1; }

}  // namespace

std::string ToGsm7(const std::string& utf8) {
  std::string text;
  for (const std::string& letter : Letters(utf8)) {
    if (InAlphabet(letter, kBasicAscii) || InAlphabet(letter, kBasicOther) ||
        InAlphabet(letter, kExtension)) {
      text += letter;
    } else {
      const auto replacement = kReplacements.find(letter);
      text += replacement == kReplacements.end() ? "?" : replacement->second;
    }
  }
  return text;
}

size_t SmsLength(const std::string& gsm7) {
  size_t places = 0;
  for (const std::string& letter : Letters(gsm7)) places += PlacesOf(letter);
  return places;
}

std::string CutToSms(const std::string& gsm7, size_t places) {
  std::string text;
  size_t used = 0;
  for (const std::string& letter : Letters(gsm7)) {
    used += PlacesOf(letter);
    if (used > places) break;
    text += letter;
  }
  return text;
}

std::string CutToWords(const std::string& gsm7, size_t places) {
  const std::string text = CutToSms(gsm7, places);
  const bool whole = text.size() == gsm7.size() || gsm7[text.size()] == ' ';
  const size_t word_end = whole ? text.size() : text.rfind(' ');
  if (word_end == std::string::npos) return text;
  const size_t last = text.find_last_not_of(" ,+-", word_end == 0 ? 0 : word_end - 1);
  return last == std::string::npos ? text : text.substr(0, last + 1);
}

}  // namespace vagtbro::notifications
