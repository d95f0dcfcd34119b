#include "harness/system.h"

#include <gtest/gtest.h>
#include <httplib.h>
#include <csignal>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace vagtbro::harness {
namespace {

const std::vector<std::string> kServices = {"directory", "sickness", "roster", "pool",
                                            "notifications"};
const std::map<std::string, std::vector<std::string>> kUpstreams = {
    {"sickness", {"directory"}},
    {"roster", {"directory", "sickness", "pool"}},
    {"pool", {"directory", "sickness", "roster", "notifications"}},
    {"notifications", {"directory", "pool", "roster"}},
};

}  // namespace

System::System(const std::string& clock) {
  const auto spec = kit::ParseClockSpec(clock);
  KIT_CHECK(spec.ok());
  const std::string clock_file = folder_.path() + "/clock";
  KIT_CHECK(kit::SharedClock::CreateFile(clock_file, *spec).ok());
  clock_ = std::move(*kit::SharedClock::Open(clock_file));
  std::ofstream(folder_.path() + "/carrier-token") << "test-token";
  std::vector<std::string> services = kServices;
  services.emplace_back("ivr");
  for (const std::string& service : services) {
    for (int i = 0; i < 5; ++i) ports_[service].push_back(FreePort());
    channels_[service] = kit::Dial(Address(service, 0));
  }
  carrier_.SetWebhook("http://" + Address("notifications", 3));
  directory_ = directory::v1::DirectoryService::NewStub(channels_["directory"]);
  sickness_ = sickness::v1::SicknessService::NewStub(channels_["sickness"]);
  roster_ = roster::v1::RosterService::NewStub(channels_["roster"]);
  pool_ = pool::v1::PoolService::NewStub(channels_["pool"]);
  notifications_ = notifications::v1::NotificationsService::NewStub(channels_["notifications"]);
  ivr_ = ivr::v1::IvrService::NewStub(channels_["ivr"]);
}

System::~System() {
  if (!::testing::Test::HasFailure()) return;
  for (const auto& [service, child] : children_) {
    std::cerr << "--- " << service << "\n" << LogOf(service);
  }
}

std::string System::Address(const std::string& service, int which) const {
  return "127.0.0.1:" + std::to_string(ports_.at(service)[static_cast<size_t>(which)]);
}

std::vector<std::string> System::OwnArguments(const std::string& service) const {
  if (service == "notifications") {
    std::vector<std::string> own = {"--peer",
                                    "directory=" + Address("directory", 0),
                                    "--peer",
                                    "pool=" + Address("pool", 0),
                                    "--webhook-listen",
                                    Address(service, 3),
                                    "--carrier-url",
                                    carrier_.url(),
                                    "--carrier-token-file",
                                    folder_.path() + "/carrier-token"};
    if (!ring_by_.empty()) own.insert(own.end(), {"--peer", "ivr=" + Address("ivr", 0)});
    return own;
  }
  if (service != "ivr") return {};
  std::vector<std::string> own = {"--tenant",      kTenant,
                                  "--agi-listen",  Address(service, 3),
                                  "--desk-number", "+4587123456",
                                  "--sip-address", "127.0.0.1",
                                  "--sip-port",    std::to_string(sip_port()),
                                  "--sip-clips",   PROMPTS_FOLDER,
                                  "--agi-dial",    "PJSIP/{number}@trunk"};
  for (const std::string peer : {"directory", "roster", "sickness", "pool"}) {
    own.insert(own.end(), {"--peer", peer + "=" + Address(peer, 0)});
  }
  own.insert(own.end(), ring_by_.begin(), ring_by_.end());
  return own;
}

void System::RingBy(const std::string& trunk, std::vector<std::string> more) {
  ring_by_ = {"--sip-trunk", trunk, "--sip-caller-id", "+4587121212"};
  ring_by_.insert(ring_by_.end(), more.begin(), more.end());
}

std::vector<std::string> System::UpstreamsOf(const std::string& service) const {
  std::vector<std::string> upstreams;
  if (const auto found = kUpstreams.find(service); found != kUpstreams.end()) {
    upstreams = found->second;
  }
  if (service == "notifications" && !ring_by_.empty()) upstreams.emplace_back("ivr");
  return upstreams;
}

