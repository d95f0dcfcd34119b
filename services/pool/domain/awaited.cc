#include "pool/domain/awaited.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "pool/domain/chance.h"

namespace vagtbro::pool {

bool IsOpen(const v1::OfferRow& offer, absl::Time now) {
  return offer.state() == v1::OFFER_STATE_OPEN && now < kit::FromProto(offer.offer().lapse_time());
}

std::optional<absl::Time> LastLapse(const std::vector<const v1::OfferRow*>& offers,
                                    absl::Time now) {
  std::optional<absl::Time> last;
  for (const v1::OfferRow* row : offers) {
    if (!IsOpen(*row, now)) continue;
    const absl::Time lapse = kit::FromProto(row->offer().lapse_time());
    last = std::max(lapse, last.value_or(lapse));
  }
  return last;
}

size_t OpenOn(v1::Rung rung, const std::vector<const v1::OfferRow*>& offers, absl::Time now) {
  return static_cast<size_t>(std::count_if(
      offers.begin(), offers.end(),
      [&](const v1::OfferRow* row) { return row->offer().rung() == rung && IsOpen(*row, now); }));
}

std::vector<double> RunningChances(const std::vector<const v1::OfferRow*>& offers,
                                   const std::function<double(const std::string&)>& reach,
                                   absl::Duration pace, absl::Time now) {
  std::vector<double> chances;
  for (const v1::OfferRow* row : offers) {
    if (!IsOpen(*row, now)) continue;
    const absl::Time asked = kit::FromProto(row->offer_time());
    const double answers = reach(row->offer().employment_id());
    const double by_now = AnsweredWithin(now - asked, asked);
    const double then = AnsweredWithin(now + pace - asked, asked);
    chances.push_back(answers * YesShare(row->offer().rung()) * (then - by_now) /
                      (1 - answers * by_now));
  }
  return chances;
}

}  // namespace vagtbro::pool
