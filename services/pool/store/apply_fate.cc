// What becomes of a cover after it was found: the search is over, but its story is not.
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// Of several searches for the shift it is the one whose cover still stands. `employment_id`: only
// if that is whose cover it was; empty: whosever.
void PoolState::NoteFate(const std::string& shift_id, const std::string& employment_id,
                         v1::CoverFate fate, const Envelope& envelope) {
  for (const v1::CoverRow* cover : CoversOfShift(envelope.tenant_id(), shift_id)) {
    const std::string& covered_by = cover->covered_by_employment_id();
    if (!cover->closed() || covered_by.empty() || cover->has_fate()) continue;
    if (!employment_id.empty() && employment_id != covered_by) continue;
    v1::CoverRow row = *cover;
    row.mutable_fate()->set_fate(fate);
    *row.mutable_fate()->mutable_time() = envelope.event_time();
    if (fate == v1::COVER_FATE_RELEASED) {
      summaries_.Released(envelope.tenant_id(), row.gap().gap_id());
    }
    PutCover(envelope.tenant_id(), std::move(row));
    return;
  }
}

}  // namespace vagtbro::pool
