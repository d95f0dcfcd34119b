// Somebody's calendar: what it shows, to whom, and when it ends.
#include "gateway/calendar/feed.h"

#include <gtest/gtest.h>
#include <libical/ical.h>

#include <future>

#include "gateway/front/house_calls.h"
#include "kit/base/proto_time.h"

namespace vagtbro::gateway {
namespace {

const absl::TimeZone kHere = [] {
  absl::TimeZone zone;
  absl::LoadTimeZone("Europe/Copenhagen", &zone);
  return zone;
}();
// The evening before the clocks go back.
const absl::Time kNow = absl::FromCivil(absl::CivilMinute(2026, 10, 24, 18, 0), kHere);

CalendarShift Night() {
  return {"shift-1", absl::FromCivil(absl::CivilMinute(2026, 10, 24, 23, 0), kHere),
          absl::FromCivil(absl::CivilMinute(2026, 10, 25, 7, 0), kHere),
          types::v1::SHIFT_KIND_ORDINARY, "Solgården, 1. sal; øst"};
}

using Parsed = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;
Parsed Parse(const std::string& text) {
  return {icalparser_parse_string(text.c_str()), &icalcomponent_free};
}
icalcomponent* First(const Parsed& calendar) {
  return icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
}

TEST(IcsTest, TheNightTheClocksGoBackIsNineHoursLong) {
  const Parsed calendar = Parse(MakeIcs({Night()}, "legeby", kNow));
  icalcomponent* entry = First(calendar);
  ASSERT_NE(entry, nullptr);
  const auto start = icalcomponent_get_dtstart(entry);
  const auto end = icalcomponent_get_dtend(entry);
  EXPECT_TRUE(icaltime_is_utc(start));
  EXPECT_STREQ(icaltime_as_ical_string(start), "20261024T210000Z");
  EXPECT_STREQ(icaltime_as_ical_string(end), "20261025T060000Z");
  EXPECT_EQ(icaltime_as_timet(end) - icaltime_as_timet(start), 9 * 3600);
}

TEST(IcsTest, AnEntryReadsBackAsItWasMeant) {
  const std::string text = MakeIcs({Night()}, "legeby", kNow);
  const Parsed calendar = Parse(text);
  icalcomponent* entry = First(calendar);
  ASSERT_NE(entry, nullptr);
  EXPECT_STREQ(icalcomponent_get_uid(entry), "shift-1@legeby.vagtbro");
  EXPECT_STREQ(icalcomponent_get_summary(entry), "Nattevagt");
  EXPECT_STREQ(icalcomponent_get_location(entry), "Solgården, 1. sal; øst");
  EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_dtstamp(entry)), "20261024T160000Z");
  EXPECT_EQ(icalcomponent_count_errors(calendar.get()), 0);
  EXPECT_NE(text.find("LAST-MODIFIED:20261024T160000Z\r\n"), std::string::npos);
  EXPECT_NE(text.find("REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"), std::string::npos);
  EXPECT_NE(text.find("X-WR-CALNAME:Vagter\r\n"), std::string::npos);
}

TEST(IcsTest, NobodyWithoutShiftsHasABrokenCalendar) {
  const Parsed calendar = Parse(MakeIcs({}, "legeby", kNow));
  ASSERT_NE(calendar, nullptr);
  EXPECT_EQ(First(calendar), nullptr);
}

roster::v1::RosterShift Planned(const std::string& id, const std::string& holder) {
  roster::v1::RosterShift shift;
  shift.mutable_shift()->set_shift_id(id);
  shift.mutable_shift()->set_employment_id(holder);
  shift.mutable_shift()->add_unit_ids("unit-1");
  *shift.mutable_shift()->mutable_interval()->mutable_start_time() = kit::ToProto(kNow);
  *shift.mutable_shift()->mutable_interval()->mutable_end_time() =
      kit::ToProto(kNow + absl::Hours(8));
  shift.set_state(roster::v1::SHIFT_STATE_PLANNED);
  return shift;
}

TEST(HeldShiftsTest, OnlyWhatIsHeldIsShownAndNothingOfAnAbsence) {
  auto away = Planned("shift-2", "");
  away.set_vacated_by_employment_id("emp-ada");
  auto dropped = Planned("shift-3", "emp-ada");
  dropped.set_state(roster::v1::SHIFT_STATE_DROPPED);
  auto half = Planned("shift-4", "emp-ada");
  *half.mutable_held_interval()->mutable_start_time() = kit::ToProto(kNow + absl::Hours(4));
  *half.mutable_held_interval()->mutable_end_time() = kit::ToProto(kNow + absl::Hours(8));
  const auto held = HeldShifts({Planned("shift-1", "emp-ada"), Planned("shift-1", "emp-ada"), away,
                                dropped, half, Planned("shift-5", "emp-bo")},
                               "emp-ada", {{"unit-1", "Solgården"}});
  ASSERT_EQ(held.size(), 2u);
  EXPECT_EQ(held[0].shift_id, "shift-1");
  EXPECT_EQ(held[0].place, "Solgården");
  EXPECT_EQ(held[1].start_time, kNow + absl::Hours(4));
}

