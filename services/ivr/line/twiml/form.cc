#include "ivr/line/twiml/form.h"

#include <algorithm>

namespace vagtbro::ivr {
namespace {

constexpr char kHex[] = "0123456789ABCDEF";

// -1: no hex digit.
int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string Decoded(const std::string& text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool escape = c == '%' && at + 2 < text.size() && HexValue(text[at + 1]) >= 0 &&
                        HexValue(text[at + 2]) >= 0;
    if (escape) {
      plain += static_cast<char>(HexValue(text[at + 1]) * 16 + HexValue(text[at + 2]));
      at += 2;
    } else {
      plain += c == '+' ? ' ' : c;
    }
  }
  return plain;
}

bool IsPlain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '.' || c == '_';
}

}  // namespace

std::optional<Form> Form::Parse(const std::string& text) {
  Form form;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find('&', from), text.size());
    const std::string field = text.substr(from, to - from);
    from = to + 1;
    if (field.empty()) continue;
    if (form.fields_.size() == kMostFields) return std::nullopt;
    const std::size_t equals = field.find('=');
    const bool has_value = equals != std::string::npos;
    form.fields_.emplace_back(Decoded(field.substr(0, equals)),
                              has_value ? Decoded(field.substr(equals + 1)) : "");
  }
  return form;
}

std::optional<Form> Form::OfTarget(const std::string& target) {
  const std::size_t question = target.find('?');
  return Parse(question == std::string::npos ? "" : target.substr(question + 1));
}

std::string Form::Get(const std::string& name) const {
  const auto field = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const auto& one) { return one.first == name; });
  return field == fields_.end() ? "" : field->second;
}

bool Form::Has(const std::string& name) const {
  return std::any_of(fields_.begin(), fields_.end(),
                     [&](const auto& one) { return one.first == name; });
}

std::string FormEncoded(const std::string& text) {
  std::string encoded;
  for (const char c : text) {
    if (IsPlain(c)) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return encoded;
}

}  // namespace vagtbro::ivr
