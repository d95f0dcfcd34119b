// RequestField: reads and empties fields of messages by their names, for rules kept as text.
//
// Shape:   a path goes through messages and lists: "absences.kind" is the kind of each absence.
#pragma once

#include <string>
#include <vector>

namespace google::protobuf {
class Descriptor;
class Message;
class MethodDescriptor;
}  // namespace google::protobuf

namespace vagtbro::kit {

// True if every message on the way to the field is there: "override.approver_employment_id" needs
// an override.
bool IsThere(const google::protobuf::Message& message, const std::string& path);

// What the field holds, a list's items each; empty: it is empty, or there is no such text field.
std::vector<std::string> IdsIn(const google::protobuf::Message& message, const std::string& field);

// "shift_ids" -> "shift_id".
std::string SingularOf(const std::string& field);

// True if the message has this field, of text; a path may go through messages, not through lists.
bool HasText(const google::protobuf::Descriptor& type, const std::string& field);
bool HasPath(const google::protobuf::Descriptor& type, const std::string& path);

void ClearPath(google::protobuf::Message* message, const std::string& path);

// The method that takes this request; null: it is no request of a method. It stands in the file of
// the request or in the service's own, vagtbro/<service>/v1/<service>_service.proto.
const google::protobuf::MethodDescriptor* MethodTaking(const google::protobuf::Message& request);

}  // namespace vagtbro::kit
