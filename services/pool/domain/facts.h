// Facts: what a decision of the pool leads to, oldest first; the messages that are journalled.
//
// Shape:   a ShiftOffered comes without offer_id and reply_code: the one who emits it draws them.
#pragma once

#include <variant>
#include <vector>

#include "vagtbro/pool/v1/pool_events.pb.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"

namespace vagtbro::pool {

using Fact =
    std::variant<v1::RungEntered, v1::CandidatesRanked, v1::ShiftOffered, v1::WaveSent,
                 v1::SearchPaused, v1::CoverEscalated, v1::OfferAccepted, v1::OfferDeclined,
                 v1::OfferLapsed, v1::OfferWithdrawn, v1::OfferAnsweredTooLate, v1::OfferRefused,
                 v1::OfferHeld, v1::OfferHoldEnded, v1::OfferQueued, v1::OfferStoodBy,
                 v1::StandbyEnded, v1::LendingConsentAsked, v1::LendingAnswered,
                 v1::HolidayContactAllowed, v1::GapSplitProposed, v1::SearchRested>;
using Facts = std::vector<Fact>;

}  // namespace vagtbro::pool
