#include "simulation/node.h"

#include "directory/store/directory_state.h"
#include "kit/base/check.h"
#include "notifications/react/hear.h"
#include "notifications/store/notifications_state.h"
#include "pool/react/hear.h"
#include "pool/react/on_alarm.h"
#include "pool/store/pool_state.h"
#include "roster/react/hear.h"
#include "roster/store/roster_state.h"
#include "sickness/react/hear.h"
#include "sickness/store/sickness_state.h"

namespace vagtbro::simulation {
namespace {

template <class State>
std::function<std::unique_ptr<kit::State>()> Makes() {
  return [] { return std::make_unique<State>(); };
}

// Nothing of it matters but what it says.
class SilentState final : public kit::State {
 public:
  bool Apply(const kit::Envelope&) override { return true; }
};

}  // namespace

Node::Node(std::string name, Making making, const kit::Clock& clock, kit::MemoryNetwork& network,
           std::function<bool(Node&)> flush)
    : name_(std::move(name)),
      making_(std::move(making)),
      clock_(clock),
      network_(network),
      flush_(std::move(flush)) {
  Open();
}

void Node::Open() {
  state_ = making_.state();
  hearing_ = std::make_unique<kit::Hearing>();
  if (making_.hear) making_.hear(*state_, *hearing_);
  auto opened = kit::Journal::Open(name_, disk_, clock_, *state_);
  KIT_CHECK(opened.ok());
  journal_ = std::move(*opened);
  bus_ = std::make_unique<kit::MemoryBus>(network_, *journal_, *hearing_, metrics_,
                                          [this] { return flush_(*this); });
  KIT_CHECK(bus_->Start().ok());
}

void Node::Crash() {
  bus_.reset();
  journal_.reset();
  hearing_.reset();
  state_.reset();
  Open();
}

size_t Node::FireAlarms(absl::Time now) {
  return kit::FireDueAlarms(*journal_, now, [this](kit::Commit& commit, const kit::Alarm& alarm) {
    if (making_.on_alarm) making_.on_alarm(*state_, commit, alarm);
  });
}

Node::Making DirectoryMaking() { return {Makes<directory::DirectoryState>(), nullptr, nullptr}; }

Node::Making SicknessMaking() {
  using sickness::SicknessState;
  return {Makes<SicknessState>(),
          [](kit::State& state, kit::Hearing& hearing) {
            sickness::Hear(static_cast<SicknessState&>(state), hearing);
          },
          nullptr};
}

Node::Making RosterMaking() {
  using roster::RosterState;
  return {Makes<RosterState>(),
          [](kit::State& state, kit::Hearing& hearing) {
            roster::Hear(static_cast<RosterState&>(state), hearing);
          },
          [](kit::State& state, kit::Commit& commit, const kit::Alarm& alarm) {
            roster::OnAlarm(static_cast<RosterState&>(state), commit, alarm);
          }};
}

Node::Making PoolMaking() {
  using pool::PoolState;
  return {Makes<PoolState>(),
          [](kit::State& state, kit::Hearing& hearing) {
            pool::Hear(static_cast<PoolState&>(state), hearing);
          },
          [](kit::State& state, kit::Commit& commit, const kit::Alarm& alarm) {
            pool::Planner planner;
            pool::OnAlarm(static_cast<PoolState&>(state), planner, commit, alarm);
          }};
}

Node::Making NotificationsMaking() {
  using notifications::NotificationsState;
  return {Makes<NotificationsState>(),
          [](kit::State& state, kit::Hearing& hearing) {
            notifications::Hear(static_cast<NotificationsState&>(state), hearing,
                                notifications::Telephone::kRings);
          },
          [](kit::State& state, kit::Commit& commit, const kit::Alarm& alarm) {
            notifications::OnAlarm(static_cast<NotificationsState&>(state), commit, alarm);
          }};
}

Node::Making IvrMaking() { return {Makes<SilentState>(), nullptr, nullptr}; }

}  // namespace vagtbro::simulation
