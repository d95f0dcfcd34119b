// Summaries: each search in figures, without people, from its opening on.
//
// They stay when the search itself is forgotten, so that policies can be compared over more than a
// year.
//
// Shape:   keys are kit::Key(tenant, gap). A search opened before there were summaries has none,
// and
//          is not counted.
// Threads: the owner thread of the journal only.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "kit/journal/table.h"
#include "pool/store/people.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"

namespace vagtbro::pool {

class Summaries final {
 public:
  Summaries(kit::Tables& tables, const People& people)
      : table_(tables, "summary"), people_(people) {}

  const kit::Table<v1::SearchSummary>& table() const { return table_; }

  void Opened(const std::string& tenant, const v1::CoverRow& cover);
  void Offered(const std::string& tenant, const std::string& gap_id);
  void Escalated(const std::string& tenant, const std::string& gap_id);
  // Who had covered it cannot come: it counts as not covered.
  void Released(const std::string& tenant, const std::string& gap_id);
  // By `member`, at `now`; `rung` found them.
  void Covered(const std::string& tenant, const roster::v1::ShiftCovered& covered,
               const v1::MemberRow& member, v1::Rung rung, absl::Time now);

 private:
  // Changes the summary of a search, if it has one.
  template <class Change>
  void Alter(const std::string& tenant, const std::string& gap_id, Change change);

  kit::Table<v1::SearchSummary> table_;
  const People& people_;
};

}  // namespace vagtbro::pool
