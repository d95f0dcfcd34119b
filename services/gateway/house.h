// House: everything of the gateway between the socket and the services, wired.
//
// Threads: made and ended by main(); its parts have their own.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "gateway/front/front.h"
#include "gateway/front/house_calls.h"
#include "gateway/front/house_clock.h"
#include "gateway/front/script_door.h"
#include "gateway/front/workers.h"
#include "gateway/http/server.h"
#include "gateway/settings.h"
#include "gateway/store/journal_log.h"
#include "kit/ops/process.h"

namespace vagtbro::gateway {

// Every few seconds: ends what is over, and counts what is open.
class Ticker final {
 public:
  Ticker(std::chrono::milliseconds every, std::function<void()> tick)
      : every_(every), thread_([this, tick = std::move(tick)] {
          std::unique_lock lock(mutex_);
          while (!wake_.wait_for(lock, every_, [this] { return stopping_; })) tick();
        }) {}
  ~Ticker() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  const std::chrono::milliseconds every_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

// Everything between the socket and the services.
struct House {
  House(kit::Process& process, const Settings& settings, const kit::PrincipalSigner& signer,
        const kit::SecretKey& seal_key, const Links& links, const Routes::Channels& channels);
  ~House();

  // Ends what is over, and counts what is open; call it every few seconds.
  void Tick(kit::Process& process);

  JournalLog log;
  SessionBook sessions;
  CurlClient curl;
  HouseClock system;
  std::unique_ptr<Provider> provider;         // null: a demo
  std::unique_ptr<ScriptDoor> scripts;        // null: no tokens are taken
  std::unique_ptr<HouseDirectory> directory;  // null: none is set up; claims say everything
  std::unique_ptr<HouseShifts> shifts;        // null: there are no calendars
  Gatekeeper gate;
  Routes routes;
  Relay relay;
  Seal seal;
  Workers workers;
  Auth auth;
  Workers readers;  // for calendars: who signs in need not wait for them
  Feed feed;
  Site site;
  Front front;
  HttpServer server;
};

}  // namespace vagtbro::gateway
