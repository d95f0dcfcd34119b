#include "load/chain_stages.h"

#include <algorithm>
#include <cstdio>

#include "kit/base/proto_time.h"

namespace vagtbro::bench {
namespace {

using Times = std::map<std::string, absl::Time>;  // by unit

constexpr uint32_t kPage = 1000;

// "u7" of a text about "Afdeling u7 ..."; empty: of none.
std::string UnitOf(const std::string& text) {
  static const std::string kWord = "Afdeling ";
  const size_t at = text.find(kWord);
  if (at == std::string::npos) return "";
  const size_t from = at + kWord.size();
  return text.substr(from, text.find_first_of(" ,.", from) - from);
}

Times Reported(harness::System& system) {
  sickness::v1::ListAbsencesRequest request;
  request.set_tenant_id(harness::kTenant);
  request.set_page_size(kPage);
  sickness::v1::ListAbsencesResponse away;
  system.Call(system.sickness(), &sickness::v1::SicknessService::Stub::ListAbsences, request, &away)
      .IgnoreError();
  Times times;
  for (const auto& absence : away.absences()) {
    const std::string& id = absence.employment_id();  // "e-u7-day-2"
    times[id.substr(2, id.find('-', 2) - 2)] = kit::FromProto(absence.report_time());
  }
  return times;
}

// When the pool heard of the gap, and when it made the first offer.
void Searched(harness::System& system, Times* heard, Times* offered, Times* by_offer) {
  pool::v1::ListGapsRequest gaps_request;
  gaps_request.set_tenant_id(harness::kTenant);
  gaps_request.set_page_size(kPage);
  pool::v1::ListGapsResponse gaps;
  system.Call(system.pool(), &pool::v1::PoolService::Stub::ListGaps, gaps_request, &gaps)
      .IgnoreError();
  for (const auto& gap : gaps.gaps()) (*heard)[gap.unit_ids(0)] = kit::FromProto(gap.open_time());
  pool::v1::ListOffersRequest offers_request;
  offers_request.set_tenant_id(harness::kTenant);
  offers_request.set_page_size(kPage);
  pool::v1::ListOffersResponse offers;
  system.Call(system.pool(), &pool::v1::PoolService::Stub::ListOffers, offers_request, &offers)
      .IgnoreError();
  for (const auto& offer : offers.offers()) {
    const std::string& unit = offer.offer().unit_ids(0);
    const absl::Time time = kit::FromProto(offer.offer_time());
    const auto first = offered->emplace(unit, time).first;
    first->second = std::min(first->second, time);
    (*by_offer)[offer.offer().offer_id() + " " + unit] = time;
  }
}

Times Queued(harness::System& system, const Times& by_offer) {
  notifications::v1::ListMessagesRequest request;
  request.set_tenant_id(harness::kTenant);
  request.set_page_size(kPage);
  notifications::v1::ListMessagesResponse told;
  system
      .Call(system.notifications(), &notifications::v1::NotificationsService::Stub::ListMessages,
            request, &told)
      .IgnoreError();
  Times by_cause;
  for (const auto& message : told.messages()) {
    by_cause[message.message().cause_id()] = kit::FromProto(message.queue_time());
  }
  Times times;
  for (const auto& [offer, time] : by_offer) {
    const size_t space = offer.find(' ');
    const auto message = by_cause.find(offer.substr(0, space));
    if (message == by_cause.end()) continue;
    const auto first = times.emplace(offer.substr(space + 1), message->second).first;
    first->second = std::min(first->second, message->second);
  }
  return times;
}

void PrintStage(const char* what, const Times& from, const Times& to) {
  std::vector<double> took;
  for (const auto& [unit, time] : from) {
    const auto end = to.find(unit);
    if (end != to.end()) took.push_back(absl::ToDoubleMicroseconds(end->second - time));
  }
  if (!took.empty()) {
    std::printf("    %-44s p50 %6.0f us  p99 %6.0f us\n", what, At(took, 0.5), At(took, 0.99));
  }
}

}  // namespace

double At(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<size_t>(share * static_cast<double>(values.size() - 1))];
}

std::promise<Clock::time_point>& FirstOffers::Of(const std::string& unit) {
  const std::lock_guard lock(mutex_);
  return arrivals_[unit];
}

void FirstOffers::Note(const harness::TakenSms& sms, absl::Time now) {
  const std::string unit = UnitOf(sms.text);
  if (unit.empty()) return;
  {
    const std::lock_guard lock(mutex_);
    if (!times_.emplace(unit, now).second) return;
  }
  Of(unit).set_value(sms.arrival);
}

std::optional<Clock::time_point> FirstOffers::WaitFor(const std::string& unit) {
  auto arrival = Of(unit).get_future();
  if (arrival.wait_for(std::chrono::seconds(30)) != std::future_status::ready) return std::nullopt;
  return arrival.get();
}

std::map<std::string, absl::Time> FirstOffers::times() const {
  const std::lock_guard lock(mutex_);
  return times_;
}

void PrintStages(harness::System& system, const FirstOffers& offers) {
  const Times reported = Reported(system);
  Times heard;
  Times offered;
  Times by_offer;
  Searched(system, &heard, &offered, &by_offer);
  const Times queued = Queued(system, by_offer);
  PrintStage("sick call begun -> gap heard by the pool", reported, heard);
  PrintStage("-> search begun", heard, offered);
  PrintStage("-> offer heard by notifications", offered, queued);
  PrintStage("-> at the carrier", queued, offers.times());
}

}  // namespace vagtbro::bench
