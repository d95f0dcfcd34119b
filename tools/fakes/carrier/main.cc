// vagtbro-carrier: a stand-in for the SMS carrier, for demos and tests. Wiring only.
#include <signal.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <sstream>

#include "fakes/carrier/server.h"
#include "kit/base/log.h"
#include "kit/time/shared_clock.h"

namespace vagtbro::carrier {
namespace {

constexpr int kExitUsage = 2;
constexpr int kExitUnavailable = 3;

struct Flags {
  std::string listen = "127.0.0.1:7050";
  std::string token_file;
  int delay_ms = 0;
  double fail_rate = 0;
  std::string people = "none";
  uint64_t seed = 1;
  std::string people_file;
  std::string clock_file;
  std::string incoming_url;
};

std::string ReadAll(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

int Fail(const std::string& what, int code) {
  std::cerr << "vagtbro-carrier: " << what << "\n";
  return code;
}

int Run(const Flags& flags) {
  kit::SetLogService("carrier");
  Habits habits;
  habits.answer_delay = absl::Milliseconds(flags.delay_ms);
  habits.fail_rate = flags.fail_rate;
  habits.delivery_delay = absl::Seconds(1);
  habits.incoming_url = flags.incoming_url;
  habits.seed = flags.seed;
  if (!flags.token_file.empty()) {
    std::istringstream(ReadAll(flags.token_file)) >> habits.token;
    if (habits.token.empty()) return Fail("--token-file: cannot be read or is empty", kExitUsage);
  }
  std::optional<People> people;
  if (flags.people == "simulated") {
    const std::string json = flags.people_file.empty() ? "{}" : ReadAll(flags.people_file);
    const auto groups = ParseGroups(json);
    if (!groups.ok()) {
      return Fail("--people-file: " + std::string(groups.status().message()), kExitUsage);
    }
    people.emplace(flags.seed, *groups);
    habits.people_seed = flags.seed;
  }
  std::unique_ptr<kit::Clock> clock = std::make_unique<kit::SystemClock>();
  if (!flags.clock_file.empty()) {
    auto shared = kit::SharedClock::Open(flags.clock_file);
    if (!shared.ok()) return Fail(std::string(shared.status().message()), kExitUsage);
    clock = std::move(*shared);
  }

  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  Server server(habits, std::move(people), *clock);
  const auto port = server.Start(flags.listen);
  if (!port.ok()) return Fail(std::string(port.status().message()), kExitUnavailable);
  kit::LogInfo("serving", {{"http_port", std::to_string(*port)}});
  int signal = 0;
  sigwait(&ends, &signal);
  server.Stop();
  return 0;
}

}  // namespace
}  // namespace vagtbro::carrier

int main(int argc, char** argv) {
  vagtbro::carrier::Flags flags;
  CLI::App app("Takes messages as an SMS carrier would, shows the phones, and brings the replies.");
  app.add_option("--listen", flags.listen, "host:port of the API and the page")
      ->capture_default_str();
  app.add_option("--token-file", flags.token_file,
                 "file with the only good token; else any is good");
  app.add_option("--delay", flags.delay_ms, "milliseconds before each message is taken")
      ->check(CLI::Range(0, 60000));
  app.add_option("--fail-rate", flags.fail_rate, "share of messages answered 500, 0 to 1")
      ->check(CLI::Range(0.0, 1.0));
  app.add_option("--people", flags.people, "who answers: none (the page) or simulated")
      ->check(CLI::IsMember({"none", "simulated"}));
  app.add_option("--seed", flags.seed, "of the simulated people and of what fails");
  app.add_option("--people-file", flags.people_file,
                 "JSON: phone -> own, sister, pool, agency or leader");
  app.add_option("--clock-file", flags.clock_file,
                 "clock shared with the services; else real time");
  app.add_option("--incoming-url", flags.incoming_url,
                 "where replies go; else beside the receipts");
  CLI11_PARSE(app, argc, argv);
  return vagtbro::carrier::Run(flags);
}
