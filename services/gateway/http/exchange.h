// Exchange: where the answer to one HTTP request goes, at once or chunk by chunk.
//
// Shape:   either Answer(), or Begin(), Write()s and End(). What comes after the browser has gone
//          or after the end is dropped.
// Threads: any; callbacks run on a thread of the server and must not block.
#pragma once

#include <functional>
#include <memory>

#include "gateway/http/message.h"

namespace vagtbro::gateway {

class Exchange {
 public:
  virtual ~Exchange() = default;

  virtual void Answer(Response response) = 0;

  // The head goes out at once, so that a page knows that its stream is open.
  virtual void Begin(Response head) = 0;
  // `written` is called when the chunk has left this process; only then send the next, or a slow
  // reader fills the memory.
  virtual void Write(std::string chunk, std::function<void()> written) = 0;
  virtual void End() = 0;

  // Called once when the browser goes, or stops reading, before the end; at once if it has gone.
  virtual void OnGone(std::function<void()> gone) = 0;
};

// Takes every request of a server. Must not block.
using Handler = std::function<void(Request, std::shared_ptr<Exchange>)>;

}  // namespace vagtbro::gateway
