// Order paper: what an agency's desk reads, as JSON for its machine and as text for its people.
//
// No name and no reason is in it: place, time, deadline, what the worker must be, and what we need
// to know of the worker.
//
// Shape:   instants in RFC 3339; names of professions and roles as in types/v1/work.proto without
//          prefix. `worker_data` lists what a yes must say; see README "Agencies".
#pragma once

#include <string>

#include "notifications/effects/delivery.h"

namespace vagtbro::notifications {

// Where a desk answers: its machine, and the page for its people.
struct AnswerPlaces {
  std::string answer_url;  // empty: nowhere
  std::string form_url;
};

AnswerPlaces PlacesFor(const Delivery& delivery, const std::string& public_url,
                       const AddressKey& key);

// `text`: the wording of the message.
std::string PaperJson(const Delivery& delivery, const std::string& text,
                      const AnswerPlaces& places);

// An order by SMS: answered by the link alone.
std::string OrderSms(const Delivery& delivery, const AnswerPlaces& places, bool danish);

// An order or its sequel by e-mail.
std::string MailSubject(const Delivery& delivery, bool danish);
std::string MailText(const Delivery& delivery, const std::string& text, const AnswerPlaces& places,
                     bool danish);

// "Sygeplejerske", "Nurse".
std::string ProfessionName(types::v1::Profession profession, bool danish);

}  // namespace vagtbro::notifications
