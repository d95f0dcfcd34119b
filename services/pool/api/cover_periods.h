// CoverPeriods: how covering went, period by period, so that nothing is told about a handful.
//
// A period with fewer than five gaps is suppressed. The total would give it away if the others were
// told: so with it the smallest of the others are, until those suppressed together are two periods
// that had gaps, and five gaps at least. A total of fewer than five is suppressed as well.
// What a way cost in all is not told if taking the periods' costs from it would leave that of one
// period or of a handful of covers.
//
// Shape:   pure; periods by start; a period without gaps is suppressed and hides nothing.
// Units:   periods are whole local weeks (from Monday) or calendar months.
// Source:  domain rule P13: no report on fewer than five, no small-cell differencing.
#pragma once

#include <vector>

#include "absl/time/time.h"
#include "vagtbro/pool/v1/desk_service.pb.h"
#include "vagtbro/pool/v1/pool_story.pb.h"

namespace vagtbro::pool {

inline constexpr uint32_t kSmallestCount = 5;

// Every whole period that the time touches, with its interval alone.
std::vector<v1::CoverPeriod> PeriodsOf(const types::v1::Interval& interval,
                                       v1::ReportPeriod period);

// Fills them with the searches that were opened in each; the total is over all of them.
v1::GetCoverReportResponse CoverReportOf(const std::vector<v1::CoverPeriod>& periods,
                                         const std::vector<const v1::SearchSummary*>& searches);

// Which of the periods with so many gaps are not told.
std::vector<bool> SuppressedOf(const std::vector<uint32_t>& gaps);

}  // namespace vagtbro::pool
