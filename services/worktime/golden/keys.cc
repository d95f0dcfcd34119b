#include "worktime/golden/keys.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "worktime/golden/amounts.h"
#include "worktime/golden/duty_words.h"
#include "worktime/golden/words.h"

namespace vagtbro::worktime::golden {
namespace {

using Key = std::function<bool(Example&, std::string_view)>;

bool Works(Example& example, std::string_view value) {
  std::vector<Duty> duties = ReadDuties(value);
  for (Duty& duty : duties) {
    duty.id = "duty-" + std::to_string(example.facts.duties.size() + 1);
    example.facts.duties.push_back(std::move(duty));
  }
  return !duties.empty();
}

bool Asked(Example& example, std::string_view value) {
  std::vector<Duty> duties = ReadDuties(value);
  if (duties.size() != 1) return false;
  example.proposal.duty = std::move(duties[0]);
  example.proposal.duty.id = "asked";
  return true;
}

bool AddLeave(Example& example, LeaveKind kind, std::string_view value) {
  const auto intervals = ReadIntervals(value);
  for (const Interval& interval : intervals) example.facts.leaves.push_back({kind, interval});
  return !intervals.empty();
}

bool AddIntervals(std::vector<Interval>& to, std::string_view value) {
  const auto intervals = ReadIntervals(value);
  to.insert(to.end(), intervals.begin(), intervals.end());
  return !intervals.empty();
}

bool AddProfessions(ProfessionSet& to, std::string_view value) {
  const auto words = Cut(value, ',');
  to = {};
  for (const std::string& word : words) {
    const auto profession = ReadProfession(word);
    if (!profession) return false;
    to.Add(*profession);
  }
  return true;
}

bool AddWords(std::vector<std::string>& to, std::string_view value) {
  for (std::string& word : Cut(value, ',')) to.push_back(std::move(word));
  return !to.empty();
}

// Q-AUTH: five characters, digits, consonants and Y.
bool IsAuthorisationId(std::string_view id) {
  return id.size() == 5 &&
         id.find_first_not_of("0123456789BCDFGHJKLMNPQRSTVWXYZ") == std::string_view::npos;
}

// "nurse 12BCD", then ", withdrawn" or ", until 2026-05-01".
bool AddAuthorisation(Example& example, std::string_view value) {
  const auto words = Cut(value, ',');
  if (words.empty()) return false;
  const std::size_t blank = words[0].rfind(' ');
  if (blank == std::string::npos) return false;
  const auto profession = ReadProfession(words[0].substr(0, blank));
  if (!profession) return false;
  Authorisation authorisation;
  authorisation.well_formed = IsAuthorisationId(words[0].substr(blank + 1));
  authorisation.profession = *profession;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto until = After(words[i], "until ");
    const auto expire = until ? ReadTime(*until) : std::nullopt;
    if (!expire && words[i] != "withdrawn") return false;
    if (expire) authorisation.expire_time = *expire;
    if (!expire) authorisation.in_good_standing = false;
  }
  example.facts.authorisations.push_back(std::move(authorisation));
  return true;
}

// "insulin, everywhere, 2026-01-01 - 2026-12-31" or with "in north".
bool AddDelegation(Example& example, std::string_view value) {
  const auto words = Cut(value, ',');
  if (words.size() != 3) return false;
  const auto unit = After(words[1], "in ");
  const auto intervals = ReadIntervals(words[2]);
  if ((!unit && words[1] != "everywhere") || intervals.size() != 1) return false;
  example.facts.delegations.push_back({words[0], std::string(unit.value_or("")), intervals[0]});
  return true;
}

// "2026-03-01 - 2026-05-31", then ", not in north", ", no nights" or ", 1 night a week".
bool AddRestriction(Example& example, std::string_view value) {
  const auto words = Cut(value, ',');
  if (words.empty()) return false;
  const auto intervals = ReadIntervals(words[0]);
  if (intervals.size() != 1) return false;
  Restriction restriction = {.interval = intervals[0]};
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto nights = Cut(words[i], ' ');
    if (const auto unit = After(words[i], "not in ")) {
      restriction.unit_id = std::string(*unit);
    } else if (words[i] == "no nights") {
      restriction.no_nights = true;
    } else if (nights.size() == 4 && nights[2] == "a" && nights[3] == "week" &&
               ReadNumber(nights[0])) {
      restriction.nights_a_week = static_cast<int>(*ReadNumber(nights[0]));
    } else {
      return false;
    }
  }
  example.facts.restrictions.push_back(std::move(restriction));
  return true;
}

// "nurse, 32h" a week or "nurse, by the hour".
bool Employed(Example& example, std::string_view value) {
  const auto words = Cut(value, ',');
  if (words.size() != 2) return false;
  const auto profession = ReadProfession(words[0]);
  const auto week = ReadSpan(words[1]);
  if (!profession || (!week && words[1] != "by the hour")) return false;
  example.proposal.terms.profession = *profession;
  example.proposal.terms.weekly_minutes = week ? static_cast<int>(absl::ToInt64Minutes(*week)) : 0;
  return true;
}

// "employment-7" or "employment-7, authorised stays".
bool SetDowngrade(Example& example, std::string_view value) {
  const auto words = Cut(value, ',');
  if (words.empty() || words.size() > 2) return false;
  if (words.size() == 2 && words[1] != "authorised stays") return false;
  const std::string approver = words[0] == "nobody" ? "" : words[0];
  example.proposal.downgrade = Downgrade{approver, words.size() == 2};
  return true;
}

bool SetYes(bool& to, std::string_view value) {
  const auto yes = ReadYes(value);
  if (yes) to = *yes;
  return yes.has_value();
}

