#include "directory/domain/fold_case.h"

namespace vagtbro::directory {
namespace {

constexpr unsigned char kLatin1Lead = 0xC3;  // leads U+00C0 to U+00FF
constexpr unsigned char kFirstCapital = 0x80;
constexpr unsigned char kLastCapital = 0x9E;
constexpr unsigned char kTimesSign = 0x97;  // U+00D7, no letter
constexpr unsigned char kToLower = 0x20;

}  // namespace

std::string FoldCase(std::string text) {
  unsigned char before = 0;
  for (char& c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool ascii = c >= 'A' && c <= 'Z';
    const bool latin1 = before == kLatin1Lead && byte >= kFirstCapital && byte <= kLastCapital &&
                        byte != kTimesSign;
    if (ascii || latin1) c = static_cast<char>(byte + kToLower);
    before = byte;
  }
  return text;
}

}  // namespace vagtbro::directory
