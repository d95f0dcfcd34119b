// What the gateway remembers over a restart: sessions, and who looked at whom.
#include <gtest/gtest.h>

#include <future>

#include "gateway/api/calendar_link.h"
#include "gateway/api/home_units.h"
#include "gateway/api/list_access.h"
#include "gateway/store/gateway_state.h"
#include "gateway/store/journal_log.h"
#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "kit/testing/disks.h"

namespace vagtbro::gateway {
namespace {

const absl::Time kMorning = absl::FromCivil(absl::CivilHour(2026, 11, 22, 5), absl::UTCTimeZone());

// One run of the process on a disk.
struct Run {
  Run(kit::Disk& disk, kit::Clock& clock)
      : journal(*kit::Journal::Open("gateway", disk, clock, state)),
        owner(*journal, clock, OnAlarm),
        log("legeby", owner, clock),
        sessions(log) {
    for (Session& session : state.Sessions()) sessions.Restore(std::move(session));
    owner.Start();
  }
  ~Run() { owner.Stop(); }
  // Until everything said so far is on disk.
  void Settle() {
    std::promise<void> done;
    owner.Submit([](kit::Journal&) {}, [&] { done.set_value(); });
    done.get_future().wait();
  }
  // On the owner's turn, until it is on disk.
  void Do(const std::function<void(kit::Commit&)>& act) {
    std::promise<void> done;
    owner.Submit(
        [&](kit::Journal& to) {
          kit::Commit commit(to, {"legeby", "", "", "", ""}, kMorning);
          act(commit);
        },
        [&] { done.set_value(); });
    done.get_future().wait();
  }
  v1::ListAccessResponse Accesses(const std::string& subject, const std::string& actor = "",
                                  int limit = 0, std::optional<std::string> home = "") {
    v1::ListAccessRequest request;
    request.set_tenant_id("legeby");
    request.set_subject_employment_id(subject);
    request.set_actor_employment_id(actor);
    request.set_limit(limit);
    v1::ListAccessResponse response;
    KIT_CHECK(ListAccess(journal->log(), request, home, &response).ok());
    return response;
  }
  GatewayState state;
  std::unique_ptr<kit::Journal> journal;
  kit::Owner owner;
  JournalLog log;
  SessionBook sessions;
};

template <class Disks>
struct StoreTest : ::testing::Test {
  Disks disks;
  kit::ManualClock clock{kMorning};
};
TYPED_TEST_SUITE(StoreTest, kit::BothDisks);

Session Ada() {
  Session session;
  session.account_key = "account";
  session.employment_id = "emp-ada";
  session.roles = {"employee", "planner"};
  session.units = {"unit-1"};
  return session;
}

TYPED_TEST(StoreTest, ARestartSignsNobodyOutAndNobodyInAgain) {
  kit::Disk& disk = this->disks.Open();
  std::string open, ended;
  {
    Run run(disk, this->clock);
    open = run.sessions.Begin(Ada(), kMorning);
    ended = run.sessions.Begin(Ada(), kMorning);
    run.sessions.End(HashOf(ended));
    run.Settle();
  }
  Run again(disk, this->clock);
  const auto session = again.sessions.Enter(open, kMorning);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->roles, Ada().roles);
  EXPECT_EQ(session->units, Ada().units);
  EXPECT_EQ(session->end_time, kMorning + kOldest);
  EXPECT_FALSE(again.sessions.Enter(ended, kMorning));
}

TYPED_TEST(StoreTest, TheCookieIsNotOnDisk) {
  Run run(this->disks.Open(), this->clock);
  const std::string cookie = run.sessions.Begin(Ada(), kMorning);
  run.Settle();
  run.journal->log().ForEach([&](const kit::Envelope& event) {
    EXPECT_EQ(event.SerializeAsString().find(cookie), std::string::npos);
  });
}

TYPED_TEST(StoreTest, WhoLookedAtWhomIsReadBackTheLatestFirst) {
  Run run(this->disks.Open(), this->clock);
  for (int i = 0; i < 2500; ++i) {
    v1::RecordsRead read;
    read.set_actor_employment_id(i % 2 == 0 ? "emp-ada" : "emp-bo");
    read.set_account_key("account");
    read.set_method("method-" + std::to_string(i));
    read.add_subject_employment_ids(i == 7 ? "emp-cy" : "emp-di");
    run.log.Read(read, nullptr);
  }
  run.Settle();
  ASSERT_EQ(run.Accesses("emp-cy").accesses_size(), 1);
  EXPECT_EQ(run.Accesses("emp-cy").accesses(0).read().method(), "method-7");
  EXPECT_EQ(run.Accesses("emp-di").accesses_size(), 100);
  EXPECT_EQ(run.Accesses("emp-di", "emp-ada", 3).accesses(0).read().method(), "method-2498");
  EXPECT_EQ(run.Accesses("emp-di", "emp-ada", 3).accesses_size(), 3);
  EXPECT_EQ(run.Accesses("emp-nobody").accesses_size(), 0);
}

TYPED_TEST(StoreTest, ALookIsOnDiskBeforeItIsAllowed) {
  Run run(this->disks.Open(), this->clock);
  v1::RecordsRead read;
  read.set_actor_employment_id("emp-ada");
  read.add_subject_employment_ids("emp-di");
  std::promise<int> seen;
  run.log.Read(read, [&] { seen.set_value(run.Accesses("emp-di").accesses_size()); });
  EXPECT_EQ(seen.get_future().get(), 1);
}

// A look that names nobody, by Ada.
v1::RecordsRead Wide(const std::string& method, const std::string& unit_id) {
  v1::RecordsRead read;
  read.set_actor_employment_id("emp-ada");
  read.set_method(method);
  if (!unit_id.empty()) read.add_unit_ids(unit_id);
  return read;
}
constexpr char kAway[] = "vagtbro.roster.v1.PlanService/ListAway";

TYPED_TEST(StoreTest, ALookAtAWholeUnitIsToldToThoseWhoAreAtHomeThere) {
  Run run(this->disks.Open(), this->clock);
  run.log.Read(Wide(kAway, "unit-1"), nullptr);
  auto other = Wide(kAway, "unit-1");
  other.add_subject_employment_ids("emp-bo");
  run.log.Read(other, nullptr);
  run.Settle();
  const auto told = run.Accesses("emp-di", "", 0, "unit-1");
  ASSERT_EQ(told.accesses_size(), 1);
  EXPECT_EQ(told.accesses(0).read().unit_ids(0), "unit-1");
  EXPECT_EQ(run.Accesses("emp-di", "", 0, "unit-2").accesses_size(), 0);
  EXPECT_EQ(run.Accesses("emp-di", "", 0, "").accesses_size(), 0);
  EXPECT_EQ(run.Accesses("emp-bo", "", 0, "unit-2").accesses_size(), 1);
}

TYPED_TEST(StoreTest, ALookAtAllUnitsIsToldToEverybodyEmployed) {
  Run run(this->disks.Open(), this->clock);
  run.log.Read(Wide(kAway, ""), nullptr);
  // About one gap, which is not noted: of whom is not known.
  run.log.Read(Wide("vagtbro.pool.v1.PoolService/Explain", ""), nullptr);
  run.Settle();
  for (const char* home : {"unit-1", ""}) {
    const auto told = run.Accesses("emp-di", "", 0, home);
    ASSERT_EQ(told.accesses_size(), 1);
    EXPECT_EQ(told.accesses(0).read().method(), kAway);
  }
  EXPECT_EQ(run.Accesses("emp-di", "", 0, std::nullopt).accesses_size(), 0);
}

TYPED_TEST(StoreTest, AWideLookIsToldOnceADayAndAPersonsOwnEachTime) {
  Run run(this->disks.Open(), this->clock);
  for (int i = 0; i < 3; ++i) {
    run.log.Read(Wide(kAway, "unit-1"), nullptr);
    auto own = Wide(kAway, "");
    own.add_subject_employment_ids("emp-di");
    run.log.Read(own, nullptr);
    run.Settle();
    ASSERT_TRUE(this->clock.Advance(absl::Hours(12)).ok());
  }
  EXPECT_EQ(run.Accesses("emp-di", "", 0, "unit-1").accesses_size(), 5);
  EXPECT_EQ(run.Accesses("", "", 0, std::nullopt).accesses_size(), 6);
}

class OneUnit final : public Directory {
 public:
  absl::StatusOr<Scope> Find(const std::string&) override {
    ++asked;
    if (!answer.ok()) return answer;
    return Scope{"unit-" + std::to_string(asked), {}};
  }
  absl::Status answer;
  int asked = 0;
};

TEST(HomeUnitsTest, IsTheUnitOfNowAskedNowAndThen) {
  kit::ManualClock clock(kMorning);
  OneUnit directory;
  HomeUnits homes(&directory, clock);
  EXPECT_EQ(**homes.Of("emp-di"), "unit-1");
  EXPECT_EQ(**homes.Of("emp-di"), "unit-1");
  ASSERT_TRUE(clock.Advance(absl::Minutes(5)).ok());
  EXPECT_EQ(**homes.Of("emp-di"), "unit-2");
  directory.answer = absl::NotFoundError("ended");
  EXPECT_FALSE(homes.Of("emp-bo")->has_value());
  directory.answer = absl::UnavailableError("down");
  EXPECT_FALSE(homes.Of("emp-cy").ok());
  directory.answer = absl::OkStatus();
  EXPECT_TRUE(homes.Of("emp-cy")->has_value());
  EXPECT_FALSE(HomeUnits(nullptr, clock).Of("emp-di")->has_value());
}

v1::CreateCalendarLinkRequest Ask(const std::string& who) {
  v1::CreateCalendarLinkRequest request;
  request.set_tenant_id("legeby");
  request.set_employment_id(who);
  return request;
}

TYPED_TEST(StoreTest, ACalendarHasOneAddressAndItsSecretIsNotOnDisk) {
  kit::Disk& disk = this->disks.Open();
  const std::string first = NewSecret(), second = NewSecret();
  {
    Run run(disk, this->clock);
    for (const std::string& secret : {first, second}) {
      run.Do([&](kit::Commit& commit) {
        v1::CreateCalendarLinkResponse response;
        EXPECT_TRUE(
            CreateCalendarLink(commit, Ask("emp-ada"), secret, "https://vagt", &response).ok());
        EXPECT_EQ(response.url(), "https://vagt/calendar/" + secret + ".ics");
      });
    }
    EXPECT_FALSE(run.state.links().Find(HashOf(first)));
    EXPECT_EQ(run.state.links().Find(HashOf(second)), "emp-ada");
    run.journal->log().ForEach([&](const kit::Envelope& event) {
      EXPECT_EQ(event.SerializeAsString().find(second), std::string::npos);
    });
  }
  Run again(disk, this->clock);
  again.state.FillLinks();
  EXPECT_FALSE(again.state.links().Find(HashOf(first)));
  EXPECT_EQ(again.state.links().Find(HashOf(second)), "emp-ada");
}

TYPED_TEST(StoreTest, ARevokedAddressIsGoneAndRevokingNoneIsNoError) {
  Run run(this->disks.Open(), this->clock);
  v1::RevokeCalendarLinkRequest revoke;
  revoke.set_tenant_id("legeby");
  revoke.set_employment_id("emp-ada");
  v1::CreateCalendarLinkResponse made;
  run.Do([&](kit::Commit& commit) {
    EXPECT_TRUE(CreateCalendarLink(commit, Ask("emp-ada"), "secret", "", &made).ok());
    EXPECT_FALSE(CreateCalendarLink(commit, Ask(""), "secret", "", &made).ok());
  });
  EXPECT_TRUE(run.state.links().Find(HashOf("secret")));
  for (int i = 0; i < 2; ++i) {
    run.Do([&](kit::Commit& commit) {
      EXPECT_TRUE(RevokeCalendarLink(run.state, commit, revoke).ok());
      EXPECT_EQ(commit.emitted(), i == 0 ? 1u : 0u);
    });
  }
  EXPECT_FALSE(run.state.links().Find(HashOf("secret")));
}

TYPED_TEST(StoreTest, APersonSeesWhenTheirCalendarWasMadeAndRead) {
  Run run(this->disks.Open(), this->clock);
  v1::GetCalendarLinkRequest get;
  get.set_tenant_id("legeby");
  get.set_employment_id("emp-ada");
  const auto ask = [&] {
    v1::GetCalendarLinkResponse response;
    EXPECT_TRUE(GetCalendarLink(run.state, get, &response).ok());
    return response;
  };
  EXPECT_FALSE(ask().has_create_time());
  v1::CreateCalendarLinkResponse made;
  run.Do([&](kit::Commit& commit) {
    EXPECT_TRUE(CreateCalendarLink(commit, Ask("emp-ada"), "secret", "", &made).ok());
  });
  EXPECT_EQ(kit::FromProto(ask().create_time()), kMorning);
  EXPECT_FALSE(ask().has_read_time());
  ASSERT_TRUE(this->clock.Advance(absl::Hours(1)).ok());
  v1::RecordsRead read;
  read.set_actor_employment_id("emp-ada");
  read.set_method(kCalendarLook);
  run.log.Read(read, nullptr);
  run.Settle();
  EXPECT_EQ(kit::FromProto(ask().read_time()), kMorning + absl::Hours(1));
}

TYPED_TEST(StoreTest, ASessionThatGrewTooOldLeavesNoRow) {
  Run run(this->disks.Open(), this->clock);
  run.sessions.Begin(Ada(), kMorning);
  run.Settle();
  ASSERT_TRUE(this->clock.Advance(kOldest).ok());
  run.Settle();
  run.Settle();
  EXPECT_TRUE(run.state.Sessions().empty());
}

}  // namespace
}  // namespace vagtbro::gateway
