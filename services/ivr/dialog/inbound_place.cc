#include "ivr/dialog/inbound_place.h"

#include <cstdlib>

namespace vagtbro::ivr {

const char* PlaceName(InboundPlace place) {
  using Place = InboundPlace;
  switch (place) {
    case Place::kStart:
      return "start";
    case Place::kEmploymentNo:
      return "employment_no";
    case Place::kPin:
    case Place::kIdentifying:
      return "pin";
    case Place::kLookingForOffers:
    case Place::kMenu:
      return "menu";
    case Place::kKind:
    case Place::kChildDay:
      return "kind";
    case Place::kReadingShifts:
    case Place::kDays:
    case Place::kExtendDays:
      return "days";
    case Place::kConfirmSick:
    case Place::kConfirmExtend:
    case Place::kConfirmFit:
    case Place::kConfirmWord:
      return "confirm";
    case Place::kCorrect:
    case Place::kFromShift:
      return "correct";
    case Place::kReporting:
    case Place::kSaving:
      return "registering";
    case Place::kReceipt:
    case Place::kReceiptAgain:
      return "receipt";
    case Place::kReadingAbsence:
    case Place::kAbsence:
    case Place::kFitFrom:
      return "absence";
    case Place::kOther:
      return "other";
    case Place::kCallBackNumber:
    case Place::kAskingCallBack:
      return "call_back";
    case Place::kOffer:
      return "offer";
    case Place::kMore:
    case Place::kLeaving:
      return "end";
  }
  std::abort();  // -Werror=switch has named every place.
}

bool IsOnlyReading(InboundPlace place) {
  return place == InboundPlace::kIdentifying || place == InboundPlace::kLookingForOffers ||
         place == InboundPlace::kReadingShifts || place == InboundPlace::kReadingAbsence;
}

bool AwaitsReply(InboundPlace place) {
  return IsOnlyReading(place) || place == InboundPlace::kReporting ||
         place == InboundPlace::kSaving || place == InboundPlace::kAskingCallBack;
}

}  // namespace vagtbro::ivr
