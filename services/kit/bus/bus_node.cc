#include "kit/bus/bus_node.h"

#include "kit/bus/bus_loop.h"

namespace vagtbro::kit {

BusNode::BusNode(BusOptions options, Journal& journal, Owner& owner, Hearing& hearing,
                 Metrics& metrics)
    : loop_(std::make_unique<BusLoop>(std::move(options), journal, owner, hearing, metrics)) {}
BusNode::~BusNode() = default;

absl::Status BusNode::Start() { return loop_->Start(); }
void BusNode::Stop() { loop_->Stop(); }
bool BusNode::heard_all() const { return loop_->exchange().heard_all(); }
int BusNode::stopped_lines() const { return loop_->exchange().stopped_lines(); }
std::string BusNode::address() const { return loop_->address(); }

}  // namespace vagtbro::kit
