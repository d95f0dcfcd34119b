// PoolState: everything the pool knows, as a fold over its own events.
//
// What it hears from directory, sickness and roster is kept as own private events, as heard. The
// only motor of a search is the alarm "step/<tenant>/<gap>": whatever calls for a new look sets it
// to the time of the event, and the reaction to the alarm decides. So an open gap has a next step,
// a pending roster or a human who has been told, whenever the process dies.
//
// Shape:   keys are kit::Key(tenant, id); rankings "<tenant>/<gap>+<rung>", absences that are known
//          by their shift alone "<tenant>/<absence>+<shift>".
// Threads: the owner thread of the journal only.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kit/journal/event_switch.h"
#include "kit/journal/state.h"
#include "pool/store/offer_book.h"
#include "pool/store/people.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro::pool {

// Purposes of alarms.
inline constexpr char kStepAlarm[] = "step";
inline constexpr char kLapseAlarm[] = "offer-lapse";
inline constexpr char kForgetAlarm[] = "forget";

class PoolState final : public kit::State {
 public:
  PoolState();
  bool Apply(const kit::Envelope& event) override;

  const kit::Table<v1::MemberRow>& members() const { return members_; }
  const kit::Table<v1::DutyRow>& duties() const { return duties_; }
  const kit::Table<v1::PersonAwayRow>& absences() const { return absences_; }
  const kit::Table<v1::PolicySet>& policies() const { return policies_; }
  const kit::Table<v1::CoverRow>& covers() const { return covers_; }
  const kit::Table<v1::OfferRow>& offers() const { return offers_; }
  const kit::Table<v1::CandidatesRanked>& rankings() const { return rankings_; }
  const kit::Table<roster::v1::UnitRegistered>& units() const { return units_; }
  const People& people() const { return people_; }
  const OfferBook& offer_book() const { return offer_book_; }

  // True if anything of the municipality has been taken in: a unit, a person, a policy or a gap.
  bool Knows(const std::string& tenant) const;
  // The policy in force for a gap of these units: the first unit's, else the municipality's, else
  // the default; gaps filled.
  v1::PolicySet PolicyFor(const std::string& tenant, const roster::v1::GapOpened& gap) const;

  // Keys of covers that changed since the last call, for those who watch.
  std::set<std::string> TakeTouched() { return std::exchange(touched_, {}); }

 private:
  using Envelope = kit::Envelope;
  // Loads nothing; its turn comes after the last table, and rebuilds the indexes.
  class Rebuilder final : public kit::TableBase {
   public:
    Rebuilder(kit::Tables& tables, PoolState& state) : TableBase(tables, "~index"), state_(state) {}
    bool Load(const std::string&, const std::string&) override { return false; }
    void Loaded() override { state_.RebuildIndexes(); }

   private:
    PoolState& state_;
  };

  void RebuildIndexes();

  // apply_people.cc
  void FoldPeople();
  void Register(const directory::v1::EmploymentRegistered& employment, const Envelope& envelope);
  void ClaimAbsences(const std::string& tenant, const std::string& employment_id);
  void PutMember(const std::string& tenant, v1::MemberRow row);
  void PutAbsence(const std::string& tenant, const std::string& key, v1::PersonAwayRow row);
  void EraseAbsence(const std::string& tenant, const std::string& key);
  void ReportAway(const std::string& tenant, const std::string& key,
                  const std::string& employment_id, const types::v1::Interval& interval);
  void Recover(const sickness::v1::RecoveryReported& recovery, const Envelope& envelope);

  // apply_duties.cc
  void FoldDuties();
  void PutDuty(const std::string& tenant, v1::DutyRow row);
  void Hold(const std::string& tenant, const std::string& shift_id,
            const std::string& employment_id, const types::v1::Interval* worked);
  void Vacate(const roster::v1::ShiftVacated& vacated, const Envelope& envelope);
  void Restore(const roster::v1::ShiftRestored& restored, const Envelope& envelope);

  // apply_search.cc
  void FoldSearch();
  void FoldOffers();
  void FoldRoster();
  void OpenCover(const roster::v1::GapOpened& gap, const Envelope& envelope);
  void Close(const roster::v1::GapClosed& closed, const Envelope& envelope);
  void Forget(const v1::SearchForgotten& forgotten, const Envelope& envelope);
  void MergeRanking(const v1::CandidatesRanked& ranked, const Envelope& envelope);
  void Offered(const v1::ShiftOffered& offer, const Envelope& envelope);
  void EndOffer(const std::string& offer_id, v1::OfferState state, const Envelope& envelope);
  void PutCover(const std::string& tenant, v1::CoverRow row);
  // Sets when the search looks again; nullopt: by itself, never.
  void StepAt(const std::string& tenant, v1::CoverRow* cover, std::optional<absl::Time> time);
  // Looks again at once if nobody else will: open, nobody told, no answer awaited.
  void StepIfIdle(const Envelope& envelope, const std::string& gap_id);

  kit::Table<v1::MemberRow> members_{tables(), "member"};
  kit::Table<v1::DutyRow> duties_{tables(), "duty"};
  kit::Table<v1::PersonAwayRow> absences_{tables(), "absence"};
  kit::Table<v1::PolicySet> policies_{tables(), "policy"};
  kit::Table<v1::CoverRow> covers_{tables(), "cover"};
  kit::Table<v1::OfferRow> offers_{tables(), "offer"};
  kit::Table<v1::CandidatesRanked> rankings_{tables(), "ranking"};
  kit::Table<roster::v1::UnitRegistered> units_{tables(), "unit"};
  People people_{members_, duties_, absences_};
  OfferBook offer_book_{offers_};
  Rebuilder rebuilder_{tables(), *this};  // after every table
  kit::EventSwitch<> events_;
  std::set<std::string> touched_;
};

// Key of what is kept of a rung's ranking.
std::string RankingKey(const std::string& tenant, const std::string& gap_id, v1::Rung rung);

}  // namespace vagtbro::pool
