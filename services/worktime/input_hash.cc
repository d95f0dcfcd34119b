#include "worktime/input_hash.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "worktime/worker.h"

namespace vagtbro::worktime {
namespace {

constexpr std::uint64_t kFnvOffset = 14695981039346656037u;
constexpr std::uint64_t kFnvPrime = 1099511628211u;

class Sum {
 public:
  explicit Sum(std::uint64_t start) : sum_(start) {}

  Sum& Raw(std::string_view text) {
    for (const char c : text) {
      sum_ ^= static_cast<unsigned char>(c);
      sum_ *= kFnvPrime;
    }
    return *this;
  }
  Sum& Number(std::int64_t number) {
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    return Raw(" ").Raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
  }
  Sum& Text(std::string_view text) {
    return Number(static_cast<std::int64_t>(text.size())).Raw(":").Raw(text);
  }
  Sum& Span(const Interval& interval) {
    return Number(absl::ToUnixNanos(interval.start_time))
        .Number(absl::ToUnixNanos(interval.end_time));
  }
  Sum& Shift(const Duty& duty) {
    return Span(duty.interval).Number(static_cast<std::int64_t>(duty.kind)).Text(duty.id);
  }
  Sum& End() { return Raw("\n"); }

  std::uint64_t value() const { return sum_; }

 private:
  std::uint64_t sum_;
};

std::string Hex(std::uint64_t value) {
  std::string text(16, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, value >>= 4) {
    *digit = "0123456789abcdef"[value & 15];
  }
  return text;
}

}  // namespace

std::uint64_t HashFacts(const WorkerFacts& facts) {
  Sum sum(kFnvOffset);
  sum.Raw("worktime 1").End();
  for (const Duty& duty : facts.duties) sum.Raw("duty").Shift(duty).End();
  for (const Leave& leave : facts.leaves) {
    sum.Raw("leave").Span(leave.interval).Number(static_cast<std::int64_t>(leave.kind)).End();
  }
  for (const Interval& sick : facts.sick) sum.Raw("sick").Span(sick).End();
  sum.Raw("professions").Number(facts.professions.bits()).End();
  for (const std::string& code : facts.competences) sum.Raw("competence").Text(code).End();
  if (facts.adult_time) sum.Raw("adult").Number(absl::ToUnixNanos(*facts.adult_time)).End();
  return sum.value();
}

std::string InputHash(const Worker& worker, const Proposal& proposal,
                      const std::string& profile_version) {
  Sum sum(worker.facts_hash());
  sum.Raw("proposal").Shift(proposal.duty).End();
  sum.Raw("accepts").Number(proposal.slot.professions.bits()).End();
  std::vector<std::string_view> codes(proposal.slot.competences.begin(),
                                      proposal.slot.competences.end());
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  for (const std::string_view code : codes) sum.Raw("needs").Text(code).End();
  sum.Raw("profile").Text(profile_version).End();
  return Hex(sum.value());
}

}  // namespace vagtbro::worktime
