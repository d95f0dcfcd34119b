#include "kit/rpc/request.h"

#include <google/protobuf/message.h>
#include <google/protobuf/reflection.h>
#include <google/protobuf/unknown_field_set.h>

#include <functional>
#include <memory>
#include <vector>

#include "kit/base/check.h"
#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::kit {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr size_t kLongestRequestId = 128;

std::string StringField(const Message& message, const std::string& name) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
  return field == nullptr ? "" : message.GetReflection()->GetString(message, field);
}

bool HasField(const Message& message, const std::string& name) {
  return message.GetDescriptor()->FindFieldByName(name) != nullptr;
}

// Name of a message within `message` that holds unknown fields; empty: none does.
std::string UnknownFieldsIn(const Message& message) {
  const auto* reflection = message.GetReflection();
  if (!reflection->GetUnknownFields(message).empty()) return message.GetDescriptor()->full_name();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || field->is_map()) continue;
    const int count = field->is_repeated() ? reflection->FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      const Message& part = field->is_repeated() ? reflection->GetRepeatedMessage(message, field, i)
                                                 : reflection->GetMessage(message, field);
      const std::string found = UnknownFieldsIn(part);
      if (!found.empty()) return found;
    }
  }
  return "";
}

// "pin", "old_pin": four digits, of which not even a hash may be kept.
bool IsSecret(const FieldDescriptor& field) {
  const std::string& name = field.name();
  return name == "pin" || (name.size() > 4 && name.compare(name.size() - 4, 4, "_pin") == 0 &&
                           field.cpp_type() == FieldDescriptor::CPPTYPE_STRING);
}

// Empties what is secret of a request.
void DropSecrets(Message* message) {
  const auto* reflection = message->GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(*message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (IsSecret(*field)) {
      reflection->ClearField(message, field);
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field->is_map()) {
      const int count = field->is_repeated() ? reflection->FieldSize(*message, field) : 1;
      for (int i = 0; i < count; ++i) {
        DropSecrets(field->is_repeated() ? reflection->MutableRepeatedMessage(message, field, i)
                                         : reflection->MutableMessage(message, field));
      }
    }
  }
}

// FNV-1a over the deterministic bytes: tells another request from a retry.
std::string HashOf(const Message& original) {
  const std::unique_ptr<Message> request(original.New());
  request->CopyFrom(original);
  DropSecrets(request.get());
  uint64_t hash = 14695981039346656037U;
  for (const char c : DeterministicBytes(*request)) {
    hash = (hash ^ static_cast<uint8_t>(c)) * 1099511628211U;
  }
  return std::to_string(hash);
}

}  // namespace

absl::Status CheckRequest(const Message& request) {
  const std::string unknown = UnknownFieldsIn(request);
  if (!unknown.empty()) {
    return Malformed(unknown, "holds fields this version does not know; upgrade the server first");
  }
  if (HasField(request, "tenant_id") && !IsId(StringField(request, "tenant_id"))) {
    return Malformed("tenant_id", "name the municipality, e.g. \"legeby\"");
  }
  if (HasField(request, "request_id")) {
    const std::string id = StringField(request, "request_id");
    if (id.empty() || id.size() > kLongestRequestId) {
      return Malformed("request_id", "send an id of 1 to 128 characters, the same for every retry");
    }
  }
  return absl::OkStatus();
}

absl::Status RunMutationUntyped(Journal& journal, const std::string& method, const Message& request,
                                Message* response, const std::function<absl::Status(Commit&)>& act,
                                const Caller& caller) {
  absl::Status checked = CheckRequest(request);
  if (!checked.ok()) return checked;
  const std::string tenant = StringField(request, "tenant_id");
  const std::string request_id = StringField(request, "request_id");
  const std::string key = ReplyKey(tenant, method, request_id);
  const std::string hash = HashOf(request);

  if (const auto reply = journal.FindReply(key)) {
    if (reply->request_hash() != hash) {
      return Malformed("request_id", "was used for another request; use a new one");
    }
    KIT_CHECK(response->ParseFromString(reply->response()));
    return absl::OkStatus();
  }

  Commit commit =
      journal.Begin({tenant, "", request_id, caller.traceparent, caller.actor_employment_id});
  absl::Status done = act(commit);
  KIT_CHECK(done.ok() || commit.emitted() == 0);
  if (!done.ok()) return done;
  journal::v1::ReplyRow reply;
  reply.set_method(method);
  reply.set_request_hash(hash);
  reply.set_response(response->SerializeAsString());
  *reply.mutable_reply_time() = ToProto(commit.now());
  journal.KeepReply(key, reply);
  return absl::OkStatus();
}

}  // namespace vagtbro::kit
