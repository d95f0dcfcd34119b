// What becomes of PINs, of those who fail, and of those who fail too often.
#include "directory/domain/failure_window.h"
#include "directory/store/directory_state.h"
#include "kit/base/proto_time.h"

namespace vagtbro::directory {

using kit::Envelope;
using kit::Key;

void DirectoryState::HearOfPins() {
  events_.On<v1::PinSet>([this](const auto& event, const Envelope& e) {
    ChangePin(e, event.employment_id(), [&event](v1::PinRow* row) {
      row->Clear();
      row->set_argon2id_hash(event.argon2id_hash());
      row->set_own(event.own());
    });
  });
  events_.On<v1::PinFailed>([this](const auto& event, const Envelope& e) {
    ChangePin(e, event.employment_id(),
              [](v1::PinRow* row) { row->set_failures(row->failures() + 1); });
  });
  events_.On<v1::PinAccepted>([this](const auto& event, const Envelope& e) {
    ChangePin(e, event.employment_id(), [](v1::PinRow* row) {
      row->clear_failures();
      row->clear_unlock_time();
      row->clear_locks();
    });
  });
  events_.On<v1::PinLockedNotice>([this](const auto& event, const Envelope& e) {
    Lock(e, event.employment_id(), event.unlock_time());
  });
  events_.On<v1::PinLocked>([this](const auto& event, const Envelope& e) {
    Lock(e, event.employment_id(), event.unlock_time());
  });
  events_.On<v1::CallerFailed>([this](const auto& event, const Envelope& e) {
    const absl::Time now = kit::FromProto(e.event_time());
    failed_callers_.Count(Key(e.tenant_id(), event.caller_hash()), now);
    const std::string all = Key(e.tenant_id(), "all");
    failures_.Put(all, AndOneMore(kOfTenant, failures_.Get(all), now));
  });
}

void DirectoryState::Lock(const Envelope& event, const std::string& employment_id,
                          const google::protobuf::Timestamp& unlock_time) {
  // After the lock the tries begin anew; the locks are counted until the right PIN is keyed.
  ChangePin(event, employment_id, [&unlock_time](v1::PinRow* row) {
    row->clear_failures();
    row->set_locks(row->locks() + 1);
    *row->mutable_unlock_time() = unlock_time;
  });
}

void DirectoryState::ChangePin(const Envelope& event, const std::string& employment_id,
                               const std::function<void(v1::PinRow*)>& change) {
  const std::string key = Key(event.tenant_id(), employment_id);
  v1::PinRow row = pins_.Get(key);
  change(&row);
  pins_.Put(key, row);
}

}  // namespace vagtbro::directory
