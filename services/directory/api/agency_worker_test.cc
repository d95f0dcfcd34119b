// What an agency has to say of the worker it sends, and what becomes of it.
#include "directory/api/agency_worker.h"

#include <gtest/gtest.h>

#include "directory/testing/people.h"

namespace vagtbro::directory {
namespace {

using Missing = std::vector<std::string>;

v1::RegisterAgencyWorkerRequest Complete() {
  v1::RegisterAgencyWorkerRequest request;
  request.set_agency_employment_id("e-desk");
  request.set_worker_no("V-17");
  request.set_name("Mia Holm");
  request.set_profession(types::v1::PROFESSION_NURSE);
  request.set_authorisation_id("0BCDF");
  *request.mutable_interval() = kit::MakeInterval(kMonday, kMonday + absl::Hours(8));
  return request;
}

TEST(AgencyWorkerTest, WhatIsMissingIsListedAsAWhole) {
  EXPECT_EQ(MissingIn(Complete()), Missing{});
  EXPECT_EQ(MissingIn({}), (Missing{"worker_no", "name", "profession", "interval"}));
  v1::RegisterAgencyWorkerRequest request = Complete();
  request.set_worker_no("17 b");
  request.add_competences("Medicin?");
  *request.mutable_interval()->mutable_end_time() = request.interval().start_time();
  EXPECT_EQ(MissingIn(request), (Missing{"worker_no", "interval", "competences"}));
}

TEST(AgencyWorkerTest, AuthorisedProfessionsNeedTheirNumberAndOthersDoNot) {
  v1::RegisterAgencyWorkerRequest request = Complete();
  request.set_authorisation_id("AEIOU");
  EXPECT_EQ(MissingIn(request), Missing{"authorisation_id"});
  request.clear_authorisation_id();
  EXPECT_EQ(MissingIn(request), Missing{"authorisation_id"});
  request.set_profession(types::v1::PROFESSION_SOSU_ASSISTANT);
  EXPECT_EQ(MissingIn(request), Missing{"authorisation_id"});
  request.set_profession(types::v1::PROFESSION_SOSU_HELPER);
  EXPECT_EQ(MissingIn(request), Missing{});
}

TEST(AgencyWorkerTest, TheTimeOfAnEarlierCallIsWidenedAndNeverNarrowed) {
  v1::EmploymentRegistered known;
  *known.mutable_start_time() = kit::ToProto(kMonday - absl::Hours(24));
  *known.mutable_end_time() = kit::ToProto(kMonday + absl::Hours(2));
  const Record record = WorkerRecord(Complete(), Nurse("desk"), known, "1", kMonday);
  EXPECT_EQ(kit::FromProto(record.employment.start_time()), kMonday - absl::Hours(24));
  EXPECT_EQ(kit::FromProto(record.employment.end_time()), kMonday + absl::Hours(8));
}

TEST(AgencyWorkerTest, ANumberIsTheSameWorkerWhateverItsCaseButOnlyWithinOneAgency) {
  v1::RegisterAgencyWorkerRequest other = Complete();
  other.set_worker_no("v-17");
  EXPECT_EQ(WorkerName(other), WorkerName(Complete()));
  other.set_agency_employment_id("e-desk-2");
  EXPECT_NE(WorkerName(other), WorkerName(Complete()));
}

}  // namespace
}  // namespace vagtbro::directory
