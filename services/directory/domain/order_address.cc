#include "directory/domain/order_address.h"

#include <regex>

namespace vagtbro::directory {
namespace {

constexpr size_t kLongestAddress = 300;

}  // namespace

bool IsOrderUrl(const std::string& text) {
  static const std::regex kUrl(
      R"((https://[A-Za-z0-9.-]+|http://([A-Za-z0-9-]+|127(\.\d{1,3}){3}))(:\d{1,5})?(/[!-~]*)?)");
  return text.size() <= kLongestAddress && std::regex_match(text, kUrl);
}

bool IsOrderEmail(const std::string& text) {
  static const std::regex kEmail(R"([A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)");
  return text.size() <= kLongestAddress && std::regex_match(text, kEmail);
}

}  // namespace vagtbro::directory
