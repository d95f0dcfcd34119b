#include "gateway/relay/rules.h"

#include <array>
#include <utility>

namespace vagtbro::gateway {
namespace {

constexpr std::array<std::pair<std::string_view, Role>, 8> kRoles = {{
    {"employee", kEmployee},
    {"planner", kPlanner},
    {"line_manager", kLineManager},
    {"area_manager", kAreaManager},
    {"coordinator", kCoordinator},
    {"administrator", kAdministrator},
    {"auditor", kAuditor},
    {"ops", kOps},
}};

constexpr unsigned kSeeing = kPlanning | kAuditor;

std::vector<MethodRule> PoolRules() {
  const std::string service = "vagtbro.pool.v1.PoolService/";
  return {
      {service + "WatchBoard", "pool", kSeeing, Own::kNo, Reads::kPeople},
      {service + "ListGaps", "pool", kSeeing, Own::kNo, Reads::kPeople},
      {service + "ListOffers", "pool", kPlanning, Own::kYes, Reads::kPeople},
      {service + "Explain", "pool", kSeeing, Own::kYes, Reads::kPeople},
      {service + "ListLogbook", "pool", kSeeing, Own::kNo, Reads::kPeople},
      {service + "GetContacts", "pool", kSeeing, Own::kYes, Reads::kPeople},
      {service + "AnswerOffer", "pool", kPlanning, Own::kYes},
      {service + "SetAvailability", "pool", kPlanning, Own::kYes},
      {service + "AnswerLending", "pool", kLeading},
      {service + "AllowHolidayContact", "pool", kAreaManager},
      {service + "ComparePolicies", "pool", kSeeing | kAdministrator},
  };
}

std::vector<MethodRule> RosterRules() {
  const std::string service = "vagtbro.roster.v1.RosterService/";
  return {
      {service + "GetRoster", "roster", kPlanning, Own::kYes, Reads::kPeople},
      {service + "NextShifts", "roster", kPlanning, Own::kYes, Reads::kPeople},
      {service + "ListUnits", "roster", kAnyRole},
      {service + "GetServiceLevel", "roster", kSeeing},
      {service + "GetDayPlan", "roster", kPlanning, Own::kNo, Reads::kPeople},
      {service + "AssignShift", "roster", kPlanning},
      {service + "UndoCover", "roster", kPlanning},
      {service + "ReleaseCover", "roster", kPlanning},
      {service + "ChangeShift", "roster", kPlanning},
      {service + "CancelShift", "roster", kPlanning},
      {service + "MergeNightWatches", "roster", kPlanning},
      {service + "CloseUnit", "roster", kAreaManager | kCoordinator},
      {service + "CheckIn", "roster", kPlanning, Own::kYes},
      {service + "PlanTraining", "roster", kPlanning},
      {service + "PlanMeeting", "roster", kPlanning},
  };
}

// The kind of an absence is for the own leaders alone; planners see in the roster who is away.
std::vector<MethodRule> OtherRules() {
  const std::string sickness = "vagtbro.sickness.v1.SicknessService/";
  const std::string directory = "vagtbro.directory.v1.DirectoryService/";
  const std::string ivr = "vagtbro.ivr.v1.IvrService/";
  return {
      {sickness + "ReportSick", "sickness", kPlanning, Own::kYes},
      {sickness + "ExtendAbsence", "sickness", kPlanning, Own::kYes},
      {sickness + "ReportRecovery", "sickness", kPlanning, Own::kYes},
      {sickness + "ListAbsences", "sickness", kLeading, Own::kYes, Reads::kPeople},
      {directory + "ListEmployments", "directory", kPlanning, Own::kNo, Reads::kPeople},
      {directory + "GetContact", "directory", 0, Own::kYes, Reads::kPeople},
      {"vagtbro.notifications.v1.NotificationsService/ListMessages", "notifications", kPlanning,
       Own::kYes, Reads::kPeople},
      {ivr + "ListCallBacks", "ivr", kPlanning, Own::kNo, Reads::kPeople},
      {ivr + "FinishCallBack", "ivr", kPlanning},
      {"vagtbro.gateway.v1.GatewayService/ListAccess", "gateway", kAuditor | kAdministrator,
       Own::kYes, Reads::kPeople},
      // The page counts down by the system's clock, not by the browser's.
      {"vagtbro.ops.v1.ClockService/GetClock", "pool", kAnyRole},
  };
}

}  // namespace

std::optional<Role> RoleOf(std::string_view name) {
  for (const auto& [word, role] : kRoles) {
    if (word == name) return role;
  }
  return std::nullopt;
}

unsigned RolesOf(const std::vector<std::string>& names) {
  unsigned roles = 0;
  for (const std::string& name : names) roles |= RoleOf(name).value_or(Role{});
  return roles;
}

const std::vector<MethodRule>& OpenMethods() {
  static const std::vector<MethodRule> rules = [] {
    std::vector<MethodRule> all = PoolRules();
    for (const auto& more : {RosterRules(), OtherRules()}) {
      all.insert(all.end(), more.begin(), more.end());
    }
    return all;
  }();
  return rules;
}

const std::vector<std::string>& ClosedMethods() {
  static const std::vector<std::string> closed = {
      "vagtbro.directory.v1.DirectoryService/Identify",
      "vagtbro.directory.v1.DirectoryService/ImportPeople",
      "vagtbro.directory.v1.DirectoryService/RegisterAgencyWorker",
      "vagtbro.directory.v1.DirectoryService/ErasePerson",
      "vagtbro.ivr.v1.IvrService/OfferByVoice",
      "vagtbro.ivr.v1.IvrService/WithdrawVoiceOffer",
      "vagtbro.ivr.v1.IvrService/ListVoiceOffers",
      "vagtbro.pool.v1.PoolService/HoldOffer",
      "vagtbro.pool.v1.PoolService/ImportPolicy",
      "vagtbro.roster.v1.RosterService/ImportRoster",
      "vagtbro.sickness.v1.SicknessService/GetLeaderContact",
      "vagtbro.sickness.v1.SicknessService/ImportContactPolicies",
      "vagtbro.ops.v1.ClockService/AdvanceClock",
      "vagtbro.ops.v1.DeadLetterService/ListDeadLetters",
      "vagtbro.ops.v1.DeadLetterService/RetryDeadLetter",
      "vagtbro.ops.v1.DeadLetterService/DiscardDeadLetter",
  };
  return closed;
}

}  // namespace vagtbro::gateway
