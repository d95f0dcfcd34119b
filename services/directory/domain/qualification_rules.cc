#include "directory/domain/qualification_rules.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "absl/time/civil_time.h"
#include "directory/domain/instants.h"
#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::directory {
namespace {

constexpr size_t kLongestReference = 200;
constexpr uint32_t kMinutesOfADay = 24 * 60;

template <class Messages>
void SortUnique(Messages* messages) {
  const auto bytes = [](const auto& message) { return message.SerializeAsString(); };
  std::sort(messages->begin(), messages->end(),
            [&](const auto& a, const auto& b) { return bytes(a) < bytes(b); });
  messages->erase(std::unique(messages->begin(), messages->end(),
                              [&](const auto& a, const auto& b) { return bytes(a) == bytes(b); }),
                  messages->end());
}

bool IsSound(const v1::RegisteredAuthorisation& authorisation) {
  return IsAuthorised(authorisation.profession()) &&
         v1::AuthorisationStatus_IsValid(authorisation.status()) &&
         authorisation.status() != v1::AUTHORISATION_STATUS_UNSPECIFIED &&
         authorisation.has_check_time() && IsInstant(authorisation.check_time()) &&
         (!authorisation.has_end_time() || IsInstant(authorisation.end_time()));
}

bool IsSound(const v1::Delegation& delegation, const std::string& employment_id) {
  return kit::IsId(delegation.task()) &&
         (delegation.unit_id().empty() || kit::IsId(delegation.unit_id())) &&
         kit::IsId(delegation.delegator_employment_id()) &&
         delegation.delegator_employment_id() != employment_id &&
         !delegation.instruction_reference().empty() &&
         delegation.instruction_reference().size() <= kLongestReference &&
         delegation.has_start_time() && IsStretch(delegation.start_time(), delegation.end_time());
}

// One limit each, so that each can be lifted alone.
bool IsSound(const v1::Restriction& restriction) {
  const int limits = (restriction.unit_id().empty() ? 0 : 1) + (restriction.no_nights() ? 1 : 0) +
                     (restriction.has_nights_a_week() ? 1 : 0);
  return limits <= 1 && restriction.nights_a_week() <= 7 &&
         (restriction.unit_id().empty() || kit::IsId(restriction.unit_id())) &&
         restriction.has_start_time() && IsInstant(restriction.start_time()) &&
         (!restriction.has_end_time() ||
          IsStretch(restriction.start_time(), restriction.end_time()));
}

bool IsSound(const v1::ChildCertificate& certificate) {
  return certificate.has_obtain_time() && IsInstant(certificate.obtain_time()) &&
         (!certificate.has_end_time() ||
          IsStretch(certificate.obtain_time(), certificate.end_time()));
}

// One way to each unit, in the order of the units.
bool AreSound(google::protobuf::RepeatedPtrField<v1::TravelTime>* ways) {
  SortUnique(ways);
  std::set<std::string> units;
  return std::all_of(ways->begin(), ways->end(), [&](const v1::TravelTime& way) {
    return kit::IsId(way.unit_id()) && way.minutes() <= kMinutesOfADay &&
           units.insert(way.unit_id()).second;
  });
}

// The same clock time twelve months later.
absl::Time AYearAfter(absl::Time start) {
  const absl::CivilSecond civil = absl::ToCivilSecond(start, kit::LocalZone());
  return absl::FromCivil(absl::CivilSecond(civil.year() + 1, civil.month(), civil.day(),
                                           civil.hour(), civil.minute(), civil.second()),
                         kit::LocalZone());
}

}  // namespace

bool IsAuthorised(types::v1::Profession profession) {
  return profession == types::v1::PROFESSION_NURSE ||
         profession == types::v1::PROFESSION_SOSU_ASSISTANT;
}

bool IsAuthorisationId(const std::string& text) {
  constexpr std::string_view kCharacters = "0123456789BCDFGHJKLMNPQRSTVWXYZ";
  return text.size() == 5 && text.find_first_not_of(kCharacters) == std::string::npos;
}

bool IsAgreement(const std::string& name) {
  constexpr std::array<std::string_view, 5> kAgreements = {"79.01", "79.03", "79.04", "64.11",
                                                           "private_flat"};
  return std::find(kAgreements.begin(), kAgreements.end(), name) != kAgreements.end();
}

v1::Authorisation AsTold(const v1::RegisteredAuthorisation& authorisation) {
  v1::Authorisation told;
  told.set_profession(authorisation.profession());
  told.set_in_good_standing(authorisation.status() == v1::AUTHORISATION_STATUS_VALID);
  absl::Time expire_time = kit::FromProto(authorisation.check_time()) + kRecheckAfter;
  if (authorisation.has_end_time()) {
    expire_time = std::min(expire_time, kit::FromProto(authorisation.end_time()));
  }
  *told.mutable_expire_time() = kit::ToProto(expire_time);
  return told;
}

std::optional<Fault> TidyAuthorisations(v1::PersonRecorded* person,
                                        v1::EmploymentRegistered* employment) {
  if (employment->authorisations_size() > 0) return Fault::kAuthorisationWithoutRegister;
  auto* registered = person->mutable_authorisations();
  SortUnique(registered);
  std::array<bool, types::v1::Profession_ARRAYSIZE> seen = {};
  for (const v1::RegisteredAuthorisation& authorisation : *registered) {
    if (!IsAuthorisationId(authorisation.authorisation_id())) {
      return Fault::kMalformedAuthorisationId;
    }
    if (!IsSound(authorisation)) return Fault::kMalformedAuthorisation;
    bool& twice = seen.at(static_cast<size_t>(authorisation.profession()));
    if (twice) return Fault::kMalformedAuthorisation;
    twice = true;
    *employment->add_authorisations() = AsTold(authorisation);
  }
  return std::nullopt;
}

std::optional<Fault> TidyQualifications(v1::EmploymentRegistered* employment) {
  for (v1::Delegation& delegation : *employment->mutable_delegations()) {
    if (!delegation.has_end_time() && IsInstant(delegation.start_time())) {
      *delegation.mutable_end_time() =
          kit::ToProto(AYearAfter(kit::FromProto(delegation.start_time())));
    }
    if (!IsSound(delegation, employment->employment_id())) return Fault::kMalformedDelegation;
  }
  for (const v1::Restriction& restriction : employment->restrictions()) {
    if (!IsSound(restriction)) return Fault::kMalformedRestriction;
  }
  if (employment->has_child_certificate() && !IsSound(employment->child_certificate())) {
    return Fault::kMalformedCertificate;
  }
  if (!AreSound(employment->mutable_travel_times())) return Fault::kMalformedTravel;
  SortUnique(employment->mutable_delegations());
  SortUnique(employment->mutable_restrictions());
  return std::nullopt;
}

}  // namespace vagtbro::directory
