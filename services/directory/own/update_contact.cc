// UpdateContact: how a person wants to be reached, for all of their employments.
//
// Their word stands: an import that says otherwise is not followed, unless it says that it counts
// over what people have set (PersonRecord.over_own_words).
#include "directory/domain/record_rules.h"
#include "directory/own/own_data.h"
#include "directory/store/employments_of.h"
#include "kit/journal/journal.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::directory {
namespace {

constexpr int kMostPhones = 5;

absl::Status Check(const v1::UpdateContactRequest& request, const v1::OfferConsentGiven& consent) {
  if (request.phones_size() > kMostPhones) {
    return kit::Refused("TOO_MANY_PHONES", "keep at most 5 numbers");
  }
  if (!request.language().empty() && request.language() != "da" && request.language() != "en") {
    return kit::Malformed("language", "choose \"da\" or \"en\"");
  }
  if (!HasSoundQuietHours(consent)) {
    return kit::Refused("MALFORMED_QUIET_HOURS",
                        "give both minutes of the day, 0 to 1439, and not the same; or neither");
  }
  return absl::OkStatus();
}

v1::OfferConsentGiven ConsentOf(const v1::UpdateContactRequest& request) {
  v1::OfferConsentGiven consent;
  consent.set_sms_offers(request.sms_offers());
  consent.set_night_sms_offers(request.night_sms_offers());
  consent.set_standby(request.standby());
  consent.set_voice_offers(request.voice_offers());
  if (request.has_quiet_start_minute()) {
    consent.set_quiet_start_minute(request.quiet_start_minute());
  }
  if (request.has_quiet_end_minute()) consent.set_quiet_end_minute(request.quiet_end_minute());
  return consent;
}

// The person as they want it, if that is new.
void EmitPerson(const DirectoryState& state, kit::Commit& commit, const v1::PersonRecorded& person,
                const std::string& before) {
  if (kit::DeterministicBytes(person) != before) commit.Emit(person.person_id(), person);
  const std::string key = kit::Key(commit.tenant(), person.person_id());
  if (state.own_contacts().Find(key) != nullptr) return;
  v1::OwnContactMarked marked;
  marked.set_person_id(person.person_id());
  marked.set_own(true);
  commit.Emit(person.person_id(), marked);
}

}  // namespace

absl::Status UpdateContact(const DirectoryState& state, kit::Commit& commit,
                           const v1::UpdateContactRequest& request,
                           v1::UpdateContactResponse* response) {
  const auto employment_id = EmploymentId::Parse(request.employment_id());
  if (!employment_id) return kit::Malformed("employment_id", "name the employment");
  const auto* own = state.employments().Find(kit::Key(commit.tenant(), employment_id->str()));
  const auto* known =
      own == nullptr ? nullptr : state.persons().Find(kit::Key(commit.tenant(), own->person_id()));
  if (known == nullptr) return kit::Unknown("UNKNOWN_EMPLOYMENT", "no such employment");
  v1::OfferConsentGiven consent = ConsentOf(request);
  const absl::Status checked = Check(request, consent);
  if (!checked.ok()) return checked;
  const auto phones = TidyPhones({request.phones().begin(), request.phones().end()});
  if (!phones) {
    return kit::Refused("MALFORMED_PHONE",
                        "write eight digits, or the number with + and the country's code");
  }

  v1::PersonRecorded person = *known;
  *person.mutable_phones() = {phones->begin(), phones->end()};
  person.set_language(request.language().empty() ? "da" : request.language());
  const auto employments = EmploymentsOf(state, commit.tenant(), person.person_id());
  EmitPerson(state, commit, person, kit::DeterministicBytes(*known));
  for (const auto& employment : employments) {
    consent.set_employment_id(employment.employment_id());
    auto before = state.consents().Get(kit::Key(commit.tenant(), employment.employment_id()));
    before.set_employment_id(employment.employment_id());
    if (kit::DeterministicBytes(before) == kit::DeterministicBytes(consent)) continue;
    commit.Emit(employment.employment_id(), consent);
  }
  *response->mutable_phones() = person.phones();
  return absl::OkStatus();
}

}  // namespace vagtbro::directory
