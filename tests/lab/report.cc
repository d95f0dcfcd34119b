#include "lab/report.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "kit/time/local_time.h"

namespace vagtbro::lab {
namespace {

using Json = nlohmann::json;

std::string Number(double value, int digits) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.*f", digits, value);
  return text.data();
}

std::string Number(const std::optional<double>& value, int digits) {
  return value ? Number(*value, digits) : "-";
}

int Missed(const Figures& figures, Miss miss) {
  const auto found = figures.missed.find(miss);
  return found == figures.missed.end() ? 0 : found->second;
}

struct Row {
  const char* name;
  std::function<std::string(const Figures&)> value;
};

const std::vector<Row>& Rows() {
  static const std::vector<Row> kRows = {
      {"same-day gaps", [](const auto& f) { return std::to_string(f.gaps); }},
      {"covered, %", [](const auto& f) { return Number(f.fill(), 1); }},
      {"best in hindsight, %",
       [](const auto& f) {
         return f.best_covered && f.gaps > 0 ? Number(100.0 * *f.best_covered / f.gaps, 1) : "-";
       }},
      {"minutes to cover, median",
       [](const auto& f) { return Number(Quantile(f.minutes, 0.5), 1); }},
      {"minutes to cover, 95 %",
       [](const auto& f) { return Number(Quantile(f.minutes, 0.95), 1); }},
      {"... opened by day, median",
       [](const auto& f) { return Number(Quantile(f.day_minutes, 0.5), 1); }},
      {"... opened by day, 95 %",
       [](const auto& f) { return Number(Quantile(f.day_minutes, 0.95), 1); }},
      {"95 % of all gaps within",
       [](const auto& f) {
         return Number(QuantileOf(f.minutes, static_cast<size_t>(f.gaps), 0.95), 1);
       }},
      {"contacts a gap", [](const auto& f) { return Number(f.contacts_per_gap(), 1); }},
      {"by own team, %", [](const auto& f) { return Number(f.share(Tie::kOwn), 1); }},
      {"by sister units, %", [](const auto& f) { return Number(f.share(Tie::kSister), 1); }},
      {"by those on duty elsewhere, %",
       [](const auto& f) { return Number(f.share(Tie::kAtWork), 1); }},
      {"by the pool, %", [](const auto& f) { return Number(f.share(Tie::kPool), 1); }},
      {"by agencies, %", [](const auto& f) { return Number(f.share(Tie::kAgency), 1); }},
      {"kroner a covered gap", [](const auto& f) { return Number(f.cost_per_gap(), 0); }},
      {"... best in hindsight",
       [](const auto& f) { return f.best_covered ? Number(f.best_cost_ore / 100, 0) : "-"; }},
      {"contacts: Gini", [](const auto& f) { return Number(f.gini, 2); }},
      {"contacts: top tenth has, %", [](const auto& f) { return Number(f.top_tenth, 0); }},
      {"contacts: most of one person",
       [](const auto& f) { return std::to_string(f.most_contacts); }},
      {"open: nobody to ask",
       [](const auto& f) { return std::to_string(Missed(f, Miss::kNobodyAsked)); }},
      {"open: all asked, nobody came",
       [](const auto& f) { return std::to_string(Missed(f, Miss::kAllSaidNo)); }},
      {"open: time was up", [](const auto& f) { return std::to_string(Missed(f, Miss::kTimeUp)); }},
      {"gaps known a day ahead", [](const auto& f) { return std::to_string(f.earlier_gaps); }},
      {"... covered, %",
       [](const auto& f) {
         return f.earlier_gaps == 0 ? "-" : Number(100.0 * f.earlier_covered / f.earlier_gaps, 1);
       }},
      {"breaches found by the audit", [](const auto& f) { return std::to_string(f.violations); }},
  };
  return kRows;
}

Json ToJson(const Figures& f) {
  const auto number = [](const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
  };
  Json json = {
      {"policy", f.policy},
      {"title", f.title},
      {"gaps", f.gaps},
      {"covered", f.covered},
      {"fill_percent", f.fill()},
      {"median_minutes", number(Quantile(f.minutes, 0.5))},
      {"p95_minutes", number(Quantile(f.minutes, 0.95))},
      {"day_median_minutes", number(Quantile(f.day_minutes, 0.5))},
      {"day_p95_minutes", number(Quantile(f.day_minutes, 0.95))},
      {"p95_minutes_of_all", number(QuantileOf(f.minutes, static_cast<size_t>(f.gaps), 0.95))},
      {"contacts_per_gap", f.contacts_per_gap()},
      {"share_percent",
       {{"own", f.share(Tie::kOwn)},
        {"sister", f.share(Tie::kSister)},
        {"on_duty_elsewhere", f.share(Tie::kAtWork)},
        {"pool", f.share(Tie::kPool)},
        {"agency", f.share(Tie::kAgency)}}},
      {"kroner_per_gap", f.cost_per_gap()},
      {"contacts_gini", f.gini},
      {"contacts_top_tenth_percent", f.top_tenth},
      {"most_contacts", f.most_contacts},
      {"open",
       {{"nobody_to_ask", Missed(f, Miss::kNobodyAsked)},
        {"all_asked", Missed(f, Miss::kAllSaidNo)},
        {"time_up", Missed(f, Miss::kTimeUp)}}},
      {"earlier_gaps", f.earlier_gaps},
      {"earlier_covered", f.earlier_covered},
      {"audit_breaches", f.violations}};
  for (const auto& [rung, people] : f.contacts_on) {
    json["contacts_on"][pool::v1::Rung_Name(rung)] = people;
  }
  if (f.best_covered) {
    json["hindsight"] = {{"covered", *f.best_covered},
                         {"kroner_per_gap", f.best_cost_ore / 100},
                         {"proven", f.best_proven}};
  }
  return json;
}

// How many of all gaps are covered within so many minutes, a column a policy.
void WriteTimes(const std::vector<Figures>& all, std::ostream& out) {
  out << "minutes";
  for (const Figures& f : all) out << "\t" << f.title;
  out << "\n";
  for (int minute = 0; minute <= 120; ++minute) {
    out << minute;
    for (const Figures& f : all) {
      const auto within = std::upper_bound(f.minutes.begin(), f.minutes.end(), minute);
      const double covered = static_cast<double>(within - f.minutes.begin());
      out << "\t" << Number(f.gaps == 0 ? 0 : 100 * covered / f.gaps, 2);
    }
    out << "\n";
  }
}

void WriteShares(const std::vector<Figures>& all, std::ostream& out) {
  out << "policy\town\tsister\tmoved\tpool\tagency\topen\tcontacts\tkroner\n";
  for (const Figures& f : all) {
    const double part = f.fill() / 100;
    out << "\"" << f.title << "\"\t" << part * f.share(Tie::kOwn) << "\t"
        << part * f.share(Tie::kSister) << "\t" << part * f.share(Tie::kAtWork) << "\t"
        << part * f.share(Tie::kPool) << "\t" << part * f.share(Tie::kAgency) << "\t"
        << 100 - f.fill() << "\t" << f.contacts_per_gap() << "\t" << f.cost_per_gap() << "\n";
  }
}

void WritePage(const Setting& setting, const std::vector<Figures>& all, std::ostream& out) {
  out << "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
         "<title>Vagtbro: the lab</title>\n<style>\n"
         "body { font: 16px/1.5 sans-serif; max-width: 62em; margin: 2em auto; padding: 0 1em }\n"
         "table { border-collapse: collapse } td, th { padding: .15em .8em; text-align: right;"
         " border-bottom: 1px solid #ddd } td:first-child { text-align: left }\n"
         "img { width: 100% }\n</style>\n<h1>Finding somebody in Legeby Kommune</h1>\n<p>"
      << setting.what
      << ". The same days and the same people's answers for each way of asking.</p>\n"
      << "<table>\n<tr><th></th>";
  for (const Figures& f : all) out << "<th>" << f.title << "</th>";
  out << "</tr>\n";
  for (const Row& row : Rows()) {
    out << "<tr><td>" << row.name << "</td>";
    for (const Figures& f : all) out << "<td>" << row.value(f) << "</td>";
    out << "</tr>\n";
  }
  out << "</table>\n";
  for (const char* plot : {"times", "shares", "contacts"}) {
    out << "<p><img src=\"" << plot << ".svg\" alt=\"" << plot << "\"></p>\n";
  }
  out << "<p>Data: <a href=\"result.json\">result.json</a>";
  for (const Figures& f : all) {
    out << ", <a href=\"" << f.policy << ".gaps.tsv\">" << f.policy << "</a>";
  }
  out << ". How the days are made, and what is assumed: tests/lab/README.md.</p>\n</html>\n";
}

bool Written(const std::string& file, const std::function<void(std::ostream&)>& write) {
  std::ofstream out(file);
  write(out);
  out.close();
  return !out.fail();
}

}  // namespace

