// Instants and intervals between absl and protobuf.
//
// Units:   both sides count nanoseconds; nothing is rounded. An absent Timestamp reads as 1970.
#pragma once

#include <google/protobuf/timestamp.pb.h>

#include "absl/time/time.h"
#include "vagtbro/types/v1/interval.pb.h"

namespace vagtbro::kit {

inline google::protobuf::Timestamp ToProto(absl::Time time) {
  google::protobuf::Timestamp proto;
  const int64_t seconds = absl::ToUnixSeconds(time);
  proto.set_seconds(seconds);
  proto.set_nanos(
      static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return proto;
}

inline absl::Time FromProto(const google::protobuf::Timestamp& proto) {
  return absl::FromUnixSeconds(proto.seconds()) + absl::Nanoseconds(proto.nanos());
}

inline types::v1::Interval MakeInterval(absl::Time start, absl::Time end) {
  types::v1::Interval interval;
  *interval.mutable_start_time() = ToProto(start);
  *interval.mutable_end_time() = ToProto(end);
  return interval;
}

inline absl::Time Start(const types::v1::Interval& interval) {
  return FromProto(interval.start_time());
}
inline absl::Time End(const types::v1::Interval& interval) {
  return FromProto(interval.end_time());
}

// True if they share an instant; both are half-open.
inline bool Overlaps(const types::v1::Interval& a, const types::v1::Interval& b) {
  return Start(a) < End(b) && Start(b) < End(a);
}

}  // namespace vagtbro::kit
