#include "pool/api/cover_report.h"

#include <algorithm>
#include <string>
#include <vector>

#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "pool/api/board.h"
#include "pool/api/cover_periods.h"

namespace vagtbro::pool {
namespace {

constexpr absl::Duration kLongest = absl::Hours(800 * 24);
constexpr int kMostUnits = 200;

absl::Status CheckFields(const v1::GetCoverReportRequest& request) {
  const auto& units = request.unit_ids();
  const bool ids = std::all_of(units.begin(), units.end(), kit::IsId);
  if (!ids || request.unit_ids_size() > kMostUnits) {
    return kit::Malformed("unit_ids", "name at most 200 units, or none for all");
  }
  const auto& interval = request.interval();
  const absl::Duration length = kit::End(interval) - kit::Start(interval);
  const bool whole = request.has_interval() && interval.has_start_time() && interval.has_end_time();
  if (!whole || length <= absl::ZeroDuration() || length > kLongest) {
    return kit::Malformed("interval", "give a time of at most 800 days that begins before it ends");
  }
  if (!v1::ReportPeriod_IsValid(request.period())) {
    return kit::Malformed("period", "ask for weeks or months");
  }
  return absl::OkStatus();
}

bool IsOfUnits(const v1::SearchSummary& search, const v1::GetCoverReportRequest& request) {
  const auto& wanted = request.unit_ids();
  const auto& units = search.unit_ids();
  return wanted.empty() || std::any_of(units.begin(), units.end(), [&](const std::string& unit) {
           return std::find(wanted.begin(), wanted.end(), unit) != wanted.end();
         });
}

// Somebody was wanted to the end: found, or looked for in vain.
bool WasWanted(const v1::CoverRow* cover) {
  if (cover == nullptr || !cover->closed()) return false;
  return cover->close_reason() == roster::v1::GAP_CLOSE_REASON_COVERED ||
         cover->close_reason() == roster::v1::GAP_CLOSE_REASON_EXPIRED;
}

}  // namespace

absl::Status GetCoverReport(const PoolState& state, const v1::GetCoverReportRequest& request,
                            v1::GetCoverReportResponse* response) {
  absl::Status checked = CheckFields(request);
  const std::string& tenant = request.tenant_id();
  if (checked.ok()) checked = CheckTenant(state, tenant);
  if (!checked.ok()) return checked;
  std::vector<const v1::SearchSummary*> searches;
  for (const auto& [key, search] : state.summaries().Under(tenant + "/")) {
    if (IsOfUnits(search, request) && WasWanted(state.covers().Find(key))) {
      searches.push_back(&search);
    }
  }
  *response = CoverReportOf(PeriodsOf(request.interval(), request.period()), searches);
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
