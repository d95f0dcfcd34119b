// What the pool's house is told by the services around it.
#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "pool/testing/pool_house.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro::pool {

void PoolHouse::Deliver(kit::FakeUpstream& upstream) {
  KIT_CHECK(upstream.Deliver(*journal_, hearing_) == kit::Digested::kDone);
  KIT_CHECK(journal_->dead_letters().empty());
}

void PoolHouse::FromDirectory(const google::protobuf::Message& event) {
  directory_.Say(kTenant, "d", event, now());
  Deliver(directory_);
}
void PoolHouse::FromSickness(const google::protobuf::Message& event) {
  sickness_.Say(kTenant, "s", event, now());
  Deliver(sickness_);
}
void PoolHouse::FromNotifications(const google::protobuf::Message& event) {
  notifications_.Say(kTenant, "n", event, now());
  Deliver(notifications_);
}
void PoolHouse::FromRoster(const google::protobuf::Message& event) {
  roster_.Say(kTenant, "r", event, now());
  Deliver(roster_);
}

void PoolHouse::Employ(const directory::v1::EmploymentRegistered& employment) {
  FromDirectory(employment);
  if (employment.kind() == directory::v1::EMPLOYMENT_KIND_AGENCY) {
    Consent(employment.employment_id(), true, true);
  } else {
    Consent(employment.employment_id(), true, false);
  }
}

void PoolHouse::Consent(const std::string& id, bool day, bool night) {
  directory::v1::OfferConsentGiven consent;
  consent.set_employment_id(id);
  consent.set_sms_offers(day);
  consent.set_night_sms_offers(night);
  FromDirectory(consent);
}

void PoolHouse::Holiday(const std::string& person_id, absl::Time start, absl::Time end) {
  directory::v1::LeaveRegistered leave;
  leave.set_leave_id("leave-" + person_id);
  leave.set_person_id(person_id);
  *leave.mutable_interval() = kit::MakeInterval(start, end);
  leave.set_holiday(true);
  FromDirectory(leave);
}

void PoolHouse::Sick(const std::string& absence_id, const std::string& id, absl::Time start,
                     absl::Time end) {
  sickness::v1::SickCallReported call;
  call.set_absence_id(absence_id);
  call.set_employment_id(id);
  *call.mutable_interval() = kit::MakeInterval(start, end);
  FromSickness(call);
}

void PoolHouse::Publish(const std::string& shift_id, const std::string& holder,
                        const std::string& unit, absl::Time start, absl::Time end) {
  roster::v1::ShiftsPublished published;
  roster::v1::Shift* shift = published.add_shifts();
  shift->set_shift_id(shift_id);
  shift->add_unit_ids(unit);
  *shift->mutable_interval() = kit::MakeInterval(start, end);
  shift->set_kind(types::v1::SHIFT_KIND_ORDINARY);
  shift->set_tier(types::v1::SHIFT_TIER_BASIS);
  shift->mutable_requirement()->add_professions(types::v1::PROFESSION_SOSU_HELPER);
  shift->set_employment_id(holder);
  FromRoster(published);
}

void PoolHouse::OpenGap(const std::string& gap_id, absl::Time start, absl::Time end,
                        const std::string& unit) {
  roster::v1::GapOpened gap;
  gap.set_gap_id(gap_id);
  gap.set_shift_id("shift-of-" + gap_id);
  gap.add_unit_ids(unit);
  *gap.mutable_interval() = kit::MakeInterval(start, end);
  gap.set_kind(types::v1::SHIFT_KIND_ORDINARY);
  gap.mutable_requirement()->add_professions(types::v1::PROFESSION_SOSU_HELPER);
  gap.set_level(roster::v1::SERVICE_LEVEL_BELOW_C);
  if (state_.duties().Find(kit::Key(kTenant, gap.shift_id())) == nullptr) {
    Publish(gap.shift_id(), "", unit, start, end);
  }
  FromRoster(gap);
  Settle();
}

void PoolHouse::ReopenGap(const std::string& gap_id, const std::string& covered_gap_id) {
  roster::v1::GapOpened gap = Cover(covered_gap_id).gap();
  roster::v1::ShiftReleased released;
  released.set_shift_id(gap.shift_id());
  released.set_employment_id(Cover(covered_gap_id).covered_by_employment_id());
  released.set_cause(roster::v1::RELEASE_CAUSE_CANCELLED);
  FromRoster(released);
  gap.set_gap_id(gap_id);
  gap.set_cause(roster::v1::GAP_CAUSE_RELEASED);
  FromRoster(gap);
  Settle();
}

void PoolHouse::Confirm(const std::string& gap_id) {
  const v1::CoverRow cover = Cover(gap_id);
  const v1::OfferRow offer = Offer(cover.pending_offer_id());
  roster::v1::ShiftCovered covered;
  covered.set_gap_id(gap_id);
  covered.set_shift_id(cover.gap().shift_id());
  const std::string& worker = offer.worker_employment_id();
  covered.set_employment_id(worker.empty() ? offer.offer().employment_id() : worker);
  covered.set_offer_id(offer.offer().offer_id());
  *covered.mutable_interval() = cover.gap().interval();
  FromRoster(covered);
  CloseGap(gap_id, roster::v1::GAP_CLOSE_REASON_COVERED);
}

void PoolHouse::Refuse(const std::string& gap_id, const std::string& reason) {
  roster::v1::CoverRefused refused;
  refused.set_gap_id(gap_id);
  refused.set_offer_id(Cover(gap_id).pending_offer_id());
  refused.set_employment_id(Offer(refused.offer_id()).offer().employment_id());
  refused.set_reason(reason);
  FromRoster(refused);
  Settle();
}

void PoolHouse::CloseGap(const std::string& gap_id, roster::v1::GapCloseReason reason) {
  roster::v1::GapClosed closed;
  closed.set_gap_id(gap_id);
  closed.set_reason(reason);
  FromRoster(closed);
  Settle();
}

}  // namespace vagtbro::pool
