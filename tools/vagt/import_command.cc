// import: the command around import.h.
#include <google/protobuf/util/json_util.h>

#include <memory>
#include <string>

#include "commands.h"
#include "import.h"
#include "kit/base/check.h"
#include "kit/rpc/refusal.h"
#include "table.h"
#include "times.h"

namespace vagtbro::vagt {
namespace {

struct Options {
  std::string file;
  std::string patience = "60s";
};

std::string Json(const google::protobuf::Message& message) {
  std::string json;
  KIT_CHECK(google::protobuf::util::MessageToJsonString(message, &json).ok());
  return json;
}

void PrintRefused(Session& session, const ImportReport& report) {
  Table table({"WHAT", "POSITION", "ID", "REASON", "WHAT TO DO"});
  for (const auto& refused : report.people.refused()) {
    table.Add({"person", std::to_string(refused.index()), refused.id(), refused.reason(),
               refused.advice()});
  }
  for (const auto& refused : report.roster.refused()) {
    table.Add({refused.kind(), std::to_string(refused.index()), refused.id(), refused.reason(),
               refused.advice()});
  }
  for (const auto& refused : report.policies.refused()) {
    table.Add({"policy", std::to_string(refused.index()), "", refused.reason(), refused.advice()});
  }
  for (const auto& refused : report.contact_policies.refused()) {
    table.Add({"contact policy", std::to_string(refused.index()), "", refused.reason(),
               refused.advice()});
  }
  if (!table.empty()) table.Print(session.out(), session.terminal());
}

absl::Status RunImport(Session& session, const Options& options) {
  const auto patience = ParseSpan(options.patience);
  if (!patience.ok()) return patience.status();
  const auto bundle = ReadBundle(options.file);
  if (!bundle.ok()) return bundle.status();
  if (!session.options().tenant.empty() && session.tenant() != bundle->tenant_id()) {
    return absl::InvalidArgumentError("the bundle is of '" + bundle->tenant_id() + "', not of '" +
                                      session.tenant() + "'");
  }
  session.set_tenant(bundle->tenant_id());
  const auto report = Import(session, *bundle, *patience);
  if (!report.ok()) return report.status();
  if (session.json()) {
    session.out() << "{\"people\":" << Json(report->people)
                  << ",\"roster\":" << Json(report->roster)
                  << ",\"policies\":" << Json(report->policies)
                  << ",\"contact_policies\":" << Json(report->contact_policies) << "}\n";
  } else {
    PrintRefused(session, *report);
    session.out() << "Taken in: " << report->people.accepted() << " people, "
                  << report->roster.accepted() << " units, requirements, task lists and shifts, "
                  << report->policies.accepted() + report->contact_policies.accepted()
                  << " policies.\n";
  }
  if (report->refused() == 0) return absl::OkStatus();
  return kit::Refused("PARTLY_REFUSED", std::to_string(report->refused()) +
                                            " records were left out; correct them and import the"
                                            " file again, the rest will change nothing");
}

}  // namespace

void AddImport(CLI::App& app, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* import = app.add_subcommand("import", "Take a bundle in; twice changes nothing");
  import->add_option("file", options->file, "JSON file; - reads standard input")->required();
  import
      ->add_option("--patience", options->patience,
                   "How long to wait for the roster to hear of new people")
      ->capture_default_str();
  import->callback([&session, options] {
    session.Run("directory", [&] { return RunImport(session, *options);
});
}  // namespace vagtbro::vagt
);
}

}  // namespace vagtbro::vagt
