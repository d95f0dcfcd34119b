#include "directory/api/pin_try.h"

#include "directory/domain/pin_rules.h"
#include "kit/base/proto_time.h"

namespace vagtbro::directory {
namespace {

void EmitLock(kit::Commit& commit, const std::string& employment_id, const v1::PinRow& row) {
  v1::PinLockedNotice locked;
  locked.set_employment_id(employment_id);
  *locked.mutable_unlock_time() = kit::ToProto(commit.now() + LockedFor(row.locks()));
  locked.set_locks(row.locks() + 1);
  commit.Emit(employment_id, locked);
}

}  // namespace

bool SettleTry(kit::Commit& commit, const std::string& employment_id, const v1::PinRow& row,
               bool matches, const v1::PinSet* anew) {
  const PinVerdict verdict = JudgePin(row, matches, commit.now());
  if (verdict == PinVerdict::kLocked) return false;
  if (verdict == PinVerdict::kWrong || verdict == PinVerdict::kWrongAndLocked) {
    v1::PinFailed failed;
    failed.set_employment_id(employment_id);
    commit.Emit(employment_id, failed);
    if (verdict == PinVerdict::kWrongAndLocked) EmitLock(commit, employment_id, row);
    return false;
  }
  if (anew != nullptr) {
    commit.Emit(employment_id, *anew);
  } else if (verdict == PinVerdict::kAcceptedAfterFailures) {
    v1::PinAccepted accepted;
    accepted.set_employment_id(employment_id);
    commit.Emit(employment_id, accepted);
  }
  return true;
}

}  // namespace vagtbro::directory
