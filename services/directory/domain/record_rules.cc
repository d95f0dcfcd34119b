#include "directory/domain/record_rules.h"

#include <algorithm>
#include <optional>

#include "directory/domain/instants.h"
#include "directory/domain/order_address.h"
#include "directory/domain/phone_number.h"
#include "directory/domain/qualification_rules.h"
#include "kit/base/ids.h"
#include "kit/base/proto_time.h"

namespace vagtbro::directory {
namespace {

using Ids = google::protobuf::RepeatedPtrField<std::string>;

constexpr size_t kLongestName = 200;
constexpr uint32_t kMinutesADay = 24 * 60;
constexpr uint32_t kMinutesOfAWeek = 7 * kMinutesADay;

bool AllIds(const Ids& ids) { return std::all_of(ids.begin(), ids.end(), kit::IsId); }

void SortUnique(Ids* ids) {
  std::sort(ids->begin(), ids->end());
  ids->erase(std::unique(ids->begin(), ids->end()), ids->end());
}

// Takes an id that may be absent, because it is said elsewhere. False: it says something else.
bool FillIn(const std::string& id, std::string* field) {
  if (field->empty()) *field = id;
  return *field == id;
}

std::optional<Fault> TidyPerson(v1::PersonRecorded* person) {
  if (!kit::IsId(person->person_id())) return Fault::kMalformedPersonId;
  if (person->name().empty() || person->name().size() > kLongestName) return Fault::kMalformedName;
  if (person->language().empty()) person->set_language("da");
  if (person->language() != "da" && person->language() != "en") return Fault::kUnknownLanguage;
  const auto phones = TidyPhones({person->phones().begin(), person->phones().end()});
  if (!phones) return Fault::kMalformedPhone;
  *person->mutable_phones() = {phones->begin(), phones->end()};
  return std::nullopt;
}

std::optional<Fault> TidyEmployment(const std::string& person_id,
                                    v1::EmploymentRegistered* employment) {
  if (!kit::IsId(employment->employment_id())) return Fault::kMalformedEmploymentId;
  if (!FillIn(person_id, employment->mutable_person_id())) return Fault::kMismatchedIds;
  const bool known_kind = v1::EmploymentKind_IsValid(employment->kind());
  if (!known_kind || employment->kind() == v1::EMPLOYMENT_KIND_UNSPECIFIED) {
    return Fault::kMissingKind;
  }
  const bool of_a_unit = employment->kind() == v1::EMPLOYMENT_KIND_UNIT_STAFF;
  if (of_a_unit == employment->home_unit_id().empty()) return Fault::kMissingHomeUnit;
  if (of_a_unit) employment->add_known_unit_ids(employment->home_unit_id());
  if (!AllIds(employment->known_unit_ids()) || !AllIds(employment->leads_unit_ids())) {
    return Fault::kMalformedUnitId;
  }
  if (!types::v1::Profession_IsValid(employment->profession()) ||
      employment->profession() == types::v1::PROFESSION_UNSPECIFIED) {
    return Fault::kMissingProfession;
  }
  if (!AllIds(employment->competences())) return Fault::kMalformedCompetence;
  if (employment->weekly_minutes() > kMinutesOfAWeek) return Fault::kTooManyMinutes;
  if (!employment->has_start_time() || !IsInstant(employment->start_time())) {
    return Fault::kMalformedDates;
  }
  if (employment->has_end_time() && !IsStretch(employment->start_time(), employment->end_time())) {
    return Fault::kMalformedDates;
  }
  if (!IsAgreement(employment->agreement_profile())) return Fault::kUnknownAgreement;
  SortUnique(employment->mutable_known_unit_ids());
  SortUnique(employment->mutable_leads_unit_ids());
  SortUnique(employment->mutable_competences());
  return std::nullopt;
}

// A desk that takes orders in writing answers with the name of the worker it sends.
std::optional<Fault> TidyAgency(const v1::PersonRecorded& person,
                                v1::EmploymentRegistered* employment) {
  const std::string& url = person.order_url();
  const std::string& email = person.order_email();
  const bool desk = employment->kind() == v1::EMPLOYMENT_KIND_AGENCY;
  const bool in_writing = !url.empty() || !email.empty();
  if ((in_writing && !desk) || (!url.empty() && !IsOrderUrl(url)) ||
      (!email.empty() && !IsOrderEmail(email))) {
    return Fault::kMalformedOrderAddress;
  }
  employment->set_names_workers(in_writing);
  const bool sent = employment->kind() == v1::EMPLOYMENT_KIND_AGENCY_WORKER;
  if (sent != kit::IsId(employment->agency_employment_id())) return Fault::kMissingAgency;
  if (!sent && !employment->agency_employment_id().empty()) return Fault::kMissingAgency;
  return std::nullopt;
}

std::optional<Fault> TidyLeave(const std::string& person_id, v1::LeaveRegistered* leave) {
  if (!kit::IsId(leave->leave_id())) return Fault::kMalformedLeave;
  if (!FillIn(person_id, leave->mutable_person_id())) return Fault::kMismatchedIds;
  const types::v1::Interval& away = leave->interval();
  if (!IsStretch(away.start_time(), away.end_time())) return Fault::kMalformedLeave;
  return std::nullopt;
}

}  // namespace

bool IsEmploymentNo(const std::string& text) {
  return text.size() >= 5 && text.size() <= 8 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool HasSoundQuietHours(const v1::OfferConsentGiven& consent) {
  if (!consent.has_quiet_start_minute()) return !consent.has_quiet_end_minute();
  return consent.has_quiet_end_minute() && consent.quiet_start_minute() < kMinutesADay &&
         consent.quiet_end_minute() < kMinutesADay &&
         consent.quiet_start_minute() != consent.quiet_end_minute();
}

std::optional<std::vector<std::string>> TidyPhones(const std::vector<std::string>& written) {
  std::vector<std::string> phones;
  for (const std::string& number : written) {
    const auto phone = ToE164(number);
    if (!phone) return std::nullopt;
    if (std::find(phones.begin(), phones.end(), *phone) == phones.end()) phones.push_back(*phone);
  }
  return phones;
}

kit::Outcome<Record, Fault> Tidied(Record record) {
  if (const auto fault = TidyPerson(&record.person)) return *fault;
  const std::string& person_id = record.person.person_id();
  if (const auto fault = TidyEmployment(person_id, &record.employment)) return *fault;
  if (const auto fault = TidyAgency(record.person, &record.employment)) return *fault;
  if (const auto fault = TidyAuthorisations(&record.person, &record.employment)) return *fault;
  if (const auto fault = TidyQualifications(&record.employment)) return *fault;
  if (!record.employment_no.empty() && !IsEmploymentNo(record.employment_no)) {
    return Fault::kMalformedEmploymentNo;
  }
  if (!FillIn(record.employment.employment_id(), record.consent.mutable_employment_id())) {
    return Fault::kMismatchedIds;
  }
  if (!HasSoundQuietHours(record.consent)) return Fault::kMalformedQuietHours;
  for (v1::LeaveRegistered& leave : record.leave) {
    if (const auto fault = TidyLeave(person_id, &leave)) return *fault;
  }
  return record;
}

}  // namespace vagtbro::directory