void PrintTable(const std::vector<Figures>& all, std::ostream& out) {
  std::ostringstream table;
  table << std::string(30, ' ');
  for (const Figures& f : all) {
    table << std::string(14 - std::min<size_t>(13, f.policy.size()), ' ') << f.policy;
  }
  table << "\n";
  for (const Row& row : Rows()) {
    const std::string name = row.name;
    table << name << std::string(30 - std::min<size_t>(29, name.size()), ' ');
    for (const Figures& f : all) {
      const std::string value = row.value(f);
      table << std::string(14 - std::min<size_t>(13, value.size()), ' ') << value;
    }
    table << "\n";
  }
  out << table.str();
}

bool WriteFolder(const std::string& folder, const Setting& setting,
                 const std::vector<Figures>& all) {
  Json json = {{"what", setting.what},
               {"seed", setting.seed},
               {"first_day", setting.first_day},
               {"days", setting.days},
               {"policies", Json::array()}};
  for (const Figures& f : all) json["policies"].push_back(ToJson(f));
  return Written(folder + "/result.json", [&](auto& out) { out << json.dump(2) << "\n"; }) &&
         Written(folder + "/times.tsv", [&](auto& out) { WriteTimes(all, out); }) &&
         Written(folder + "/shares.tsv", [&](auto& out) { WriteShares(all, out); }) &&
         Written(folder + "/index.html", [&](auto& out) { WritePage(setting, all, out); });
}

