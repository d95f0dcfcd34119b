// ListSwapOptions: what a shift could be swapped with, as the law sees both people.
#include <algorithm>
#include <tuple>

#include "kit/base/proto_time.h"
#include "roster/api/convert.h"
#include "roster/domain/plain_no.h"
#include "roster/swap/api/swap_api.h"
#include "roster/swap/judge.h"

namespace vagtbro::roster {
namespace {

// The law is asked twice an option: of a large unit's shifts the nearest in time are looked at.
constexpr size_t kMostAsked = 200;
constexpr int kMostOptions = 100;

// Shifts that could be had for it by the rules of a swap, the nearest in time first.
RosterState::Shifts WantedFor(const RosterState& state, const std::string& tenant,
                              const v1::ShiftRow& given, absl::Time now) {
  const absl::Time start = WholeOf(given.shift()).start_time;
  const auto& own = *state.Employment(tenant, given.shift().employment_id());
  const Interval near{start - kFarthestApart, start + kFarthestApart + absl::Nanoseconds(1)};
  RosterState::Shifts wanted = state.OfUnit(tenant, given.shift().unit_ids(0), near);
  std::erase_if(wanted, [&](const v1::ShiftRow* row) {
    const auto* holder = state.Employment(tenant, row->shift().employment_id());
    return holder == nullptr || RefusePair(given, *row, now).has_value() ||
           !AreColleagues(own, *holder) ||
           state.swaps().OpenOf(tenant, row->shift().shift_id()) != nullptr;
  });
  const auto apart = [&](const v1::ShiftRow* row) {
    return std::make_tuple(absl::AbsDuration(WholeOf(row->shift()).start_time - start),
                           row->shift().shift_id());
  };
  std::sort(wanted.begin(), wanted.end(),
            [&](const auto* a, const auto* b) { return apart(a) < apart(b); });
  if (wanted.size() > kMostAsked) wanted.resize(kMostAsked);
  return wanted;
}

auto Order(const v1::SwapOption& option) {
  return std::make_tuple(!(option.theirs().allowed() && option.own().allowed()),
                         kit::Start(option.shift().interval()), option.shift().shift_id());
}

}  // namespace

absl::Status ListSwapOptions(const RosterState& state, const v1::ListSwapOptionsRequest& request,
                             v1::ListSwapOptionsResponse* response, absl::Time now) {
  const std::string& tenant = request.tenant_id();
  absl::Status checked = CheckEmployment(state, tenant, request.employment_id());
  if (checked.ok()) checked = CheckShiftId(state, tenant, request.shift_id());
  if (!checked.ok()) return checked;
  const v1::ShiftRow& given = *state.Shift(tenant, request.shift_id());
  if (const auto refused = RefuseToGive(given, request.employment_id(), now)) {
    return Explain(*refused);
  }
  auto& options = *response->mutable_options();
  for (const v1::ShiftRow* wanted : WantedFor(state, tenant, given, now)) {
    const SwapVerdicts verdicts = JudgeSwap(state, tenant, given, *wanted);
    v1::SwapOption* option = options.Add();
    option->set_employment_id(wanted->shift().employment_id());
    *option->mutable_shift() = wanted->shift();
    *option->mutable_theirs() = ToldToColleague(verdicts.given_away);
    *option->mutable_own() = Notable(verdicts.got);
  }
  std::sort(options.begin(), options.end(),
            [](const auto& a, const auto& b) { return Order(a) < Order(b); });
  if (options.size() > kMostOptions) {
    options.DeleteSubrange(kMostOptions, options.size() - kMostOptions);
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
