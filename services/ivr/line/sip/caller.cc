#include "ivr/line/sip/caller.h"

namespace vagtbro::ivr {
namespace {

constexpr std::size_t kLongest = 20;

}  // namespace

std::string CallerNumber(std::string_view address) {
  // The name before '<' may hold anything, also "sip:".
  if (const std::size_t open = address.rfind('<'); open != std::string_view::npos) {
    address.remove_prefix(open + 1);
  }
  const std::size_t colon = address.find(':');
  if (colon == std::string_view::npos) return "";
  const bool is_telephone = address.substr(0, colon) == "tel";
  address.remove_prefix(colon + 1);
  // "sip:10.0.0.1" is an exchange, not a caller.
  if (!is_telephone && address.find('@') == std::string_view::npos) return "";
  std::string number;
  for (const char c : address.substr(0, address.find_first_of("@;>?, "))) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit || (c == '+' && number.empty())) {
      number += c;
    } else if (c != '-' && c != '.' && c != '(' && c != ')') {
      return "";
    }
  }
  if (number == "+" || number.size() > kLongest) return "";
  return number;
}

}  // namespace vagtbro::ivr
