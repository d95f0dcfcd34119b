// Outlets: the ways out of the house that there are.
//
// Shape:   SMS always; orders over HTTP and by e-mail, calls, and web push beside the SMS, only
// where
//          they are set up.
#pragma once

#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "notifications/effects/sms_sender.h"
#include "notifications/effects/voice_sender.h"
#include "notifications/push/push_book.h"
#include "notifications/push/push_sender.h"

namespace vagtbro::notifications {

// What is written to an agency's desk: an order, or what became of it.
struct Paper {
  std::string address;    // URL, or e-mail address
  std::string desk;       // "<tenant>/<employment id>"; whose secret signs it
  std::string reference;  // the same for every try
  std::string subject;    // of the e-mail
  std::string body;       // JSON, or plain text
};

// Errors:  INVALID_ARGUMENT: it will never be taken there; anything else: again later, with the
// same
//          reference.
// Threads: any; may block, so never the owner thread.
class PaperSender {
 public:
  virtual ~PaperSender() = default;
  virtual absl::Status Send(const Paper& paper) = 0;
  // Breaks off what is under way; from here on Send() answers UNAVAILABLE.
  virtual void Stop() {}
};

// The twin for tests: a desk that keeps what it was given, once for a reference.
class MemoryPaperSender final : public PaperSender {
 public:
  absl::Status Send(const Paper& paper) override {
    const std::lock_guard lock(mutex_);
    if (!answer_.ok()) return answer_;
    if (references_.insert(paper.reference).second) sent_.push_back(paper);
    return absl::OkStatus();
  }
  void Answer(absl::Status answer) {
    const std::lock_guard lock(mutex_);
    answer_ = std::move(answer);
  }
  std::vector<Paper> sent() const {
    const std::lock_guard lock(mutex_);
    return sent_;
  }

 private:
  mutable std::mutex mutex_;
  absl::Status answer_;
  std::set<std::string> references_;
  std::vector<Paper> sent_;
};

struct Outlets {
  Outlets(SmsSender& sms_sender, PaperSender* http_sender = nullptr,  // NOLINT: SMS alone will do
          PaperSender* email_sender = nullptr, std::string url = "",
          VoiceSender* voice_sender = nullptr)
      : sms(sms_sender),
        http(http_sender),
        email(email_sender),
        public_url(std::move(url)),
        voice(voice_sender) {}

  SmsSender& sms;
  PaperSender* http;              // null: no orders over HTTP
  PaperSender* email;             // null: no orders by e-mail
  std::string public_url;         // of the webhook, as a desk reaches it; empty: no answers by form
  VoiceSender* voice;             // null: nobody is rung up
  PushSender* push = nullptr;     // null: no browser is pushed to
  PushBook* push_book = nullptr;  // of those browsers
};

}  // namespace vagtbro::notifications
