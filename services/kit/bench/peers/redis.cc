// Redis streams: state and event in one MULTI at the producer, effect and cursor in one MULTI at
// the consumer, every write synced before it is answered (appendfsync always).
#include <memory>

#include "kit/base/check.h"
#include "kit/bench/peers/peer.h"
#include "kit/bench/peers/server.h"

#ifdef VAGTBRO_HIREDIS
#include <hiredis/hiredis.h>

namespace vagtbro::bench {
namespace {

struct FreeReply {
  void operator()(redisReply* reply) const { freeReplyObject(reply); }
};
using Reply = std::unique_ptr<redisReply, FreeReply>;

class Connection final {
 public:
  explicit Connection(int port) : context_(redisConnect("127.0.0.1", port)) {
    KIT_CHECK(context_ != nullptr && context_->err == 0);
  }
  ~Connection() { redisFree(context_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Sent with the next Take().
  template <class... Arguments>
  void Say(const char* format, Arguments... arguments) {
    redisAppendCommand(context_, format, arguments...);
    ++owed_;
  }
  // The last of the answers owed.
  Reply Take() {
    Reply last;
    for (; owed_ > 0; --owed_) {
      void* reply = nullptr;
      KIT_CHECK(redisGetReply(context_, &reply) == REDIS_OK);
      last.reset(static_cast<redisReply*>(reply));
      KIT_CHECK(last->type != REDIS_REPLY_ERROR);
    }
    return last;
  }

 private:
  redisContext* context_;
  size_t owed_ = 0;
};

class Redis final : public PeerWork {
 public:
  Redis(const std::string& program, const std::string& folder, int port, bool together)
      : server_({program, "--bind", "127.0.0.1", "--port", std::to_string(port), "--dir", folder,
                 "--appendonly", "yes", "--appendfsync", "always", "--save", "",
                 "--auto-aof-rewrite-percentage", "0"},
                "", folder + "/log", [port] { return Listens(port); }),
        producer_(port),
        consumer_(port),
        together_(together) {}

  void Produce(size_t first, size_t count) override {
    for (size_t number = first; number < first + count; ++number) {
      const std::string event = EventOf(number);
      if (number == first || !together_) producer_.Say("MULTI");
      producer_.Say("HINCRBY state %s 1", RowOf(number).c_str());
      producer_.Say("XADD events * e %b", event.data(), event.size());
      if (number + 1 == first + count || !together_) producer_.Say("EXEC");
    }
    producer_.Take();
  }

  size_t Consume() override {
    consumer_.Say("XREAD COUNT %d BLOCK 100 STREAMS events %s", static_cast<int>(kMostTogether),
                  cursor_.c_str());
    const Reply read = consumer_.Take();
    if (read->type != REDIS_REPLY_ARRAY || read->elements == 0) return 0;
    const redisReply* entries = read->element[0]->element[1];
    for (size_t i = 0; i < entries->elements; ++i) {
      const redisReply* id = entries->element[i]->element[0];
      const redisReply* event = entries->element[i]->element[1]->element[1];
      const bool last = i + 1 == entries->elements;
      if (i == 0 || !together_) consumer_.Say("MULTI");
      consumer_.Say("HINCRBY effect %s 1", RowOfEvent({event->str, event->len}).c_str());
      if (last || !together_) consumer_.Say("SET cursor %b", id->str, id->len);
      if (last || !together_) consumer_.Say("EXEC");
      if (last) cursor_.assign(id->str, id->len);
    }
    consumer_.Take();
    return entries->elements;
  }

 private:
  Server server_;
  Connection producer_;
  Connection consumer_;
  std::string cursor_ = "0";
  bool together_;
};

std::unique_ptr<PeerWork> Start(const std::string& folder, std::string* missing, bool together) {
  const std::string program = FindProgram("redis-server");
  if (program.empty()) {
    *missing = "redis-server";
    return nullptr;
  }
  return std::make_unique<Redis>(program, folder, FreePort(), together);
}

}  // namespace

std::unique_ptr<PeerWork> StartRedis(const std::string& folder, std::string* missing) {
  return Start(folder, missing, false);
}
std::unique_ptr<PeerWork> StartRedisPacked(const std::string& folder, std::string* missing) {
  return Start(folder, missing, true);
}

}  // namespace vagtbro::bench

#else

namespace vagtbro::bench {
std::unique_ptr<PeerWork> StartRedis(const std::string& /*folder*/, std::string* missing) {
  *missing = "libhiredis-dev when this was built";
  return nullptr;
}
std::unique_ptr<PeerWork> StartRedisPacked(const std::string& folder, std::string* missing) {
  return StartRedis(folder, missing);
}
}  // namespace vagtbro::bench

#endif
