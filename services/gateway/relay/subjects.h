// Subjects: whom and what a request is about, read from its fields by name.
//
// Shape:   top-level fields only: tenant_id; employment_id, employment_ids, subject_employment_id;
//          unit_id, unit_ids.
#pragma once

#include <string>
#include <vector>

namespace google::protobuf {
class Message;
}

namespace vagtbro::gateway {

struct Subjects {
  std::string tenant_id;
  std::vector<std::string> employment_ids;
  std::vector<std::string> unit_ids;

  // About this one employment and nobody else.
  bool Only(const std::string& employment_id) const {
    return !employment_id.empty() && employment_ids == std::vector<std::string>{employment_id};
  }
};

Subjects SubjectsOf(const google::protobuf::Message& request);

}  // namespace vagtbro::gateway
