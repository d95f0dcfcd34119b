// A team is at a training, and a meeting is for whoever wants to come.
#include "roster/testing/fjord.h"

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "roster/api/roster_api.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class TrainingStory : public FjordStory {
 protected:
  // Two weeks later Bo and Eva are planned 07-15.
  void SetUp() override {
    FjordStory::SetUp();
    bench.Publish({BasisShift("later-bo", "fjord", "2026-02-16 07:00", "bo"),
                   BasisShift("later-eva", "fjord", "2026-02-16 07:00", "eva")});
    bench.Listen();
  }

  absl::Status Train(const std::vector<std::string>& who, const std::string& from,
                     const std::string& to) {
    v1::PlanTrainingRequest request;
    for (const std::string& id : who) request.add_employment_ids(id);
    *request.mutable_interval() = kit::MakeInterval(At(from), At(to));
    return bench.Do(request, &PlanTraining, &training_);
  }

  absl::Status Meet(const std::string& from, const std::string& to, uint32_t places) {
    v1::PlanMeetingRequest request;
    request.set_unit_id("fjord");
    *request.mutable_interval() = kit::MakeInterval(At(from), At(to));
    request.set_places(places);
    return bench.Do(request, &PlanMeeting, &meeting_);
  }

  v1::GapOpened OpenedGap() const { return bench.Said<v1::GapOpened>().at(0); }

  v1::PlanTrainingResponse training_;
  v1::PlanMeetingResponse meeting_;
};

TEST_P(TrainingStory, TheShiftsOfATeamAreSearchedForWeeksAhead) {
  ASSERT_TRUE(Train({"bo", "eva"}, "2026-02-16 08:00", "2026-02-16 14:00").ok());
  EXPECT_THAT(training_.released_shift_ids(), ElementsAre("later-bo", "later-eva"));
  const auto gaps = bench.Said<v1::GapOpened>();
  ASSERT_EQ(gaps.size(), 2u);
  EXPECT_EQ(gaps[0].cause(), v1::GAP_CAUSE_TRAINING);
  EXPECT_EQ(kit::Start(gaps[0].interval()), At("2026-02-16 08:00")) << "until then they are there";
  EXPECT_EQ(bench.Said<v1::ShiftReleased>().at(0).cause(), v1::RELEASE_CAUSE_TRAINING);
}

TEST_P(TrainingStory, WhoCanComeBackAfterItKeepsBothEnds) {
  ASSERT_TRUE(Train({"bo"}, "2026-02-16 09:00", "2026-02-16 12:00").ok());
  EXPECT_THAT(training_.released_shift_ids(), ElementsAre("later-bo"));
  const auto gaps = bench.Said<v1::GapOpened>();
  ASSERT_EQ(gaps.size(), 1u);
  EXPECT_EQ(kit::Start(gaps[0].interval()), At("2026-02-16 09:00"));
  EXPECT_EQ(kit::End(gaps[0].interval()), At("2026-02-16 12:00"));
  const std::string part = bench.Shift("later-bo").part_shift_ids(0);
  const v1::ShiftRow rest = bench.Shift(part);
  EXPECT_EQ(rest.shift().employment_id(), "bo");
  EXPECT_EQ(rest.state(), v1::SHIFT_STATE_PLANNED);
  EXPECT_EQ(kit::Start(rest.shift().interval()), At("2026-02-16 12:00"));
  for (const std::string there : {"08:59", "12:00", "14:59"}) {
    EXPECT_EQ(bench.LevelAt("fjord", "2026-02-16 " + there), v1::SERVICE_LEVEL_A) << there;
  }
  bench.SickCall("abs-2", "bo", "2026-02-16 00:00", "2026-02-17 00:00");
  bench.Recover("abs-2", "bo", "2026-02-16 00:00");
  EXPECT_EQ(bench.HolderOf(part), "bo") << "fit again, the rest is theirs as any shift";
}

