#include "sickness/api/convert.h"

#include "kit/rpc/refusal.h"

namespace vagtbro::sickness {
namespace {

constexpr int64_t kFirstSecond = -62'135'596'800;  // 0001-01-01T00:00:00Z
constexpr int64_t kLastSecond = 253'402'300'799;   // 9999-12-31T23:59:59Z
constexpr int32_t kNanos = 1'000'000'000;

}  // namespace

absl::StatusOr<EmploymentId> ParseEmployment(const std::string& text) {
  const auto employment = EmploymentId::Parse(text);
  if (!employment) return kit::Malformed("employment_id", "name the employment");
  return *employment;
}

absl::StatusOr<absl::Time> ParseTime(const std::string& field,
                                     const google::protobuf::Timestamp& proto) {
  if (proto.seconds() < kFirstSecond || proto.seconds() > kLastSecond || proto.nanos() < 0 ||
      proto.nanos() >= kNanos) {
    return kit::Malformed(field, "is not an instant between the years 1 and 9999");
  }
  return kit::FromProto(proto);
}

absl::Status UnknownEmployment() {
  return kit::Unknown("UNKNOWN_EMPLOYMENT", "no such employment; import it first");
}

absl::Status NotAway() {
  return kit::Refused("NOT_AWAY", "no absence is running or to come; report it first");
}

v1::Absence ToAbsence(const v1::AbsenceRow& row) {
  v1::Absence absence;
  absence.set_absence_id(row.absence_id());
  absence.set_employment_id(row.employment_id());
  *absence.mutable_interval() = row.interval();
  absence.set_open_ended(row.open_ended());
  absence.set_late(row.late());
  absence.set_receipt_no(row.receipt_no());
  absence.set_kind(row.kind());
  *absence.mutable_report_time() = row.report_time();
  if (row.has_fit_from_time()) *absence.mutable_fit_from_time() = row.fit_from_time();
  return absence;
}

}  // namespace vagtbro::sickness
