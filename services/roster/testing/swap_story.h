// SwapStory: Ada, Bo and Eva are at home in Fjord, Gry in Eng; it is Sunday noon, 1 February.
//
// Ada has Monday morning, Bo Wednesday, Eva Thursday, Gry Tuesday in Eng; Bo has one far off.
#pragma once

#include <string>
#include <vector>

#include "kit/rpc/refusal.h"
#include "roster/swap/api/swap_api.h"
#include "roster/testing/story.h"

namespace vagtbro::roster {

inline const std::string kMonday = "2026-02-02 07:00";

class SwapStory : public Story {
 protected:
  void SetUp() override {
    for (const std::string unit : {"fjord", "eng"}) {
      bench.AddUnit(unit);
      bench.Require(unit, 7 * 60, 480, 1, 1, 1);
    }
    for (const std::string name : {"ada", "bo", "eva"}) EmployAt(name, "fjord");
    EmployAt("gry", "eng");
    bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada"),
                   BasisShift("wed-bo", "fjord", "2026-02-04 07:00", "bo"),
                   BasisShift("thu-eva", "fjord", "2026-02-05 07:00", "eva"),
                   BasisShift("eng-gry", "eng", "2026-02-03 07:00", "gry"),
                   BasisShift("far-bo", "fjord", "2026-02-17 07:00", "bo")});
    bench.Listen();
  }

  void EmployAt(const std::string& name, const std::string& home) {
    bench.Employ(name);
    directory::v1::EmploymentRegistered event = *bench.state().Employment(kTenant, name);
    event.set_home_unit_id(home);
    bench.Hear(event);
  }

  absl::Status TryPropose(const std::string& who, const std::string& shift, const std::string& with,
                          v1::ProposeSwapResponse* response = nullptr) {
    v1::ProposeSwapRequest request;
    request.set_employment_id(who);
    request.set_shift_id(shift);
    request.set_with_shift_id(with);
    return bench.Do(request, &ProposeSwap, response);
  }
  std::string WhyNot(const std::string& who, const std::string& shift, const std::string& with) {
    return kit::ReasonOf(TryPropose(who, shift, with));
  }
  // By whoever holds it. Its id.
  std::string Propose(const std::string& shift, const std::string& with) {
    v1::ProposeSwapResponse response;
    const absl::Status done = TryPropose(bench.HolderOf(shift), shift, with, &response);
    EXPECT_TRUE(done.ok()) << done;
    return response.swap().proposed().swap_id();
  }
  absl::Status Answer(const std::string& swap, const std::string& who, bool accept) {
    v1::AnswerSwapRequest request;
    request.set_swap_id(swap);
    request.set_employment_id(who);
    request.set_accept(accept);
    return bench.Do(request, &AnswerSwap);
  }
  absl::Status Withdraw(const std::string& swap, const std::string& who) {
    v1::WithdrawSwapRequest request;
    request.set_swap_id(swap);
    request.set_employment_id(who);
    return bench.Do(request, &WithdrawSwap);
  }
  v1::ListSwapOptionsResponse Options(const std::string& who, const std::string& shift) {
    v1::ListSwapOptionsRequest request;
    request.set_tenant_id(kTenant);
    request.set_employment_id(who);
    request.set_shift_id(shift);
    v1::ListSwapOptionsResponse response;
    EXPECT_TRUE(ListSwapOptions(bench.state(), request, &response, bench.now()).ok());
    return response;
  }
  std::vector<v1::ShiftSwap> List(const std::string& who, bool open_only) {
    v1::ListSwapsRequest request;
    request.set_tenant_id(kTenant);
    request.set_employment_id(who);
    request.set_open_only(open_only);
    v1::ListSwapsResponse response;
    EXPECT_TRUE(ListSwaps(bench.state(), request, &response, bench.now()).ok());
    return {response.swaps().begin(), response.swaps().end()};
  }
  v1::SwapState StateOf(const std::string& swap) const {
    return bench.state().swaps().Find(kTenant, swap)->state();
  }
};

}  // namespace vagtbro::roster
