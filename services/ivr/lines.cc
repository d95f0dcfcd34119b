#include "ivr/lines.h"

#include <future>
#include <string>

#include "ivr/call/call_run.h"
#include "ivr/dialog/inbound.h"
#include "ivr/settings.h"
#include "ivr/settings_twiml.h"
#include "kit/base/log.h"
#include "kit/rpc/client.h"

namespace vagtbro::ivr {
namespace {

// A thread for each wish at work; a call waits for a service a small part of its time.
constexpr int kWishes = 16;

}  // namespace

Lines::Lines(kit::Process& process, Backend& backend)
    : process_(process),
      backend_(backend),
      agi_(*Peers::Parse(process.config().Get("agi_allow")), MostCalls(process.config()),
           [this](Wire& wire) { TakeAgiCall(wire); }) {
  process.metrics().Describe("vagtbro_calls_total", "Calls by how they ended.");
  process.metrics().Describe("vagtbro_calls_left_total", "Where callers hung up by themselves.");
}

Lines::~Lines() { Stop(absl::ZeroDuration()); }

absl::Status Lines::Start() {
  if (absl::Status started = StartSip(); !started.ok()) return started;
  if (absl::Status started = StartTwiml(); !started.ok()) return started;
  return StartAgi();
}

absl::Status Lines::StartSip() {
  const kit::Config& config = process_.config();
  if (config.Get("sip_address").empty()) return absl::OkStatus();
  pooled_ = std::make_unique<PooledBackend>(backend_, process_.metrics(), kWishes);
  auto line = SipLine::Start(
      SipSettingsOf(config),
      [this](const CallStart& call) {
        return std::make_unique<Inbound>(HouseOf(process_.config()), call.facts);
      },
      *pooled_, process_.clock(), process_.metrics());
  if (!line.ok()) return line.status();
  sip_ = *std::move(line);
  if (sip_->can_ring()) dialer_ = sip_.get();
  kit::LogInfo("SIP open", {{"sip_port", std::to_string(sip_->port())},
                            {"sip_tls_port", std::to_string(sip_->tls_port())}});
  return absl::OkStatus();
}

absl::Status Lines::StartAgi() {
  const std::string& address = process_.config().Get("agi_listen");
  if (address.empty()) return absl::OkStatus();
  const auto port = agi_.Start(address);
  if (!port.ok()) return port.status();
  kit::LogInfo("FastAGI open", {{"agi_port", std::to_string(*port)}});
  return absl::OkStatus();
}

absl::Status Lines::StartTwiml() {
  const kit::Config& config = process_.config();
  if (config.Get("twiml_listen").empty()) return absl::OkStatus();
  pooled_twiml_ = std::make_unique<PooledBackend>(backend_, process_.metrics(), kWishes, "twiml");
  twiml_ = std::make_unique<TwimlLine>(
      TwimlSettingsOf(config, HouseOf(config)),
      [this](const CallStart& call) {
        return std::make_unique<Inbound>(HouseOf(process_.config()), call.facts);
      },
      *pooled_twiml_, process_.clock(), process_.metrics());
  const auto port = twiml_->Start(config.Get("twiml_listen"));
  if (!port.ok()) return port.status();
  if (dialer_ == nullptr && twiml_->rings_out()) dialer_ = twiml_.get();
  kit::LogInfo("TwiML open", {{"twiml_port", std::to_string(*port)}});
  kit::LogWarning(
      "keys and absences pass the operator of the hosted number: a data-processing "
      "agreement is needed");
  return absl::OkStatus();
}

// One call from an exchange.
void Lines::TakeAgiCall(Wire& wire) {
  const kit::Config& config = process_.config();
  const auto greeting = ReadAgiGreeting(wire);
  const std::string& tenant = config.Get("tenant");
  if (!greeting || (!greeting->Tenant().empty() && greeting->Tenant() != tenant)) {
    kit::LogWarning("no call of this municipality", {{"line", "agi"}});
    return;
  }
  const CallId id{kit::NewRequestId(), greeting->CallerNumber()};
  const CallFacts facts{id.call_id, !id.caller_number.empty(), process_.clock().Now()};
  AgiLine line(wire, AgiSettingsOf(config));
  CallRun(id, std::make_unique<Inbound>(HouseOf(config), facts), line, backend_, process_.clock(),
          process_.metrics())
      .Run();
}

void Lines::Stop(absl::Duration patience) {
  std::future<void> sip;
  std::future<void> twiml;
  if (sip_) sip = std::async(std::launch::async, [&] { sip_->Drain(patience); });
  if (twiml_) twiml = std::async(std::launch::async, [&] { twiml_->Drain(patience); });
  agi_.Stop(patience);
  if (sip.valid()) sip.wait();
  if (twiml.valid()) twiml.wait();
  dialer_ = nullptr;
  sip_.reset();
  twiml_.reset();
  for (PooledBackend* pool : {pooled_.get(), pooled_twiml_.get()}) {
    if (pool != nullptr) pool->Stop();
  }
}

}  // namespace vagtbro::ivr
