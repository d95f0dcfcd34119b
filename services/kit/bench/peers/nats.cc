// NATS JetStream: the log is the server's, state and effects are in a RocksDB of each side.
//
// Debian's server cannot be told to sync each message before it acknowledges it; the file system
// can: files in a folder with the S attribute are written through.
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <vector>

#include "kit/base/check.h"
#include "kit/bench/peers/peer.h"
#include "kit/bench/peers/server.h"
#include "kit/journal/disk.h"

#ifdef VAGTBRO_NATS
#include <nats/nats.h>

namespace vagtbro::bench {
namespace {

// What is written below `folder` from now on is on disk when write() comes back.
bool WriteThrough(const std::string& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY);
  long flags = 0;
  bool set = ::ioctl(fd, FS_IOC_GETFLAGS, &flags) == 0;
  flags |= FS_SYNC_FL;
  set = set && ::ioctl(fd, FS_IOC_SETFLAGS, &flags) == 0;
  ::close(fd);
  return set;
}

void Check(natsStatus status) {
  if (status == NATS_OK) return;
  std::fprintf(stderr, "nats: %s\n", natsStatus_GetText(status));
  KIT_CHECK(false);
}

class Connection final {
 public:
  explicit Connection(int port) {
    Check(natsConnection_ConnectTo(&nats_, ("nats://127.0.0.1:" + std::to_string(port)).c_str()));
    Check(natsConnection_JetStream(&stream_, nats_, nullptr));
  }
  ~Connection() {
    jsCtx_Destroy(stream_);
    natsConnection_Destroy(nats_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  jsCtx* stream() { return stream_; }

 private:
  natsConnection* nats_ = nullptr;
  jsCtx* stream_ = nullptr;
};

// The rows that events change on one side, and where it has come to.
class Rows final {
 public:
  explicit Rows(const std::string& folder) : disk_(std::move(*kit::OpenRocksDisk(folder))) {}

  void Change(const std::string& row) {
    set_.rows.emplace_back(row, std::to_string(++calls_[row]));
  }
  // One synced write.
  void Keep(size_t cursor) {
    set_.rows.emplace_back("cursor", std::to_string(cursor));
    KIT_CHECK(disk_->Write(set_).ok());
    set_.rows.clear();
  }

 private:
  std::unique_ptr<kit::Disk> disk_;
  kit::WriteSet set_;
  std::map<std::string, int> calls_;
};

class Nats final : public PeerWork {
 public:
  Nats(const std::string& program, const std::string& folder, int port)
      : server_({program, "-c", folder + "/conf"}, "", folder + "/log",
                [port] { return Listens(port); }),
        state_(folder + "/producer"),
        effect_(folder + "/consumer"),
        producer_(port),
        consumer_(port) {
    const char* subjects[] = {"events"};
    jsStreamConfig stream;
    Check(jsStreamConfig_Init(&stream));
    stream.Name = "EVENTS";
    stream.Subjects = subjects;
    stream.SubjectsLen = 1;
    jsErrCode error{};
    Check(js_AddStream(nullptr, producer_.stream(), &stream, nullptr, &error));
    // The cursor is the consumer's own: the server need not keep one too.
    jsSubOptions options;
    Check(jsSubOptions_Init(&options));
    options.Ordered = true;
    Check(js_SubscribeSync(&events_, consumer_.stream(), "events", nullptr, &options, &error));
  }
  ~Nats() override { natsSubscription_Destroy(events_); }

  void Produce(size_t first, size_t count) override {
    for (size_t number = first; number < first + count; ++number) state_.Change(RowOf(number));
    state_.Keep(first + count);
    for (size_t number = first; number < first + count; ++number) {
      const std::string event = EventOf(number);
      Check(js_PublishAsync(producer_.stream(), "events", event.data(),
                            static_cast<int>(event.size()), nullptr));
    }
    Check(js_PublishAsyncComplete(producer_.stream(), nullptr));
  }

  size_t Consume() override {
    natsMsg* message = nullptr;
    if (natsSubscription_NextMsg(&message, events_, 100) != NATS_OK) return 0;
    size_t count = 0;
    do {
      effect_.Change(RowOfEvent(natsMsg_GetData(message)));
      natsMsg_Destroy(message);
      ++count;
    } while (count < kMostTogether && natsSubscription_NextMsg(&message, events_, 0) == NATS_OK);
    consumed_ += count;
    effect_.Keep(consumed_);
    return count;
  }

 private:
  Server server_;
  Rows state_;
  Rows effect_;
  Connection producer_;
  Connection consumer_;
  natsSubscription* events_ = nullptr;
  size_t consumed_ = 0;
};

}  // namespace

std::unique_ptr<PeerWork> StartNats(const std::string& folder, std::string* missing) {
  const std::string program = FindProgram("nats-server");
  if (program.empty()) {
    *missing = "nats-server";
    return nullptr;
  }
  std::filesystem::create_directory(folder + "/stream");
  if (!WriteThrough(folder + "/stream")) {
    *missing = "a file system that can write through (ext4)";
    return nullptr;
  }
  const int port = FreePort();
  std::ofstream(folder + "/conf") << "listen: \"127.0.0.1:" << port << "\"\n"
                                  << "jetstream { store_dir: \"" << folder << "/stream\" }\n";
  return std::make_unique<Nats>(program, folder, port);
}

}  // namespace vagtbro::bench

#else

namespace vagtbro::bench {
std::unique_ptr<PeerWork> StartNats(const std::string& /*folder*/, std::string* missing) {
  *missing = "libnats-dev when this was built";
  return nullptr;
}
}  // namespace vagtbro::bench

#endif
