// EventSwitch: one function a message type, chosen by the envelope's type.
//
// Shape:   events.On<sickness::v1::SickCallReported>([&](const auto& event, const Envelope& e)
// {…}); Errors:  Dispatch() answers kUnknown for a type without function, kMalformed if it does not
// parse. Threads: filled once before use; Dispatch() is const.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "kit/base/check.h"
#include "vagtbro/bus/v1/envelope.pb.h"

namespace vagtbro::kit {

enum class Dispatched { kDone, kUnknown, kMalformed };

template <class... Arguments>
class EventSwitch {
 public:
  using Envelope = bus::v1::Envelope;

  // Function: void(Arguments…, const Message&, const Envelope&).
  template <class Message, class Function>
  void On(Function function) {
    const std::string type = Message::descriptor()->full_name();
    const bool added = functions_
                           .emplace(type,
                                    [function](Arguments... arguments, const Envelope& envelope) {
                                      Message message;
                                      if (!message.ParseFromString(envelope.payload()))
                                        return false;
                                      function(arguments..., message, envelope);
                                      return true;
                                    })
                           .second;
    KIT_CHECK(added);
  }

  Dispatched Dispatch(Arguments... arguments, const Envelope& envelope) const {
    const auto found = functions_.find(envelope.type());
    if (found == functions_.end()) return Dispatched::kUnknown;
    return found->second(arguments..., envelope) ? Dispatched::kDone : Dispatched::kMalformed;
  }

  std::vector<std::string> types() const {
    std::vector<std::string> names;
    for (const auto& [type, function] : functions_) names.push_back(type);
    return names;
  }

 private:
  std::map<std::string, std::function<bool(Arguments..., const Envelope&)>> functions_;
};

}  // namespace vagtbro::kit
