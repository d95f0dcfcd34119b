// Web push sender: encrypts a push for its browser and hands it to the browser's push service.
//
// Shape:   one POST over https (RFC 8030), no redirect followed; a push service that is not reached
//          is left alone for a minute, so that a house without a way out loses no time over it.
// Threads: any; Send() blocks for seconds at most.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <string>

#include "kit/time/clock.h"
#include "notifications/push/push_book.h"
#include "notifications/push/push_sender.h"
#include "notifications/push/vapid.h"

namespace vagtbro::notifications {

class WebPushSender final : public PushSender {
 public:
  // `real_clock`: by which push services judge our tokens. `ca_file`: roots to trust them by;
  // empty: those of the system. All must outlive it.
  WebPushSender(const PushBook& book, const Vapid& vapid, const PushHosts& hosts,
                const kit::Clock& real_clock, std::string ca_file);

  Pushed Send(const Push& push) override;
  // A Send() under way ends within a second.
  void Stop() override { stopping_ = true; }

 private:
  bool IsLeftAlone(const std::string& origin);
  void LeaveAlone(const std::string& origin);
  // The HTTP status; 0: not reached.
  long Post(const Subscription& to, const Push& push, const std::string& body);

  const PushBook& book_;
  const Vapid& vapid_;
  const PushHosts& hosts_;
  const kit::Clock& real_clock_;
  const std::string ca_file_;
  std::atomic<bool> stopping_ = false;
  std::mutex mutex_;
  std::map<std::string, absl::Time> left_alone_until_;  // by origin
};

}  // namespace vagtbro::notifications
