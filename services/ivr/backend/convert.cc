#include "ivr/backend/convert.h"

#include <cstdlib>

#include "kit/rpc/refusal.h"

namespace vagtbro::ivr {

sickness::v1::AbsenceKind ToProto(AbsenceKind kind) {
  switch (kind) {
    case AbsenceKind::kOwnIllness:
      return sickness::v1::ABSENCE_KIND_OWN_ILLNESS;
    case AbsenceKind::kChildFirstDay:
      return sickness::v1::ABSENCE_KIND_CHILD_FIRST_DAY;
    case AbsenceKind::kChildSecondDay:
      return sickness::v1::ABSENCE_KIND_CHILD_SECOND_DAY;
    case AbsenceKind::kWorkInjury:
      return sickness::v1::ABSENCE_KIND_WORK_INJURY;
    case AbsenceKind::kSection56:
      return sickness::v1::ABSENCE_KIND_SECTION56;
    case AbsenceKind::kPregnancyRelated:
      return sickness::v1::ABSENCE_KIND_PREGNANCY_RELATED;
  }
  std::abort();  // -Werror=switch has named every kind.
}

bool IsRefusal(const absl::Status& status) {
  return absl::IsFailedPrecondition(status) || absl::IsInvalidArgument(status) ||
         absl::IsNotFound(status);
}

Reply NotDone(const absl::Status& status) {
  if (IsRefusal(status)) return Refused{kit::ReasonOf(status)};
  return Down{};
}

}  // namespace vagtbro::ivr
