#include "gateway/relay/dialect.h"

#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

#include "gateway/relay/metadata.h"

namespace vagtbro::gateway {
namespace {

using google::protobuf::Message;

const char* const kGrpcWebType = "application/grpc-web+proto";

Response GrpcWebAnswer(const Outcome& outcome) {
  Response response{200, {{"content-type", kGrpcWebType}}, ""};
  const Metadata trailers = Outward(outcome.trailers);
  for (const auto& header : StatusHeaders(grpc::Status::OK, Outward(outcome.head))) {
    if (header.first != "grpc-status") response.headers.push_back(header);
  }
  if (!outcome.status.ok()) {
    for (auto& header : StatusHeaders(outcome.status, trailers)) {
      response.headers.push_back(std::move(header));
    }
    return response;
  }
  response.body = Frame(outcome.message) + TrailerFrame(outcome.status, trailers);
  return response;
}

bool ToJson(const std::string& bytes, Message* blank, std::string& json) {
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  return blank != nullptr && blank->ParseFromString(bytes) &&
         google::protobuf::util::MessageToJsonString(*blank, &json, options).ok();
}

Response ConnectAnswer(Dialect dialect, const Outcome& outcome, Message* blank) {
  if (!outcome.status.ok()) {
    Response response =
        JsonAnswer(HttpStatus(outcome.status.error_code()), ConnectError(outcome.status));
    for (const auto& [name, value] : Outward(outcome.trailers)) {
      response.headers.emplace_back(name, value);
    }
    return response;
  }
  Response response{200, {}, ""};
  if (dialect == Dialect::kConnectProto) {
    response.headers.emplace_back("content-type", "application/proto");
    response.body = outcome.message;
  } else {
    response.headers.emplace_back("content-type", "application/json");
    if (!ToJson(outcome.message, blank, response.body)) {
      return ErrorOf(dialect, {grpc::StatusCode::INTERNAL, "the answer cannot be read"});
    }
  }
  for (const auto& [name, value] : Outward(outcome.head))
    response.headers.emplace_back(name, value);
  for (const auto& [name, value] : Outward(outcome.trailers)) {
    response.headers.emplace_back("trailer-" + name, value);
  }
  return response;
}

}  // namespace

std::optional<Dialect> DialectOf(const Request& request) {
  const std::string* type = request.Header("content-type");
  if (type == nullptr) return std::nullopt;
  const std::string name = type->substr(0, type->find(';'));
  if (name == kGrpcWebType || name == "application/grpc-web") return Dialect::kGrpcWeb;
  if (name == "application/json") return Dialect::kConnectJson;
  if (name == "application/proto") return Dialect::kConnectProto;
  return std::nullopt;
}

absl::StatusOr<std::optional<absl::Duration>> TimeoutOf(const Request& request, Dialect dialect) {
  const bool web = dialect == Dialect::kGrpcWeb;
  const char* name = web ? "grpc-timeout" : "connect-timeout-ms";
  const std::string* text = request.Header(name);
  if (text == nullptr) return std::optional<absl::Duration>();
  const auto timeout = web ? GrpcTimeout(*text) : ConnectTimeout(*text);
  if (!timeout) return absl::InvalidArgumentError(std::string(name) + " is malformed");
  return timeout;
}

bool ReadBody(Dialect dialect, const std::string& body, Message& message) {
  if (dialect == Dialect::kConnectProto) return message.ParseFromString(body);
  if (dialect == Dialect::kConnectJson) {
    return google::protobuf::util::JsonStringToMessage(body.empty() ? "{}" : body, &message).ok();
  }
  const auto bytes = OneMessage(body);
  return bytes && message.ParseFromString(*bytes);
}

Response AnswerOf(Dialect dialect, const Outcome& outcome, Message* blank) {
  return dialect == Dialect::kGrpcWeb ? GrpcWebAnswer(outcome)
                                      : ConnectAnswer(dialect, outcome, blank);
}

Response ErrorOf(Dialect dialect, const grpc::Status& status) {
  return AnswerOf(dialect, {status, "", {}, {}}, nullptr);
}

Response StreamHead() {
  return {200, {{"content-type", kGrpcWebType}, {"x-accel-buffering", "no"}}, ""};
}

}  // namespace vagtbro::gateway
