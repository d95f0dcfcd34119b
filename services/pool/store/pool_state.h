// PoolState: everything the pool knows, as a fold over its own events.
//
// What it hears from directory, sickness and roster is kept as own private events, as heard. The
// only motor of a search is the alarm "step/<tenant>/<gap>": whatever calls for a new look sets it
// to the time of the event, and the reaction to the alarm decides. So an open gap has a next step,
// a pending roster or a human who has been told, whenever the process dies.
//
// Shape:   keys: kit::Key(tenant, id), keys.h; absences of a shift "<tenant>/<absence>+<shift>".
// Threads: the owner thread of the journal only.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kit/journal/event_switch.h"
#include "kit/journal/state.h"
#include "pool/store/after_loading.h"
#include "pool/store/keys.h"
#include "pool/store/needs.h"
#include "pool/store/offer_book.h"
#include "pool/store/people.h"
#include "pool/store/summaries.h"
#include "pool/store/wishes.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"
#include "vagtbro/pool/v1/pool_policy.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"
#include "worktime/book/rule_book.h"

namespace vagtbro::pool {

class PoolState final : public kit::State {
 public:
  // Borrows the book.
  explicit PoolState(const worktime::RuleBook& rule_book = worktime::RuleBook::Shipped());
  bool Apply(const kit::Envelope& event) override;

  const kit::Table<v1::MemberRow>& members() const { return members_; }
  const kit::Table<v1::DutyRow>& duties() const { return duties_; }
  const kit::Table<v1::PersonAwayRow>& absences() const { return absences_; }
  const kit::Table<v1::AvailabilitySet>& words() const { return words_; }  // by person
  const kit::Table<v1::PolicySet>& policies() const { return policies_; }
  const kit::Table<v1::CoverRow>& covers() const { return covers_; }
  const kit::Table<v1::OfferRow>& offers() const { return offers_; }
  const kit::Table<v1::CandidatesRanked>& rankings() const { return rankings_; }
  const kit::Table<roster::v1::UnitRegistered>& units() const { return units_; }
  const kit::Table<v1::LogbookRow>& logbook() const { return logbook_; }
  const kit::Table<v1::SearchSummary>& summaries() const { return summaries_.table(); }
  const People& people() const { return people_; }
  const Needs& needs() const { return needs_; }
  const Wishes& wishes() const { return wishes_; }
  const worktime::RuleBook& rule_book() const { return rule_book_; }
  // What holds for the employment in the gap.
  const worktime::Profile& ProfileOf(const std::string& tenant,
                                     const directory::v1::EmploymentRegistered& employment,
                                     const roster::v1::GapOpened& gap) const;
  const OfferBook& offer_book() const { return offer_book_; }

  // True if anything of the municipality has been taken in: a unit, a person, a policy or a gap.
  bool Knows(const std::string& tenant) const;
  // The policy of a search: its first unit's, else the municipality's, else the default; gaps
  // filled. A trial in force when the gap was opened goes before the standing policy.
  v1::PolicySet PolicyFor(const std::string& tenant, const v1::CoverRow& cover) const;
  // The unit's standing policy and trials; empty: the municipality's.
  std::vector<const v1::PolicySet*> PoliciesOf(const std::string& tenant,
                                               const std::string& unit_id) const;
  // Searches for the shift, in order of their gap ids.
  std::vector<const v1::CoverRow*> CoversOfShift(const std::string& tenant,
                                                 const std::string& shift_id) const;
  // Keys of searches that are not closed, ascending.
  const std::set<std::string>& open_covers(const std::string& tenant) const;
  // Keys of covers that changed since the last call, for those who watch.
  std::set<std::string> TakeTouched() { return std::exchange(touched_, {}); }

 private:
  using Envelope = kit::Envelope;
  void RebuildIndexes();
  void FoldPeople(), FoldDuties(), FoldHolds(), FoldPlan(), FoldStory();
  void FoldPlanned(), FoldSearch(), FoldOffers(), FoldRoster(), FoldWords(), FoldSteer();
  void FoldWishes();