void System::Start(const std::string& service, const std::string& testpoint) {
  std::vector<std::string> arguments = {
      "--data",       folder_.path() + "/" + service, "--grpc-listen", Address(service, 0),
      "--bus-listen", "tcp://" + Address(service, 1), "--http-listen", Address(service, 2),
      "--clock-file", folder_.path() + "/clock"};
  for (const std::string& upstream : UpstreamsOf(service)) {
    arguments.insert(arguments.end(), {"--upstream", upstream + "=tcp://" + Address(upstream, 1)});
  }
  const std::vector<std::string> own = OwnArguments(service);
  arguments.insert(arguments.end(), own.begin(), own.end());
  std::map<std::string, std::string> environment;
  if (!testpoint.empty()) environment["VAGTBRO_TESTPOINT"] = testpoint;
  children_[service] =
      std::make_unique<Child>(std::string(BIN_FOLDER) + "/vagtbro-" + service, arguments,
                              environment, folder_.path() + "/" + service + ".log");
}

bool System::WaitReady(const std::string& service) {
  httplib::Client client("http://" + Address(service, 2));
  return Eventually([&] {
           if (!children_.at(service)->Running()) return true;
           const auto answer = client.Get("/readyz");
           return answer && answer->status == 200;
         }) &&
         children_.at(service)->Running();
}

void System::Kill(const std::string& service) {
  children_.at(service)->Signal(SIGKILL);
  children_.at(service)->Wait(absl::Seconds(10));
}

std::optional<int> System::Stop(const std::string& service) {
  children_.at(service)->Signal(SIGTERM);
  return children_.at(service)->Wait(absl::Seconds(10));
}

bool System::Died(const std::string& service) {
  return children_.at(service)->Wait(absl::Seconds(30)) == -SIGKILL;
}

std::string System::LogOf(const std::string& service) const {
  std::ifstream file(folder_.path() + "/" + service + ".log");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

int System::ReplyAs(TestCarrier& other, const std::string& msisdn, const std::string& text,
                    const std::string& reply_id) {
  other.SetWebhook("http://" + Address("notifications", 3));
  return other.Reply(msisdn, text, reply_id);
}

void System::Advance(absl::Duration by) { KIT_CHECK(clock_->Advance(by).ok()); }

void System::ImportPeople(const bundle::v1::Bundle& town) {
  constexpr int kPart = 400;
  for (int from = 0; from < town.people_size(); from += kPart) {
    directory::v1::ImportPeopleRequest people;
    people.set_tenant_id(town.tenant_id());
    people.set_request_id("import-people-" + std::to_string(from));
    for (int i = from; i < std::min(from + kPart, town.people_size()); ++i) {
      *people.add_people() = town.people(i);
    }
    directory::v1::ImportPeopleResponse report;
    const absl::Status status =
        Call(directory(), &directory::v1::DirectoryService::Stub::ImportPeople, people, &report);
    ASSERT_TRUE(status.ok()) << status;
    ASSERT_TRUE(report.refused().empty()) << report.DebugString();
  }
}

void System::ImportRoster(const bundle::v1::Bundle& town) {
  constexpr int kPart = 1500;
  int attempt = 0;
  for (int from = 0; from < town.shifts_size(); from += kPart) {
    roster::v1::ImportRosterRequest part;
    part.set_tenant_id(town.tenant_id());
    *part.mutable_units() = town.units();
    *part.mutable_requirements() = town.requirements();
    for (int i = from; i < std::min(from + kPart, town.shifts_size()); ++i) {
      *part.add_shifts() = town.shifts(i);
    }
    roster::v1::ImportRosterResponse report;
    // Shifts of people the roster has not heard of yet are refused; it hears of them in a moment.
    ASSERT_TRUE(Eventually([&] {
      part.set_request_id("import-roster-" + std::to_string(++attempt));
      return Call(roster(), &roster::v1::RosterService::Stub::ImportRoster, part, &report).ok() &&
             report.refused().empty();
    })) << report.DebugString();
  }
}

void System::Begin(const bundle::v1::Bundle& town) {
  std::vector<std::string> services = kServices;
  if (!ring_by_.empty()) services.emplace_back("ivr");
  for (const std::string& service : services) Start(service);
  for (const std::string& service : services) ASSERT_TRUE(WaitReady(service)) << service;

  ImportPeople(town);
  ImportRoster(town);
  pool::v1::ImportPolicyRequest policy;
  policy.set_tenant_id(town.tenant_id());
  policy.set_request_id("import-policy");
  *policy.mutable_policies() = town.policies();
  pool::v1::ImportPolicyResponse policy_report;
  ASSERT_TRUE(
      Call(pool(), &pool::v1::PoolService::Stub::ImportPolicy, policy, &policy_report).ok());
}

}  // namespace vagtbro::harness
