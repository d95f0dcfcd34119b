#include "directory/api/agency_worker.h"

#include <algorithm>
#include <cctype>

#include "directory/domain/instants.h"
#include "directory/domain/qualification_rules.h"
#include "kit/base/ids.h"

namespace vagtbro::directory {
namespace {

constexpr size_t kLongestName = 200;
constexpr size_t kLongestNumber = 40;

bool IsWorkerNo(const std::string& text) {
  return !text.empty() && text.size() <= kLongestNumber &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return c == '-' || std::isalnum(static_cast<unsigned char>(c)) != 0;
         });
}

bool IsProfession(types::v1::Profession profession) {
  return types::v1::Profession_IsValid(profession) &&
         profession != types::v1::PROFESSION_UNSPECIFIED;
}

}  // namespace

std::vector<std::string> MissingIn(const v1::RegisterAgencyWorkerRequest& request) {
  std::vector<std::string> missing;
  if (!IsWorkerNo(request.worker_no())) missing.emplace_back("worker_no");
  if (request.name().empty() || request.name().size() > kLongestName) missing.emplace_back("name");
  if (!IsProfession(request.profession())) missing.emplace_back("profession");
  const bool needs_id = IsAuthorised(request.profession());
  const bool has_id = !request.authorisation_id().empty();
  if ((needs_id || has_id) && !IsAuthorisationId(request.authorisation_id())) {
    missing.emplace_back("authorisation_id");
  }
  if (!IsStretch(request.interval().start_time(), request.interval().end_time())) {
    missing.emplace_back("interval");
  }
  const auto& competences = request.competences();
  if (!std::all_of(competences.begin(), competences.end(), kit::IsId)) {
    missing.emplace_back("competences");
  }
  return missing;
}

std::string WorkerName(const v1::RegisterAgencyWorkerRequest& request) {
  std::string number = request.worker_no();
  for (char& c : number) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return request.agency_employment_id() + "/" + number;
}

std::string WorkerEmploymentId(const std::string& id_hash) { return "aw-" + id_hash; }

Record WorkerRecord(const v1::RegisterAgencyWorkerRequest& request,
                    const v1::EmploymentRegistered& desk, const v1::EmploymentRegistered& known,
                    const std::string& id_hash, absl::Time now) {
  Record record;
  record.person.set_person_id("awp-" + id_hash);
  record.person.set_name(request.name());
  if (IsAuthorised(request.profession())) {
    v1::RegisteredAuthorisation* authorisation = record.person.add_authorisations();
    authorisation->set_authorisation_id(request.authorisation_id());
    authorisation->set_profession(request.profession());
    authorisation->set_status(v1::AUTHORISATION_STATUS_VALID);
    *authorisation->mutable_check_time() = kit::ToProto(now);
  }
  v1::EmploymentRegistered& employment = record.employment;
  employment.set_employment_id(WorkerEmploymentId(id_hash));
  employment.set_kind(v1::EMPLOYMENT_KIND_AGENCY_WORKER);
  employment.set_agency_employment_id(request.agency_employment_id());
  employment.set_profession(request.profession());
  *employment.mutable_competences() = request.competences();
  employment.set_agreement_profile(desk.agreement_profile());
  absl::Time start = kit::Start(request.interval());
  absl::Time end = kit::End(request.interval());
  if (known.has_start_time()) start = std::min(start, kit::FromProto(known.start_time()));
  if (known.has_end_time()) end = std::max(end, kit::FromProto(known.end_time()));
  *employment.mutable_start_time() = kit::ToProto(start);
  *employment.mutable_end_time() = kit::ToProto(end);
  if (request.child_certificate()) {
    *employment.mutable_child_certificate()->mutable_obtain_time() = kit::ToProto(now);
  }
  return record;
}

}  // namespace vagtbro::directory
