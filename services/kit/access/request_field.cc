#include "kit/access/request_field.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

namespace vagtbro::kit {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

const MethodDescriptor* MethodIn(const FileDescriptor* file, const Descriptor* request) {
  for (int i = 0; file != nullptr && i < file->service_count(); ++i) {
    for (int j = 0; j < file->service(i)->method_count(); ++j) {
      const MethodDescriptor* method = file->service(i)->method(j);
      if (method->input_type() == request) return method;
    }
  }
  return nullptr;
}

}  // namespace

bool IsThere(const Message& message, const std::string& path) {
  const size_t dot = path.find('.');
  if (dot == std::string::npos) return true;
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(path.substr(0, dot));
  return message.GetReflection()->HasField(message, field) &&
         IsThere(message.GetReflection()->GetMessage(message, field), path.substr(dot + 1));
}

std::vector<std::string> IdsIn(const Message& message, const std::string& field) {
  if (!HasText(*message.GetDescriptor(), field) || !IsThere(message, field)) return {};
  if (const size_t dot = field.find('.'); dot != std::string::npos) {
    const FieldDescriptor* parent = message.GetDescriptor()->FindFieldByName(field.substr(0, dot));
    return IdsIn(message.GetReflection()->GetMessage(message, parent), field.substr(dot + 1));
  }
  const FieldDescriptor* found = message.GetDescriptor()->FindFieldByName(field);
  const auto* reflection = message.GetReflection();
  std::vector<std::string> ids;
  if (found->is_repeated()) {
    for (int i = 0; i < reflection->FieldSize(message, found); ++i) {
      ids.push_back(reflection->GetRepeatedString(message, found, i));
    }
  } else if (std::string id = reflection->GetString(message, found); !id.empty()) {
    ids.push_back(std::move(id));
  }
  return ids;
}

std::string SingularOf(const std::string& field) {
  const bool many = field.size() > 4 && field.compare(field.size() - 4, 4, "_ids") == 0;
  return many ? field.substr(0, field.size() - 1) : field;
}

bool HasText(const Descriptor& type, const std::string& field) {
  const size_t dot = field.find('.');
  const FieldDescriptor* found = type.FindFieldByName(field.substr(0, dot));
  if (found == nullptr) return false;
  if (dot == std::string::npos) return found->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
  return found->message_type() != nullptr && !found->is_repeated() &&
         HasText(*found->message_type(), field.substr(dot + 1));
}

bool HasPath(const Descriptor& type, const std::string& path) {
  const size_t dot = path.find('.');
  const FieldDescriptor* field = type.FindFieldByName(path.substr(0, dot));
  if (field == nullptr || dot == std::string::npos) return field != nullptr;
  return field->message_type() != nullptr && !field->is_map() &&
         HasPath(*field->message_type(), path.substr(dot + 1));
}

void ClearPath(Message* message, const std::string& path) {
  const size_t dot = path.find('.');
  const FieldDescriptor* field = message->GetDescriptor()->FindFieldByName(path.substr(0, dot));
  if (field == nullptr) return;
  const auto* reflection = message->GetReflection();
  if (dot == std::string::npos) return reflection->ClearField(message, field);
  const std::string rest = path.substr(dot + 1);
  if (!field->is_repeated()) {
    if (reflection->HasField(*message, field)) {
      ClearPath(reflection->MutableMessage(message, field), rest);
    }
    return;
  }
  for (int i = 0; i < reflection->FieldSize(*message, field); ++i) {
    ClearPath(reflection->MutableRepeatedMessage(message, field, i), rest);
  }
}

const MethodDescriptor* MethodTaking(const Message& request) {
  const Descriptor* type = request.GetDescriptor();
  const FileDescriptor* file = type->file();
  if (const MethodDescriptor* method = MethodIn(file, type)) return method;
  const std::string folder = file->name().substr(0, file->name().rfind('/'));  // vagtbro/pool/v1
  const std::string parent = folder.substr(0, folder.rfind('/'));
  const std::string service = parent.substr(parent.rfind('/') + 1);
  return MethodIn(file->pool()->FindFileByName(folder + "/" + service + "_service.proto"), type);
}

}  // namespace vagtbro::kit
