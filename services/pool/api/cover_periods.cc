#include "pool/api/cover_periods.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "absl/time/civil_time.h"
#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "pool/domain/percentile.h"

namespace vagtbro::pool {
namespace {

absl::CivilDay FirstDay(absl::Time time, bool month) {
  const absl::CivilDay day(absl::ToCivilDay(time, kit::LocalZone()));
  if (month) return absl::CivilDay(absl::CivilMonth(day));
  return absl::PrevWeekday(day + 1, absl::Weekday::monday);
}

absl::CivilDay NextDay(absl::CivilDay first, bool month) {
  return month ? absl::CivilDay(absl::CivilMonth(first) + 1) : first + 7;
}

bool HidesCost(const v1::WayReport& way) { return way.gaps() < kSmallestCount; }

class Tally final {
 public:
  void Add(const v1::SearchSummary& search) {
    period_.set_gaps(period_.gaps() + 1);
    period_.set_contacts(period_.contacts() + search.contacts());
    if (search.escalated()) period_.set_escalated(period_.escalated() + 1);
    if (!search.has_cover_time()) return;
    period_.set_covered(period_.covered() + 1);
    const absl::Duration taken =
        kit::FromProto(search.cover_time()) - kit::FromProto(search.open_time());
    minutes_.push_back(static_cast<uint32_t>(std::max<int64_t>(0, absl::ToInt64Minutes(taken))));
    if (search.cover_rung() == v1::RUNG_UNSPECIFIED) {
      period_.set_ways_unknown(period_.ways_unknown() + 1);
      return;
    }
    v1::WayReport& way = ways_[search.cover_rung()];
    way.set_rung(search.cover_rung());
    way.set_gaps(way.gaps() + 1);
    way.set_cost_ore(way.cost_ore() + search.cost_ore());
  }

  uint32_t gaps() const { return period_.gaps(); }
  const std::map<int, v1::WayReport>& ways() const { return ways_; }

  // With its interval; nothing else if it is suppressed. `unpriced`: ways whose cost is not told.
  v1::CoverPeriod Tell(const types::v1::Interval& interval, bool suppressed,
                       const std::set<int>& unpriced = {}) const {
    v1::CoverPeriod told;
    if (!suppressed) told = period_;
    *told.mutable_interval() = interval;
    told.set_suppressed(suppressed);
    if (suppressed) return told;
    for (const auto& [rung, way] : ways_) {
      *told.add_ways() = way;
      // What one cover cost is what one person was paid.
      if (!HidesCost(way) && unpriced.count(rung) == 0) continue;
      told.mutable_ways(told.ways_size() - 1)->clear_cost_ore();
    }
    if (minutes_.empty()) return told;
    std::vector<uint32_t> sorted = minutes_;
    std::sort(sorted.begin(), sorted.end());
    told.set_median_minutes(Percentile(sorted, 50));
    told.set_p90_minutes(Percentile(sorted, 90));
    return told;
  }

 private:
  v1::CoverPeriod period_;
  std::vector<uint32_t> minutes_;  // from the opening to the cover
  std::map<int, v1::WayReport> ways_;
};

// Ways whose cost in all, less what the periods tell, would be that of one period or of a handful.
std::set<int> UnpricedInAll(const std::vector<Tally>& tallies,
                            const std::vector<bool>& suppressed) {
  std::map<int, uint32_t> covers;   // whose cost is not told
  std::map<int, uint32_t> periods;  // with such covers
  for (size_t i = 0; i < tallies.size(); ++i) {
    for (const auto& [rung, way] : tallies[i].ways()) {
      if (!suppressed[i] && !HidesCost(way)) continue;
      covers[rung] += way.gaps();
      ++periods[rung];
    }
  }
  std::set<int> unpriced;
  for (const auto& [rung, count] : covers) {
    if (count < kSmallestCount || periods[rung] < 2) unpriced.insert(rung);
  }
  return unpriced;
}

}  // namespace

std::vector<v1::CoverPeriod> PeriodsOf(const types::v1::Interval& interval,
                                       v1::ReportPeriod period) {
  const bool month = period == v1::REPORT_PERIOD_MONTH;
  std::vector<v1::CoverPeriod> periods;
  absl::CivilDay first = FirstDay(kit::Start(interval), month);
  while (absl::FromCivil(first, kit::LocalZone()) < kit::End(interval)) {
    const absl::CivilDay next = NextDay(first, month);
    *periods.emplace_back().mutable_interval() = kit::MakeInterval(
        absl::FromCivil(first, kit::LocalZone()), absl::FromCivil(next, kit::LocalZone()));
    first = next;
  }
  return periods;
}

std::vector<bool> SuppressedOf(const std::vector<uint32_t>& gaps) {
  std::vector<bool> suppressed;
  uint32_t hidden = 0;   // gaps of those suppressed
  size_t with_gaps = 0;  // of those suppressed
  for (const uint32_t count : gaps) {
    suppressed.push_back(count < kSmallestCount);
    if (!suppressed.back() || count == 0) continue;
    hidden += count;
    ++with_gaps;
  }
  while (with_gaps == 1 || (with_gaps > 0 && hidden < kSmallestCount)) {
    size_t next = gaps.size();
    for (size_t i = 0; i < gaps.size(); ++i) {
      if (!suppressed[i] && (next == gaps.size() || gaps[i] < gaps[next])) next = i;
    }
    if (next == gaps.size()) break;  // the total is the same handful, and suppressed as well
    suppressed[next] = true;
    hidden += gaps[next];
    ++with_gaps;
  }
  return suppressed;
}

v1::GetCoverReportResponse CoverReportOf(const std::vector<v1::CoverPeriod>& periods,
                                         const std::vector<const v1::SearchSummary*>& searches) {
  std::vector<Tally> tallies(periods.size());
  Tally all;
  for (const v1::SearchSummary* search : searches) {
    const absl::Time opened = kit::FromProto(search->open_time());
    const auto after = std::partition_point(
        periods.begin(), periods.end(),
        [opened](const v1::CoverPeriod& p) { return kit::Start(p.interval()) <= opened; });
    if (after == periods.begin() || opened >= kit::End(std::prev(after)->interval())) continue;
    tallies[static_cast<size_t>(after - periods.begin()) - 1].Add(*search);
    all.Add(*search);
  }
  std::vector<uint32_t> gaps;
  for (const Tally& tally : tallies) gaps.push_back(tally.gaps());
  const std::vector<bool> suppressed = SuppressedOf(gaps);
  v1::GetCoverReportResponse response;
  for (size_t i = 0; i < periods.size(); ++i) {
    *response.add_periods() = tallies[i].Tell(periods[i].interval(), suppressed[i]);
  }
  if (periods.empty()) return response;
  const auto whole = kit::MakeInterval(kit::Start(periods.front().interval()),
                                       kit::End(periods.back().interval()));
  *response.mutable_total() =
      all.Tell(whole, all.gaps() < kSmallestCount, UnpricedInAll(tallies, suppressed));
  return response;
}

}  // namespace vagtbro::pool
