#include "worktime/input_hash.h"

#include <algorithm>
#include <string_view>

#include "worktime/worker.h"

namespace vagtbro::worktime {
namespace {

constexpr std::uint64_t kBegin = 0xcbf29ce484222325u;
constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15u;

class Sum {
 public:
  explicit Sum(std::uint64_t begin) : sum_(begin) {}

  // The first word of a line.
  Sum& Line(std::string_view name) { return Word(Packed(name)); }
  Sum& Number(std::int64_t number) { return Word(static_cast<std::uint64_t>(number)); }
  template <typename Enum>
  Sum& Kind(Enum kind) {
    return Number(static_cast<std::int64_t>(kind));
  }
  Sum& Text(std::string_view text) {
    Word(text.size());
    for (; text.size() > 8; text.remove_prefix(8)) Word(Packed(text.substr(0, 8)));
    return text.empty() ? *this : Word(Packed(text));
  }
  Sum& Time(absl::Time time) { return Number(absl::ToUnixNanos(time)); }
  Sum& Span(const Interval& span) { return Time(span.start_time).Time(span.end_time); }

  std::uint64_t value() const { return sum_; }

 private:
  static std::uint64_t Packed(std::string_view bytes) {
    std::uint64_t word = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) {
      word = word << 8 | static_cast<unsigned char>(bytes[i]);
    }
    return word;
  }
  Sum& Word(std::uint64_t word) {
    sum_ = (sum_ ^ word) * kFactor;
    sum_ ^= sum_ >> 32;
    return *this;
  }

  std::uint64_t sum_;
};

void AddDuty(Sum& sum, std::string_view line, const Duty& duty) {
  sum.Line(line).Span(duty.interval).Kind(duty.kind).Text(duty.id);
  if (!duty.split.empty()) sum.Line("split").Text(duty.split);
  if (duty.response_time != absl::InfiniteDuration()) {
    sum.Line("response").Number(absl::ToInt64Nanoseconds(duty.response_time));
  }
  for (const Interval& call : duty.calls) sum.Line("call").Span(call);
}

void AddCodes(Sum& sum, std::string_view line, const std::vector<std::string>& codes) {
  if (codes.size() < 2) {  // as a rule; spares a copy
    for (const std::string& code : codes) sum.Line(line).Text(code);
    return;
  }
  std::vector<std::string_view> sorted(codes.begin(), codes.end());
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  for (const std::string_view code : sorted) sum.Line(line).Text(code);
}

void AddRights(Sum& sum, const WorkerFacts& facts) {
  for (const Authorisation& held : facts.authorisations) {
    sum.Line("auth").Kind(held.profession).Number(held.well_formed).Number(held.in_good_standing);
    sum.Time(held.expire_time);
  }
  for (const Delegation& held : facts.delegations) {
    sum.Line("delegate").Text(held.task).Text(held.unit_id).Span(held.interval);
  }
  for (const Restriction& set : facts.restrictions) {
    sum.Line("limit").Span(set.interval).Text(set.unit_id).Number(set.no_nights);
    sum.Number(set.nights_a_week.value_or(-1));
  }
  if (facts.child_certificate) sum.Line("children").Time(facts.child_certificate_end);
  if (facts.opted_out) sum.Line("optout");
}

std::string Hex(std::uint64_t value) {
  std::string text(16, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, value >>= 4) {
    *digit = "0123456789abcdef"[value & 15];
  }
  return text;
}

}  // namespace

std::uint64_t HashFacts(const WorkerFacts& facts) {
  Sum sum(kBegin);
  sum.Line("worktime").Number(2);
  for (const Duty& duty : facts.duties) AddDuty(sum, "duty", duty);
  for (const Leave& leave : facts.leaves) sum.Line("leave").Span(leave.interval).Kind(leave.kind);
  for (const Interval& sick : facts.sick) sum.Line("sick").Span(sick);
  for (const Interval& day_off : facts.days_off) sum.Line("dayoff").Span(day_off);
  sum.Line("trained").Number(facts.professions.bits());
  for (const std::string& code : facts.competences) sum.Line("skill").Text(code);
  if (facts.adult_time) sum.Line("adult").Time(*facts.adult_time);
  AddRights(sum, facts);
  return sum.value();
}

std::string InputHash(const Worker& worker, const Proposal& proposal,
                      const std::string& profile_version) {
  Sum sum(worker.facts_hash());
  AddDuty(sum, "proposal", proposal.duty);
  sum.Line("accepts").Number(proposal.slot.professions.bits());
  AddCodes(sum, "needs", proposal.slot.competences);
  AddCodes(sum, "task", proposal.slot.tasks);
  AddCodes(sum, "unit", proposal.unit_ids);
  sum.Line("role").Kind(proposal.slot.role).Number(proposal.slot.child_certificate);
  sum.Number(proposal.holds_other_medication_role);
  sum.Line("consent").Number(proposal.consented).Number(proposal.rescheduled);
  if (proposal.holiday_interrupted) sum.Line("holiday");
  if (const auto& downgrade = proposal.downgrade) {
    sum.Line("belowbar").Text(downgrade->approver).Number(downgrade->authorised_stays);
  }
  const Terms& terms = proposal.terms;
  sum.Line("terms").Number(terms.weekly_minutes).Kind(terms.profession);
  sum.Number(terms.voluntary_extra);
  sum.Line("asked").Time(proposal.ask_time);
  sum.Line("profile").Text(profile_version);
  return Hex(sum.value());
}

}  // namespace vagtbro::worktime
