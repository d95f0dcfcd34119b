// DirectoryTest: a directory without a process, on either disk, for stories.
//
// Legeby, Monday 2 February 2026. Ada Lund (47110) and Bo Ærø (47111) can be imported. Each story
// ends with a replay from zero that has to give the rows on disk.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "directory/api/directory_api.h"
#include "directory/testing/people.h"
#include "directory/vault/pin_hash.h"
#include "kit/journal/journal.h"
#include "kit/journal/replay.h"
#include "kit/rpc/refusal.h"
#include "kit/rpc/request.h"
#include "kit/testing/disks.h"

namespace vagtbro::directory {

enum class DiskKind { kMemory, kRocks };

inline v1::PersonRecord Ada() {
  v1::PersonRecord record;
  record.set_person_id("p-ada");
  record.set_name("Ada Lund");
  record.add_phones("20 12 34 56");
  record.set_employment_no("47110");
  record.set_pin("4817");
  *record.mutable_employment() = Nurse("ada");
  record.mutable_consent()->set_sms_offers(true);
  *record.add_leave() =
      Holiday("leave-ada", kMonday + absl::Hours(24), kMonday + absl::Hours(7 * 24));
  return record;
}

inline v1::PersonRecord Bo() {
  v1::PersonRecord record;
  record.set_person_id("p-bo");
  record.set_name("Bo Ærø");
  record.set_language("en");
  record.add_phones("+45 20 12 34 57");
  record.set_employment_no("47111");
  record.set_pin("9031");
  *record.mutable_employment() = Nurse("bo");
  record.mutable_employment()->set_home_unit_id("lily-house");
  return record;
}

class DirectoryTest : public ::testing::TestWithParam<DiskKind> {
 protected:
  using Types = std::vector<std::string>;

  void SetUp() override { Reopen(); }

  void TearDown() override {
    ASSERT_TRUE(journal_->Flush().ok());
    DirectoryState empty;
    EXPECT_EQ(kit::ReplayDifferences(*disk_, empty), std::vector<std::string>());
  }

  void Reopen() {
    journal_.reset();
    memory_.Close();
    rocks_.Close();
    state_ = std::make_unique<DirectoryState>();
    disk_ = GetParam() == DiskKind::kRocks ? &rocks_.Open() : &memory_.Open();
    auto opened = kit::Journal::Open("directory", *disk_, clock_, *state_);
    ASSERT_TRUE(opened.ok()) << opened.status();
    journal_ = std::move(*opened);
  }

  void Pass(absl::Duration time) { ASSERT_TRUE(clock_.Advance(time).ok()); }

  // The steps of an import, as the wire takes them.
  absl::Status Import(v1::ImportPeopleRequest request, v1::ImportPeopleResponse* response) {
    Complete(&request);
    PreparedPins prepared;
    for (const PinJob& job : PinsToPrepare(*state_, request)) {
      prepared[job.index] = PreparePin(vault_, job);
    }
    return ImportPrepared(prepared, request, response);
  }

  absl::Status ImportPrepared(const PreparedPins& prepared, v1::ImportPeopleRequest request,
                              v1::ImportPeopleResponse* response) {
    Complete(&request);
    const absl::Status done = kit::RunMutation<v1::ImportPeopleRequest, v1::ImportPeopleResponse>(
        *journal_, "Import", request, response,
        [&](kit::Commit& commit, const auto& asked, auto* answer) {
          return ImportPeople(*state_, commit, prepared, asked, answer);
        });
    EXPECT_TRUE(journal_->Flush().ok());
    return done;
  }

  v1::ImportPeopleResponse Imported(const std::vector<v1::PersonRecord>& people) {
    v1::ImportPeopleRequest request;
    *request.mutable_people() = {people.begin(), people.end()};
    v1::ImportPeopleResponse response;
    const absl::Status done = Import(request, &response);
    EXPECT_TRUE(done.ok()) << done;
    return response;
  }

  // The steps of an identification, as the wire takes them.
  absl::Status Try(const std::string& number, const std::string& pin,
                   v1::IdentifyResponse* response, const std::string& request_id = "",
                   const std::string& caller = "+4520123456") {
    v1::IdentifyRequest request;
    request.set_caller_number(caller);
    request.set_request_id(request_id);
    request.set_employment_no(number);
    request.set_pin(pin);
    Complete(&request);
    const PinCheck check = Checked(request);
    return TryChecked(check, request, response);
  }

  PinCheck Checked(const v1::IdentifyRequest& request) const {
    return PrepareCheck(vault_, PinHashFor(*state_, vault_, request), request);
  }

  absl::Status TryChecked(const PinCheck& check, v1::IdentifyRequest request,
                          v1::IdentifyResponse* response) {
    Complete(&request);
    v1::IdentifyAnswer answer;
    const absl::Status done = kit::RunMutation<v1::IdentifyRequest, v1::IdentifyAnswer>(
        *journal_, "Identify", request, &answer,
        [&](kit::Commit& commit, const auto& asked, auto* kept) {
          return Identify(*state_, vault_, commit, check, asked, kept);
        });
    EXPECT_TRUE(journal_->Flush().ok());
    return done.ok() ? Reveal(answer, check, response) : done;
  }

  // Employment id, or the reason of the refusal.
  std::string Identified(const std::string& number, const std::string& pin,
                         const std::string& caller = "+4520123456") {
    v1::IdentifyResponse response;
    const absl::Status done = Try(number, pin, &response, "", caller);
    return done.ok() ? response.employment_id() : kit::ReasonOf(done);
  }

  std::vector<kit::Envelope> EnvelopesAfter(uint64_t after) const {
    std::vector<kit::Envelope> envelopes;
    for (const kit::LoggedEvent& event : journal_->log().Read(after, 10'000)) {
      EXPECT_TRUE(envelopes.emplace_back().ParseFromString(*event.bytes));
    }
    return envelopes;
  }
  // Types of the events after sequence `after`, without the package.
  Types EventsAfter(uint64_t after) const {
    Types types;
    for (const kit::Envelope& envelope : EnvelopesAfter(after)) {
      types.push_back(envelope.type().substr(envelope.type().rfind('.') + 1));
    }
    return types;
  }

  const PinVault vault_{Pepper::FromSeed("legeby")};
  kit::ManualClock clock_{kMonday};
  kit::InMemory memory_;
  kit::OnRocks rocks_;
  kit::Disk* disk_ = nullptr;
  std::unique_ptr<DirectoryState> state_;
  std::unique_ptr<kit::Journal> journal_;

 private:
  template <class Request>
  void Complete(Request* request) {
    if (request->tenant_id().empty()) request->set_tenant_id("legeby");
    if (request->request_id().empty()) {
      request->set_request_id("request-" + std::to_string(++requests_));
    }
  }

  int requests_ = 0;
};

// Names of the two kinds in test names.
inline std::string DiskName(const ::testing::TestParamInfo<DiskKind>& info) {
  return info.param == DiskKind::kRocks ? "OnRocks" : "InMemory";
}

// Both kinds of disk for one suite of stories.
#define ON_BOTH_DISKS(suite)                                                                \
  INSTANTIATE_TEST_SUITE_P(, suite, ::testing::Values(DiskKind::kMemory, DiskKind::kRocks), \
                           DiskName)

}  // namespace vagtbro::directory
