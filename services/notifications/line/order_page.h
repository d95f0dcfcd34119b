// Order page: what the people of an agency's desk see behind the link of an order, in Danish.
//
// Shape:   plain HTML without script; all text that came from outside is escaped.
#pragma once

#include <string>
#include <vector>

#include "notifications/effects/desk_answer.h"

namespace vagtbro::notifications {

// The order and a form; `worker` is what was typed before, `missing` what it lacked.
std::string FormPage(const OrderView& order, const WorkerData& worker,
                     const std::vector<std::string>& missing);

enum class Notice { kUnknown, kAnswered, kGone, kYesTaken, kNoTaken, kLater };
std::string NoticePage(Notice notice);

}  // namespace vagtbro::notifications