TEST_P(TrainingStory, NobodyComesBackForLessThanTwoHours) {
  ASSERT_TRUE(Train({"bo"}, "2026-02-16 09:00", "2026-02-16 13:01").ok());
  EXPECT_THAT(bench.Said<v1::ShiftSplit>(), IsEmpty());
  EXPECT_EQ(kit::End(OpenedGap().interval()), At("2026-02-16 15:00"));
}

TEST_P(TrainingStory, WhoOnlyCoversDoesNotComeBack) {
  bench.Accept(gap_, "ulla");
  ASSERT_TRUE(Train({"ulla"}, "2026-02-02 09:00", "2026-02-02 12:00").ok());
  EXPECT_THAT(bench.Said<v1::ShiftSplit>(), IsEmpty());
  EXPECT_EQ(kit::End(OpenedGap().interval()), At("2026-02-02 15:00"));
}

TEST_P(TrainingStory, TheTrainingIsADutyForTheLaw) {
  ASSERT_TRUE(Train({"bo"}, "2026-02-16 08:00", "2026-02-16 14:00").ok());
  bench.Publish({BasisShift("night", "fjord", "2026-02-15 23:30", "")});
  EXPECT_EQ(kit::ReasonOf(bench.Assign("later-bo", "bo")), "LAW") << "at two places at once";
  EXPECT_EQ(kit::ReasonOf(bench.Assign("night", "bo")), "LAW") << "no rest before it";
  bench.Reopen();
  EXPECT_EQ(kit::ReasonOf(bench.Assign("night", "bo")), "LAW");
}

TEST_P(TrainingStory, NobodyIsImportedIntoTheirTraining) {
  ASSERT_TRUE(Train({"ulla"}, "2026-02-16 08:00", "2026-02-16 14:00").ok());
  const auto refused = bench.Publish({BasisShift("x", "fjord", "2026-02-16 07:00", "ulla")});
  ASSERT_EQ(refused.refused_size(), 1);
  EXPECT_EQ(refused.refused(0).reason(), "OVERLAPS");
}

TEST_P(TrainingStory, ATrainingHasItsConditions) {
  const std::string from = "2026-02-16 08:00", to = "2026-02-16 14:00";
  EXPECT_EQ(kit::ReasonOf(Train({"nobody"}, from, to)), "UNKNOWN_EMPLOYMENT");
  EXPECT_EQ(kit::ReasonOf(Train({}, from, to)), "MALFORMED_FIELD");
  EXPECT_EQ(kit::ReasonOf(Train({"bo"}, "2026-02-02 05:00", "2026-02-02 09:00")), "TIME_OVER");
  bench.GiveLeave("bo-person", At("2026-02-15 00:00"), At("2026-02-20 00:00"));
  bench.Listen();
  EXPECT_EQ(kit::ReasonOf(Train({"bo", "eva"}, from, to)), "LAW");
  EXPECT_THAT(bench.Told(), IsEmpty()) << "nobody is sent alone";
}

TEST_P(TrainingStory, AMeetingHasAGapAPlaceAndMovesNoLevel) {
  ASSERT_TRUE(Meet("2026-02-10 12:00", "2026-02-10 14:00", 2).ok());
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftsPublished", "GapOpened", "GapOpened"));
  const auto gaps = bench.Said<v1::GapOpened>();
  EXPECT_EQ(gaps[0].cause(), v1::GAP_CAUSE_MEETING);
  EXPECT_EQ(gaps[0].kind(), types::v1::SHIFT_KIND_MEETING);
  const auto before = bench.LevelAt("fjord", "2026-02-10 13:00");
  bench.Accept(gaps[0].gap_id(), "bo");
  EXPECT_EQ(bench.HolderOf(meeting_.shift_ids(0)), "bo");
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-10 13:00"), before);
  EXPECT_EQ(StateOf(meeting_.shift_ids(1)), v1::SHIFT_STATE_OPEN) << "the other place stays free";
}

