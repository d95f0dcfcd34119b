// SicknessTest: a sickness service without a process, on either disk, for stories.
//
// Legeby, Monday 2 February 2026, 05:40 local time; Ada and Bo are employed. Each story ends with a
// replay from zero that has to give the rows on disk.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kit/journal/journal.h"
#include "kit/journal/replay.h"
#include "kit/rpc/refusal.h"
#include "kit/rpc/request.h"
#include "kit/testing/disks.h"
#include "kit/testing/fake_upstream.h"
#include "kit/time/local_time.h"
#include "sickness/api/sickness_api.h"
#include "sickness/react/hear.h"
#include "vagtbro/directory/v1/directory_events.pb.h"

namespace vagtbro::sickness {

// An instant of February 2026 by the clock on the wall.
inline absl::Time February(int day, int hour, int minute = 0) {
  return absl::FromCivil(absl::CivilMinute(2026, 2, day, hour, minute), kit::LocalZone());
}

enum class DiskKind { kMemory, kRocks };

class SicknessTest : public ::testing::TestWithParam<DiskKind> {
 protected:
  void SetUp() override { BeginAnew(); }

  // An empty disk, and two who are employed.
  void BeginAnew() {
    journal_.reset();
    memory_ = std::make_unique<kit::InMemory>();
    rocks_ = std::make_unique<kit::OnRocks>();
    directory_ = kit::FakeUpstream("directory");
    requests_ = 0;
    Reopen();
    Employ("ada", "rose-house");
    Employ("bo", "rose-house");
  }

  void TearDown() override {
    ASSERT_TRUE(journal_->Flush().ok());
    SicknessState empty;
    EXPECT_EQ(kit::ReplayDifferences(*disk_, empty), std::vector<std::string>());
  }

  void Reopen() {
    journal_.reset();
    memory_->Close();
    rocks_->Close();
    state_ = std::make_unique<SicknessState>();
    hearing_ = std::make_unique<kit::Hearing>();
    Hear(*state_, *hearing_);
    disk_ = GetParam() == DiskKind::kRocks ? &rocks_->Open() : &memory_->Open();
    auto opened = kit::Journal::Open("sickness", *disk_, clock_, *state_);
    ASSERT_TRUE(opened.ok()) << opened.status();
    journal_ = std::move(*opened);
  }

  void Employ(const std::string& employment, const std::string& unit) {
    directory::v1::EmploymentRegistered event;
    event.set_employment_id(employment);
    event.set_person_id("person-" + employment);
    event.set_home_unit_id(unit);
    directory_.Say("legeby", employment, event);
    ASSERT_EQ(directory_.Deliver(*journal_, *hearing_), kit::Digested::kDone);
  }

  void WaitUntil(absl::Time time) { ASSERT_TRUE(clock_.Advance(time - clock_.Now()).ok()); }

  // Fills in what every request needs, runs it as the wire does, and makes it durable.
  template <class Request, class Response>
  absl::Status Run(Request request, Response* response,
                   absl::Status (*act)(const SicknessState&, kit::Commit&, const Request&,
                                       Response*)) {
    request.set_tenant_id("legeby");
    if (request.request_id().empty()) {
      request.set_request_id("request-" + std::to_string(++requests_));
    }
    const absl::Status done = kit::RunMutation<Request, Response>(
        *journal_, Request::descriptor()->full_name(), request, response,
        [&](kit::Commit& commit, const Request& asked, Response* answer) {
          return act(*state_, commit, asked, answer);
        });
    EXPECT_TRUE(journal_->Flush().ok());
    return done;
  }

  static v1::ReportSickRequest SickCall(const std::string& employment) {
    v1::ReportSickRequest request;
    request.set_employment_id(employment);
    request.set_kind(v1::ABSENCE_KIND_OWN_ILLNESS);
    request.set_channel(v1::REPORT_CHANNEL_IVR);
    return request;
  }
  static v1::ReportSickRequest SickCall(const std::string& employment, absl::Time start,
                                        absl::Time end) {
    v1::ReportSickRequest request = SickCall(employment);
    *request.mutable_start_time() = kit::ToProto(start);
    *request.mutable_end_time() = kit::ToProto(end);
    return request;
  }

  absl::Status Report(const v1::ReportSickRequest& request, v1::ReportSickResponse* response) {
    return Run(request, response, &ReportSick);
  }
  // Requires that it is taken.
  v1::ReportSickResponse Reported(const v1::ReportSickRequest& request) {
    v1::ReportSickResponse response;
    const absl::Status done = Report(request, &response);
    EXPECT_TRUE(done.ok()) << done;
    return response;
  }
  // The reason why it is not taken; empty if it was.
  std::string WhyNot(const v1::ReportSickRequest& request) {
    v1::ReportSickResponse response;
    return kit::ReasonOf(Report(request, &response));
  }

  absl::Status Extend(const std::string& employment, absl::Time end,
                      v1::ExtendAbsenceResponse* response) {
    v1::ExtendAbsenceRequest request;
    request.set_employment_id(employment);
    *request.mutable_end_time() = kit::ToProto(end);
    return Run(request, response, &ExtendAbsence);
  }

  absl::Status Recover(const std::string& employment, std::optional<absl::Time> fit_from,
                       v1::ReportRecoveryResponse* response) {
    v1::ReportRecoveryRequest request;
    request.set_employment_id(employment);
    if (fit_from) *request.mutable_fit_from_time() = kit::ToProto(*fit_from);
    return Run(request, response, &ReportRecovery);
  }

  // Types of the events after sequence `after`, without the package.
  std::vector<std::string> EventsAfter(uint64_t after) const {
    std::vector<std::string> types;
    for (const kit::Envelope& envelope : EnvelopesAfter(after)) {
      types.push_back(envelope.type().substr(envelope.type().rfind('.') + 1));
    }
    return types;
  }

  std::vector<kit::Envelope> EnvelopesAfter(uint64_t after) const {
    std::vector<kit::Envelope> envelopes;
    for (const kit::LoggedEvent& event : journal_->log().Read(after, 1000)) {
      EXPECT_TRUE(envelopes.emplace_back().ParseFromString(*event.bytes));
    }
    return envelopes;
  }

  kit::ManualClock clock_{February(2, 5, 40)};
  std::unique_ptr<kit::InMemory> memory_;
  std::unique_ptr<kit::OnRocks> rocks_;
  kit::Disk* disk_ = nullptr;
  std::unique_ptr<SicknessState> state_;
  std::unique_ptr<kit::Hearing> hearing_;
  std::unique_ptr<kit::Journal> journal_;
  kit::FakeUpstream directory_{"directory"};
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

}  // namespace vagtbro::sickness