bool WriteGaps(const std::string& folder, const std::string& policy, const Ledger& ledger) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  return Written(folder + "/" + policy + ".gaps.tsv", [&](std::ostream& out) {
    out << "occasion\topen\tminutes_ahead\tcounts\tminutes_to_cover\tby\tcontacts\tcandidates\t"
           "escalation\tkroner\n";
    static constexpr std::array kTies = {"own", "sister", "pool", "agency", "at_work"};
    for (const GapRecord& gap : ledger.gaps()) {
      const bool covered = gap.cover_time.has_value();
      out << gap.occasion << "\t" << absl::FormatTime("%Y-%m-%dT%H:%M", gap.open, kit::LocalZone())
          << "\t" << Number(absl::ToDoubleMinutes(gap.start - gap.open), 0) << "\t" << gap.counts()
          << "\t" << (covered ? Number(absl::ToDoubleMinutes(*gap.cover_time - gap.open), 1) : "-")
          << "\t" << (covered ? kTies[static_cast<size_t>(gap.cover_tie)] : "-") << "\t"
          << gap.contacts << "\t" << gap.candidates << "\t"
          << (gap.escalation ? pool::v1::EscalationReason_Name(*gap.escalation).substr(18) : "-")
          << "\t" << Number(static_cast<double>(gap.cost_ore) / 100, 0) << "\n";
    }
  });
}

}  // namespace vagtbro::lab
