// Agency door: where an agency's desk answers an order, by its machine or by a page for its people.
//
// Shape:   POST /v1/agency/answer: a token over {"message", "accept", "worker": {...}} in
//          X-Vagtbro-Signature, signed with the secret of the desk in X-Vagtbro-Desk.
//          GET /v1/orders/<tenant>/<message>/<seal> shows a form and changes nothing, so that a
//          mail scanner that opens links accepts nothing; POST to the same answers, once. 202
//          taken; 401 not signed; 404 no such order; 409 answered already, or the worker does not
//          fit; 410 nobody is needed any more; 422 with the list of what is missing; 503 again.
// Threads: those of the server that it is mounted on; the work is done on the owner thread.
#pragma once

#include <string>

#include "kit/journal/owner.h"
#include "notifications/effects/desk_answer.h"

namespace httplib {
class Server;
struct Request;
struct Response;
}  // namespace httplib

namespace vagtbro::notifications {

class AgencyDoor final {
 public:
  // Everything must outlive the door. `master`: see signature.h.
  AgencyDoor(const NotificationsState& state, kit::Owner& owner, const AddressKey& key,
             WorkerBook& book, std::string master);

  void Mount(httplib::Server& server);

 private:
  struct Settled {
    int http_status = 202;
    std::string reason;  // in words for a machine
    std::vector<std::string> missing;
  };
  std::optional<OrderView> Find(const std::string& message_key);
  Settled Settle(const OrderView& order, const DeskAnswer& answer);
  void OnAnswer(const httplib::Request& request, httplib::Response& response);
  void OnPage(const httplib::Request& request, httplib::Response& response, bool posted);

  const NotificationsState& state_;
  kit::Owner& owner_;
  const AddressKey& key_;
  WorkerBook& book_;
  std::string master_;
};

}  // namespace vagtbro::notifications
