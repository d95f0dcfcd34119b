// Front: which room takes a request: the relay, the sign-in, or the site.
//
// Shape:   POST /vagtbro.… is a call; /auth/… is signing in; /calendar/… is somebody's shifts for
//          their telephone; /healthz and /readyz are for whoever
//          stands in front; everything else is the site.
// Threads: any.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "gateway/calendar/feed.h"
#include "gateway/front/auth.h"
#include "gateway/http/exchange.h"
#include "gateway/relay/relay.h"
#include "gateway/site/site.h"

namespace vagtbro::gateway {

class Front final {
 public:
  Front(Relay& relay, Auth& auth, Feed& feed, Site& site)
      : relay_(relay), auth_(auth), feed_(feed), site_(site) {}

  void Take(const Request& request, const std::shared_ptr<Exchange>& exchange);
  // /readyz says no from here on.
  void Drain() { draining_ = true; }

 private:
  Relay& relay_;
  Auth& auth_;
  Feed& feed_;
  Site& site_;
  std::atomic<bool> draining_ = false;
};

// What every answer carries unless it says otherwise: nothing is kept, framed, sniffed or told on.
Headers HouseHeaders(bool secure);

}  // namespace vagtbro::gateway
