// Keys: how rows and alarms of the pool are named, where it is more than kit::Key(tenant, id).
#pragma once

#include <string>

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"
#include "vagtbro/pool/v1/pool_policy.pb.h"

namespace vagtbro::pool {

// Purposes of alarms.
inline constexpr char kStepAlarm[] = "step";
inline constexpr char kLapseAlarm[] = "offer-lapse";
inline constexpr char kForgetAlarm[] = "forget";
inline constexpr char kHoldAlarm[] = "hold";
inline constexpr char kStandbyAlarm[] = "standby";
inline constexpr char kWordAlarm[] = "word";
inline constexpr char kPlanAlarm[] = "plan";
inline constexpr char kProofAlarm[] = "plan-proof";
inline constexpr char kWishAlarm[] = "wish";

// Quiet hours end, people wake, rest is over: after that a plan is made anew.
inline constexpr absl::Duration kPlanHolds = absl::Minutes(10);
// A no alone does not make everybody be planned anew more often than this.
inline constexpr absl::Duration kPlanSettles = absl::Seconds(30);

// "<tenant>/<unit>+<trial>".
std::string PolicyKey(const std::string& tenant, const v1::PolicySet& policy);

// "<tenant>/<gap>+<employment>": an act stands once a gap and person.
std::string LogbookKey(const std::string& tenant, const v1::HolidayContactAllowed& act);

// "<tenant>/<gap>+<rung>": what is kept of a rung's ranking.
std::string RankingKey(const std::string& tenant, const std::string& gap_id, v1::Rung rung);

}  // namespace vagtbro::pool
