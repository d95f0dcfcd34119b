// vagtbro-demo: writes Legeby Kommune, a municipality that does not exist, as a bundle for import.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>

#include "bundle.h"

namespace {

// "2026-01-12", a Monday.
std::string CheckMonday(const std::string& text) {
  absl::CivilDay day;
  if (!absl::ParseCivilTime(text, &day)) return "--start: write a date as 2026-01-12";
  if (absl::GetWeekday(day) != absl::Weekday::monday) return "--start: must be a Monday";
  return "";
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "Writes Legeby Kommune, a municipality that does not exist, as JSON for `vagt import`.\n"
      "The same arguments give the same bytes. Telephone numbers are invented.");
  vagtbro::demo::Request request;
  std::string start;
  std::string people_file;
  app.add_option("--seed", request.seed, "Number that all chance follows from")
      ->capture_default_str();
  app.add_option("--start", start, "First day, a Monday (default 2026-01-12; small: 2026-01-26)")
      ->check(CheckMonday);
  auto* weeks = app.add_option("--weeks", request.weeks, "Weeks of roster (default 8; small: 3)")
                    ->check(CLI::Range(1, 52));
  app.add_flag("--small", request.small, "About 70 people in 4 units, for tests");
  app.add_option("--people-file", people_file,
                 "Also write the numbers for the SMS stand-in to this file");
  app.add_option("--agency-url", request.agency_url,
                 "Where the agencies take orders over HTTP, e.g. of the SMS stand-in: "
                 "http://127.0.0.1:7050/agency/orders (default: by SMS alone)");
  CLI11_PARSE(app, argc, argv);

  if (request.small) {
    request.start = absl::CivilDay(2026, 1, 26);
    if (weeks->count() == 0) request.weeks = 3;
  }
  if (!start.empty()) absl::ParseCivilTime(start, &request.start);

  const vagtbro::demo::Generated generated = vagtbro::demo::Generate(request);
  vagtbro::demo::WriteJson(generated.bundle, std::cout);
  std::cout.flush();
  if (!people_file.empty()) {
    std::ofstream file(people_file);
    file << generated.phone_book;
    file.close();
    if (!file) {
      std::cerr << "vagtbro-demo: cannot write " << people_file << "\n";
      return 1;
    }
  }
  return std::cout ? 0 : 1;
}
