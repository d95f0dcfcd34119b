#include "roster/draft/domain/draft_rules.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "roster/domain/plain_no.h"

namespace vagtbro::roster {
namespace {

constexpr size_t kVersionBytes = 16;
constexpr char kHexDigits[] = "0123456789abcdef";

bool IsPlanned(const v1::ShiftRow& row) {
  return row.state() == v1::SHIFT_STATE_PLANNED && !row.has_cover_interval();
}

}  // namespace

std::optional<DraftRefusal> RefuseDraft(const v1::ShiftRow& row, const std::string& unit_id,
                                        absl::Time now) {
  const auto& units = row.shift().unit_ids();
  if (std::find(units.begin(), units.end(), unit_id) == units.end()) {
    return DraftRefusal::kOtherUnit;
  }
  const Interval time = WholeOf(row.shift());
  if (row.state() == v1::SHIFT_STATE_CANCELLED || time.end_time <= now) {
    return DraftRefusal::kShiftOver;
  }
  if (time.start_time <= now) return DraftRefusal::kShiftBegun;
  if (!IsPlanned(row)) return DraftRefusal::kShiftLive;
  return std::nullopt;
}

v1::Shift Completed(const v1::Shift& asked, const v1::Shift& known) {
  v1::Shift shift = known;
  shift.set_employment_id(asked.employment_id());
  if (asked.has_interval()) *shift.mutable_interval() = asked.interval();
  if (asked.kind() != types::v1::SHIFT_KIND_UNSPECIFIED) shift.set_kind(asked.kind());
  if (asked.tier() != types::v1::SHIFT_TIER_UNSPECIFIED) shift.set_tier(asked.tier());
  if (asked.has_requirement()) *shift.mutable_requirement() = asked.requirement();
  return shift;
}

v1::ShiftRow AsDrafted(const v1::DraftChangeKept& change, const v1::ShiftRow* row) {
  if (row == nullptr) return Published(change.shift());
  if (change.cancel()) return Cancelled(*row, WholeOf(row->shift()).start_time);
  return PlannedAgain(Changed(*row, change.shift()));
}

std::optional<types::v1::Verdict> InTheWay(const v1::DraftChangeKept& change,
                                           const v1::ShiftRow* row, bool closed, absl::Time now) {
  if (row != nullptr && WholeOf(row->shift()).start_time <= now) {
    return PlainNo("SHIFT_BEGUN", "Vagten er begyndt. Tag ændringen ud af kladden.",
                   "The shift has begun. Take the change out of the draft.");
  }
  if (row != nullptr && !IsPlanned(*row)) {
    return PlainNo("SHIFT_LIVE",
                   "Vagten er ikke længere som planlagt: se vagttavlen. Tag ændringen ud af "
                   "kladden.",
                   "The shift is no longer as planned: see the board. Take the change out of the "
                   "draft.");
  }
  if (change.cancel()) return std::nullopt;
  if (WholeOf(change.shift()).start_time <= now) {
    return PlainNo("TIME_OVER", "Den nye tid er begyndt eller slut.",
                   "The new time has begun or is over.");
  }
  if (closed) {
    return PlainNo("UNIT_CLOSED", "Afdelingen er lukket på det tidspunkt.",
                   "The unit is closed at that time.");
  }
  return std::nullopt;
}

std::string VersionOf(const std::vector<std::string>& bytes) {
  if (bytes.empty()) return "";
  std::array<unsigned char, kVersionBytes> sum;
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, sum.size());
  for (const std::string& part : bytes) {
    // Its length first, so that the parts cannot be cut otherwise.
    const std::string framed = std::to_string(part.size()) + ":" + part;
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(framed.data()),
                              framed.size());
  }
  crypto_generichash_final(&state, sum.data(), sum.size());
  std::string word;
  for (const unsigned char byte : sum) {
    word += kHexDigits[byte >> 4];
    word += kHexDigits[byte & 15];
  }
  return word;
}

}  // namespace vagtbro::roster
