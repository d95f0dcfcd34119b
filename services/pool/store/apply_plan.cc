// How changes of the roster's plan change the duties: who is released, moved, at a training, off.
#include "kit/base/proto_time.h"
#include "pool/store/pool_state.h"
#include "vagtbro/roster/v1/plan_events.pb.h"

namespace vagtbro::pool {

void PoolState::FoldPlan() {
  events_.On<roster::v1::ShiftReleased>([this](const auto& released, const Envelope& e) {
    Hold(e.tenant_id(), released.shift_id(), "", nullptr);
    NoteFate(released.shift_id(), released.employment_id(), v1::COVER_FATE_RELEASED, e);
  });
  events_.On<roster::v1::ShiftChanged>([this](const auto& changed, const Envelope& e) {
    NoteFate(changed.shift().shift_id(), "", v1::COVER_FATE_CHANGED, e);
    v1::DutyRow row;
    *row.mutable_shift() = changed.shift();
    PutDuty(e.tenant_id(), std::move(row));
  });
  events_.On<roster::v1::ShiftCancelled>([this](const auto& cancelled, const Envelope& e) {
    Hold(e.tenant_id(), cancelled.shift_id(), "", nullptr);
    NoteFate(cancelled.shift_id(), "", v1::COVER_FATE_CANCELLED, e);
  });
  events_.On<roster::v1::ShiftSplit>([this](const auto& split, const Envelope& e) {
    for (const roster::v1::Shift* part : {&split.first(), &split.second()}) {
      v1::DutyRow row;
      *row.mutable_shift() = *part;
      PutDuty(e.tenant_id(), std::move(row));
    }
  });
  events_.On<roster::v1::ShiftAbsorbed>([this](const auto& absorbed, const Envelope& e) {
    Hold(e.tenant_id(), absorbed.team_shift_id(), "", nullptr);
    Hold(e.tenant_id(), absorbed.shift_id(), absorbed.employment_id(), nullptr);
  });
  events_.On<roster::v1::DayOffPlanned>([this](const auto& planned, const Envelope& e) {
    v1::PersonAwayRow row;
    row.set_person_id(people_.PersonOf(e.tenant_id(), planned.employment_id()));
    row.set_employment_id(planned.employment_id());
    *row.mutable_interval() = planned.interval();
    row.set_day_off(true);
    PutAbsence(e.tenant_id(), kit::Key(e.tenant_id(), planned.day_off_id()), std::move(row));
  });
  // A training is a duty like a meeting: nobody can be elsewhere meanwhile.
  events_.On<roster::v1::TrainingPlanned>([this](const auto& planned, const Envelope& e) {
    for (const std::string& employment_id : planned.employment_ids()) {
      v1::DutyRow row;
      row.mutable_shift()->set_shift_id(planned.training_id() + "-" + employment_id);
      row.mutable_shift()->set_employment_id(employment_id);
      *row.mutable_shift()->mutable_interval() = planned.interval();
      row.mutable_shift()->set_kind(types::v1::SHIFT_KIND_MEETING);
      PutDuty(e.tenant_id(), std::move(row));
    }
  });
}

}  // namespace vagtbro::pool
