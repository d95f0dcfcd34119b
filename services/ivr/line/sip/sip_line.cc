#include "ivr/line/sip/sip_line.h"

#include <utility>

#include "ivr/line/sip/sip_loop.h"
#include "ivr/line/sip/trunk.h"

namespace vagtbro::ivr {

absl::StatusOr<std::unique_ptr<SipLine>> SipLine::Start(SipSettings settings, MakeDialog make,
                                                        BackendPort& backend,
                                                        const kit::Clock& clock,
                                                        kit::Metrics& metrics) {
  std::vector<std::string> networks = settings.peers;
  for (const std::string& host : {settings.trunk.host, settings.trunk.registrar}) {
    if (!host.empty() && !IsName(host)) networks.push_back(HostOf(host));
  }
  auto peers = SipPeers::Parse(networks);
  if (!peers.ok()) return peers.status();
  Clips clips(settings.clips);
  SipShared shared{
      std::move(settings), std::move(make), backend, clock, metrics, std::make_shared<Inbox>(),
      std::move(clips),    nullptr,         nullptr, {},    {}};
  auto loop = std::make_unique<Loop>(std::move(shared), *std::move(peers));
  if (const absl::Status started = loop->Start(); !started.ok()) return started;
  return std::unique_ptr<SipLine>(new SipLine(std::move(loop)));
}

SipLine::SipLine(std::unique_ptr<Loop> loop) : loop_(std::move(loop)) {}
SipLine::~SipLine() = default;

std::uint16_t SipLine::port() const { return loop_->port(); }
std::uint16_t SipLine::tls_port() const { return loop_->tls_port(); }
int SipLine::calls() const { return loop_->calls(); }
void SipLine::Drain(absl::Duration patience) { loop_->Drain(patience); }
bool SipLine::can_ring() const { return loop_->can_ring(); }
void SipLine::Ring(const OutCall& call, std::unique_ptr<Dialog> dialog, Ended ended) {
  loop_->Ring({call, std::move(dialog), std::make_shared<EndedOnce>(std::move(ended))});
}

}  // namespace vagtbro::ivr