TEST_P(TrainingStory, WhoCannotComeToAMeetingLeavesThePlaceToOthers) {
  ASSERT_TRUE(Meet("2026-02-10 12:00", "2026-02-10 14:00", 1).ok());
  const std::string place = meeting_.shift_ids(0);
  bench.Accept(OpenGap(), "bo");
  ASSERT_TRUE(bench.Release(place, "bo").ok());
  EXPECT_EQ(bench.Said<v1::GapOpened>().back().cause(), v1::GAP_CAUSE_MEETING);
  EXPECT_EQ(StateOf(place), v1::SHIFT_STATE_OPEN);
}

TEST_P(TrainingStory, NobodyMeetsRightAfterANight) {
  bench.Publish({BasisShift("night", "fjord", "2026-02-09 23:00", "bo")});
  ASSERT_TRUE(Meet("2026-02-10 14:00", "2026-02-10 16:00", 1).ok());
  bench.Accept(bench.Said<v1::GapOpened>().back().gap_id(), "bo");
  EXPECT_EQ(WhyRefused(), "LAW");
}

TEST_P(TrainingStory, APlannedMeetingIsNotSearchedForWhenItsHolderIsIll) {
  v1::Shift meeting = BasisShift("meeting", "fjord", "2026-02-10 12:00", "bo");
  meeting.set_kind(types::v1::SHIFT_KIND_MEETING);
  bench.Publish({meeting});
  bench.Listen();
  bench.SickCall("abs-2", "bo", "2026-02-10 00:00", "2026-02-11 00:00");
  EXPECT_THAT(bench.Said<v1::GapOpened>(), IsEmpty());
}

TEST_P(TrainingStory, NoPlannerMakesAMeetingLonger) {
  ASSERT_TRUE(Meet("2026-02-10 12:00", "2026-02-10 13:00", 1).ok());
  const std::string place = meeting_.shift_ids(0);
  EXPECT_TRUE(bench.Change(place, "2026-02-10 12:30", "2026-02-10 14:30").ok());
  const auto longer = bench.Change(place, "2026-02-10 12:30", "2026-02-10 14:31");
  EXPECT_EQ(kit::ReasonOf(longer), "MALFORMED_FIELD");
}

TEST_P(TrainingStory, AMeetingHasItsConditions) {
  EXPECT_EQ(kit::ReasonOf(Meet("2026-02-10 12:00", "2026-02-10 14:01", 1)), "MALFORMED_FIELD");
  EXPECT_EQ(kit::ReasonOf(Meet("2026-02-10 12:00", "2026-02-10 14:00", 0)), "MALFORMED_FIELD");
  EXPECT_EQ(kit::ReasonOf(Meet("2026-02-02 05:00", "2026-02-02 06:00", 1)), "TIME_OVER");
}

TEST_P(TrainingStory, AProtectedDayOffIsAFactForTheLaw) {
  v1::ImportRosterRequest request;
  v1::DayOffPlanned* day = request.add_days_off();
  day->set_day_off_id("off-bo");
  day->set_employment_id("ulla");
  *day->mutable_interval() = kit::MakeInterval(At("2026-02-15 16:00"), At("2026-02-17 06:00"));
  EXPECT_EQ(bench.Import(request).accepted(), 1u);
  EXPECT_THAT(bench.Told(), ElementsAre("DayOffPlanned"));
  bench.Import(request);
  EXPECT_THAT(bench.Told(), ElementsAre("DayOffPlanned")) << "the same again is no news";
  bench.Publish({BasisShift("free", "fjord", "2026-02-16 07:00", "")});
  EXPECT_EQ(kit::ReasonOf(bench.Assign("free", "ulla")), "LAW");
  EXPECT_TRUE(bench.Assign("free", "ib").ok());
  day->set_employment_id("nobody");
  EXPECT_EQ(bench.Import(request).refused(0).reason(), "UNKNOWN_EMPLOYMENT");
}

ROSTER_STORIES(TrainingStory);

}  // namespace
}  // namespace vagtbro::roster
