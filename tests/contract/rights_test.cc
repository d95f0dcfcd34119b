// Role by method, both ways: what rights.txt says somebody may is allowed, and everything else is
// refused. A method that is not in the table fails.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "kit/access/rights.h"
#include "vagtbro/directory/v1/directory_service.pb.h"
#include "vagtbro/directory/v1/own_service.pb.h"
#include "vagtbro/gateway/v1/gateway_service.pb.h"
#include "vagtbro/ivr/v1/ivr_service.pb.h"
#include "vagtbro/notifications/v1/notifications_service.pb.h"
#include "vagtbro/notifications/v1/push_service.pb.h"
#include "vagtbro/ops/v1/clock_service.pb.h"
#include "vagtbro/ops/v1/dead_letter_service.pb.h"
#include "vagtbro/pool/v1/desk_service.pb.h"
#include "vagtbro/pool/v1/pool_service.pb.h"
#include "vagtbro/pool/v1/wish_service.pb.h"
#include "vagtbro/roster/v1/draft_service.pb.h"
#include "vagtbro/roster/v1/plan_service.pb.h"
#include "vagtbro/roster/v1/roster_service.pb.h"
#include "vagtbro/roster/v1/swap_service.pb.h"
#include "vagtbro/sickness/v1/sickness_service.pb.h"

namespace vagtbro {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

constexpr std::array kRoles = {"employee",    "planner",       "line_manager", "area_manager",
                               "coordinator", "administrator", "auditor",      "ops"};

// "pool.v1.PoolService/ListGaps" -> the method.
std::map<std::string, const MethodDescriptor*> Methods() {
  std::map<std::string, const MethodDescriptor*> methods;
  for (const auto* file : {directory::v1::GetContactRequest::descriptor()->file(),
                           directory::v1::ChangePinRequest::descriptor()->file(),
                           gateway::v1::ListAccessRequest::descriptor()->file(),
                           ivr::v1::ListCallBacksRequest::descriptor()->file(),
                           notifications::v1::ListMessagesRequest::descriptor()->file(),
                           notifications::v1::GetPushKeyRequest::descriptor()->file(),
                           ops::v1::GetClockRequest::descriptor()->file(),
                           ops::v1::ListDeadLettersRequest::descriptor()->file(),
                           pool::v1::ListGapsRequest::descriptor()->file(),
                           pool::v1::SteerSearchRequest::descriptor()->file(),
                           pool::v1::SetWishRequest::descriptor()->file(),
                           roster::v1::GetRosterRequest::descriptor()->file(),
                           roster::v1::JudgeShiftRequest::descriptor()->file(),
                           roster::v1::GetDraftRequest::descriptor()->file(),
                           roster::v1::AnswerSwapRequest::descriptor()->file(),
                           sickness::v1::ListAbsencesRequest::descriptor()->file()}) {
    for (int i = 0; i < file->service_count(); ++i) {
      for (int j = 0; j < file->service(i)->method_count(); ++j) {
        const auto* method = file->service(i)->method(j);
        const std::string service = method->service()->full_name();
        methods[service.substr(sizeof("vagtbro")) + "/" + method->name()] = method;
      }
    }
  }
  return methods;
}

// Method -> a cell for each role; one cell "house" for those of the house.
std::map<std::string, std::vector<std::string>> Table() {
  std::map<std::string, std::vector<std::string>> table;
  std::ifstream file(RIGHTS_FILE);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string method;
    words >> method;
    for (std::string cell; words >> cell;) table[method].push_back(cell);
  }
  return table;
}

struct Case {
  std::string tenant = "legeby";
  std::string employment = "emp-bo";            // the person it is about
  std::string unit = "unit-2";                  // the unit behind everything else
  std::vector<std::string> units = {"unit-1"};  // delegated to ada
};

// Every id of the request is about the case's person or unit; ada signs with her own name.
std::unique_ptr<Message> RequestFor(const MethodDescriptor& method, const Case& of) {
  const auto* factory = google::protobuf::MessageFactory::generated_factory();
  std::unique_ptr<Message> request(const_cast<google::protobuf::MessageFactory*>(factory)
                                       ->GetPrototype(method.input_type())
                                       ->New());
  for (int i = 0; i < method.input_type()->field_count(); ++i) {
    const FieldDescriptor* field = method.input_type()->field(i);
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) continue;
    const std::string& name = field->name();
    std::string value = name == "tenant_id" ? of.tenant : "some-id";
    if (name == "unit_id" || name == "unit_ids") value = of.unit;
    if (name.find("employment_id") != std::string::npos) value = of.employment;
    if (name == "approver_employment_id") value = "emp-ada";
    if (field->is_repeated()) {
      request->GetReflection()->AddString(request.get(), field, value);
    } else {
      request->GetReflection()->SetString(request.get(), field, value);
    }
  }
  return request;
}