// "yes", "no" or "until 2026-05-01".
bool SetChildCertificate(Example& example, std::string_view value) {
  const auto until = After(value, "until ");
  if (!until) return SetYes(example.facts.child_certificate, value);
  const auto end = ReadTime(*until);
  if (end) example.facts.child_certificate_end = *end;
  return example.facts.child_certificate = end.has_value();
}

// "daily rest = 12h".
bool With(Example& example, std::string_view value) {
  const auto words = Cut(value, '=');
  return words.size() == 2 && SetAmount(example.profile, words[0], words[1]);
}

// "night, 7h, 561.75 kr"; "once" for an occasion.
bool Pays(Example& example, std::string_view value) {
  const auto words = Cut(value, ',');
  if (words.size() != 3) return false;
  const auto line = ReadPayLine(words[0]);
  const auto span = words[1] == "once" ? absl::ZeroDuration() : ReadSpan(words[1]);
  const auto ore = ReadKroner(words[2]);
  if (!line || !span || !ore) return false;
  example.pay.push_back({*line, absl::ToInt64Minutes(*span), *ore});
  return true;
}

bool Nearest(Example& example, std::string_view value) {
  if (value == "none") return example.none_nearest = true;
  const auto intervals = ReadIntervals(value);
  if (intervals.size() != 1) return false;
  example.nearest = intervals[0];
  return true;
}

// "broken", "passed, margin 0", "warned, no margin".
bool ExpectRule(Example& example, RuleId rule, std::string_view value) {
  const auto words = Cut(value, ',');
  if (words.empty() || words.size() > 2) return false;
  Expectation expected;
  if (words[0] == "warned") {
    expected.answer = Answer::kWarned;
  } else if (words[0] == "broken") {
    expected.answer = Answer::kBroken;
  } else if (words[0] != "passed") {
    return false;
  }
  if (words.size() == 2) {
    expected.no_margin = words[1] == "no margin";
    if (const auto margin = After(words[1], "margin "))
      expected.margin_minutes = ReadNumber(*margin);
    if (!expected.no_margin && !expected.margin_minutes) return false;
  }
  return example.rules.emplace(rule, expected).second;
}

template <typename T>
bool Set(T& to, const std::optional<T>& value) {
  if (value) to = *value;
  return value.has_value();
}

const std::map<std::string, Key, std::less<>>& Keys() {
  using E = Example;
  using Text = std::string_view;
  static const auto* keys = new std::map<std::string, Key, std::less<>>{
      {"works", Works},
      {"asked", Asked},
      {"with", With},
      {"holiday", [](E& e, Text v) { return AddLeave(e, LeaveKind::kHoliday, v); }},
      {"leave", [](E& e, Text v) { return AddLeave(e, LeaveKind::kOther, v); }},
      {"sick", [](E& e, Text v) { return AddIntervals(e.facts.sick, v); }},
      {"day off", [](E& e, Text v) { return AddIntervals(e.facts.days_off, v); }},
      {"is", [](E& e, Text v) { return AddProfessions(e.facts.professions, v); }},
      {"knows", [](E& e, Text v) { return AddWords(e.facts.competences, v); }},
      {"grown up", [](E& e, Text v) { return (e.facts.adult_time = ReadTime(v)).has_value(); }},
      {"authorised", AddAuthorisation},
      {"delegated", AddDelegation},
      {"restricted", AddRestriction},
      {"child certificate", SetChildCertificate},
      {"interrupts holiday",
       [](E& e, Text v) { return SetYes(e.proposal.holiday_interrupted, v); }},
      {"rescheduled", [](E& e, Text v) { return SetYes(e.proposal.rescheduled, v); }},
      {"opted out", [](E& e, Text v) { return SetYes(e.facts.opted_out, v); }},
      {"slot", [](E& e, Text v) { return AddProfessions(e.proposal.slot.professions, v); }},
      {"slot knows", [](E& e, Text v) { return AddWords(e.proposal.slot.competences, v); }},
      {"slot tasks", [](E& e, Text v) { return AddWords(e.proposal.slot.tasks, v); }},
      {"slot role", [](E& e, Text v) { return Set(e.proposal.slot.role, ReadRole(v)); }},
      {"slot children", [](E& e, Text v) { return SetYes(e.proposal.slot.child_certificate, v); }},
      {"units", [](E& e, Text v) { return AddWords(e.proposal.unit_ids, v); }},
      {"other medication role",
       [](E& e, Text v) { return SetYes(e.proposal.holds_other_medication_role, v); }},
      {"consents", [](E& e, Text v) { return SetYes(e.proposal.consented, v); }},
      {"downgrade", SetDowngrade},
      {"employed", Employed},
      {"voluntary extra", [](E& e, Text v) { return SetYes(e.proposal.terms.voluntary_extra, v); }},
      {"agreed", [](E& e, Text v) { return Set(e.proposal.ask_time, ReadTime(v)); }},
      {"allowed", [](E& e, Text v) { return (e.allowed = ReadYes(v)).has_value(); }},
      {"pays", Pays},
      {"total", [](E& e, Text v) { return (e.total_ore = ReadKroner(v)).has_value(); }},
      {"nearest", Nearest},
      {"source", [](E& e, Text v) { return !(e.source = v).empty(); }},
      {"because", [](E& e, Text v) { return !(e.because += std::string(v) + " ").empty(); }},
  };
  return *keys;
}

}  // namespace

bool Say(Example& example, std::string_view key, std::string_view value) {
  if (const auto rule = ReadRule(key)) return ExpectRule(example, *rule, value);
  const auto found = Keys().find(key);
  return found != Keys().end() && found->second(example, value);
}

}  // namespace vagtbro::worktime::golden
