// GetContact: how to reach somebody, now. The only way a number leaves the directory.
#include "directory/api/directory_api.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::directory {

absl::Status GetContact(const DirectoryState& state, const v1::GetContactRequest& request,
                        v1::GetContactResponse* response) {
  const auto employment_id = EmploymentId::Parse(request.employment_id());
  if (!employment_id) return kit::Malformed("employment_id", "name the employment");
  const std::string key = kit::Key(request.tenant_id(), employment_id->str());
  const v1::EmploymentRegistered* employment = state.employments().Find(key);
  if (employment == nullptr) {
    return kit::Unknown("UNKNOWN_EMPLOYMENT", "no such employment; import it first");
  }
  const v1::PersonRecorded person =
      state.persons().Get(kit::Key(request.tenant_id(), employment->person_id()));
  *response->mutable_phones() = person.phones();
  response->set_language(person.language());
  response->set_order_url(person.order_url());
  response->set_order_email(person.order_email());
  const v1::OfferConsentGiven consent = state.consents().Get(key);
  response->set_sms_offers(consent.sms_offers());
  response->set_night_sms_offers(consent.night_sms_offers());
  response->set_voice_offers(consent.voice_offers());
  response->set_standby(consent.standby());
  if (consent.has_quiet_start_minute()) {
    response->set_quiet_start_minute(consent.quiet_start_minute());
    response->set_quiet_end_minute(consent.quiet_end_minute());
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::directory