// '-': refused; 'y': allowed; 'h': allowed, with a part of the answer hidden.
char Try(const std::vector<std::string>& roles, const MethodDescriptor& method, const Case& of) {
  const kit::Principal ada{"legeby", "emp-ada", roles, of.units, ""};
  const auto behind = [&of](const std::string&, const std::string&, const std::string&) {
    return std::vector<std::string>{of.unit};
  };
  const auto rule = kit::MayCall(ada, method, *RequestFor(method, of), behind);
  if (!rule.ok()) return '-';
  return rule->hides().empty() ? 'y' : 'h';
}

// What a cell promises for a case in which one of these letters is enough.
char Promised(const std::string& cell, const std::string& letters) {
  char best = '-';
  for (const char letter : letters) {
    if (cell.find(letter) != std::string::npos) return 'y';
    if (cell.find(static_cast<char>(letter - 'A' + 'a')) != std::string::npos) best = 'h';
  }
  return best;
}

TEST(RightsTableTest, EveryMethodHasARowAndEveryRowAMethod) {
  const auto table = Table();
  const auto methods = Methods();
  for (const auto& [name, method] : methods) EXPECT_EQ(table.count(name), 1u) << name;
  for (const auto& [name, cells] : table) {
    EXPECT_EQ(methods.count(name), 1u) << name;
    EXPECT_EQ(cells.size(), cells[0] == "house" ? 1u : kRoles.size()) << name;
  }
}

TEST(RightsTableTest, EveryMethodHasRulesThatSpeakOfItsFields) {
  for (const auto& [name, method] : Methods()) EXPECT_EQ(kit::FaultIn(*method), "") << name;
}

TEST(RightsTableTest, EachRoleGetsWhatItsCellSaysAndNoMore) {
  const auto methods = Methods();
  for (const auto& [name, cells] : Table()) {
    if (methods.count(name) == 0 || cells[0] == "house") continue;
    const MethodDescriptor& method = *methods.at(name);
    ASSERT_EQ(cells.size(), kRoles.size()) << name;
    for (size_t i = 0; i < kRoles.size(); ++i) {
      SCOPED_TRACE(name + " as " + kRoles[i]);
      const std::vector<std::string> role = {kRoles[i]};
      EXPECT_EQ(Try(role, method, {"legeby", "emp-ada", "unit-2", {"unit-1"}}),
                Promised(cells[i], "ST"))
          << "about herself";
      EXPECT_EQ(Try(role, method, {"legeby", "emp-bo", "unit-1", {"unit-1"}}),
                Promised(cells[i], "UT"))
          << "about her unit";
      EXPECT_EQ(Try(role, method, {"legeby", "emp-bo", "unit-2", {"unit-1"}}),
                Promised(cells[i], "T"))
          << "about another unit";
      EXPECT_EQ(Try(role, method, {"legeby", "emp-bo", "unit-2", {"*"}}), Promised(cells[i], "UAT"))
          << "for all units";
    }
  }
}

TEST(RightsTableTest, NobodyGetsThroughWithoutARole) {
  for (const auto& [name, method] : Methods()) {
    EXPECT_EQ(Try({}, *method, {"legeby", "emp-ada", "unit-1", {"*"}}), '-') << name;
  }
}

TEST(RightsTableTest, AllRolesTogetherDoNotReachTheHouseOrAnotherMunicipality) {
  const std::vector<std::string> all(kRoles.begin(), kRoles.end());
  const auto table = Table();
  for (const auto& [name, method] : Methods()) {
    const bool house = table.count(name) != 0 && table.at(name)[0] == "house";
    EXPECT_EQ(Try(all, *method, {"legeby", "emp-ada", "unit-1", {"*"}}) == '-', house) << name;
    if (method->input_type()->FindFieldByName("tenant_id") == nullptr) continue;
    EXPECT_EQ(Try(all, *method, {"naboby", "emp-ada", "unit-1", {"*"}}), '-') << name;
  }
}

// Domain rule P4: the kind of an absence is for the person and their leaders.
TEST(RightsTableTest, NoPlannerSeesTheKindOfAnAbsence) {
  for (const auto& [name, method] : Methods()) {
    const auto* absence = method->output_type()->FindFieldByName("absence");
    if (absence == nullptr) absence = method->output_type()->FindFieldByName("absences");
    if (absence == nullptr) continue;
    EXPECT_NE(Try({"planner", "coordinator"}, *method, {"legeby", "emp-bo", "unit-1", {"*"}}), 'y')
        << name;
  }
}

}  // namespace
}  // namespace vagtbro
