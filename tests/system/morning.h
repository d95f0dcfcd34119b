// Morning: a system at 05:40 with its town imported, and what a test does in it.
#pragma once

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "harness/system.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::harness {

class Morning : public ::testing::Test {
 protected:
  void SetUp() override { system_.Begin(MakeTown({})); }

  // The day shift of unit u0 on Monday: two people, one of them phones in sick.
  static sickness::v1::ReportSickRequest SickCall(const std::string& request_id,
                                                  const std::string& employment_id) {
    sickness::v1::ReportSickRequest request;
    request.set_tenant_id(kTenant);
    request.set_request_id(request_id);
    request.set_employment_id(employment_id);
    request.set_kind(sickness::v1::ABSENCE_KIND_OWN_ILLNESS);
    *request.mutable_start_time() = kit::ToProto(Local(2026, 2, 2, 7, 0));
    *request.mutable_end_time() = kit::ToProto(Local(2026, 2, 2, 15, 0));
    return request;
  }

  // Who holds the day shift `place` of a unit on Monday 2 February.
  roster::v1::RosterShift MondayShift(const std::string& unit, int place) {
    roster::v1::GetRosterRequest request;
    request.set_tenant_id(kTenant);
    request.set_unit_id(unit);
    *request.mutable_interval() =
        kit::MakeInterval(Local(2026, 2, 2, 7, 0), Local(2026, 2, 2, 8, 0));
    roster::v1::GetRosterResponse response;
    EXPECT_TRUE(
        system_
            .Call(system_.roster(), &roster::v1::RosterService::Stub::GetRoster, request, &response)
            .ok());
    const std::string id = "s-" + unit + "-day-7-" + std::to_string(place);
    for (const auto& shift : response.shifts()) {
      if (shift.shift().shift_id() == id) return shift;
    }
    ADD_FAILURE() << "no shift " << id;
    return {};
  }
  std::string Holder(const std::string& unit = "u0", int place = 0) {
    return MondayShift(unit, place).shift().employment_id();
  }

  // Reports the holder of the first day shift of `unit` sick; answers the receipt.
  std::string ReportHolderSick(const std::string& unit = "u0") {
    sickness::v1::ReportSickResponse response;
    const absl::Status status =
        system_.Call(system_.sickness(), &sickness::v1::SicknessService::Stub::ReportSick,
                     SickCall("sick-" + unit, Holder(unit)), &response);
    EXPECT_TRUE(status.ok()) << status;
    return response.absence().receipt_no();
  }

  std::vector<pool::v1::BoardGap> Gaps() {
    pool::v1::ListGapsRequest request;
    request.set_tenant_id(kTenant);
    pool::v1::ListGapsResponse response;
    EXPECT_TRUE(
        system_.Call(system_.pool(), &pool::v1::PoolService::Stub::ListGaps, request, &response)
            .ok());
    return {response.gaps().begin(), response.gaps().end()};
  }

  std::vector<pool::v1::Offer> Offers() {
    pool::v1::ListOffersRequest request;
    request.set_tenant_id(kTenant);
    request.set_page_size(1000);
    pool::v1::ListOffersResponse response;
    EXPECT_TRUE(
        system_.Call(system_.pool(), &pool::v1::PoolService::Stub::ListOffers, request, &response)
            .ok());
    return {response.offers().begin(), response.offers().end()};
  }
  std::vector<pool::v1::Offer> WaitForOffers(size_t count) {
    std::vector<pool::v1::Offer> offers;
    EXPECT_TRUE(Eventually([&] {
      offers.clear();
      for (const auto& offer : Offers()) {
        if (offer.state() == pool::v1::OFFER_STATE_OPEN) offers.push_back(offer);
      }
      return offers.size() >= count;
    })) << "wanted "
        << count << " open offers";
    return offers;
  }

  absl::Status Answer(const pool::v1::Offer& offer, bool accept,
                      pool::v1::AnswerOfferResponse* response) {
    pool::v1::AnswerOfferRequest request;
    request.set_tenant_id(kTenant);
    request.set_request_id("answer-" + offer.offer().offer_id());
    request.set_offer_id(offer.offer().offer_id());
    request.set_employment_id(offer.offer().employment_id());
    request.set_accept(accept);
    return system_.Call(system_.pool(), &pool::v1::PoolService::Stub::AnswerOffer, request,
                        response);
  }

  // Says yes on the newest offers until somebody has the shift; answers who.
  std::string CoverByYes() {
    std::string winner;
    EXPECT_TRUE(Eventually([&] {
      for (const auto& gap : Gaps()) {
        if (!gap.open()) {
          winner = gap.covered_by_employment_id();
          return true;
        }
      }
      for (const auto& offer : Offers()) {
        if (offer.state() != pool::v1::OFFER_STATE_OPEN) continue;
        pool::v1::AnswerOfferResponse response;
        Answer(offer, true, &response).IgnoreError();
        break;
      }
      return false;
    })) << "nobody got the shift";
    return winner;
  }

  System system_;
};

}  // namespace vagtbro::harness
