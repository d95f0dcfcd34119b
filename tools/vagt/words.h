// Enum values as words: "own off duty" to read, "own-illness" to type.
//
// Shape:   the value's name without its type's prefix, lower case; unspecified is empty.
#pragma once

#include <google/protobuf/generated_enum_reflection.h>

#include <cstdint>
#include <string>
#include <vector>

#include "vagtbro/roster/v1/roster_events.pb.h"

namespace vagtbro::vagt {

// The name of `value` with its prefix removed and '_' replaced by `separator`.
std::string EnumWord(const google::protobuf::EnumDescriptor& type, int value, char separator);

template <class Enum>
std::string Word(Enum value) {
  return EnumWord(*google::protobuf::GetEnumDescriptor<Enum>(), value, ' ');
}

// What may be typed for an option of this type.
template <class Enum>
std::vector<std::string> Choices() {
  const auto& type = *google::protobuf::GetEnumDescriptor<Enum>();
  std::vector<std::string> choices;
  for (int i = 0; i < type.value_count(); ++i) {
    if (type.value(i)->number() == 0) continue;
    choices.push_back(EnumWord(type, type.value(i)->number(), '-'));
  }
  return choices;
}

// The value typed as one of Choices(); unspecified if it is none.
template <class Enum>
Enum FromChoice(const std::string& typed) {
  const auto& type = *google::protobuf::GetEnumDescriptor<Enum>();
  for (int i = 0; i < type.value_count(); ++i) {
    const int number = type.value(i)->number();
    if (number != 0 && EnumWord(type, number, '-') == typed) return static_cast<Enum>(number);
  }
  return static_cast<Enum>(0);
}

// How far it is to a limit: "5 h 30 min to spare", "exactly at the limit", "broken by 45 min".
std::string MarginWords(std::int64_t minutes, bool danish);

// "A", "B", "C" or "below C".
std::string LevelWord(roster::v1::ServiceLevel level);

}  // namespace vagtbro::vagt
