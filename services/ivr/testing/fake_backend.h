// FakeBackend: the services behind a dialog, in memory: one employee, her shifts, absence and
// offers.
//
// Shape:   every wish is kept; `down` and `refused` name wishes by their type.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <typeindex>
#include <variant>
#include <vector>

#include "ivr/dialog/reply.h"
#include "ivr/dialog/wish.h"

namespace vagtbro::ivr {

inline const EmploymentId kEva{"emp-eva"};
inline const char kEvasNumber[] = "442211";
inline const char kEvasPin[] = "199471";

class FakeBackend {
 public:
  Identified eva{kEva, Language::kDanish,         false, LeaderContact::kNone,
                 "",   EmploymentId("emp-leader")};
  bool locked = false;
  std::vector<TimeSpan> shifts;
  AbsenceFound absence;
  std::vector<Offer> offers;
  OfferAnswer yes = OfferAnswer::kConfirmed;
  bool reported_before = false;

  std::vector<Wish> wishes;

  template <class W>
  void Fail() {
    down_.insert(std::type_index(typeid(W)));
  }
  template <class W>
  void Refuse(const std::string& reason) {
    refused_[std::type_index(typeid(W))] = reason;
  }

  Reply Answer(const Wish& wish) {
    wishes.push_back(wish);
    const auto type = std::visit([](const auto& w) { return std::type_index(typeid(w)); }, wish);
    if (down_.count(type) > 0) return Down{};
    if (refused_.count(type) > 0) return Refused{refused_[type]};
    return std::visit([this](const auto& w) { return To(w); }, wish);
  }

  // All wishes of a type, oldest first.
  template <class W>
  std::vector<W> All() const {
    std::vector<W> found;
    for (const Wish& wish : wishes) {
      if (const auto* one = std::get_if<W>(&wish)) found.push_back(*one);
    }
    return found;
  }

 private:
  Reply To(const Identify& wish) const {
    const bool right =
        wish.employment_no.Reveal() == kEvasNumber && wish.pin.Reveal() == kEvasPin && !locked;
    if (!right) return NotIdentified{};
    return eva;
  }
  Reply To(const NextShifts&) const { return Shifts{shifts}; }
  Reply To(const OpenAbsence&) const { return absence; }
  Reply To(const ReportSick&) const { return Reported{"471102", reported_before}; }
  Reply To(const ExtendAbsence&) const { return Kept{}; }
  Reply To(const ReportRecovery&) const { return Kept{}; }
  Reply To(const OpenOffers&) const { return Offers{offers}; }
  Reply To(const HoldOffer&) const { return Held{}; }
  Reply To(const EndHold&) const { return Kept{}; }
  Reply To(const AnswerOffer& wish) const { return wish.accept ? yes : OfferAnswer::kDeclined; }
  Reply To(const SetAvailability&) const { return Kept{}; }
  Reply To(const CallBackTask&) const { return Kept{}; }

  std::set<std::type_index> down_;
  std::map<std::type_index, std::string> refused_;
};

}  // namespace vagtbro::ivr
