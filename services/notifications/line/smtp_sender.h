// SMTP sender: hands orders to the house's mail server, for desks that have no machine.
//
// Shape:   plain text in UTF-8; the Message-ID is made of the reference, so a server that sees a
//          second try may know it. STARTTLS where the address says smtp:// and the server offers
//          it.
// Errors:  INVALID_ARGUMENT if the server refuses the recipient or the message for good (5xx);
//          UNAVAILABLE for everything else.
// Threads: any.
#pragma once

#include <atomic>
#include <string>

#include "notifications/effects/outlets.h"

namespace vagtbro::notifications {

struct MailAccount {
  std::string url;   // "smtp://mail:25", "smtps://mail.example.dk:465"
  std::string from;  // "vagt@kommune.example.dk"
  std::string user;  // empty: none is asked for
  std::string password;
};

class SmtpSender final : public PaperSender {
 public:
  explicit SmtpSender(MailAccount account);
  absl::Status Send(const Paper& paper) override;
  // A Send() under way ends within a second.
  void Stop() override { stopping_ = true; }

 private:
  MailAccount account_;
  std::atomic<bool> stopping_ = false;
};

// The message as it goes over the wire; nothing in it can become a header of its own.
std::string MailOf(const Paper& paper, const std::string& from);

}  // namespace vagtbro::notifications
