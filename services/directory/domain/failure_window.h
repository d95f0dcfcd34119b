// Failure window: how often somebody was not identified, of one caller and of a whole municipality.
//
// A number that fails too often is listened to no more for the rest of its hour; all that are
// withheld are one, and so are soon silenced together: the way to a human stays open to them. When
// everywhere fails more than on a bad Monday somebody is trying PINs, and every answer comes
// slower.
//
// Units:   a window begins with its first failure and is half-open.
// Source:  design/telephony.md section 4.
#pragma once

#include "absl/time/time.h"
#include "vagtbro/directory/v1/directory_facts.pb.h"

namespace vagtbro::directory {

struct FailureLimit {
  uint32_t failures;
  absl::Duration window;
};
inline constexpr FailureLimit kOfCaller = {10, absl::Hours(1)};
// 10,000 employees ring about 70 times in 10 minutes of a morning; a few of them mistype.
inline constexpr FailureLimit kOfTenant = {40, absl::Minutes(10)};
// A caller hears "one moment" and the telephone does not give up.
inline constexpr absl::Duration kSlowedBy = absl::Seconds(2);

// True if the window says nothing about `now`.
bool IsOver(const FailureLimit& limit, const v1::FailureWindowRow& row, absl::Time now);
// True if as many failures as the limit allows lie in a window that is not over.
bool IsFull(const FailureLimit& limit, const v1::FailureWindowRow& row, absl::Time now);
// With one more failure.
v1::FailureWindowRow AndOneMore(const FailureLimit& limit, v1::FailureWindowRow row,
                                absl::Time now);

}  // namespace vagtbro::directory
