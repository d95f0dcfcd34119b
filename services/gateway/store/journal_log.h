// JournalLog: what must outlive the process, written by the journal's owner.
//
// Shape:   a crash may lose what was said of sessions in the last moment: somebody signs in once
//          more, or a session that just ended is ended again by its age.
// Threads: any; never blocks.
#pragma once

#include <string>

#include "gateway/front/gatekeeper.h"
#include "gateway/session/session_book.h"
#include "kit/journal/owner.h"

namespace vagtbro::gateway {

class JournalLog final : public SessionLog, public AccessLog {
 public:
  JournalLog(std::string tenant, kit::Owner& owner, const kit::Clock& clock)
      : tenant_(std::move(tenant)), owner_(owner), clock_(clock) {}

  void Began(const Session& session) override;
  void Seen(const Session& session) override;
  void Ended(const std::string& key, v1::SessionEndCause cause) override;
  void Read(const v1::RecordsRead& read, std::function<void()> durable) override;

 private:
  template <class Fact>
  void Write(const std::string& stream, Fact fact, kit::Durable durable = nullptr);

  const std::string tenant_;
  kit::Owner& owner_;
  const kit::Clock& clock_;
};

}  // namespace vagtbro::gateway