  void Register(const directory::v1::EmploymentRegistered& employment, const Envelope& envelope);
  void ClaimAbsences(const std::string& tenant, const std::string& employment_id);
  void PutMember(const std::string& tenant, v1::MemberRow row);
  void PutAbsence(const std::string& tenant, const std::string& key, v1::PersonAwayRow row);
  void EraseAbsence(const std::string& tenant, const std::string& key);
  void ReportAway(const std::string& tenant, const std::string& key,
                  const std::string& employment_id, const types::v1::Interval& interval);
  void Recover(const sickness::v1::RecoveryReported& recovery, const Envelope& envelope);
  void PutDuty(const std::string& tenant, v1::DutyRow row);
  void Hold(const std::string& tenant, const std::string& shift_id,
            const std::string& employment_id, const types::v1::Interval* worked);
  void Vacate(const roster::v1::ShiftVacated& vacated, const Envelope& envelope);
  void Restore(const roster::v1::ShiftRestored& restored, const Envelope& envelope);
  void NoteFate(const std::string& shift_id, const std::string& employment_id, v1::CoverFate fate,
                const Envelope& envelope);
  void ClearHold(const Envelope& envelope, v1::CoverRow* cover);
  absl::Time StandbyUntil(const std::string& tenant, const v1::CoverRow& cover) const;
  void Wake(const Envelope& envelope, v1::CoverRow* cover);
  void RestMarks(const Envelope& envelope, v1::CoverRow* cover);
  void Plan(const v1::CoversPlanned& planned, const Envelope& envelope);
  // Sets when all open searches are looked at together; what calls for it is in the alarm's name.
  void PlanAt(const Envelope& envelope, const std::string& cause, absl::Time time);
  void PlanForNew(const Envelope& envelope);
  void PlanIfLost(const std::string& gap_id, const std::string& employment_id,
                  const Envelope& envelope);
  void PlanFor(const std::string& gap_id, const v1::PlannedCover* line, const Envelope& envelope);
  void OpenCover(const roster::v1::GapOpened& gap, const Envelope& envelope);
  void Close(const roster::v1::GapClosed& closed, const Envelope& envelope);
  void Forget(const v1::SearchForgotten& forgotten, const Envelope& envelope);
  void MergeRanking(const v1::CandidatesRanked& ranked, const Envelope& envelope);
  void Offered(const v1::ShiftOffered& offer, const Envelope& envelope);
  void TakeOver(const v1::OfferAccepted& accepted, const std::string& tenant, v1::CoverRow* cover);
  void NameWorker(const std::string& offer_id, const std::string& taker_employment_id,
                  const Envelope& envelope);
  void EndOffer(const std::string& offer_id, v1::OfferState state, const Envelope& envelope);
  void PutCover(const std::string& tenant, v1::CoverRow row);
  // Sets when the search looks again; nullopt: by itself, never.
  void StepAt(const std::string& tenant, v1::CoverRow* cover, std::optional<absl::Time> time);
  // Looks again at once if nobody else will: open, nobody told, no answer awaited.
  void StepIfIdle(const Envelope& envelope, const std::string& gap_id);

  const worktime::RuleBook& rule_book_;
  kit::Table<v1::MemberRow> members_{tables(), "member"};
  kit::Table<v1::DutyRow> duties_{tables(), "duty"};
  kit::Table<v1::PersonAwayRow> absences_{tables(), "absence"};
  kit::Table<v1::AvailabilitySet> words_{tables(), "word"};
  kit::Table<v1::PolicySet> policies_{tables(), "policy"};
  kit::Table<v1::CoverRow> covers_{tables(), "cover"};
  kit::Table<v1::OfferRow> offers_{tables(), "offer"};
  kit::Table<v1::CandidatesRanked> rankings_{tables(), "ranking"};
  kit::Table<roster::v1::UnitRegistered> units_{tables(), "unit"};
  kit::Table<v1::LogbookRow> logbook_{tables(), "logbook"};
  std::map<std::string, std::set<std::string>> covers_by_shift_;  // shift -> keys of covers
  std::map<std::string, std::set<std::string>> open_covers_;      // tenant -> keys of covers
  People people_{members_, duties_, absences_};
  Needs needs_{tables()};
  Wishes wishes_{tables()};
  OfferBook offer_book_{offers_};
  Summaries summaries_{tables(), people_};
  AfterLoading rebuilder_{tables(), [this] { RebuildIndexes(); }};  // after every table
  kit::EventSwitch<> events_;
  std::set<std::string> touched_;
};

}  // namespace vagtbro::pool
