// policy compare|import: how covers are searched for, and what each way came to.
#include <google/protobuf/util/json_util.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "commands.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "table.h"
#include "times.h"
#include "vagtbro/pool/v1/pool_service.grpc.pb.h"

namespace vagtbro::vagt {
namespace {

using pool::v1::PoolService;

constexpr absl::Duration kUsualSpan = absl::Hours(28 * 24);

struct Options {
  std::string unit;
  std::string from;
  std::string until = "now";
  std::string file;
};

std::string Minutes(bool known, std::uint32_t minutes) {
  return known ? std::to_string(minutes) + " min" : "";
}

// "12,345.60": kroner.
std::string Kroner(std::int64_t ore) {
  std::string whole = std::to_string(ore / 100);
  for (std::size_t i = whole.size(); i > 3; i -= 3) whole.insert(i - 3, 1, ',');
  const std::string cents = std::to_string(ore % 100);
  return whole + "." + (cents.size() < 2 ? "0" : "") + cents;
}

absl::Status Compare(Session& session, const Options& options) {
  const auto now = session.Now("pool");
  if (!now.ok()) return now.status();
  const auto until = ParseTime(options.until, *now);
  if (!until.ok()) return until.status();
  const auto from = options.from.empty() ? absl::StatusOr<absl::Time>(*until - kUsualSpan)
                                         : ParseTime(options.from, *now);
  if (!from.ok()) return from.status();
  auto request = session.NewRequest<pool::v1::ComparePoliciesRequest>();
  request.set_unit_id(options.unit);
  *request.mutable_interval() = kit::MakeInterval(*from, *until);
  const auto answer = session.Ask("pool", &PoolService::Stub::ComparePolicies, request);
  if (!answer.ok()) return answer.status();
  if (session.json()) {
    session.PrintJson(*answer);
    return absl::OkStatus();
  }
  Table table({"POLICY", "GAPS", "COVERED", "TO A LEADER", "MEDIAN", "95 %", "ASKED", "KRONER",
               "KNOW THE PLACE"});
  for (const auto& result : answer->results()) {
    table.Add({result.policy_id().empty() ? "standing" : result.policy_id(),
               std::to_string(result.gaps()), std::to_string(result.covered()),
               std::to_string(result.escalated()),
               Minutes(result.has_minutes_median(), result.minutes_median()),
               Minutes(result.has_minutes_p95(), result.minutes_p95()),
               std::to_string(result.contacts()), Kroner(result.cost_ore()),
               std::to_string(result.familiar()) + " of " + std::to_string(result.covered())});
  }
  if (table.empty()) {
    session.out() << "No gaps in that time.\n";
  } else {
    table.Print(session.out(), session.terminal());
  }
  return absl::OkStatus();
}

absl::StatusOr<pool::v1::ImportPolicyRequest> ReadPolicies(Session& session,
                                                           const std::string& path) {
  std::string text;
  if (path == "-") {
    text.assign(std::istreambuf_iterator<char>(std::cin), {});
  } else {
    std::ifstream file(path);
    if (!file) return absl::InvalidArgumentError("cannot read " + path);
    text.assign(std::istreambuf_iterator<char>(file), {});
  }
  auto request = session.NewMutation<pool::v1::ImportPolicyRequest>();
  pool::v1::ImportPolicyRequest read;
  const auto parsed = google::protobuf::util::JsonStringToMessage(text, &read);
  if (!parsed.ok()) {
    return absl::InvalidArgumentError(path + " holds no policies: " + parsed.ToString());
  }
  *request.mutable_policies() = read.policies();
  return request;
}

absl::Status ImportPolicies(Session& session, const Options& options) {
  const auto request = ReadPolicies(session, options.file);
  if (!request.ok()) return request.status();
  const auto answer = session.Ask("pool", &PoolService::Stub::ImportPolicy, *request);
  if (!answer.ok()) return answer.status();
  if (session.json()) {
    session.PrintJson(*answer);
  } else {
    Table table({"POSITION", "REASON", "WHAT TO DO"});
    for (const auto& refused : answer->refused()) {
      table.Add({std::to_string(refused.index()), refused.reason(), refused.advice()});
    }
    if (!table.empty()) table.Print(session.out(), session.terminal());
    session.out() << "Taken in: " << answer->accepted() << " policies.\n";
  }
  if (answer->refused().empty()) return absl::OkStatus();
  return kit::Refused("PARTLY_REFUSED", std::to_string(answer->refused_size()) +
                                            " policies were left out; correct them and import the"
                                            " file again, the rest will change nothing");
}

}  // namespace

void AddPolicy(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* policy = app.add_subcommand("policy", "How covers are searched for");
  policy->require_subcommand(1);
  auto* compare = policy->add_subcommand("compare", "What the searches under each policy came to");
  compare->add_option("--unit", options->unit, "Only gaps of this unit");
  compare->add_option("--from", options->from, "Gaps opened from then on; default: 28 days before");
  compare->add_option("--until", options->until, "And before then")->capture_default_str();
  compare->callback(
      [&session, options] { session.Run("pool", [&] { return Compare(session, *options); }); });
  auto* import =
      policy->add_subcommand("import", "Take policies and trials in; twice changes nothing");
  import
      ->add_option("file", options->file, "JSON file {\"policies\": [..]}; - reads standard input")
      ->required();
  import->callback([&session, options] {
    session.Run("pool", [&] { return ImportPolicies(session, *options);
});
}  // namespace vagtbro::vagt
);
}

}  // namespace vagtbro::vagt
