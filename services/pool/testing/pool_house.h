// PoolHouse: a pool with a small municipality around it, for tests: others speak, time is moved.
//
// Shape:   unit "sol-1" with sister "sol-2" and a stranger "elm-1"; who works there is up to the
// test.
//          Everybody who is employed has agreed to offers, unless the test says otherwise.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "kit/bus/hearing.h"
#include "kit/journal/disk.h"
#include "kit/journal/journal.h"
#include "kit/testing/fake_upstream.h"
#include "kit/time/clock.h"
#include "pool/plan/planner.h"
#include "pool/store/pool_state.h"
#include "vagtbro/directory/v1/directory_events.pb.h"
#include "vagtbro/pool/v1/desk_service.pb.h"
#include "vagtbro/pool/v1/pool_service.pb.h"
#include "vagtbro/roster/v1/plan_events.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"

namespace vagtbro::pool {

inline constexpr char kTenant[] = "legeby";

// "2026-02-02 07:00" on Danish clocks.
absl::Time Local(const std::string& text);

// An employment of unit staff, full time, in force for years; a person of its own.
directory::v1::EmploymentRegistered Staff(const std::string& id, const std::string& unit);
directory::v1::EmploymentRegistered PoolMember(const std::string& id);
directory::v1::EmploymentRegistered Agency(const std::string& id);

class PoolHouse final {
 public:
  // `match_binary`: where vagtbro-match lies; empty: plans are not proven.
  PoolHouse(kit::Disk& disk, absl::Time now, const std::string& match_binary = "");

  PoolState& state() { return state_; }
  Planner& planner() { return planner_; }
  kit::Journal& journal() { return *journal_; }
  kit::ManualClock& clock() { return clock_; }
  kit::Hearing& hearing() { return hearing_; }
  absl::Time now() const { return clock_.Now(); }

  // What others say; heard at once.
  void Employ(const directory::v1::EmploymentRegistered& employment);
  void Consent(const std::string& id, bool day, bool night);
  void Holiday(const std::string& person_id, absl::Time start, absl::Time end);
  void Sick(const std::string& absence_id, const std::string& id, absl::Time start, absl::Time end);
  void Publish(const std::string& shift_id, const std::string& holder, const std::string& unit,
               absl::Time start, absl::Time end);
  void OpenGap(const std::string& gap_id, absl::Time start, absl::Time end,
               const std::string& unit = "sol-1");
  // Who covers the gap's shift cannot come: the roster opens another gap for it.
  void ReopenGap(const std::string& gap_id, const std::string& covered_gap_id);
  // The roster confirms the pending offer, or refuses it.
  void Confirm(const std::string& gap_id);
  void Refuse(const std::string& gap_id, const std::string& reason);
  void CloseGap(const std::string& gap_id, roster::v1::GapCloseReason reason);
  void FromDirectory(const google::protobuf::Message& event);
  void FromSickness(const google::protobuf::Message& event);
  void FromNotifications(const google::protobuf::Message& event);
  void FromRoster(const google::protobuf::Message& event);

  // Fires what is due now; then moves on from deadline to deadline until `time`.
  void Settle();
  void MoveTo(absl::Time time);

  v1::AnswerOfferResponse Answer(const std::string& offer_id, const std::string& id, bool yes);
  // An agency's yes that names its worker.
  absl::StatusOr<v1::AnswerOfferResponse> AnswerWith(const std::string& offer_id,
                                                     const std::string& desk,
                                                     const std::string& worker);
  absl::StatusOr<v1::AnswerLendingResponse> AnswerLending(const std::string& consent_id,
                                                          const std::string& leader, bool granted);
  void AllowHoliday(const std::string& gap_id, const std::string& id, const std::string& approver);
  void SetPolicy(const v1::PolicySet& policy);
  // Listens to the offer on the telephone, or hangs up.
  absl::StatusOr<v1::HoldOfferResponse> Hold(const std::string& offer_id, const std::string& id,
                                             bool end = false);

  // What the planner `who` does to the search, and takes back; empty: the house.
  absl::StatusOr<v1::SteerSearchResponse> Steer(
      const std::string& gap_id, v1::SearchAct act, const std::string& who,
      types::v1::ActReason reason = types::v1::ACT_REASON_NOBODY_LEFT);
  absl::StatusOr<v1::UndoSteerResponse> UndoSteer(const std::string& gap_id,
                                                  const std::string& who);

  absl::Status Say(const std::string& id, v1::AvailabilityWord word, absl::Time until = {});

  v1::CoverRow Cover(const std::string& gap_id) const;
  v1::OfferRow Offer(const std::string& offer_id) const;
  // The person's offer for the gap; state UNSPECIFIED: none.
  v1::OfferRow OfferTo(const std::string& gap_id, const std::string& id) const;
  // Who was asked for the gap, in order.
  std::vector<std::string> Asked(const std::string& gap_id) const;
  // Open offers of the gap.
  size_t Open(const std::string& gap_id) const;
  // Code of the kept evaluation on the rung; "": eligible; "?": none is kept.
  std::string RejectionOf(const std::string& gap_id, v1::Rung rung, const std::string& id) const;

  // Every event so far, oldest first.
  std::vector<kit::Envelope> Told() const;

 private:
  void Deliver(kit::FakeUpstream& upstream);
  template <class Request, class Response, class Handler>
  absl::StatusOr<Response> Ask(Request request, Handler handler, const std::string& who = "");

  kit::ManualClock clock_;
  PoolState state_;
  Planner planner_;
  std::unique_ptr<kit::Journal> journal_;
  kit::Hearing hearing_;
  kit::FakeUpstream directory_{"directory"};
  kit::FakeUpstream sickness_{"sickness"};
  kit::FakeUpstream notifications_{"notifications"};
  kit::FakeUpstream roster_{"roster"};
  int requests_ = 0;
};

}  // namespace vagtbro::pool
