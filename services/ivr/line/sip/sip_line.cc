#include "ivr/line/sip/sip_line.h"

#include <utility>

#include "ivr/line/sip/sip_loop.h"

namespace vagtbro::ivr {

absl::StatusOr<std::unique_ptr<SipLine>> SipLine::Start(SipSettings settings, MakeDialog make,
                                                        BackendPort& backend,
                                                        const kit::Clock& clock,
                                                        kit::Metrics& metrics) {
  auto peers = SipPeers::Parse(settings.peers);
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
int SipLine::calls() const { return loop_->calls(); }
void SipLine::Drain(absl::Duration patience) { loop_->Drain(patience); }

}  // namespace vagtbro::ivr
