// LostCall: for a caller who is still there when the process that talked to them is not.
//
// Nobody knows what they had confirmed, so a human rings back, and they hear so.
//
// Shape:   one task a call, by a request id of its own, however often it is lost.
// Source:  services/DECISIONS.md 47.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "ivr/dialog/talk.h"
#include "ivr/dialog/turn.h"

namespace vagtbro::ivr {

class LostCall final : public Dialog {
 public:
  LostCall(House house, CallFacts call) : talk_(std::move(house), std::move(call)) {}

  Step On(const Event& event, absl::Time now) override;
  const char* place() const override { return "lost"; }
  std::unique_ptr<Dialog> Copy() const override { return std::make_unique<LostCall>(*this); }

 private:
  Step Leave(absl::Time now);

  Talk talk_;
  bool waits_ = false;  // for the task to be on disk
  bool kept_ = false;
  bool gone_ = false;
};

}  // namespace vagtbro::ivr
