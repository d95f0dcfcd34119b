#include "sickness/domain/receipt_number.h"

#include <algorithm>
#include <array>

namespace vagtbro::sickness {
namespace {

constexpr uint64_t kNumbers = 100'000;
// Odd and no multiple of five, so that n -> n * kStep runs through all numbers. None of its digits
// is 0 or 9, so that adding it changes every digit, with or without a carry.
constexpr uint64_t kStep = 38'167;
constexpr uint64_t kFirst = 27'182;
constexpr size_t kDigits = 5;

// Totally anti-symmetric quasigroup of order ten; zeros on the diagonal make the check digit the
// state itself.
constexpr std::array<std::array<uint8_t, 10>, 10> kDamm = {{{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
                                                            {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
                                                            {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
                                                            {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
                                                            {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
                                                            {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
                                                            {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
                                                            {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
                                                            {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
                                                            {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}}};

uint8_t DammOf(const std::string& digits) {
  uint8_t state = 0;
  for (const char c : digits) state = kDamm[state][static_cast<size_t>(c - '0')];
  return state;
}

}  // namespace

std::string ReceiptNumber(uint64_t issued) {
  const uint64_t number = (kFirst + (issued % kNumbers) * kStep) % kNumbers;
  std::string digits = std::to_string(number);
  digits.insert(0, kDigits - digits.size(), '0');
  digits.push_back(static_cast<char>('0' + DammOf(digits)));
  return digits;
}

bool IsReceiptNumber(const std::string& text) {
  const bool shaped =
      text.size() == kDigits + 1 &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return shaped && DammOf(text) == 0;
}

}  // namespace vagtbro::sickness
