#include "gateway/relay/subjects.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

namespace vagtbro::gateway {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

void Take(const Message& message, const char* name, std::vector<std::string>& into) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
  if (field == nullptr || field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) return;
  const auto* reflection = message.GetReflection();
  if (field->is_repeated()) {
    for (int i = 0; i < reflection->FieldSize(message, field); ++i) {
      into.push_back(reflection->GetRepeatedString(message, field, i));
    }
  } else if (std::string value = reflection->GetString(message, field); !value.empty()) {
    into.push_back(std::move(value));
  }
}

}  // namespace

Subjects SubjectsOf(const Message& request) {
  Subjects subjects;
  std::vector<std::string> tenants;
  Take(request, "tenant_id", tenants);
  if (!tenants.empty()) subjects.tenant_id = tenants.front();
  for (const char* name : {"employment_id", "employment_ids", "subject_employment_id"}) {
    Take(request, name, subjects.employment_ids);
  }
  for (const char* name : {"unit_id", "unit_ids"}) Take(request, name, subjects.unit_ids);
  return subjects;
}

}  // namespace vagtbro::gateway
