// Instants: a Timestamp that comes from outside may be none.
#pragma once

#include <google/protobuf/timestamp.pb.h>

#include <cstdint>

#include "absl/time/time.h"
#include "kit/base/proto_time.h"

namespace vagtbro::directory {

// True if it lies in the calendar that protobuf can write, years 1 to 9999.
inline bool IsInstant(const google::protobuf::Timestamp& time) {
  constexpr int64_t kFirstSecond = -62'135'596'800;
  constexpr int64_t kLastSecond = 253'402'300'799;
  return time.seconds() >= kFirstSecond && time.seconds() <= kLastSecond && time.nanos() >= 0 &&
         time.nanos() < 1'000'000'000;
}

// True if both are instants and something lies between them.
inline bool IsStretch(const google::protobuf::Timestamp& start,
                      const google::protobuf::Timestamp& end) {
  return IsInstant(start) && IsInstant(end) && kit::FromProto(start) < kit::FromProto(end);
}

}  // namespace vagtbro::directory
