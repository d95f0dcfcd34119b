// InboundPlace: where a call from an employee stands: a question that is open, or what is awaited.
#pragma once

namespace vagtbro::ivr {

enum class InboundPlace {
  kStart,
  kEmploymentNo,
  kPin,
  kIdentifying,
  kLookingForOffers,
  kMenu,
  kKind,
  kChildDay,
  kReadingShifts,
  kDays,
  kConfirmSick,
  kCorrect,
  kFromShift,
  kReporting,
  kReceipt,
  kReceiptAgain,
  kReadingAbsence,
  kAbsence,
  kExtendDays,
  kConfirmExtend,
  kFitFrom,
  kConfirmFit,
  kOther,
  kConfirmWord,
  kSaving,
  kOffer,
  kMore,
  kCallBackNumber,
  kAskingCallBack,
  kLeaving
};

// One word for metrics; places that feel the same to a caller share it.
const char* PlaceName(InboundPlace place);

// True if the backend is to answer before anything else can happen.
bool AwaitsReply(InboundPlace place);

// True if that answer matters only to a caller who is still there.
bool IsOnlyReading(InboundPlace place);

}  // namespace vagtbro::ivr
