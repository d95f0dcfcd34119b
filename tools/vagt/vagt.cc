#include "vagt.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "commands.h"
#include "session.h"

namespace vagtbro::vagt {
namespace {

constexpr const char* kFooter =
    "Times: 2026-02-02T07:00 (Danish time), 2026-02-02T07:00+01:00, 07:00, now, now+2h.\n"
    "Exit codes: 0 ok, 1 unexpected, 2 usage, 3 refused by the rules, 4 not found,\n"
    "            5 unavailable or too slow.";

void AddGlobalOptions(CLI::App& app, GlobalOptions& options) {
  app.add_option("--system", options.system_file,
                 "File with the services' addresses (default: $VAGTBRO_SYSTEM, then"
                 " ./.vagtbro/system.json)");
  app.add_option("--server", options.servers,
                 "host:port of the service the command talks to, or service=host:port;"
                 " may be repeated")
      ->type_size(1)
      ->allow_extra_args(false);
  app.add_option("--tenant", options.tenant, "Municipality (default: as the system file says)");
  app.add_option("--output", options.output, "How to answer")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  app.add_option("--timeout", options.timeout, "How long to wait for each answer")
      ->capture_default_str();
}

}  // namespace

int Run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err,
        bool terminal) {
  Session session(out, err, terminal);
  CLI::App app("vagt: from the sick call to a legal, confirmed cover.", "vagt");
  app.fallthrough();  // global options may follow the command
  app.require_subcommand(1);
  app.footer(kFooter);
  AddGlobalOptions(app, session.options());
  AddSick(app, session);
  AddGaps(app, session);
  AddWhy(app, session);
  AddOffers(app, session);
  AddRoster(app, session);
  AddDayPlan(app, session);
  AddPromises(app, session);
  AddPeople(app, session);
  AddPerson(app, session);
  AddAvailable(app, session);
  AddContacts(app, session);
  AddLogbook(app, session);
  AddLending(app, session);
  AddPolicy(app, session);
  AddMessages(app, session);
  AddCallBacks(app, session);
  AddPrompts(app, session);
  AddCall(app, session);
  AddImport(app, session);
  AddDeadLetter(app, session);
  AddClock(app, session);
  AddAccessLog(app, session);
  AddGatewayKey(app, session);
  AddHealth(app, session);
  AddCompletion(app, session);

  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& error) {
    return app.exit(error, out, err) == 0 ? kOk : kUsage;
  }
  return session.exit_code();
}

}  // namespace vagtbro::vagt
