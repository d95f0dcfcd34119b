// ImportPeople: takes records in one by one; what is unchanged leaves no trace.
#include <optional>

#include "directory/api/directory_api.h"
#include "directory/api/faults.h"
#include "directory/domain/pin_rules.h"
#include "directory/domain/record_rules.h"
#include "directory/store/employments_of.h"
#include "directory/vault/pin_hash.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::directory {
namespace {

constexpr int kLargestPart = 500;

Record Read(const v1::PersonRecord& written) {
  Record record;
  record.person.set_person_id(written.person_id());
  record.person.set_name(written.name());
  *record.person.mutable_phones() = written.phones();
  record.person.set_language(written.language());
  *record.person.mutable_authorisations() = written.authorisations();
  record.person.set_order_url(written.order_url());
  record.person.set_order_email(written.order_email());
  record.employment = written.employment();
  record.employment_no = written.employment_no();
  record.consent = written.consent();
  record.leave = {written.leave().begin(), written.leave().end()};
  return record;
}

std::string IdOf(const v1::PersonRecord& record) {
  const std::string& employment_id = record.employment().employment_id();
  return employment_id.empty() ? record.person_id() : employment_id;
}

// Why the record's PIN is not taken; empty: it is.
std::string RefusalOfPin(const v1::PersonRecord& record) {
  if (!IsPin(record.pin())) return "MALFORMED_PIN";
  const bool guessed =
      IsPopularPin(record.pin()) || IsOfNumber(record.pin(), record.employment_no());
  return guessed ? "POPULAR_PIN" : "";
}

template <class Message>
bool Same(const Message* known, const Message& said) {
  return known != nullptr && kit::DeterministicBytes(*known) == kit::DeterministicBytes(said);
}

// One import at work: the state as it is after the records before.
class Import final {
 public:
  Import(const DirectoryState& state, kit::Commit& commit) : state_(state), commit_(commit) {}

  // nullopt: taken in.
  std::optional<Fault> TakeIn(const v1::PersonRecord& written) {
    const auto tidied = Tidied(Read(written));
    if (!tidied) return tidied.error();
    Record record = *tidied;
    const bool own = HasOwnWords(record);
    if (own && !written.over_own_words()) KeepOwnWords(&record);
    if (const auto fault = Clash(record)) return fault;
    Emit(record);
    if (own && written.over_own_words()) {
      v1::OwnContactMarked over;
      over.set_person_id(record.person.person_id());
      commit_.Emit(over.person_id(), over);
    }
    return std::nullopt;
  }

  void SetPin(const std::string& employment_id, const std::string& hash) {
    v1::PinSet set;
    set.set_employment_id(employment_id);
    set.set_argon2id_hash(hash);
    commit_.Emit(employment_id, set);
  }

 private:
  std::string KeyOf(const std::string& id) const { return kit::Key(commit_.tenant(), id); }

  bool HasOwnWords(const Record& record) const {
    return state_.own_contacts().Find(KeyOf(record.person.person_id())) != nullptr;
  }

  // How the person wants to be reached is theirs to say. A new employment goes by the others'.
  void KeepOwnWords(Record* record) const {
    const v1::PersonRecorded known = state_.persons().Get(KeyOf(record->person.person_id()));
    *record->person.mutable_phones() = known.phones();
    record->person.set_language(known.language());
    const std::string employment_id = record->consent.employment_id();
    const v1::OfferConsentGiven* said = state_.consents().Find(KeyOf(employment_id));
    for (const auto& other : EmploymentsOf(state_, commit_.tenant(), known.person_id())) {
      if (said == nullptr) said = state_.consents().Find(KeyOf(other.employment_id()));
    }
    if (said == nullptr) return;
    record->consent = *said;
    record->consent.set_employment_id(employment_id);
  }

  std::optional<Fault> Clash(const Record& record) {
    const std::string& employment_id = record.employment.employment_id();
    if (state_.erased().Find(KeyOf(record.person.person_id())) != nullptr) {
      return Fault::kPersonErased;
    }
    const v1::EmploymentRegistered* known = state_.employments().Find(KeyOf(employment_id));
    if (known != nullptr && known->person_id() != record.person.person_id()) {
      return Fault::kEmploymentOfAnother;
    }
    const std::string owner =
        state_.numbers().OwnerOf(TenantId(commit_.tenant()), record.employment_no);
    if (!owner.empty() && owner != employment_id) return Fault::kEmploymentNoTaken;
    for (const v1::LeaveRegistered& leave : record.leave) {
      const v1::LeaveRegistered* taken = state_.leaves().Find(KeyOf(leave.leave_id()));
      if (taken != nullptr && taken->person_id() != leave.person_id()) {
        return Fault::kLeaveOfAnother;
      }
    }
    // Otherwise each import of the same file would change them to and fro.
    const auto [person, first] =
        persons_.try_emplace(record.person.person_id(), kit::DeterministicBytes(record.person));
    const bool agrees = first || person->second == kit::DeterministicBytes(record.person);
    if (!agrees || !employments_.try_emplace(employment_id, true).second) {
      return Fault::kContradictsEarlierRecord;
    }
    return std::nullopt;
  }

