#include "gateway/relay/wire.h"

#include <google/rpc/status.pb.h>
#include <sodium.h>

#include <array>
#include <nlohmann/json.hpp>

namespace vagtbro::gateway {
namespace {

constexpr size_t kPrefix = 5;
constexpr char kTrailerFlag = static_cast<char>(0x80);
constexpr size_t kTimeoutDigits = 8;
constexpr size_t kConnectDigits = 10;
const char* const kHex = "0123456789ABCDEF";
const char* const kDetails = "grpc-status-details-bin";

std::string FrameOf(char flag, std::string_view payload) {
  const auto size = static_cast<uint32_t>(payload.size());
  std::string frame = {flag, static_cast<char>(size >> 24), static_cast<char>(size >> 16),
                       static_cast<char>(size >> 8), static_cast<char>(size)};
  frame.append(payload);
  return frame;
}

bool IsBinary(std::string_view name) {
  return name.size() > 4 && name.substr(name.size() - 4) == "-bin";
}

std::optional<int64_t> Digits(std::string_view text, size_t most) {
  if (text.empty() || text.size() > most) return std::nullopt;
  int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

struct CodeWords {
  const char* connect;
  int http;
};

// By number, as gRPC counts its codes.
constexpr std::array<CodeWords, 17> kCodes = {{{"ok", 200},
                                               {"canceled", 499},
                                               {"unknown", 500},
                                               {"invalid_argument", 400},
                                               {"deadline_exceeded", 504},
                                               {"not_found", 404},
                                               {"already_exists", 409},
                                               {"permission_denied", 403},
                                               {"resource_exhausted", 429},
                                               {"failed_precondition", 400},
                                               {"aborted", 409},
                                               {"out_of_range", 400},
                                               {"unimplemented", 501},
                                               {"internal", 500},
                                               {"unavailable", 503},
                                               {"data_loss", 500},
                                               {"unauthenticated", 401}}};

const CodeWords& WordsOf(grpc::StatusCode code) {
  const auto number = static_cast<size_t>(code);
  return kCodes[number < kCodes.size() ? number : size_t{2}];
}

}  // namespace

std::string Frame(std::string_view message) { return FrameOf('\0', message); }

std::optional<std::string> OneMessage(std::string_view body) {
  if (body.size() < kPrefix || body[0] != '\0') return std::nullopt;
  uint32_t size = 0;
  for (size_t i = 1; i < kPrefix; ++i) size = size << 8 | static_cast<unsigned char>(body[i]);
  if (body.size() - kPrefix != size) return std::nullopt;
  return std::string(body.substr(kPrefix));
}

Headers StatusHeaders(const grpc::Status& status, const Metadata& trailers) {
  Headers headers = {{"grpc-status", std::to_string(status.error_code())}};
  if (!status.error_message().empty()) {
    headers.emplace_back("grpc-message", PercentEncode(status.error_message()));
  }
  if (!status.error_details().empty())
    headers.emplace_back(kDetails, Base64(status.error_details()));
  for (const auto& [name, value] : trailers) {
    if (name != kDetails) headers.emplace_back(name, IsBinary(name) ? Base64(value) : value);
  }
  return headers;
}

std::string TrailerFrame(const grpc::Status& status, const Metadata& trailers) {
  std::string lines;
  for (const auto& [name, value] : StatusHeaders(status, trailers)) {
    lines += name + ": " + value + "\r\n";
  }
  return FrameOf(kTrailerFlag, lines);
}

std::optional<absl::Duration> GrpcTimeout(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const auto number = Digits(text.substr(0, text.size() - 1), kTimeoutDigits);
  if (!number) return std::nullopt;
  switch (text.back()) {
    case 'H':
      return absl::Hours(*number);
    case 'M':
      return absl::Minutes(*number);
    case 'S':
      return absl::Seconds(*number);
    case 'm':
      return absl::Milliseconds(*number);
    case 'u':
      return absl::Microseconds(*number);
    case 'n':
      return absl::Nanoseconds(*number);
    default:
      return std::nullopt;
  }
}

std::optional<absl::Duration> ConnectTimeout(std::string_view text) {
  const auto number = Digits(text, kConnectDigits);
  if (!number) return std::nullopt;
  return absl::Milliseconds(*number);
}

std::string PercentEncode(std::string_view text) {
  std::string coded;
  for (const char c : text) {
    if (c >= ' ' && c <= '~' && c != '%') {
      coded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      coded += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return coded;
}

std::string Base64(std::string_view bytes) {
  const int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  text.resize(text.size() - 1);
  return text;
}

std::optional<std::string> FromBase64(std::string_view text) {
  while (!text.empty() && text.back() == '=') text.remove_suffix(1);
  std::string bytes(text.size(), '\0');
  size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &size, nullptr,
                        sodium_base64_VARIANT_ORIGINAL_NO_PADDING) != 0) {
    return std::nullopt;
  }
  bytes.resize(size);
  return bytes;
}

std::string ConnectCode(grpc::StatusCode code) { return WordsOf(code).connect; }

int HttpStatus(grpc::StatusCode code) { return WordsOf(code).http; }

std::string ConnectError(const grpc::Status& status) {
  nlohmann::json error = {{"code", ConnectCode(status.error_code())}};
  if (!status.error_message().empty()) error["message"] = status.error_message();
  google::rpc::Status details;
  if (details.ParseFromString(status.error_details())) {
    for (const auto& detail : details.details()) {
      const std::string& url = detail.type_url();
      error["details"].push_back(
          {{"type", url.substr(url.rfind('/') + 1)}, {"value", Base64(detail.value())}});
    }
  }
  return error.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace vagtbro::gateway
