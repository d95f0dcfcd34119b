#include "directory/domain/failure_window.h"

#include "kit/base/proto_time.h"

namespace vagtbro::directory {

bool IsOver(const FailureLimit& limit, const v1::FailureWindowRow& row, absl::Time now) {
  return row.failures() == 0 || kit::FromProto(row.start_time()) + limit.window <= now;
}

bool IsFull(const FailureLimit& limit, const v1::FailureWindowRow& row, absl::Time now) {
  return !IsOver(limit, row, now) && row.failures() >= limit.failures;
}

v1::FailureWindowRow AndOneMore(const FailureLimit& limit, v1::FailureWindowRow row,
                                absl::Time now) {
  if (IsOver(limit, row, now)) {
    row.Clear();
    *row.mutable_start_time() = kit::ToProto(now);
  }
  row.set_failures(row.failures() + 1);
  return row;
}

}  // namespace vagtbro::directory