  void Emit(const Record& record) {
    const std::string& person_id = record.person.person_id();
    const std::string& employment_id = record.employment.employment_id();
    const std::string key = KeyOf(employment_id);
    if (!Same(state_.persons().Find(KeyOf(person_id)), record.person)) {
      commit_.Emit(person_id, record.person);
    }
    if (!Same(state_.employments().Find(key), record.employment)) {
      commit_.Emit(employment_id, record.employment);
    }
    if (state_.numbers().Get(key).employment_no() != record.employment_no) {
      v1::EmploymentNumberRecorded number;
      number.set_employment_id(employment_id);
      number.set_employment_no(record.employment_no);
      commit_.Emit(employment_id, number);
    }
    EmitConsent(record.consent);
    for (const v1::LeaveRegistered& leave : record.leave) {
      if (!Same(state_.leaves().Find(KeyOf(leave.leave_id())), leave)) {
        commit_.Emit(leave.leave_id(), leave);
      }
    }
  }

  // Who never agreed and does not agree now has said nothing new.
  void EmitConsent(const v1::OfferConsentGiven& consent) {
    v1::OfferConsentGiven known = state_.consents().Get(KeyOf(consent.employment_id()));
    known.set_employment_id(consent.employment_id());
    if (!Same(&known, consent)) commit_.Emit(consent.employment_id(), consent);
  }

  const DirectoryState& state_;
  kit::Commit& commit_;
  std::map<std::string, std::string> persons_;
  std::map<std::string, bool> employments_;
};

// True if an unchanged PIN was compared with a hash that is no longer the one in force.
bool IsStale(const DirectoryState& state, const v1::ImportPeopleRequest& request,
             const PreparedPins& prepared) {
  for (const auto& [index, pin] : prepared) {
    const std::string& employment_id = request.people(index).employment().employment_id();
    const auto row = state.pins().Get(kit::Key(request.tenant_id(), employment_id));
    if (pin.new_hash.empty() && pin.seen_hash != row.argon2id_hash()) return true;
  }
  return false;
}

}  // namespace

std::vector<PinJob> PinsToPrepare(const DirectoryState& state,
                                  const v1::ImportPeopleRequest& request) {
  std::vector<PinJob> jobs;
  if (request.people_size() > kLargestPart) return jobs;
  for (int index = 0; index < request.people_size(); ++index) {
    const v1::PersonRecord& record = request.people(index);
    if (!RefusalOfPin(record).empty()) continue;
    const std::string& employment_id = record.employment().employment_id();
    const auto row = state.pins().Get(kit::Key(request.tenant_id(), employment_id));
    if (row.own() && !record.over_own_words()) continue;  // the person has chosen their own
    jobs.push_back({index, record.pin(), row.argon2id_hash()});
  }
  return jobs;
}

PreparedPin PreparePin(const PinVault& vault, const PinJob& job) {
  const bool unchanged = !job.seen_hash.empty() && vault.Matches(job.seen_hash, job.pin);
  return {job.seen_hash, unchanged ? "" : vault.Hash(job.pin)};
}

absl::Status ImportPeople(const DirectoryState& state, kit::Commit& commit,
                          const PreparedPins& prepared, const v1::ImportPeopleRequest& request,
                          v1::ImportPeopleResponse* response) {
  if (request.people_size() > kLargestPart) {
    return kit::Malformed("people", "send at most 500 at a time");
  }
  if (IsStale(state, request, prepared)) {
    return absl::UnavailableError(std::string("a PIN was changed meanwhile; send again"));
  }
  Import import(state, commit);
  for (int index = 0; index < request.people_size(); ++index) {
    const v1::PersonRecord& record = request.people(index);
    const auto refuse = [&](v1::RefusedRecord refused) {
      refused.set_index(static_cast<uint32_t>(index));
      refused.set_id(IdOf(record));
      *response->add_refused() = std::move(refused);
    };
    if (const auto fault = import.TakeIn(record)) {
      refuse(RefusedFor(*fault));
      continue;
    }
    response->set_accepted(response->accepted() + 1);
    if (record.pin().empty()) continue;
    const std::string reason = RefusalOfPin(record);
    if (reason == "MALFORMED_PIN") {
      refuse(RefusedFor(reason, "choose 4 to 6 digits; the record was taken in without"));
    } else if (!reason.empty()) {
      refuse(RefusedFor(reason, "choose one that is hard to guess; the record was taken in"));
    } else if (prepared.count(index) > 0 && !prepared.at(index).new_hash.empty()) {
      import.SetPin(record.employment().employment_id(), prepared.at(index).new_hash);
    }
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::directory