class House final : public Directory, public Shifts, public AccessLog {
 public:
  absl::StatusOr<Scope> Find(const std::string&) override {
    if (!employed.ok()) return employed;
    return Scope{};
  }
  absl::StatusOr<std::vector<CalendarShift>> Read(const std::string& employment_id, absl::Time from,
                                                  absl::Time until) override {
    read_for = employment_id;
    EXPECT_EQ(until - from, absl::Hours(24 * 120));
    read_from = from;
    return shifts;
  }
  void Read(const v1::RecordsRead& read, std::function<void()> durable) override {
    looks.push_back(read);
    durable();
  }
  absl::Status employed;
  absl::StatusOr<std::vector<CalendarShift>> shifts = std::vector{Night()};
  std::string read_for;
  absl::Time read_from;
  std::vector<v1::RecordsRead> looks;
};

class Waiting final : public Exchange {
 public:
  void Answer(Response given) override { response.set_value(std::move(given)); }
  void Begin(Response) override {}
  void Write(std::string, std::function<void()>) override {}
  void End() override {}
  void OnGone(std::function<void()>) override {}
  std::promise<Response> response;
};

struct FeedTest : ::testing::Test {
  FeedTest() { links.Put(HashOf(secret), "emp-ada"); }
  Response Get(const std::string& at, Headers headers = {}, const std::string& method = "GET") {
    const auto exchange = std::make_shared<Waiting>();
    feed.Take({method, at, "", std::move(headers), "", "10.0.0.7"}, exchange);
    return exchange->response.get_future().get();
  }
  const std::string secret = NewSecret();
  const std::string path = "/calendar/" + secret + ".ics";
  House house;
  Links links;
  kit::ManualClock clock{kNow};
  kit::ManualClock system{kNow};
  Workers workers{1};
  Feed feed{{"legeby", "", false, 0}, links, house, &house, &house, clock, system, workers};
};

TEST_F(FeedTest, WhoHasTheAddressReadsTheShiftsWithoutASession) {
  const Response response = Get(path);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(*FindHeader(response.headers, "content-type"), "text/calendar; charset=utf-8");
  EXPECT_EQ(FindHeader(response.headers, "cache-control")->rfind("private", 0), 0u);
  EXPECT_NE(First(Parse(response.body)), nullptr);
  EXPECT_EQ(house.read_for, "emp-ada");
}

TEST_F(FeedTest, AReadIsALookByThePersonsOwnCalendarOnceADay) {
  Get(path);
  Get(path);
  ASSERT_EQ(house.looks.size(), 1u);
  EXPECT_EQ(house.looks[0].method(), "GET /calendar");
  EXPECT_EQ(house.looks[0].actor_employment_id(), "emp-ada");
  EXPECT_EQ(house.looks[0].subject_employment_ids(0), "emp-ada");
  ASSERT_TRUE(clock.Advance(absl::Hours(24)).ok());
  Get(path);
  EXPECT_EQ(house.looks.size(), 2u);
  EXPECT_EQ(house.looks[0].SerializeAsString().find(secret), std::string::npos);
}

TEST_F(FeedTest, ADemoWhoseTimeWasMovedShowsTheShiftsAroundThatTime) {
  ASSERT_TRUE(system.Advance(absl::Hours(24 * 200)).ok());
  EXPECT_EQ(Get(path).status, 200);
  EXPECT_EQ(house.read_from, kNow + absl::Hours(24 * 170));
}

TEST_F(FeedTest, WhatHasNotChangedIsNotSentAgain) {
  const Response first = Get(path);
  const std::string tag = *FindHeader(first.headers, "etag");
  const Response again = Get(path, {{"if-none-match", "W/" + tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
  ASSERT_TRUE(clock.Advance(absl::Hours(1)).ok());
  EXPECT_EQ(Get(path).body, first.body);
  house.shifts->at(0).end_time += absl::Hours(1);
  const Response changed = Get(path, {{"if-none-match", tag}});
  EXPECT_EQ(changed.status, 200);
  EXPECT_NE(changed.body.find("LAST-MODIFIED:20261024T170000Z"), std::string::npos);
}

TEST_F(FeedTest, WhatIsNoAddressOrNoneAnyMoreIsNotFoundInTheSameWords) {
  const Response unknown = Get("/calendar/" + NewSecret() + ".ics");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_EQ(Get("/calendar/").status, 404);
  EXPECT_EQ(Get("/calendar/" + secret).status, 404);
  links.Drop(HashOf(secret));
  EXPECT_EQ(Get(path).status, 404);
  EXPECT_EQ(Get(path).body, unknown.body);
  EXPECT_TRUE(house.looks.empty());
}

TEST_F(FeedTest, WhoHasGoneHasNoCalendar) {
  house.employed = absl::NotFoundError("ended");
  EXPECT_EQ(Get(path).status, 404);
  house.employed = absl::UnavailableError("down");
  EXPECT_EQ(Get(path).status, 503);
  house.employed = absl::OkStatus();
  house.shifts = absl::UnavailableError("down");
  const Response later = Get(path);
  EXPECT_EQ(later.status, 503);
  EXPECT_NE(FindHeader(later.headers, "retry-after"), nullptr);
}

TEST_F(FeedTest, NobodyGuessesOrReadsWithoutPause) {
  int reads = 0;
  while (Get(path).status == 200 && reads < 1000) ++reads;
  EXPECT_EQ(reads, 20);
  int guesses = 0;
  while (Get("/calendar/" + NewSecret() + ".ics").status == 404 && guesses < 1000) ++guesses;
  EXPECT_EQ(guesses, 60);
  EXPECT_EQ(Get(path, {}, "POST").status, 405);
}

}  // namespace
}  // namespace vagtbro::gateway
